"""What the words of a clause name (``measures.toml``), and the one ledger id that they add up to."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import NamedTuple

from drafting.errors import DataFileError
from drafting.mentions.numbers import data_file
from drafting.mentions.readings import Readings
from drafting.patterns import Sieve, Sought

GROUPS = ("t3.granted.total", "t3.partial.total", "refused.total", "unavailable.total", "unprocessed.total")
"""The groups of outcomes before （六）其他处理."""

NORMATIVE = "t2.normative"
"""The context's row after a figure of 行政规范性文件."""


DECISIONS = {"许可": "t2.licensing", "处罚": "t2.penalties", "强制": "t2.coercion"}
"""The context's row after a figure of decisions of this sort, or a clause that says that they follow."""


class Name(NamedTuple):
    """Words that name something: ``kind`` row, column, block, outcome, measure, verb or neutral."""

    kind: str
    key: str
    start: int
    end: int


@dataclass(frozen=True)
class Measure:
    """What words name, and the sums of ledger ids either of which a text may mean by it.

    ``id`` tells what it is among the others (its table, row and column, whose part it is). Not each is in the
    ledger: 企业 (``t3.received.enterprise``) is one column of table three or five. ``entry`` is.
    """

    id: str
    readings: Readings

    @property
    def entry(self) -> str | None:
        """The ledger id that it is by itself, ``None`` where it is no entry but a sum of some."""
        return self.id if (self.id,) in self.readings else None

    @property
    def own(self) -> Readings:
        """What it is called by: itself, or each of its readings where the ledger has no such entry."""
        return ((self.entry,),) if self.entry else self.readings

    @classmethod
    def plain(cls, id: str) -> "Measure":
        """A measure that means itself alone."""
        return cls(id, ((id,),))

    @classmethod
    def read_as(cls, readings: Readings) -> "Measure":
        """A measure that may mean any of these sums; it is called by the first."""
        return cls(readings[0][0], readings)


class Context(NamedTuple):
    """What the sentence has said before a figure.

    ``application`` whether it speaks of 政府信息公开申请, ``dispute`` whether of disputes over them; ``row``
    and ``block`` are the last total named, whose columns and outcomes may follow (``t2.normative`` after
    规范性文件); ``parts`` is what kind of part the last figure was, which tells what a bare 其他 means:
    ``applicants``, ``outcomes``, ``details`` of an outcome, ``results`` of a dispute, or empty; ``outcomes``
    are the outcomes that have a figure already, groups and parts of them; ``over`` is the block that the last
    one is a part of (``litigation`` over 复议后起诉), whose outcomes may follow too; ``beside`` is the block
    whose total was given right before that of ``block`` (复议10件，诉讼2件), whose outcomes may be meant, or
    those of both; ``sued`` whether the sentence tells disputes as table four does (未经复议直接起诉), so that
    those received are against the organ; ``decides`` whether the organ may decide on disputes itself, so
    that those it 受理 are others'; ``outcome`` is what became of the disputes counted last; ``group``
    is the group of outcomes that the last figure was of or a part of (``refused``), whose parts may follow by
    their short names; ``totals`` are those of received and processed that were given, either of which a list
    of applicants may divide; ``barred`` whether the sentence is of other papers altogether (公文公开属性), so
    that nothing in it is named but decisions and documents of table two.
    """

    application: bool = False
    dispute: bool = False
    row: str = ""
    block: str = ""
    parts: str = ""
    outcomes: frozenset[str] = frozenset()
    over: str = ""
    outcome: str = ""
    group: str = ""
    totals: frozenset[str] = frozenset()
    barred: bool = False
    beside: str = ""
    sued: bool = False
    decides: bool = True


@dataclass(frozen=True)
class Vocabulary:
    """``measures.toml``, compiled for a report year."""

    phrases: Sieve[tuple[str, str]]
    unasked: Sieve[tuple[str, str]]
    """The phrases that name a measure where nothing is said of applications."""
    listed: dict[str, re.Pattern[str]]
    short: dict[str, re.Pattern[str]]
    unless: dict[str, Sought]
    follows: dict[str, re.Pattern[str]]
    derived: dict[str, str]
    readings: dict[str, Readings]
    columns: dict[str, Readings]
    measure_of_verb: dict[str, str]
    objects: dict[str, Sought]
    dispute: dict[str, Sought]
    noun: re.Pattern[str]
    """How an application is called, to be looked for right behind a figure."""
    deciding: re.Pattern[str]
    sums: dict[str, tuple[frozenset[str], ...]]

    @cached_property
    def topics(self) -> Sieve[None]:
        """What tells that a sentence is of applications, disputes or others' papers, for one look."""
        objects = (self.objects[key] for key in ("others", "proposals", "implied", "application", "likely"))
        disputes = (self.dispute[key] for key in ("context", "implied", "some", "likely"))
        return Sieve((sought.pattern, None) for sought in (*objects, *disputes))


@cache
def vocabulary(year: int | None) -> Vocabulary:
    """The vocabulary for a report year (``None``: unknown).

    Raises:
        DataFileError: ``measures.toml`` breaks its own form.
    """
    data = data_file("measures.toml")
    try:
        phrases = [(for_year(p, year), ("neutral", "")) for p in data["neutral"]["phrases"]]
        for kind in ("row", "column", "block", "outcome", "measure"):
            for key, entry in data[kind].items():
                phrases += [(for_year(p, year), (kind, key)) for p in entry["phrases"]]
        for key, entry in data["verb"].items():
            phrases.append((re.compile("|".join(entry["words"])), ("verb", key)))
        objects = {**data["object"]}
        filler = objects["filler"]
        return Vocabulary(
            phrases=Sieve(phrases),
            unasked=Sieve(phrase for phrase in phrases if phrase[1][0] in ("measure", "block")),
            listed={
                k: re.compile(f"(?:其中|包括|包含|含)?{filler}(?:{e['listed']})(?:的)?{filler}$")
                for k, e in data["row"].items()
                if "listed" in e
            },
            short={
                k: re.compile(f"(?:其中|因|属于|属|涉及|为)*{filler}(?:{e['short']})(?:类|的)?{filler}$")
                for k, e in data["row"].items()
                if "short" in e
            },
            unless={k: Sought(e["unless"]) for k, e in data["measure"].items()},
            follows={k: for_year(e["follows"], year) for k, e in data["measure"].items() if "follows" in e},
            derived={k: e["derived"] for k, e in data["row"].items() if "derived" in e},
            readings={
                k: tuple(tuple(r) for r in e["readings"])
                for k, e in (*data["row"].items(), *data["verb"].items())
                if "readings" in e
            }
            | {
                "alone": tuple(tuple(r) for r in data["behind"]["readings"]),
                "rest": (("t3.processed.total",), ("t3.received.total", "-t3.carried_out.total")),
            },
            columns={
                k: tuple(map(tuple, e["readings"])) for k, e in data["column"].items() if "readings" in e
            },
            measure_of_verb={k: e.get("measure", k) for k, e in data["verb"].items()},
            objects={
                "and_published": Sought(data["deciding"]["and_published"]),
                "published": Sought(data["deciding"]["published"]),
                "publishing": Sought(data["deciding"]["publishing"]),
                "application": Sought(objects["application"]),
                "whose": Sought(f"{objects['whose']}(?:{objects['whose_bare']}){filler}$"),
                "about": Sought(objects["about"]),
                "giver": Sought(objects["giver"]),
                "citizens": Sought(objects["citizens"]),
                "manner": Sought(for_year(objects["manner"], year)),
                "channel": Sought(for_year(objects["channel"], year)),
                "instance": Sought(objects["instance"]),
                "answered_unless": Sought(objects["answered_unless"]),
                "applicant_unless": Sought(data["applicant"]["unless"]),
                "results": Sought(objects["results"]),
                "others": Sought(objects["others"]),
                "proposals": Sought(objects["proposals"]),
                "counted": Sought(for_year(objects["counted"], year)),
                "implied": Sought(objects["implied"]),
                "likely": Sought(for_year(objects["likely"], year)),
                "likely_unless": Sought(objects["likely_unless"]),
                "implied_unless": Sought(objects["implied_unless"]),
                "normative": Sought(data["normative"]["topic"]),
                "normative_published": Sought(data["normative"]["published"]),
                "normative_unless": Sought(data["normative"]["unless"]),
                "papers_beside": Sought(data["papers"]["beside"]),
                "papers_verb": Sought(data["papers"]["verb"]),
                "normative_made": Sought(data["normative"]["made"]),
                "deciding_before": Sought(data["behind"]["deciding"]),
                "decision_own": Sought(data["decisions"]["own"]),
                "decision_topic": Sought(data["decisions"]["topic"]),
                "decision_plain": Sought(for_year(data["decisions"]["plain"], year)),
                "decided_behind": Sought(data["behind"]["decided"]),
                "disclosed_behind": Sought(data["behind"]["disclosed"]),
                "outcome_next": Sought(data["behind"]["outcome_next"]),
                "making_before": Sought(data["behind"]["making"]),
                "made_behind": Sought(data["behind"]["made"]),
                "titled_before": Sought(for_year(data["behind"]["titled"], year)),
                "rest_before": Sought(data["behind"]["rest"]),
                "made_as": Sought(data["behind"]["made_as"]),
                "bare_behind": Sought(data["behind"]["bare"]),
                "alone": Sought(for_year(data["behind"]["alone"], year)),
                "decisions": Sought(for_year(data["decisions"]["listed"], year)),
                "decisions_unless": Sought(data["decisions"]["unless"]),
                "listed_noun": Sought(f"(?:{data['listed']['noun']})$"),
                "received_behind": Sought(data["behind"]["received"]),
                "processed_behind": Sought(data["behind"]["processed"]),
                "outcome_behind": Sought(data["behind"]["outcome"]),
                "total": Sought(for_year(data["total"]["words"], year)),
                "together": Sought(data["total"]["together"]),
                "whole": Sought(data["total"]["whole"]),
                "trend": Sought(for_year(data["total"]["trend"], year)),
                "closing": Sought(data["total"]["closing"]),
                "treated": Sought(data["total"]["treated"]),
                "filler": Sought(filler + "$"),
                "bare": Sought(
                    for_year(
                        f"(?:{objects['last_year']})?{data['behind']['alone']}{filler}{objects['bare']}{filler}$",
                        year,
                    )
                ),
                "follows": Sought(objects["follows"]),
                "foreign_before": Sought(f"(?:{objects['foreign']})(?:类|事项|业务|机构|中心|窗口)?$"),
                "foreign": Sought(objects["foreign"]),
                "papers": Sought(objects["papers"]),
                "reason": Sought(objects["reason"]),
                "theirs": Sought(objects["theirs"]),
                "qualified": Sought(objects["qualified"]),
                "noun": Sought(objects["noun"] + filler + "$"),
                "other": Sought(f"{filler}(?:其他|其它)(?:类)?(?:情形|申请)?{filler}$"),
            },
            sums={id: tuple(map(frozenset, ways)) for id, ways in data["sums"].items()},
            noun=re.compile(f"的?(?:(?:群众|社会公众|公众|市民|居民)(?:提出|提交)?的?)?{objects['noun']}"),
            deciding=re.compile(data["deciding"]["verbs"]),
            dispute={key: Sought(for_year(pattern, year)) for key, pattern in data["dispute"].items()},
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


def may_name(sentence: str, behind: Iterable[int], year: int | None) -> bool:
    """Whether a sentence may name a measure where nothing before it spoke of applications.

    Args:
        sentence: its folded words.
        behind: where in it its figures end: 26件信息公开申请 needs no other word.
        year: the report year.
    """
    words = vocabulary(year)
    if words.objects["application"].search(sentence) or words.objects["normative"].may(sentence):
        return True
    if words.objects["normative_published"].search(sentence):
        return True
    noun = words.objects["noun"]
    if noun.may(sentence) and any(words.noun.match(sentence, end) for end in behind):
        return True
    return any(True for _ in words.unasked.over(sentence))


@lru_cache(maxsize=4096)
def names(segment: str, year: int | None) -> tuple[Name, ...]:
    """The names in a piece of text, in order: of overlapping ones the leftmost, then the longest."""
    found = [
        (match.start(), -match.end(), order, kind, key)
        for order, (pattern, (kind, key)) in enumerate(vocabulary(year).phrases.over(segment))
        for match in pattern.finditer(segment)
    ]
    chosen: list[Name] = []
    at = 0
    for start, minus_end, _, kind, key in sorted(found):
        if at <= start < -minus_end:
            at = -minus_end
            if kind != "neutral":
                chosen.append(Name(kind, key, start, at))
    return tuple(chosen)
