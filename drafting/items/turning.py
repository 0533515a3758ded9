"""Sentences that say what is lacking, and sentences that turn to what is done about it."""

import re
from functools import cache

from drafting.items.cues import ORGAN, any_of, words


@cache
def _begins() -> re.Pattern[str]:
    will = r"(?:将|已|拟|正在|正|要|计划|及时|积极)"
    year = r"从?20\d\d年(?:\d{1,2}月)?(?:起|[，,]?将)"
    bracket = r"[（(](?=已|现已|正|将|拟)"
    now = rf"目前[，,]?(?:{ORGAN})?已"
    begins = any_of(words("turn")["begins"])
    return re.compile(rf"(?:{ORGAN}){will}|{begins}|{year}|{now}|{bracket}")


@cache
def _verbs() -> re.Pattern[str]:
    return re.compile(any_of(words("turn")["verbs"]))


@cache
def _lacks() -> re.Pattern[str]:
    return re.compile(any_of(words("turn")["lacks"]))


def lacks(sentence: str) -> bool:
    """Whether a sentence says that something is lacking, and not what will be done about it."""
    return not is_plan(sentence) and _lacks().search(sentence) is not None


def is_plan(sentence: str) -> bool:
    """Whether a sentence begins as one that says what will be or has been done."""
    if _begins().match(sentence):
        return True
    first = re.split("[，,。；]", sentence, maxsplit=1)[0]
    return _verbs().match(sentence) is not None and _lacks().search(first) is None


def turn(text: str, start: int, end: int) -> int | None:
    """Where a part turns to what is done: the first sentence that begins so; ``None`` where none does."""
    pattern = r"(?:^|(?<=[。；！？”\n]))\s*(?=\S)|(?=[（(](?:已|现已|正|将|拟))"
    places = [start + match.end() for match in re.finditer(pattern, text[start:end])]
    later = next((at for at in places if at > start and _begins().match(text, at, end)), None)
    first = next((at for at in places if is_plan(text[at:end])), None)
    return later if first == start and later is not None and not _begins().match(text, start, end) else first
