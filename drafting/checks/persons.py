"""What is personal in a text: identity cards, mobile numbers, applicants' names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from drafting.checks.folded import bare
from drafting.checks.word_lists import any_of, word_list
from drafting.patterns import Sought

Place = tuple[int, int]

_PROVINCE = "(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])"
_DAY = r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
_CARD = Sought(
    rf"(?<![0-9A-Za-z./_=-])(?P<card>{_PROVINCE}\d{{4}}(?:(?:18|19|20)\d\d{_DAY}\d{{3}}[\dXx]|\d\d{_DAY}\d{{3}}))"
    r"(?![0-9A-Za-z])"
)
_SPACED = re.compile(r"(?<![0-9A-Za-z./_=-])\d(?:[- ]?\d){16}[- ]?[\dXx](?![0-9A-Za-z])")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_OTHER_NUMBER = re.compile(
    r"(?:代码|编号|文号|案号|账号|账户|订单号|备案号|许可证号?|流水号)[^。；，、\d]{0,6}$"
)
_MOBILE = Sought(
    r"(?<![0-9A-Za-z./_=-])(?:\+?86[- ]?)?(?P<mobile>1[3-9]\d[- ]?\d{4}[- ]?\d{4})"
    r"(?![0-9A-Za-z]|\.\d|[元万亿件条次人])"
)
_DIGITS = re.compile(r"[0-9](?:[- ]?\d){10}")
"""As many as the shortest number that is personal has; each begins with an ASCII digit."""
_CONTACT = re.compile(r"电话|联系|咨询|拨打|热线|手机|传真")
_END = r"(?=$|等[0-9一二两三四五六七八九十]|[，,。；;、：:！？()（）“”《\s的]"

_PLACES = "省市县区镇乡村局厅委办院校部旗州盟街所站企司组社场"
"""How an organ's or a place's name ends: 夏邑县向…提出 is no person's deed."""

_APPLIES = (
    r"(?:等[0-9一二两三四五六七八九十]{1,3}[名位人户][^，。；\n]{0,4})?(?:[于在][0-9]{4}年[^，。；\n]{0,10}?)?(?:向[^，。；\n]{2,20}?)?"
    r"(?:申请公开|提[出交][了的]?[^，。；\n]{0,6}公开[^，。；\n]{0,4}申请|诉[^，。；\n]{2,20}?(?:信息公开|一案))"
    r"|的?(?:政府)?信息公开申请|不服[^，。；\n]{0,20}?(?:答复|告知书|决定)"
    r"|(?<=(?:致|给)...)(?:先生|女士)|(?<=(?:致|给)..)(?:先生|女士)"
)
"""What only an applicant does."""


@dataclass(frozen=True)
class _Names:
    """How an applicant is named: behind a colon, before what he does, or as a person who does it.

    ``bare`` is a name alone before what only an applicant does; ``also`` is the next name of a list;
    ``somebody`` any word for such a person.
    """

    told: Sought
    bare: Sought
    also: re.Pattern[str]
    somebody: re.Pattern[str]
    masked: tuple[str, ...]
    words: frozenset[str]
    acts: frozenset[str]


@cache
def _names() -> _Names:
    words = word_list("names")
    sure, any_surname = any_of(words["surnames"]), any_of([*words["surnames"], *words["ambiguous"]])
    roles, persons, acts = any_of(words["roles"]), any_of(words["persons"]), any_of(words["acts"])
    named = any_of([*words["roles"], *words["others"]])
    begins = "".join(
        sorted({bare(word)[0] for word in (*words["roles"], *words["others"], *words["persons"])})
    )
    given = r"[\u4e00-\u9fff·]{1,2}?"
    return _Names(
        Sought(
            rf"(?=[{begins}])(?:(?:{named})(?:姓名|名称|代表)?[：:](?P<colon>(?:{any_surname}){given}){_END})"
            rf"|(?:{named})(?P<role>(?:{sure}){given}){_END}|{acts})"
            rf"|(?:{persons})(?P<person>(?:{sure}){given})(?={acts}|等[0-9一二两三四五六七八九十]))"
        ),
        Sought(
            rf"(?:^|(?<=[。；，：、(“‘\n到由与对致给])|(?<=[理到复]了))(?P<bare>(?:{sure})(?:(?![{_PLACES}])[\u4e00-\u9fff]){{1,2}}?)(?={_APPLIES})"
        ),
        re.compile(
            rf"(?:[、和与及]|以及)(?P<also>(?:{any_surname}){given})(?:{_END}|[等和与及]|以及|{acts}))"
        ),
        re.compile(f"{roles}|{persons}"),
        tuple(words["masked"]),
        frozenset(words["words"]),
        frozenset(words["acts"]),
    )


def personal(text: str, *, introduces: bool) -> list[tuple[str, Place]]:
    """Kind and place of what is personal in a folded text, in order, none within another."""
    places = [("name", place) for place in _persons(text)]
    if _DIGITS.search(text):
        places += (("card", place) for place in _cards(text))
        places += (("mobile", place) for place in _mobiles(text, introduces=introduces))
    return sorted(places, key=lambda found: found[1])


def speaks_of_persons(sentence: str) -> bool:
    """Whether a folded sentence is about an applicant or another person, named or not."""
    return bool(_names().somebody.search(sentence))


def valid_card(number: str) -> bool:
    """Whether the last digit of an identity card number of 18 is the checksum of the others."""
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, number, strict=False))
    return "10X98765432"[total % 11] == number[-1].upper()


def _cards(text: str) -> Iterator[Place]:
    for match in _CARD.finditer(text):
        if not _OTHER_NUMBER.search(text, max(0, match.start() - 16), match.start()):
            yield match.span("card")
    for match in _SPACED.finditer(text):
        number = re.sub("[- ]", "", match[0])
        near = text[max(0, match.start() - 16) : match.start()]
        if number != match[0] and _CARD.fullmatch(number) and (valid_card(number) or "身份证" in near):
            yield match.span()


def _mobiles(text: str, *, introduces: bool) -> Iterator[Place]:
    for match in _MOBILE.finditer(text):
        sentence = text[text.rfind("。", 0, match.start()) + 1 : match.start()]
        contact = introduces and _CONTACT.search(sentence)
        if not contact and not _OTHER_NUMBER.search(text, max(0, match.start() - 16), match.start()):
            yield match.span("mobile")


def _persons(text: str) -> Iterator[Place]:
    """The names of applicants, and those that a list goes on with."""
    names = _names()
    for match in (*names.told.finditer(text), *names.bare.finditer(text)):
        group = match.lastgroup or ""
        if _is_name(match[group]):
            yield match.span(group)
            following = names.also.match(text, match.end(group))
            while following and _is_name(following["also"]):
                yield following.span("also")
                following = names.also.match(text, following.end("also"))


def _is_name(name: str) -> bool:
    names = _names()
    masked = any(mask in name[1:] for mask in names.masked)
    return not masked and not {name, name[:2]} & names.words and name[1:] not in names.acts
