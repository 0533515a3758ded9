"""What the words of a clause name (``measures.toml``), and the one ledger id that they add up to."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from drafting.errors import DataFileError
from drafting.mentions.numbers import data_file

Readings = tuple[tuple[str, ...], ...]

GROUPS = ("t3.granted.total", "t3.partial.total", "refused.total", "unavailable.total", "unprocessed.total")
"""The groups of outcomes before （六）其他处理."""

NORMATIVE = "t2.normative"
"""The context's row after a figure of 行政规范性文件."""


@dataclass(frozen=True)
class Name:
    """Words that name something: ``kind`` row, column, block, outcome, measure, verb or neutral."""

    kind: str
    key: str
    start: int
    end: int


@dataclass(frozen=True)
class Measure:
    """A ledger id and the sums of ledger ids either of which a text may mean by it."""

    id: str
    readings: Readings

    @classmethod
    def plain(cls, id: str) -> "Measure":
        """A measure that means itself alone."""
        return cls(id, ((id,),))

    @classmethod
    def read_as(cls, readings: Readings) -> "Measure":
        """A measure that may mean any of these sums; it is called by the first."""
        return cls(readings[0][0], readings)


@dataclass(frozen=True)
class Context:
    """What the sentence has said before a figure.

    ``application`` whether it speaks of 政府信息公开申请, ``dispute`` whether of disputes over them;
    ``row`` and ``block`` are the last total named, whose columns and outcomes may follow (``t2.normative``
    after 规范性文件); ``parts`` is what kind of part the last figure was, which tells what a bare 其他 means:
    ``applicants``, ``outcomes``, ``details`` of an outcome, ``results`` of a dispute, or empty; ``outcomes``
    are the groups of outcomes that have a figure already; ``over`` is the block that the last one is a part
    of (``litigation`` over 复议后起诉), whose outcomes may follow too; ``barred`` whether the sentence is of
    other papers altogether (公文公开属性), so that nothing in it is named.
    """

    application: bool = False
    dispute: bool = False
    row: str = ""
    block: str = ""
    parts: str = ""
    outcomes: frozenset[str] = frozenset()
    over: str = ""
    barred: bool = False


_Pattern = tuple[str, str, re.Pattern[str]]
_GROUP = 12


@dataclass(frozen=True)
class Vocabulary:
    """``measures.toml``, compiled for a report year."""

    patterns: tuple[_Pattern, ...]
    listed: dict[str, re.Pattern[str]]
    unless: dict[str, re.Pattern[str]]
    follows: dict[str, re.Pattern[str]]
    derived: dict[str, str]
    readings: dict[str, Readings]
    columns: dict[str, Readings]
    measure_of_verb: dict[str, str]
    objects: dict[str, re.Pattern[str]]
    dispute: dict[str, re.Pattern[str]]
    deciding: re.Pattern[str]
    sums: dict[str, tuple[frozenset[str], ...]]


@cache
def vocabulary(year: int | None) -> Vocabulary:
    """The vocabulary for a report year (``None``: unknown).

    Raises:
        DataFileError: ``measures.toml`` breaks its own form.
    """
    data = data_file("measures.toml")
    try:
        patterns = [("neutral", "", for_year(p, year)) for p in data["neutral"]["phrases"]]
        for kind in ("row", "column", "block", "outcome", "measure"):
            for key, entry in data[kind].items():
                patterns += [(kind, key, for_year(p, year)) for p in entry["phrases"]]
        for key, entry in data["verb"].items():
            patterns.append(("verb", key, re.compile("|".join(entry["words"]))))
        objects = {**data["object"]}
        filler = objects["filler"]
        return Vocabulary(
            patterns=tuple(patterns),
            listed={
                k: re.compile(f"{filler}{e['listed']}(?:的)?{filler}$")
                for k, e in data["row"].items()
                if "listed" in e
            },
            unless={k: re.compile(e["unless"]) for k, e in data["measure"].items()},
            follows={k: for_year(e["follows"], year) for k, e in data["measure"].items() if "follows" in e},
            derived={k: e["derived"] for k, e in data["row"].items() if "derived" in e},
            readings={
                k: tuple(tuple(r) for r in e["readings"])
                for k, e in (*data["row"].items(), *data["verb"].items())
                if "readings" in e
            }
            | {"alone": tuple(tuple(r) for r in data["behind"]["readings"])},
            columns={
                k: tuple(map(tuple, e["readings"])) for k, e in data["column"].items() if "readings" in e
            },
            measure_of_verb={k: e.get("measure", k) for k, e in data["verb"].items()},
            objects={
                "and_published": re.compile(data["deciding"]["and_published"]),
                "application": re.compile(objects["application"]),
                "whose": re.compile(objects["whose"] + objects["bare"] + "人?" + filler + "$"),
                "about": re.compile(objects["about"]),
                "instance": re.compile(objects["instance"]),
                "applicant_unless": re.compile(data["applicant"]["unless"]),
                "results": re.compile(objects["results"]),
                "others": re.compile(objects["others"]),
                "implied": re.compile(objects["implied"]),
                "likely": for_year(objects["likely"], year),
                "likely_unless": re.compile(objects["likely_unless"]),
                "implied_unless": re.compile(objects["implied_unless"]),
                "normative": re.compile(data["normative"]["topic"]),
                "normative_unless": re.compile(data["normative"]["unless"]),
                "bare_behind": re.compile(data["behind"]["bare"]),
                "alone": for_year(data["behind"]["alone"], year),
                "decisions": for_year(data["decisions"]["listed"], year),
                "decisions_unless": re.compile(data["decisions"]["unless"]),
                "listed_noun": re.compile(f"(?:{data['listed']['noun']})$"),
                "received_behind": re.compile(data["behind"]["received"]),
                "processed_behind": re.compile(data["behind"]["processed"]),
                "outcome_behind": re.compile(data["behind"]["outcome"]),
                "total": for_year(data["total"]["words"], year),
                "trend": for_year(data["total"]["trend"], year),
                "closing": re.compile(data["total"]["closing"]),
                "filler": re.compile(filler + "$"),
                "bare": for_year(f"{data['behind']['alone']}{filler}{objects['bare']}{filler}$", year),
                "follows": re.compile(objects["follows"]),
                "foreign_before": re.compile(f"(?:{objects['foreign']})(?:类|事项|业务|机构|中心|窗口)?$"),
                "foreign": re.compile(objects["foreign"]),
                "noun": re.compile(objects["noun"] + filler + "$"),
                "other": re.compile(f"{filler}(?:其他|其它)(?:类)?(?:情形)?{filler}$"),
            },
            sums={id: tuple(map(frozenset, ways)) for id, ways in data["sums"].items()},
            deciding=re.compile(data["deciding"]["verbs"]),
            dispute={key: re.compile(pattern) for key, pattern in data["dispute"].items()},
        )
    except (KeyError, re.error) as error:
        raise DataFileError(f"measures.toml 有误：{error}") from error


def for_year(pattern: str, year: int | None) -> re.Pattern[str]:
    """A pattern with ``<last>``, ``<this>``, ``<next>``, ``<otheryear>`` filled in for a report year."""
    any_year = "(?:19|20)[0-9]{2}"
    if year is None:
        years = {"<last>": any_year, "<this>": any_year, "<next>": any_year, "<otheryear>": "(?!)"}
    else:
        years = {"<last>": str(year - 1), "<this>": str(year), "<next>": str(year + 1)}
        years["<otheryear>"] = f"(?<![0-9])(?!{year}){any_year}(?:[-—~至到]+{any_year})?"
    for token, meaning in {**years, "<n>": "[0-9一二两三四五六七八九十]+", "<c>": "[一二三四前]"}.items():
        pattern = pattern.replace(token, meaning)
    return re.compile(pattern)


@cache
def _in_groups(year: int | None) -> tuple[tuple[re.Pattern[str], tuple[_Pattern, ...]], ...]:
    """The patterns a dozen at a time, each dozen with one that finds whether any of them is there."""
    patterns = vocabulary(year).patterns
    groups = [patterns[i : i + _GROUP] for i in range(0, len(patterns), _GROUP)]
    return tuple((re.compile("|".join(f"(?:{p.pattern})" for _, _, p in g)), g) for g in groups)


@lru_cache(maxsize=4096)
def names(segment: str, year: int | None) -> tuple[Name, ...]:
    """The names in a piece of text, in order: of overlapping ones the leftmost, then the longest."""
    found = [
        Name(kind, key, *match.span())
        for any_of_them, patterns in _in_groups(year)
        if any_of_them.search(segment)
        for kind, key, pattern in patterns
        for match in pattern.finditer(segment)
        if match.end() > match.start()
    ]
    chosen: list[Name] = []
    for name in sorted(found, key=lambda n: (n.start, -n.end)):
        if not chosen or name.start >= chosen[-1].end:
            chosen.append(name)
    return tuple(name for name in chosen if name.kind != "neutral")
