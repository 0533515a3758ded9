"""The rules of the catalogue: the report's parts."""

from drafting.checks.fees import FeeStatement
from drafting.checks.followed_up import RequirementAnswered
from drafting.checks.intro import GovernmentAspects, Intro
from drafting.checks.ordinals import Numbering
from drafting.checks.parts import Aspects, ProblemsPresent, SectionHeading
from drafting.checks.remedies import ProblemMeasure
from drafting.checks.rule import (
    ERROR,
    ERROR_OR_WARNING,
    INFO,
    NOTICE,
    WARNING,
    WARNING_ONLY_DRAFTING,
    WARNING_OR_INFO,
    Kind,
    Rule,
)
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
            "form": "表二用的是2019年的旧格式（本年新制作数量、上一年项目数量等栏），{year}年的年度报告应按"
            "国办公开办函〔2021〕30号的格式。请换用新格式。",
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
    GovernmentAspects(
        id="government-aspects",
        kind=Kind.STRUCTURE,
        severity=ERROR_OR_WARNING,
        basis="《中华人民共和国政府信息公开条例》第五十条："
        "各级人民政府还应当报告工作考核、社会评议和责任追究结果情况",
        messages={
            "missing": "第一部分未见“{label}”结果情况，各级人民政府的年度报告应当写明。请在“监督保障”中补写；"
            "没有发生的，请写明未发生。"
        },
    ),
    Intro(
        id="intro",
        kind=Kind.STRUCTURE,
        severity=INFO,
        basis="已发布年度报告的通例：导语写明编制依据、统计期限、电子版网址和联系方式",
        messages={
            "missing": "导语未见{label}。请补写。",
            "nowhere": "未见导语，第一部分也未写明{labels}。请补写。",
            "none": "未见导语。请补写编制依据、统计期限、电子版网址和联系方式。",
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
    ProblemMeasure(
        id="problem-measure",
        kind=Kind.STRUCTURE,
        severity=WARNING,
        basis="《中华人民共和国政府信息公开条例》第五十条：存在的主要问题及改进情况",
        messages={
            "problem": "第五部分第{numbers}个问题“{said}”未见对应的措施"
            "（所列问题{problems}个、措施{measures}项）。请补写措施，或写明由哪一项措施解决。",
            "measure": "第五部分第{numbers}项措施（“{said}”）未见对应的问题"
            "（所列问题{problems}个、措施{measures}项）。请补写问题，或并入相应的措施。",
        },
    ),
    RequirementAnswered(
        id="requirement-answered",
        kind=Kind.STRUCTURE,
        severity=WARNING_ONLY_DRAFTING,
        basis="本年度政务公开工作要点、年度报告编制通知的要求",
        messages={"failed": "未见对“{said}”{source}的回应。请在相应部分写明做了什么；不涉及的，请说明。"},
    ),
    FeeStatement(
        id="fee-statement",
        kind=Kind.STRUCTURE,
        severity=WARNING,
        basis=f"{NOTICE} 附件 第六部分：收取信息处理费的情况；《政府信息公开信息处理费管理办法》",
        messages={
            "missing": "第六部分未报告收取信息处理费的情况。"
            "请补写发出收费通知的件数、总金额和实际收取的总金额；"
            "没有收取的，请写明未收取。",
            "notices": "第六部分写发出收费通知{notices}件，表三“逾期未按收费通知要求缴纳费用”为{unpaid}件，"
            "多于收费通知。请核对。",
            "more": "第六部分写实际收取信息处理费{collected}元，多于收费通知的总金额{billed}元。请核对。",
            "unnoticed": "第六部分写收取信息处理费{collected}元，但没有发出收费通知的件数。"
            "请核对后补写件数和总金额。",
        },
    ),
    Numbering(
        id="numbering",
        kind=Kind.STRUCTURE,
        severity=WARNING_OR_INFO,
        basis="GB/T 9704—2012 党政机关公文格式 7.3.3：结构层次序数",
        messages={
            "skipped": "{part}的序号“{found}”之前缺“{expected}”。请核对是否漏段，或改正序号。",
            "repeated": "{part}的序号“{found}”重复，依次应为“{expected}”。请改正序号。",
            "mixed": "{part}的序号“{found}”与前文样式不一，依前文应为“{expected}”。请统一序号样式。",
        },
    ),
)
