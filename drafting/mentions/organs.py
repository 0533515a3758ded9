"""What the reporting organ calls itself, and how another's name is told from it."""

import re
from functools import cache, lru_cache

from drafting.patterns import Sought

_OWN = re.compile("(?:[我本全]|针对|向)(?:分?局|委|厅|中心|街道|镇|乡|学院|医院|大队|支队|管委会)$")
_BEFORE_NAME = re.compile("^(?:.*(?:年度?|期间|以来|内|日))?(?:[其由经该])?")
_GOVERNING = re.compile(
    "人民政府$|(?:人民政府)?(?=[^府]{2,6}街道办事处$)|办事处$|人民政府办公[室厅]$|管理委员会$|管委会$"
)
_TOWNSHIP = re.compile("[镇乡]人民政府$")
_OFFICE = re.compile("(?P<level>[省市州盟区县旗])人民政府办公[室厅]$")
_OF_OTHERS = "信息|网|门户|公报|各|所属|部门|工作|组成|系统|采购|令|文件|规章|投资|性"
"""What behind 区政府 makes it another's: its departments', its gateway's."""
_BEFORE_OWN = "(?<![\u4e00-\u9fff])|(?<=[向对由及和与经在为以年])|(?<=办理|收到|受理|接收|答复|处理)"
"""What may stand before 区政府 so that no place's name does."""

_LEAST_END = 4
"""How many characters at the end of an organ's name are known to be its own."""

_UNIT = re.compile("[^省市州盟区县旗]*.$")
"""The last unit of a place's name: 渔河县 of 平澜市渔河县."""
_LEVEL = re.compile("[省州盟区县旗]|(?:(?<!城)市|市(?!管理|综合))(?![场容]|监(?!察))")
"""The level in an organ's name, which is not that of 城市管理 and 市场监管."""
_ZONE = re.compile("(?:经开|高新|开发|示范|度假|保税|综保|临空|临港|空港)区$")
_OF_ZONE = re.compile("(?:管理委员会|管委会)$")
_IS_TOWNSHIP = re.compile("(?:街道|[镇乡])$")
_LOWEST = re.compile("(?:街道办事处|街道|[镇乡](?:人民政府)?)$")
_REVIEWING = "司法|税务|海关|金融|外汇|安全局|烟草|邮政|铁路|海事|消防"
_DEPARTMENT = re.compile(f"^(?!.*(?:{_REVIEWING})).*(?:局|委员会|中心|联合会|联社)(?<!管理委员会)$")
_ONE_OFFICE = 2024
"""Since this year a government's reviews are all in one hand."""
NAME = "\ue002"
"""Stands in a clause for the name of the organ's place."""


@lru_cache(maxsize=256)
def place_of(organ: str) -> str:
    """A government's or 街道办事处's name as a place's (青岚区麻石镇); another organ's as it is."""
    return _GOVERNING.sub("", organ)


@lru_cache(maxsize=256)
def own_names(organ: str) -> tuple[str, Sought] | None:
    """What an organ calls itself: a township's 柳桥街道, 街道办 or a bare 街道 that opens the clause.

    A government's 办公室 answers for it, too: 区政府, 区政府及其办公室. ``None`` for any other organ,
    else its place's name and a pattern, in which ``NAME`` stands for that: organs are many, their kinds few.
    """
    if office := _OFFICE.search(organ):
        return _UNIT.findall(place_of(organ))[0], _office(office["level"])
    name = _LEVEL.split(place_of(organ))[-1]
    if not _IS_TOWNSHIP.search(name):
        return None
    return name, _township("街道" if name.endswith("街道") else name[-1])


def may_name_itself(clause: str, organ: str) -> bool:
    """Whether a clause may name the organ at all, by a quick look."""
    if not organ:
        return False
    called = own_names(organ)
    return organ in clause or (called is not None and called[1].may(clause))


def without_own_names(clause: str, organ: str) -> str:
    """The clause without what the organ calls itself."""
    clause = clause.replace(organ, "") if organ else clause
    if (called := own_names(organ)) is None:
        return clause
    name, pattern = called
    if name not in clause and not pattern.may(clause):
        return clause
    said = clause.replace(place_of(organ), NAME).replace(name, NAME)
    return pattern.sub("", said).replace(NAME, name)


def without_own_end(clause: str, organ: str) -> str:
    """The clause without the organ's name or the longest end of it that stands there (卫生健康局)."""
    if organ[-_LEAST_END:] not in clause:
        return clause
    ends = (organ[at:] for at in range(len(organ) - _LEAST_END + 1))
    longest = next((end for end in ends if end in clause), "")
    return clause.replace(longest, "") if longest else clause


@cache
def _office(level: str) -> Sought:
    government = f"(?:人民)?政府(?:本级)?(?!{_OF_OTHERS})"
    office_too = (
        f"(?:[及和](?:其|{level}(?:人民)?政府)?)?(?:办公[室厅]|办(?!理))?(?:代表?{level}(?:人民)?政府)?"
    )
    return Sought(f"(?:(?:{_BEFORE_OWN}){level}|{NAME}){government}{office_too}")


@cache
def _township(kind: str) -> Sought:
    here = "(?:(?<![\u4e00-\u9fff])|(?<=[年我本])|(?<=年度))"
    return Sought(f"(?:{NAME}|{here}{kind}(?:办事处|办|政府(?!信息)|人民政府)?)(?![村级区里])")


@lru_cache(maxsize=256)
def never_reviews(organ: str, year: int | None) -> bool:
    """Whether an organ decides on no 行政复议, so that those it 收到 are against it.

    A township and a 街道办事处 never did; a department does no more since 2024 (行政复议法 2023年修订, 第
    二十四条) unless it is led from above (第二十七条) or is the 司法 office, which handles them for its
    government.
    """
    if _LOWEST.search(organ):
        return True
    return year is not None and year >= _ONE_OFFICE and bool(_DEPARTMENT.search(organ))


def is_government(organ: str) -> bool:
    """Whether it is one whose tables sum many organs: a township's are its own."""
    return organ.endswith(("人民政府", "管委会", "管理委员会", *"省市区县旗")) and not _TOWNSHIP.search(organ)


@lru_cache(maxsize=256)
def own_area(organ: str) -> str:
    """The kind of area that an organ governs, empty where it governs none."""
    governed = re.findall("([省市区县旗镇乡])人民政府", organ) or re.findall("([省市区县旗镇乡])$", organ)
    return governed[-1] if governed else "区" if organ.endswith(("管委会", "管理委员会")) else ""


@lru_cache(maxsize=2048)
def is_own(token: str, organ: str) -> bool:
    """Whether words that end in an organ's kind (局, 镇, 街道) mean the reporting organ.

    Its name or the end of it, 我局, a bare 街道, or its name shortened (市住建局) at its own level.
    """
    if _OWN.search(token):
        return True
    if not organ:
        return False
    token = _BEFORE_NAME.sub("", token)
    short = place_of(organ)
    if short.endswith(token) or organ.endswith(token):
        return True
    levels = [_LEVEL.findall(name[:-1]) for name in (token, short)]
    if all(levels) and levels[0][-1] != levels[1][-1]:
        return False
    if len(token) == 2 and levels[0]:  # 市局
        return bool(levels[1]) and organ.endswith((token[-1], f"{token[-1]}员会"))
    core = _LEVEL.split(token[:-1])[-1] + token[-1]
    if organ.endswith(token[-3:]) or short.endswith(token[-3:]):
        return True
    kinds = ("局", "委", "委员会") if core[-1] in "局委" and all(levels) else (core[-1], f"{core[-1]}员会")
    if len(core) < 3 or not organ.endswith(kinds):
        return False
    rest, words = iter(organ), core[:-1]  # 县卫健委 of a 县卫生健康局
    in_order = all(c in rest for c in words)
    return in_order or (all(levels) and len(words) > 2 and all(c in organ for c in words))


def is_own_zone(place: str, organ: str) -> bool:
    """Whether a zone's short name is the reporting organ's: 经开区 of a 经济技术开发区管理委员会."""
    rest = iter(organ)
    return bool(_ZONE.search(place) and _OF_ZONE.search(organ)) and all(c in rest for c in place[-3:])
