"""The roster from the office's own table: organs, whether they are summed, when their report was due."""

from datetime import date
from pathlib import Path

from drafting.errors import InputError
from drafting.intake.facts import rows_of_csv
from drafting.intake.files import content_of
from drafting.report import OrganType
from drafting.roster import LEVELS, Unit

COLUMNS = ("organ", "aliases", "type", "level", "summed", "contact", "address", "due", "published")
"""The header; any order is read. Only ``organ`` must be there: what a roster does not say is unknown."""

_CHINESE = {
    "机关": "organ", "机关名称": "organ", "单位": "organ", "单位名称": "organ",
    "别名": "aliases", "简称": "aliases", "类型": "type", "层级": "level",
    "是否汇总": "summed", "汇总": "summed",
    "联系人": "contact", "联系方式": "contact", "网址": "address",
    "应报日期": "due", "截止日期": "due", "应报时间": "due", "应报": "due",
    "公布日期": "published", "发布日期": "published", "公布时间": "published", "发布时间": "published",
}  # fmt: skip
"""What an office calls the columns."""

_SUMMED = {"yes": True, "是": True, "": True, "no": False, "否": False}


def read_roster(source: Path | bytes, name: str = "花名册.csv") -> tuple[Unit, ...]:
    """The units of a roster (.csv, UTF-8 or GB18030), its header in English or as offices write it.

    ``aliases`` are parted by ``;``, ``summed`` is yes or no (blank: yes), dates are YYYY-MM-DD; a blank
    ``published`` is a report that is missing.

    Raises:
        InputError: the file cannot be read, has no column ``organ`` or one twice, or rows have faults; the
            message then lists every fault with its row and remedy.
    """
    data, name = content_of(source, name)
    rows = rows_of_csv(data, name)
    said = [cell.strip().lower() for cell in rows[0]] if rows else []
    header = [_CHINESE.get(cell, cell) for cell in said]
    if "organ" not in header:
        raise InputError(
            f"“{name}”缺表头“机关”（organ）。表头可写：机关、别名、类型、层级、是否汇总、联系人、网址、应报日期、公布日期，"
            f"或者：{','.join(COLUMNS)}。"
        )
    if twice := next((cell for cell in COLUMNS if header.count(cell) > 1), ""):
        raise InputError(f"“{name}”的表头里有两栏都是“{twice}”（{_both(said, header, twice)}）。请删去一栏。")
    units, faults = [], []
    seen: dict[str, int] = {}
    for number, row in enumerate(rows[1:], start=2):
        entry = dict(zip(header, row, strict=False))
        found = _faults(entry, seen) if any(row) else []
        faults += [f"第{number}行：{fault}" for fault in found]
        if any(row) and not found:
            seen[entry["organ"]] = number
            units.append(_unit(entry))
    if faults:
        raise InputError("\n".join([f"“{name}”有{len(faults)}处需要改正：", *faults]))
    return tuple(units)


def _both(said: list[str], header: list[str], column: str) -> str:
    return "、".join(cell for cell, meant in zip(said, header, strict=True) if meant == column)


def _faults(entry: dict[str, str], seen: dict[str, int]) -> list[str]:
    organ = entry.get("organ", "")
    found = []
    if not organ:
        found.append("没有机关名称（organ）。请补上。")
    elif organ in seen:
        found.append(f"“{organ}”与第{seen[organ]}行重复。请删去一行。")
    if entry.get("type") and entry["type"] not in list(OrganType):
        found.append(f"类型“{entry['type']}”应为{'、'.join(OrganType)}之一，或者留空。")
    if entry.get("level") and entry["level"] not in LEVELS:
        found.append(f"层级“{entry['level']}”应为{'、'.join(LEVELS)}之一，或者留空。")
    if entry.get("summed", "").lower() not in _SUMMED:
        found.append(f"是否汇总（summed）“{entry['summed']}”应为 yes 或 no。")
    for column in ("due", "published"):
        try:
            _date(entry, column)
        except ValueError:
            found.append(f"日期“{entry[column]}”应写成 2024-01-31 这样。")
    return found


def _unit(entry: dict[str, str]) -> Unit:
    aliases = entry.get("aliases", "").replace("；", ";").split(";")
    return Unit(
        organ=entry["organ"],
        aliases=tuple(alias.strip() for alias in aliases if alias.strip()),
        type=OrganType(entry["type"]) if entry.get("type") else None,
        level=entry.get("level") or None,
        summed=_SUMMED[entry.get("summed", "").lower()],
        contact=entry.get("contact", ""),
        address=entry.get("address", ""),
        due=_date(entry, "due"),
        published=_date(entry, "published"),
    )


def _date(entry: dict[str, str], column: str) -> date | None:
    return date.fromisoformat(entry[column]) if entry.get(column) else None
