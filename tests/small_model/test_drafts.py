"""A hundred drafts of a real small model behind a real server: whatever it writes, nothing untrue gets out.

    make test-llm                        all, which takes an hour or so; what is done is not done again
    make test-llm DRAFTS=10              ten of all kinds

What came of it is printed and kept in tests/artifacts/small_model/; docs/small-model.md has the last figures.
"""

import os
import re
import socket
import subprocess
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.request import urlopen

import pytest
from small_model.drafts import ROOT, Draft, made, plan

from drafting.settings import settings

pytestmark = pytest.mark.small_model

COUNT = int(os.environ.get("NIANBAO_LLM_DRAFTS") or 100)
KEPT = ROOT / "tests" / "artifacts" / "small_model"
START_SECONDS = 120
SALVAGED = "保留"
"""What the message says of a part of which good or finished sentences were kept."""
_CARDS = re.compile("^第[^条]*条：")


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """The address of the small model's server."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    python = ROOT / ".venv-llm" / "bin" / "python"
    KEPT.mkdir(parents=True, exist_ok=True)
    command = [python, Path(__file__).with_name("serve.py"), str(port), KEPT]
    with (KEPT / "server.log").open("w") as log, subprocess.Popen(command, stdout=log, stderr=log) as process:
        address = f"http://127.0.0.1:{port}/v1"
        try:
            _wait(address, process)
            yield address
        finally:
            process.terminate()


def _wait(address: str, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urlopen(f"{address}/models", timeout=5):
                return
        except OSError:
            time.sleep(0.5)
    pytest.fail(f"the small model's server did not start: see {KEPT / 'server.log'}")


@pytest.fixture(scope="module")
def drafts(server: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Draft]]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NIANBAO_LLM_BASE_URL", server)
        patch.setenv("NIANBAO_LLM_MODEL", "gemma3-270m")
        patch.setenv("NIANBAO_LLM_TEMPERATURE", "0.7")
        patch.setenv("NIANBAO_LLM_TIMEOUT", "600")
        settings.cache_clear()
        folder = tmp_path_factory.mktemp("small-model")
        try:
            done: list[Draft] = []
            for draft in made(folder, plan(COUNT), KEPT / "drafts.jsonl"):
                done.append(draft)
                print(
                    f"\n{len(done)}. {draft.report} {draft.section}: {_how(draft)}, {draft.seconds:.0f}s",
                    end="",
                )
            yield done
        finally:
            settings.cache_clear()


def _how(draft: Draft) -> str:
    return "、".join(f"{part.code} {part.origin}" for part in draft.parts)


def summary(drafts: Sequence[Draft]) -> str:
    """What is to be said of these drafts, a line each."""
    parts = [part for draft in drafts for part in draft.parts]
    whole = [part for part in parts if part.origin == "model"]
    mended = [part for part in parts if part.origin == "repaired" and SALVAGED not in part.message]
    salvaged = [part for part in parts if SALVAGED in part.message]
    offline = [part for part in parts if part.origin == "offline"]
    reasons = Counter(_CARDS.sub("", part.message).partition("，")[0] for part in offline)
    counted = "" if all(part.counted for part in parts) else "about "
    sent, received = sum(part.sent for part in parts), sum(part.received for part in parts)
    return "\n".join(
        [
            f"{len(drafts)} drafts, {len(parts)} parts asked for in {sum(part.asked for part in parts)} questions",
            f"  as first written {len(whole)}, repaired {len(mended)}, "
            f"good sentences kept {len(salvaged)}, offline writer {len(offline)}",
            *(f"    offline because {reason}: {count}" for reason, count in reasons.most_common()),
            f"  bare numbers, wrong references, unsupported deeds and the like in the exports: "
            f"{sum(len(draft.untrue) for draft in drafts)}; numbers that are nobody's: "
            f"{sum(len(draft.strange) for draft in drafts)}",
            f"  {sum(draft.seconds for draft in drafts):.0f} s, {counted}{sent} tokens sent, {received} received",
        ]
    )


def test_nothing_untrue_gets_out(drafts: list[Draft]) -> None:
    print(f"\n{summary(drafts)}")
    assert len(drafts) == len(plan(COUNT))
    assert [(draft.report, draft.section, draft.untrue) for draft in drafts if draft.untrue] == []
    assert [(draft.report, draft.section, draft.strange) for draft in drafts if draft.strange] == []


def test_every_draft_was_asked_of_the_model_and_has_a_text(drafts: list[Draft]) -> None:
    assert [draft for draft in drafts if not draft.text.strip() or not draft.parts] == []
