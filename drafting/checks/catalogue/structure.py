"""The rules of the catalogue: the report's parts."""

from drafting.checks.parts import Aspects, ProblemsPresent, SectionHeading
from drafting.checks.rule import ERROR, ERROR_OR_WARNING, NOTICE, WARNING_OR_INFO, Kind, Rule
from drafting.checks.structure import SectionMissing

STRUCTURE: tuple[Rule, ...] = (
    SectionMissing(
        id="section-missing",
        kind=Kind.STRUCTURE,
        severity=ERROR,
        basis=f"《中华人民共和国政府信息公开条例》第五十条；{NOTICE} 附件",
        messages={
            "missing": "缺{part}“{heading}”。请按规定格式补上。",
            "empty": "{part}“{heading}”没有内容。请补写；没有需要报告的，请写明。",
        },
    ),
    SectionHeading(
        id="section-heading",
        kind=Kind.STRUCTURE,
        severity=WARNING_OR_INFO,
        basis=f"{NOTICE} 附件；《中华人民共和国政府信息公开条例》第五十条",
        messages={
            "wording": "标题“{found}”与规定格式“{form}”不一致。请照格式改。",
            "order": "标题“{found}”的位置与规定格式的次序不符。请按一至六的次序排列。",
        },
    ),
    Aspects(
        id="aspects",
        kind=Kind.STRUCTURE,
        severity=WARNING_OR_INFO,
        basis=f"{NOTICE} 附件 第一部分：主动公开、依申请公开、政府信息管理、平台建设、监督保障",
        messages={
            "missing": "第一部分未见“{label}”方面的内容。请补写；没有的，请写明。",
            "order": "第一部分五个方面的次序与规定格式不符。请依主动公开、依申请公开、政府信息管理、"
            "政府信息公开平台建设、监督保障的次序排列。",
        },
    ),
    ProblemsPresent(
        id="problems-present",
        kind=Kind.STRUCTURE,
        severity=ERROR_OR_WARNING,
        basis="《中华人民共和国政府信息公开条例》第五十条：存在的主要问题及改进情况",
        messages={
            "problem": "第五部分未见存在的问题。请写明本年度的主要问题。",
            "measure": "第五部分未见改进措施。请针对问题写明措施。",
        },
    ),
)
