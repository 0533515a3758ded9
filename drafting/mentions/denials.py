"""Zero claims: sentences that say nothing was received or nothing happened."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from drafting.mentions.about import sentences_about, tells_of_applications
from drafting.mentions.measures import DECISIONS, Name, for_year, names, vocabulary
from drafting.mentions.numbers import data_file
from drafting.mentions.organs import without_own_end, without_own_names
from drafting.mentions.prose import Prose, Span
from drafting.mentions.readings import columns
from drafting.mentions.scope import Scope, scope_of
from drafting.patterns import Sieve, Sought

_TOTALS = {
    "review": "t4.review.{}",
    "litigation": "litigation.{}",
    "litigation_direct": "t4.litigation_direct.{}",
    "litigation_after_review": "t4.litigation_after_review.{}",
}
_BLOCKS = {"disputes": ("review", "litigation")}
_DECISION = re.compile("行政(?P<sort>许可|处罚|强制)|行政事业性收费")
_OF_DECISIONS = re.compile("^(?!.*公开).*(?:许可|处罚|强制|征收|认定)")
"""Before what was denied: it is of those, not of applications."""
_NONE = frozenset({"无", "零"})
_CARRIED = frozenset({"carried_in", "carried_out"})


@dataclass(frozen=True)
class ZeroClaim:
    """The text says that each of the measures is 0; ``span`` is that clause in the original text."""

    span: Span
    measures: tuple[str, ...]


@dataclass(frozen=True)
class _Words:
    patterns: Sieve[None]
    fill: re.Pattern[str]
    noun: re.Pattern[str]
    everybody: re.Pattern[str]
    situation: re.Pattern[str]
    companions: re.Pattern[str]
    decisions: re.Pattern[str]
    shared: Sought
    verbs: re.Pattern[str]
    documents: re.Pattern[str]
    beside_documents: Sought


@cache
def _words() -> _Words:
    data = data_file("denials.toml")
    keys = ("fill", "noun", "everybody", "situation", "companions", "decisions")
    single = {key: re.compile(data[key]) for key in keys}
    verbs = f"(?:{data['verbs']}{data['between_verbs']})+"
    document = f"(?:{data['documents']})"
    documents = f"(?:任何|新的|的)*{document}(?:{data['between_documents']}{document})*"
    return _Words(
        Sieve((re.compile(pattern), None) for pattern in data["patterns"]),
        shared=Sought(
            f"(?P<before>{verbs})(?P<of>{documents})|(?P<noun>{documents})(?:的)?(?P<behind>{verbs})"
        ),
        verbs=re.compile(data["verbs"]),
        documents=re.compile(document),
        beside_documents=Sought(data["beside_documents"]),
        **single,
    )


@cache
def _year_first(year: int | None) -> Sought:
    return Sought(for_year(data_file("denials.toml")["year_first"], year).pattern)


def zero_claims(text: str, *, year: int | None, organ: str = "") -> tuple[ZeroClaim, ...]:
    """The zero claims of a text, in order, each bound to its scope.

    未收到法律服务机构的申请 is about one column; with any other word that narrows it (涉及…, 区教育局,
    上半年) nothing is claimed. Saying nothing is no claim.
    """
    prose = Prose.of(text)
    found: list[ZeroClaim] = []
    for sentence, about in sentences_about(prose, year, None):
        text = prose.text[slice(*sentence)]
        if not _words().patterns.may(text):
            continue
        applied = about.application or (about.barred and tells_of_applications(text, year))
        if not (applied or vocabulary(year).unasked.may(text) or _DECISION.search(text)):
            continue  # neither an application nor a dispute or decision could be denied
        clauses = [(clause, prose.text[slice(*clause)]) for clause in prose.clauses(sentence, ())]
        clauses = [(span, _year_first(year).sub(_none_first, said)) for span, said in _with_answers(clauses)]
        said_of = [without_own_names(without_own_end(s, organ), organ) for _, s in clauses]
        applied_for = [
            about.application or (applied and tells_of_applications(said, year)) for _, said in clauses
        ]
        denied = list(_denied(said_of, applied_for, year))
        scope = Scope()
        for (clause, said), measures in zip(clauses if any(denied) else (), denied, strict=False):
            whose = _words().everybody.sub("公众", said)  # 自然人、公司、企业: no one organ
            scope = scope_of(whose, year=year, organ=organ).following(scope)
            if measures and not scope.narrowed:
                found.append(ZeroClaim(prose.span(*clause), measures))
    return tuple(found)


def _none_first(said: re.Match[str]) -> str:
    return f"无{said['year']}"


def _with_answers(clauses: Sequence[tuple[Span, str]]) -> Iterator[tuple[Span, str]]:
    """The clauses, a bare 无 behind what it answers put to it: 依申请公开情况：无."""
    asked: tuple[Span, str] | None = None
    for span, said in clauses:
        if asked and said in _NONE and asked[0][1] + 1 == span[0]:
            yield (asked[0][0], span[1]), f"{asked[1]}为无"
        else:
            yield span, said
        asked = span, said


def _denied(clauses: Sequence[str], about: Sequence[bool], year: int | None) -> Iterator[tuple[str, ...]]:
    """The measures that each clause of a sentence denies, whatever its scope.

    ``about`` whether each is about applications.
    """
    for at, clause in enumerate(clauses):
        named = (_named(denial, about[at], year, clauses[:at]) for denial in _denials(clause))
        yield next(filter(None, named), ())


def _last_block(clauses: Sequence[str], year: int | None) -> str:
    """The block of table four that the clauses named last."""
    named = (n for said in reversed(clauses) for n in reversed(names(said, year)))
    return next((n.key for n in named if n.kind == "block"), "")


def _denials(clause: str) -> Iterator[re.Match[str]]:
    """What the clause may deny, in the order of the patterns."""
    for pattern, _ in _words().patterns.over(clause):
        yield from pattern.finditer(clause)


def _named(denial: re.Match[str], about: bool, year: int | None, before: Sequence[str]) -> tuple[str, ...]:
    """The measures that the denied words name, where they consist of nothing else.

    ``before`` are the clauses before theirs, whose block an outcome may be of.
    """
    words = _words()
    denied = denial["object"].rstrip(".") + ("申请" if denial[0].endswith("零申请") else "")
    denied = words.situation.sub("", words.everybody.sub("公众", denied))
    if "复议" in denied or "诉讼" in denied:
        denied = words.companions.sub("", denied)
    if "规范性文件" in denied:
        denied = words.beside_documents.sub("", denied)
    if several := words.shared.fullmatch(denied):
        return _of_each(several, year)
    decided = [n for n in names(denied, year) if n.kind == "measure"]
    if decided:
        blocks = [n for n in names(denied, year) if n.kind == "block"]
        if not _only(denied, sorted([*decided, *blocks], key=lambda name: name.start)):
            return ()
        disputed = _of_disputes(denied, blocks, about=False, block="") if blocks else ()
        return (*dict.fromkeys(n.key for n in decided), *disputed)
    if words.decisions.fullmatch(denied) and denial[0][0] in "未没无":
        return _of_decisions(denied, "，".join(before), year)
    known = [n for n in names(denied, year) if n.kind in ("row", "column", "block", "outcome")]
    kinds = {n.kind for n in known}
    block = ""
    if kinds & {"block", "outcome"}:
        block = _last_block((*before, denial.string[: denial.start("object")]), year)
    if "block" in kinds or block:
        if _OF_DECISIONS.search(denial.string[: denial.start()]):
            return ()  # 行政处罚无复议、无诉讼
        return _of_disputes(denied, known, about, block) if _only(denied, known) else ()
    if not about or "outcome" in kinds:
        return ()
    applied = bool(words.noun.search(denied))
    pieces = [_of_applications(piece, applied, year) for piece in re.split("以及|[、和及与]", denied)]
    if "received" in denial.groupdict() and any(n.kind == "row" and n.key not in _CARRIED for n in known):
        return ()  # what was not received is told from what became of it
    return tuple(dict.fromkeys(id for piece in pieces for id in piece)) if all(pieces) else ()


def _of_each(several: re.Match[str], year: int | None) -> tuple[str, ...]:
    """The measures of verbs and documents in a list: 未制发、废止规章和规范性文件; 修改 names none."""
    said = _words().documents.findall(several["of"] or several["noun"])
    documents = [each.removeprefix("部门").removeprefix("地方") for each in said]
    verbs = _words().verbs.findall(several["before"] or several["behind"])
    plain = ["规章" if each.endswith("规章") else each for each in documents]  # 部门规章
    found = (n for verb in verbs for each in plain for n in names(f"{verb}{each}", year))
    return tuple(dict.fromkeys(name.key for name in found if name.kind == "measure"))


def _of_decisions(denied: str, before: str, year: int | None) -> tuple[str, ...]:
    """The measures of a list of decisions, unless what is denied is only that they were published."""
    if vocabulary(year).objects["decisions_unless"].search(before):
        return ()
    sorts = dict.fromkeys(found["sort"] for found in _DECISION.finditer(denied))
    return tuple(f"{DECISIONS[sort]}.decisions" if sort else "t2.fees.amount" for sort in sorts)


def _only(denied: str, known: list[Name]) -> bool:
    """Whether nothing stands beside the names but words that narrow nothing."""
    starts, ends = [0, *(n.end for n in known)], [*(n.start for n in known), len(denied)]
    return all(_words().fill.fullmatch(denied[a:b]) for a, b in zip(starts, ends, strict=True))


def _of_disputes(denied: str, known: list[Name], about: bool, block: str) -> tuple[str, ...]:
    blocks = [key for n in known if n.kind == "block" for key in _BLOCKS.get(n.key, (n.key,))]
    outcomes = {n.key for n in known if n.kind == "outcome"}
    if len(outcomes) > 1 or "concluded" in outcomes or any(n.kind in ("row", "column") for n in known):
        return ()
    outcome = next(iter(outcomes), "total")
    totals = tuple(_TOTALS[block].format(outcome) for block in dict.fromkeys(blocks or [block]))
    first = re.split("[、和及与或]", denied)[0]
    both = about and _words().noun.search(first) and not re.search("被申请|复议|诉讼|因", first)
    return ("t3.received.total", *totals) if both else totals


def _of_applications(denied: str, applied: bool, year: int | None) -> tuple[str, ...]:
    """The measures that one piece of a list denies: a row, a column of the received, or all applications."""
    known = [n for n in names(denied, year) if n.kind in ("row", "column", "verb")]
    rows = {n.key for n in known if n.kind == "row"}
    rows = {row for row in rows if not any(other.startswith(f"{row}_") for other in rows)}
    named = {n.key for n in known if n.kind == "column"}
    verbs = {vocabulary(year).measure_of_verb[n.key] for n in known if n.kind == "verb"}
    if any(denied[: n.start].endswith("未") for n in known):
        return ()  # 没有未答复的申请
    if not _only(denied, known) or max(map(len, (rows, named, verbs))) > 1:
        return ()
    if rows:
        row = next(iter(rows))
        id = vocabulary(year).derived.get(row, f"t3.{row}.total")
        return (id,) if not named and row not in vocabulary(year).readings else ()
    if not applied or not (named or verbs or _words().noun.search(denied)):
        return ()
    column = next(iter(named), "total")
    if column == "organisations":
        return ("organisations.received",)
    row = "processed" if verbs == {"processed"} else "received"
    return tuple(f"t3.{row}.{each}" for each in _surely(column, year))


def _surely(column: str, year: int | None) -> list[str]:
    """The columns of table three that an applicant's name means whichever way it is read (其他组织合计)."""
    first, *others = columns(vocabulary(year).columns.get(column, ((column,),)))
    return [each for each in first if all(each in other for other in others)]
