"""Sentences that say what is lacking, and sentences that turn to what is done about it."""

import re
from functools import cache

from drafting.items.words import ORGAN, any_word


@cache
def _begins() -> re.Pattern[str]:
    will = r"(?:将|已|拟|正在|正|要|计划|及时|积极)"
    year = r"从?20\d\d年(?:\d{1,2}月)?(?:起|[，,]?将)"
    bracket = r"[（(](?=已|现已|正|将|拟)"
    now = rf"目前[，,]?(?:{ORGAN})?已"
    begins = any_word("turn", "begins")
    return re.compile(rf"(?:{ORGAN}){will}|{begins}|{year}|{now}|{bracket}")


@cache
def _verbs() -> re.Pattern[str]:
    return re.compile(any_word("turn", "verbs"))


@cache
def _lacks() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_word('turn', 'no_lack')})|(?P<lack>{any_word('turn', 'lacks')})")


def names_lack(sentence: str) -> bool:
    """Whether a sentence holds a word for what is lacking."""
    return any(match["lack"] for match in _lacks().finditer(sentence))


def lacks(sentence: str) -> bool:
    """Whether a sentence says that something is lacking, and not what will be done about it."""
    return not is_plan(sentence) and names_lack(sentence)


def praises(sentence: str) -> bool:
    """Whether a sentence says that the work went well, and nothing that is lacking."""
    return re.search(any_word("lead", "well"), sentence) is not None and not names_lack(sentence)


def is_plan(sentence: str) -> bool:
    """Whether a sentence begins as one that says what will be or has been done."""
    if _begins().match(sentence):
        return True
    deed = _verbs().match(sentence)
    if deed is None:
        return False
    return not names_lack(re.split("[，,。；]", sentence[deed.end() :], maxsplit=1)[0])


@cache
def _sentences() -> re.Pattern[str]:
    """Where a sentence begins, or a bracket (已整改) or clause (我局将…) that is as good as one."""
    bracket = r"(?=[（(](?:已|现已|正|将|拟))"
    clause = rf"(?<=，)(?=(?:{ORGAN})[将拟]|现已|目前已|目前正|拟|今后)"
    return re.compile(rf"(?:^|(?<=[。；！？”\n]))\s*(?=\S)|{bracket}|{clause}")


def turn(text: str, start: int, end: int) -> int | None:
    """Where a part turns to what is done: the first sentence that begins so; ``None`` where none does."""
    places = [start + match.end() for match in _sentences().finditer(text[start:end])]
    later = next((at for at in places if at > start and _begins().match(text, at, end)), None)
    first = next((at for at in places if is_plan(text[at:end])), None)
    return later if first == start and later is not None and not _begins().match(text, start, end) else first
