"""What the words of a clause name (``measures.toml``), and the one ledger id that they add up to."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from drafting.errors import DataFileError
from drafting.mentions.numbers import data_file

Readings = tuple[tuple[str, ...], ...]

_NORMATIVE = "t2.normative"
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


@dataclass(frozen=True)
class Context:
    """What the sentence has said before a figure.

    ``application`` whether it speaks of 政府信息公开申请, ``dispute`` whether of disputes over them;
    ``row`` and ``block`` are the last total named, whose columns and outcomes may follow (``t2.normative``
    after 规范性文件); ``parts`` is what kind of part the last figure was, which tells what a bare 其他 means:
    ``applicants``, ``outcomes``, ``details`` of an outcome, ``results`` of a dispute, or empty.
    """

    application: bool = False
    dispute: bool = False
    row: str = ""
    block: str = ""
    parts: str = ""


@dataclass(frozen=True)
class Vocabulary:
    """``measures.toml``, compiled for a report year."""

    patterns: tuple[tuple[str, str, re.Pattern[str]], ...]
    unless: dict[str, re.Pattern[str]]
    follows: dict[str, re.Pattern[str]]
    derived: dict[str, str]
    readings: dict[str, Readings]
    measure_of_verb: dict[str, str]
    objects: dict[str, re.Pattern[str]]
    dispute: dict[str, re.Pattern[str]]
    deciding: re.Pattern[str]


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
            unless={k: re.compile(e["unless"]) for k, e in data["measure"].items()},
            follows={k: re.compile(e["follows"]) for k, e in data["measure"].items() if "follows" in e},
            derived={k: e["derived"] for k, e in data["row"].items() if "derived" in e},
            readings={
                k: tuple(tuple(r) for r in e["readings"])
                for k, e in (*data["row"].items(), *data["verb"].items())
                if "readings" in e
            },
            measure_of_verb={k: e.get("measure", k) for k, e in data["verb"].items()},
            objects={
                "application": re.compile(objects["application"]),
                "filler": re.compile(filler + "$"),
                "bare": re.compile(filler + objects["bare"] + filler + "$"),
                "follows": re.compile(objects["follows"]),
                "foreign": re.compile(objects["foreign"]),
                "noun": re.compile(objects["noun"] + filler + "$"),
                "other": re.compile(f"{filler}(?:其他|其它)(?:类)?(?:情形)?{filler}$"),
            },
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


def names(segment: str, year: int | None) -> tuple[Name, ...]:
    """The names in a piece of text, in order: of overlapping ones the leftmost, then the longest."""
    found = [
        Name(kind, key, *match.span())
        for kind, key, pattern in vocabulary(year).patterns
        for match in pattern.finditer(segment)
        if match.end() > match.start()
    ]
    chosen: list[Name] = []
    for name in sorted(found, key=lambda n: (n.start, -n.end)):
        if not chosen or name.start >= chosen[-1].end:
            chosen.append(name)
    return tuple(name for name in chosen if name.kind != "neutral")


def resolve(
    segment: str,
    context: Context,
    *,
    year: int | None,
    clause: str = "",
    after: str = "",
    lead: str = "",
) -> Measure | None:
    """The one measure that the words before (or after) a figure name; ``None`` where none or several.

    Args:
        segment: the words.
        context: what the sentence said before.
        year: the report year.
        clause: the whole clause, for words that make the measure another (公示行政处罚决定).
        lead: the sentence before the clause, whose verb may govern it.
        after: what follows the figure up to the clause's end, for an object that stands there.
    """
    found = names(segment, year)
    words = vocabulary(year)
    clause = clause or segment
    tables = {n.key for n in found if n.kind == "measure"}
    if tables:
        return _decision(tables, clause, lead, words)
    if context.row == _NORMATIVE:
        follow = (id for id, pattern in words.follows.items() if pattern.fullmatch(segment))
        if id := next(follow, None):
            return Measure.plain(id)
    blocks = {n.key for n in found if n.kind == "block"}
    outcomes = {n.key for n in found if n.kind == "outcome"}
    rows = {n.key for n in found if n.kind == "row"}
    if blocks or (outcomes and context.block and not rows):
        return None if rows else _dispute(blocks, outcomes, context, clause, words)
    if not rows and words.objects["other"].fullmatch(segment):
        return _other(context, words)
    columns = {n.key for n in found if n.kind == "column"}
    if len(columns) > 1 or not (context.application or words.objects["application"].search(clause)):
        return None
    return _application(rows, columns, _verb(found, segment, context, after, words), context, words, segment)


def _decision(tables: set[str], clause: str, lead: str, words: Vocabulary) -> Measure | None:
    """A measure of table two: unless its clause, or the verb before it, is about publishing or the like."""
    key = next(iter(tables))
    if len(tables) > 1 or words.unless[key].search(clause):
        return None
    governing = words.deciding.split(lead)[-1] if not words.deciding.search(clause) else ""
    return None if words.unless[key].search(governing) else Measure.plain(key)


def _dispute(
    blocks: set[str], outcomes: set[str], context: Context, clause: str, words: Vocabulary
) -> Measure | None:
    about = bool(words.dispute["context"].search(clause))
    if words.dispute["reviewer"].search(clause) or len(outcomes) > 1 or not (about or context.dispute):
        return None
    if words.dispute["received"].search(clause) and not about:
        return None
    outcome = next(iter(outcomes), "total")
    if blocks == {"litigation_direct", "litigation_after_review"}:
        blocks = {"litigation"}
    if blocks == {"review", "litigation"}:
        blocks = {"disputes"}
    if len(blocks) > 1:
        return None
    block = next(iter(blocks), context.block)
    if block not in ("litigation", "disputes"):
        return Measure.plain(f"t4.{block}.{outcome}")
    known = {"litigation": ("total", "corrected"), "disputes": ("total", "corrected", "pending")}
    return Measure.plain(f"{block}.{outcome}") if outcome in known[block] else None


def _other(context: Context, words: Vocabulary) -> Measure | None:
    """A bare 其他: an applicant after applicants, （六）其他处理 after outcomes, 其他结果 after results."""
    if context.parts == "applicants":
        return _cell(_row_of(context), "other", words)
    if context.parts == "results" and context.block.startswith(("review", "litigation_")):
        return Measure.plain(f"t4.{context.block}.other")
    if context.parts == "outcomes":
        return Measure("closed.total", (("closed.total",), ("t3.closed_other.total",)))
    return None


def _verb(found: Iterable[Name], segment: str, context: Context, after: str, words: Vocabulary) -> str | None:
    """The verb whose object is the application: its key, empty where none, ``None`` where several."""
    keys: list[str] = []
    for name in found:
        if name.kind == "verb" and _object_is_application(segment[name.end :], context, after, words):
            keys.append(name.key)
    measures = {words.measure_of_verb[key] for key in keys}
    if len(measures) > 1:
        return None
    return next((key for key in keys if key in measures), keys[0] if keys else "")


def _object_is_application(tail: str, context: Context, after: str, words: Vocabulary) -> bool:
    if words.objects["foreign"].search(tail):
        return False
    if words.objects["application"].search(tail):
        return True
    if words.objects["filler"].match(tail):
        applied = context.application or words.objects["application"].match(after.lstrip("的"))
        return bool(applied) and bool(words.objects["follows"].match(after))
    return context.application and "申请" in tail and len(tail) <= 16


def _application(
    rows: set[str],
    columns: set[str],
    verb: str | None,
    context: Context,
    words: Vocabulary,
    segment: str,
) -> Measure | None:
    column = next(iter(columns), "total")
    if rows == {"granted", "partial"}:
        rows = {"disclosed"}
    if rows:
        return _row(next(iter(rows)), column, words) if len(rows) == 1 else None
    if verb is None:
        return None
    if verb:
        row = words.measure_of_verb[verb]
        readings = words.readings[verb]
        return Measure(readings[0][0], readings) if column == "total" else _cell(row, column, words)
    if columns:
        return _cell(_row_of(context), column, words)
    foreign = words.objects["foreign"].search(segment)
    named = words.objects["noun"].search(segment) or (
        context.application and words.objects["bare"].fullmatch(segment)
    )
    if named and not foreign:
        readings = words.readings["received"]
        return Measure(readings[0][0], readings)
    return None


def _row(row: str, column: str, words: Vocabulary) -> Measure | None:
    if row in words.readings:
        readings = words.readings[row]
        return Measure(readings[0][0], readings) if column == "total" else None
    if row in words.derived:
        return Measure.plain(words.derived[row]) if column == "total" else None
    return _cell(row, column, words)


def _cell(row: str, column: str, words: Vocabulary) -> Measure | None:
    if row in words.derived:
        return None
    if column == "organisations":
        return Measure.plain(f"organisations.{row}") if row in ("received", "carried_in") else None
    id = f"t3.{row}.{column}"
    if row == "received":
        return Measure(id, ((id,), (id, f"t3.carried_in.{column}")))
    return Measure.plain(id)


def _row_of(context: Context) -> str:
    """The row of table three whose columns may follow; 新收 where no other was named."""
    return context.row if context.row and not context.row.startswith("t2.") else "received"
