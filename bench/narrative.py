"""Time to the first token and of a whole report, against a scripted server on this machine.

    python bench/narrative.py

The server (the tests' own, real HTTP and events) sends a piece every 20 ms. Prints the time to the first
token of the bare openai client and of the product (libraries warm), their difference
(limit 20 ms), and the time of a report of eight calls at once over that of its slowest call (limit 1.3).
"""

import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

import openai
from honest_answers import CARDS
from honest_answers import PARTS as ANSWERS
from sample_year import sample_material
from scripted_server import Behaviour, Messages, ScriptedServer, in_pieces

from drafting.llm import chat_model
from drafting.narrative.drafting import draft
from drafting.narrative.drafting_requests import text_request
from drafting.narrative.material import PARTS
from drafting.settings import Settings

MATERIAL = sample_material()
(PART,) = (part for part in PARTS if part.code == "supervision")
ASKED = {
    part.code: text_request(part, MATERIAL, ()).user.rstrip().rpartition("\n")[2]
    for part in PARTS
    if part.code in ANSWERS
}
_CARDS = "".join(
    f"【{number}】问题\n{pairs[0][0]}\n【{number}】措施\n{pairs[0][1]}\n" for number, pairs in CARDS.items()
)
ROUNDS = 30


def answers(messages: Messages) -> Behaviour:
    """An honest answer to whatever part is asked for, of forty pieces."""
    user = str(messages[-1]["content"])
    code = next((code for code, asked in ASKED.items() if asked in user), "")
    text = ANSWERS[code][0] if code else _CARDS
    return Behaviour(in_pieces(text, max(1, len(text) // 40)), delay=0.02)


def bare(base_url: str) -> Callable[[], float]:
    """The bare client: the seconds to its first token, the same prompt."""
    client = openai.OpenAI(base_url=base_url, api_key="none", max_retries=0)
    request = text_request(PART, MATERIAL, ())

    def once() -> float:
        started = time.perf_counter()
        stream = client.chat.completions.create(
            model="m",
            stream=True,
            messages=[
                {"role": "system", "content": request.system},
                {"role": "user", "content": request.user},
            ],
        )
        for event in stream:
            if event.choices[0].delta.content:
                break
        seconds = time.perf_counter() - started
        stream.close()
        return seconds

    return once


def product(base_url: str) -> Callable[[], float]:
    """The product: the seconds from asking for a draft to its first token."""
    model = chat_model(Settings(llm_base_url=base_url, llm_model="m"))

    def once() -> float:
        started, first = time.perf_counter(), []

        def heard(_: str, __: str) -> None:
            first.append(time.perf_counter() - started)

        draft(MATERIAL, model, parts=[PART], on_text=heard, stop=lambda: bool(first))
        return first[0]

    return once


def median(once: Callable[[], float]) -> float:
    """The median of the rounds, after three that warm up."""
    return statistics.median([once() for _ in range(ROUNDS + 3)][3:])


def main() -> None:
    """Measure and print."""
    with ScriptedServer(answers) as server:
        client, ours = median(bare(server.base_url)), median(product(server.base_url))
        print(f"first token, openai client {client * 1000:6.1f} ms")
        print(
            f"first token, product       {ours * 1000:6.1f} ms, {(ours - client) * 1000:+.1f} ms (limit +20)"
        )
        model = chat_model(Settings(llm_base_url=server.base_url, llm_model="m"))
        server.requests.clear()
        started = time.perf_counter()
        slowest = max(part.seconds for part in draft(MATERIAL, model, workers=8).parts)
        whole = time.perf_counter() - started
        print(
            f"report of {len(server.requests)} calls       {whole:6.2f} s, slowest part {slowest:.2f} s",
            end="",
        )
        print(f", {whole / slowest:.2f}x (limit 1.3)")


if __name__ == "__main__":
    main()
