"""Table two: the documents, decisions and fees that words name."""

import re

from drafting.mentions.measures import DECISIONS, Context, Measure, Vocabulary
from drafting.mentions.prose import without_titles

_DECISIONS = frozenset(DECISIONS.values())
_REPEALED = re.compile("废止[^，。;]{0,8}[0-9]")
_PAPERS = frozenset({"t2.rules", "t2.normative"})


def followed(segment: str, after: str, context: Context, lead: str, words: Vocabulary) -> str | None:
    """The measure of table two that short words name because the figure before was its neighbour's."""
    if not context.row.startswith("t2."):
        return None
    if context.row in _DECISIONS and words.objects["decision_plain"].fullmatch(segment):
        return f"{context.row}.decisions"  # 行政许可方面，全年共作出决定18742件
    if papers := words.objects["papers_beside"].fullmatch(segment):
        return _of_other_papers(papers, context, lead, words)
    kin = _DECISIONS if context.row in _DECISIONS else {context.row}
    told = words.objects["and_published"].sub("", lead)  # 制定并公开规范性文件2件
    if context.row == "t2.normative" and not words.objects["decisions_unless"].search(told):
        kin = kin | _DECISIONS  # table two told in a row: 制发规范性文件2件，办理行政许可38件
    near = (id for id in words.follows if id.rsplit(".", 1)[0] in kin)
    id = next((id for id in near if words.follows[id].fullmatch(segment)), None)
    cleared = words.objects["normative_unless"].search(lead)
    if cleared and not words.objects["normative_made"].search(f"{lead}{segment}"):
        return None  # 清理规范性文件41件，废止12件; but 全面清理，本年度制发3件，废止12件
    if id and id.endswith("repealed") and "废止" not in segment and _REPEALED.search(lead):
        return None  # 废止3件，宣布失效2件: the table may count one of them, or both
    behind = words.objects["papers_beside"].match(after) if id and context.row in _PAPERS else None
    if id and behind:  # 制发规章1件，…；制发3件规范性文件
        return f"t2.{_kind(behind)}.{id.rsplit('.', 1)[1]}"
    return id


def _of_other_papers(named: re.Match[str], context: Context, lead: str, words: Vocabulary) -> str | None:
    """The other kind of documents behind one of them, with its verb: 制发规章5件、规范性文件12件."""
    kind = _kind(named)
    verbs = list(words.objects["papers_verb"].finditer(lead))
    if not verbs or context.row not in _PAPERS - {f"t2.{kind}"} or not lead.endswith("、"):
        return None
    return f"t2.{kind}.{verbs[-1].lastgroup}"


def _kind(named: re.Match[str]) -> str:
    return "rules" if named["rules"] else "normative"


def decision(tables: set[str], clause: str, lead: str, words: Vocabulary) -> Measure | None:
    """A measure of table two: unless its clause, or the verb before it, is about publishing or the like."""
    key = next(iter(tables))
    clause = without_titles(clause)
    if len(tables) == 1 and words.objects["decision_own"].search(clause):
        return Measure.plain(key)
    if words.objects["published"].search(f"{lead}{clause}"):
        return None
    clause = words.objects["and_published"].sub("", clause)
    if len(tables) > 1 or words.unless[key].search(clause):
        return None
    lead = words.objects["publishing"].sub("", words.objects["and_published"].sub("", lead))
    governing = words.deciding.split(lead)[-1] if not words.deciding.search(clause) else ""
    return None if words.unless[key].search(governing) else Measure.plain(key)
