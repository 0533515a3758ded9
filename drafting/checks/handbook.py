"""``docs/checks.md``: the rules as people read them, from the catalogue and its examples.

``python -m drafting.checks.handbook > docs/checks.md``
"""

import sys
from collections.abc import Iterator

from drafting.checks.catalogue import CATALOGUE
from drafting.checks.engine import check
from drafting.checks.examples import examples
from drafting.checks.findings import SEVERITY_NAMES, Profile
from drafting.checks.rule import PREVIOUS, Kind, Rule, Subject
from drafting.checks.unseen import Pair, unseen
from drafting.figures import format_number, shortened
from drafting.tables import cell_name, cell_spec, outcome_rows

_KINDS = {
    Kind.TABLES: "表内",
    Kind.YEARS: "跨年与雷同",
    Kind.UNITS: "跨单位",
    Kind.TEXT: "文表一致",
    Kind.STRUCTURE: "要件",
    Kind.WORDING: "用语",
}
_LONGEST = 60

_HEAD = """# 校核规则

本页由 `make docs` 从规则目录生成，请勿手改；例子就是测试所跑的数据。

每条规则逐项给出结果：**相符**、**不相符**、**缺数，无法核对**
（所需的格有空白或未读出；空白不是零）。规则自身出错，记为程序故障，不算年报的问题。

严重程度分两种口径：**编写**是自己的年报，必须改的未改不能送审，写明理由和姓名可以保留；
**公布**用于 `nianbao check` 和批量校核。保留和误报在有关数字、语句不变时一直有效，一变就失效。
"""

_UNSEEN = """## 勾稽看不出的改动

表三、表四任改一格，必有一条勾稽不平；表三行列相交处就是那一格。下面的成对改动，任何勾稽都看不出，只能靠跨年、文表一致和人来核对。

"""


def handbook() -> str:
    """The page, in Markdown."""
    parts = [_HEAD]
    for kind, name in _KINDS.items():
        parts.append(f"\n## {name}\n")
        parts += [_rule(rule) for rule in CATALOGUE if rule.kind is kind]
    return "".join([*parts, "\n", _UNSEEN, *_unseen()])


def _rule(rule: Rule) -> str:
    example = examples()[rule.id]
    severities = [rule.severity.of(profile) for profile in Profile]
    grades = [SEVERITY_NAMES[severity] if severity else "不核" for severity in severities]
    grade = grades[0] if len(set(grades)) == 1 else f"编写时{grades[0]}，公布的{grades[1]}"
    (finding, *_) = check(example.fails, [rule]).findings
    kept = "" if rule.keepable else "不能保留，也不能标误报。"
    return (
        f"\n### `{rule.id}`\n\n{example.says}{kept}\n\n- 严重程度：{grade}\n- 依据：{rule.basis}\n"
        f"- 相符：{_told(example.passes, rule)}\n- 不相符：{_told(example.fails, rule)}\n"
        f"  → {finding.message}\n"
    )


def _told(subject: Subject, rule: Rule) -> str:
    """An example in a line: the cells that are not 0, then the words, of what the rule looks at."""
    cells = _cells(subject)
    words = _words(subject)
    if rule.kind in (Kind.TABLES, Kind.UNITS):
        return "；".join(cells) or "各格为0"
    return "；".join([*cells, *words]) or "规定的各部分齐全"


def _cells(subject: Subject) -> list[str]:
    shown = [_cell(code, subject) for code, value in subject.report.figures.items() if value != 0]
    if subject.previous:
        changed = (code for code, value in subject.previous.figures.items() if value != 0)
        shown += [_cell(f"{PREVIOUS}{code}", subject) for code in changed]
    for handed_in in subject.units.returns if subject.units else ():
        filled = [(code, value) for code, value in handed_in.figures.items() if value != 0]
        shown += [f"{handed_in.organ}报送：{_name(code)}{format_number(value)}" for code, value in filled]
    return shown


def _cell(code: str, subject: Subject) -> str:
    year = "上年" if code.startswith(PREVIOUS) else ""
    return f"{year}{_name(code.removeprefix(PREVIOUS))}{format_number(subject.value(code)) or '空白'}"


def _name(code: str) -> str:
    spec = cell_spec(code)
    return spec.name if spec else cell_name(code)


def _words(subject: Subject) -> Iterator[str]:
    """The sections that are not as in the base; the stored text where there is one."""
    base = examples()["intro"].passes.report
    report = subject.report
    written = [(section.number, section.text) for section in report.sections]
    for number, text in (subject.sources or {}).items() if subject.sources else written:
        if text != base.text(number):
            yield f"“{_cut(text)}”"
    headings = {section.number: section.heading for section in base.sections}
    for section in report.sections:
        if section.heading != headings[section.number]:
            yield f"“{section.heading}”"
    if len(report.sections) < len(base.sections):
        missing = set(headings) - {section.number for section in report.sections}
        yield f"没有“{'、'.join(headings[number] for number in missing)}”"
    if subject.previous:
        for section in subject.previous.sections:
            if section.text not in (base.text(section.number), report.text(section.number)):
                yield f"上年“{_cut(section.text)}”"
    for neighbour in subject.neighbours:
        yield f"{neighbour.organ}“{_cut(neighbour.text(5))}”"
    for fact in subject.facts:
        yield f"素材“{fact.statement}”"
    for requirement in subject.requirements:
        yield f"要求“{requirement.text}”"


def _cut(text: str) -> str:
    return shortened(text.replace("\n", " "), _LONGEST)


def _unseen() -> Iterator[str]:
    yield "- 表三印出来的格，任意两格：没有看不出的。至少要同时改两行两列的四格，才处处都平。\n"
    yield "- 表三由程序重算总计时（网页、填报表），同一列里的两格：\n"
    for pair in _grouped(unseen("t3", footed=True)):
        yield f"  - {pair}\n"
    yield "- 表四印出来的格，同一块里的两格：\n"
    for pair in _grouped(unseen("t4", footed=False)):
        yield f"  - {pair}\n"


def _grouped(pairs: tuple[Pair, ...]) -> tuple[str, ...]:
    """The pairs as sentences, each once for all columns or blocks, the outcome rows as one."""
    said: dict[str, None] = {}
    for pair in pairs:
        one, other = _role(pair.one), _role(pair.other)
        two = f"任意两行{one}" if one == other else f"{one}、{other}"
        said[f"{two}：{'同增同减' if pair.sign > 0 else '一增一减'}，数相同"] = None
    return tuple(said)


def _role(code: str) -> str:
    spec = cell_spec(code)
    if spec is None:
        return code
    if spec.table.code == "t4":
        return f"“{spec.column.label}”"
    return "办理结果" if spec.row.code in outcome_rows({}) else f"“{spec.row.path}”"


if __name__ == "__main__":
    sys.stdout.write(handbook())
