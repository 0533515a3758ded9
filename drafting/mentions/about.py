"""What a sentence is about: applications, disputes or neither, and what may follow a figure in it."""

import re
from collections.abc import Iterator
from functools import lru_cache

from drafting.mentions.measures import GROUPS, Context, Measure, Vocabulary, vocabulary
from drafting.mentions.prose import Prose, Span

_HEADING = re.compile(r"(?:[(]?[一二三四五六七八九十]{1,3}[)、.]+|\d{1,2}[、.])[^，。;:!?\d]{2,24}[。:]?")
_ITEM = re.compile("[;。](?=[一二三四五六七八九十]是)")
_PARTS = {"received": "", "carried_in": "", "processed": ""} | dict.fromkeys(
    ("granted", "partial", "carried_out"), "outcomes"
)
"""What kind of parts a row of table three is; the other rows are details of （三） to （六）."""
_GROUPS = frozenset({*GROUPS, "closed.total"})


@lru_cache(maxsize=128)
def sentences_about(
    prose: Prose, year: int | None, known: Context | None
) -> tuple[tuple[Span, Context], ...]:
    """The sentences of a folded text, each with what its paragraph is about once it has said it.

    A heading on a line of its own tells of the paragraphs below it, up to the next one.

    Args:
        prose: the text.
        year: the report year.
        known: what every paragraph is about before it says anything.
    """
    return tuple(_sentences(prose, year, known or Context()))


def _sentences(prose: Prose, year: int | None, known: Context) -> Iterator[tuple[Span, Context]]:
    words = vocabulary(year)
    inherited = known
    for paragraph in prose.paragraphs:
        about = inherited
        heading = bool(_HEADING.fullmatch(prose.text, *paragraph))
        if heading:
            about = known
        for sentence in prose.sentences(paragraph):
            said = prose.text[slice(*sentence)]
            if not words.topics.may(said):
                yield sentence, about
                continue
            if _of_others(said, words):
                yield sentence, Context(barred=True)
                continue
            about = _about_after(about, said, words)
            sued = words.dispute["own"].search(said) is not None
            about = about if about.sued is sued else about._replace(sued=sued)
            if words.dispute["some"].search(said):
                yield sentence, about._replace(dispute=False)
                continue
            bare = not about.dispute and _counts_disputes(prose.text[paragraph[0] : sentence[1]], said, words)
            yield sentence, about._replace(dispute=True) if bare else about
        if heading:
            inherited = about


def _of_others(sentence: str, words: Vocabulary) -> bool:
    """Whether a sentence is of other papers altogether: 公文, or 建议提案 with no count of applications."""
    objects = words.objects
    if objects["others"].search(sentence):
        return True
    return bool(objects["proposals"].search(sentence)) and not objects["counted"].search(sentence)


def tells_of_applications(clause: str, year: int | None) -> bool:
    """Whether a clause says by itself that it is about applications, in a sentence of other papers, too."""
    return bool(vocabulary(year).objects["application"].search(clause))


def _about_after(about: Context, sentence: str, words: Vocabulary) -> Context:
    objects = words.objects
    implied = objects["implied"].search(sentence) and not objects["implied_unless"].search(sentence)
    if implied or objects["application"].search(sentence) or _likely(about, sentence, words):
        return Context(application=True, dispute=True)
    if about.dispute:
        return about
    disputed = words.dispute["context"].search(sentence) or words.dispute["implied"].search(sentence)
    return about._replace(dispute=True) if disputed else about


def _likely(about: Context, sentence: str, words: Vocabulary) -> bool:
    """Whether the sentence or an item of it speaks of applications, and nothing there makes them others'."""
    objects = words.objects
    if about.application or not objects["likely"].search(sentence):
        return False
    return any(
        objects["likely"].search(item)
        and not (objects["likely_unless"].search(item) or objects["implied_unless"].search(item))
        for item in (sentence, *_ITEM.split(sentence))
    )


def _counts_disputes(so_far: str, sentence: str, words: Vocabulary) -> bool:
    """Whether a sentence opens with disputes by their bare name (复议8件、诉讼4件), nobody else's.

    Nothing in it makes them others', nor do words of an office that decides on disputes in its paragraph.
    """
    dispute = words.dispute
    if not _tells_of_own(sentence, words) or dispute["likely_received"].search(sentence):
        return False
    return not any(
        dispute[key].search(so_far) for key in ("reviewer", "as_reviewer", "received", "whole_office")
    )


def _tells_of_own(sentence: str, words: Vocabulary) -> bool:
    likely, unless = words.dispute["likely"], words.dispute["likely_unless"]
    return likely.search(sentence) is not None and unless.search(sentence) is None


def as_sued(about: Context, sentence: str, year: int | None) -> Context:
    """The same in the report of an organ that decides on no disputes: those it 收到 are against it."""
    if about.barred:
        return about
    if about.application or about.dispute or _tells_of_own(sentence, vocabulary(year)):
        return about._replace(dispute=True, sued=True, decides=False)
    return about


def _disputed(context: Context, block: str, over: str, outcome: str, group: str) -> Context:
    """The context behind a figure of disputes: their outcomes may follow, or more of these."""
    of = "" if outcome == "total" else outcome
    parts = "results" if of else ""
    if block == context.block:
        beside = context.beside
    else:
        beside = context.block if not of and not context.outcome and not context.beside else ""
    return context._replace(
        dispute=True, row="", block=block, over=over, parts=parts, outcome=of, beside=beside, group=group
    )


def _group_of(table: str, rest: str) -> str:
    """The group of outcomes that a figure is of, or of a part of; empty where it is of none."""
    group, _, leaf = rest.partition(".")[0].partition("_")
    if table == "t3":
        return group if leaf and f"{group}.total" in _GROUPS else ""
    return table if f"{table}.total" in _GROUPS else ""


def context_after(context: Context, measure: Measure) -> Context:
    """The context behind a figure of a measure: which columns, outcomes and parts may follow."""
    table, _, rest = measure.id.partition(".")
    group = _group_of(table, rest)
    if table == "t4":
        block, outcome = rest.rsplit(".", 1)
        over = context.over if block.startswith("litigation_") else ""
        return _disputed(context, block, over, outcome, group)
    if table in ("litigation", "disputes"):
        return _disputed(context, table, table, rest, group)
    if table == "t3":
        row, column = rest.split(".")
        outcomes = context.outcomes
        if measure.id in GROUPS or (group and column == "total"):  # a group, or a part of one
            outcomes |= {measure.id}
        elif row in ("received", "processed"):
            outcomes = frozenset()
        if column != "total":
            return context._replace(row=row, block="", parts="applicants", outcomes=outcomes, group=group)
        totals = context.totals | {row} if row in ("received", "processed") else context.totals
        if row == "received" and ("t3.processed.total",) in measure.readings:  # 收到和处理147件
            totals |= {"processed"}
        parts = _PARTS.get(row, "details")
        return context._replace(row=row, block="", parts=parts, totals=totals, outcomes=outcomes, group=group)
    if table == "organisations":
        return context._replace(row=rest, block="", parts="applicants", group=group)
    if table == "t2":
        return context._replace(row=f"t2.{rest.split('.')[0]}", block="", parts="", group=group)
    outcomes = context.outcomes | {measure.id}
    return context._replace(block="", parts="outcomes", outcomes=outcomes, group=group)
