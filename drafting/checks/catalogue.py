"""The catalogue: every rule, declared once. Ids are never reused or renamed."""

from drafting.checks.bindings import ReferenceMismatch, TextUnbound
from drafting.checks.cells import CellBlank, CellNumber
from drafting.checks.decisions import DirectLitigation, Opening, OtherShare, RulesPower
from drafting.checks.enumerated import TextSum
from drafting.checks.findings import Severity
from drafting.checks.parts import Aspects, ProblemsPresent, SectionHeading, TextYear
from drafting.checks.reconciliation import (
    BALANCE,
    SUM_OF_APPLICANTS,
    SUM_OF_OUTCOMES,
    SUM_OF_RESULTS,
    Reconciliation,
)
from drafting.checks.rule import ERROR, INFO, NOTICE, WARNING, Kind, PerProfile, Rule
from drafting.checks.structure import PlaceholderLeft, SectionMissing
from drafting.checks.text import TextFigure, TextZero
from drafting.checks.years import CarriedIn, FeeScale, InForce, PendingDisputes

ERROR_OR_WARNING = PerProfile(Severity.ERROR, Severity.WARNING)
ERROR_OR_INFO = PerProfile(Severity.ERROR, Severity.INFO)
WARNING_OR_INFO = PerProfile(Severity.WARNING, Severity.INFO)
ONLY_DRAFTING = PerProfile(Severity.ERROR, None)

TABLES: tuple[Rule, ...] = (
    CellNumber(
        id="cell-number",
        kind=Kind.TABLES,
        severity=ERROR,
        basis=f"{NOTICE} 附件：各表计件为整数，收费金额以万元计",
        messages={"failed": "{cell}应为{wanted}，现为“{value}”。请改正。"},
    ),
    CellBlank(
        id="cell-blank",
        kind=Kind.TABLES,
        severity=ERROR_OR_WARNING,
        basis=f"{NOTICE} 附件：表格各项应填写完整",
        messages={
            "table": "{table}{count}格空白；没有发生的请填0。",
            "row": "{place}有{count}格空白（{columns}）；没有发生的请填0。",
        },
    ),
    Reconciliation(
        id="t3-balance",
        kind=Kind.TABLES,
        severity=ERROR,
        basis=f"{NOTICE} 表三表头：第一项加第二项之和，等于第三项加第四项之和",
        messages={
            "failed": "表三“{label}”列不平：新收＋上年结转为{left}件，办理总计＋结转下年为{right}件，"
            "相差{delta}件，请核对。"
        },
        identity=BALANCE,
        crossed_by=(SUM_OF_APPLICANTS,),
    ),
    Reconciliation(
        id="t3-outcomes",
        kind=Kind.TABLES,
        severity=ERROR,
        basis=f"{NOTICE} 表三：（七）总计为（一）至（六）各项之和",
        messages={
            "failed": "表三“{label}”列各项办理结果合计{left}件，“（七）总计”为{right}件，"
            "相差{delta}件，请核对。"
        },
        identity=SUM_OF_OUTCOMES,
        crossed_by=(SUM_OF_APPLICANTS,),
    ),
    Reconciliation(
        id="t3-applicants",
        kind=Kind.TABLES,
        severity=ERROR,
        basis=f"{NOTICE} 表三：总计为自然人、法人或其他组织各列之和",
        messages={
            "failed": "表三“{label}”行不平：各类申请人合计{left}件，总计为{right}件，相差{delta}件，请核对。"
        },
        identity=SUM_OF_APPLICANTS,
        crossed_by=(BALANCE, SUM_OF_OUTCOMES),
    ),
    Reconciliation(
        id="t4-total",
        kind=Kind.TABLES,
        severity=ERROR,
        basis=f"{NOTICE} 表四：总计为结果维持、结果纠正、其他结果、尚未审结之和",
        messages={
            "failed": "表四“{label}”不平：维持、纠正、其他结果、尚未审结合计{left}件，总计为{right}件，"
            "相差{delta}件，请核对。"
        },
        identity=SUM_OF_RESULTS,
    ),
    Opening(
        id="t2-opening",
        kind=Kind.TABLES,
        severity=WARNING,
        basis=f"{NOTICE} 表二：现行有效件数为年末存量",
        messages={
            "failed": "表二“{label}”：现行有效{in_force}，减本年制发{made}，加本年废止{repealed}，"
            "年初存量为{opening}，不应为负。请核对现行有效件数。"
        },
    ),
    RulesPower(
        id="t2-rules-power",
        kind=Kind.TABLES,
        severity=WARNING,
        basis="《中华人民共和国立法法》第九十一条、第九十三条",
        messages={"failed": "表二“规章”行有数，但本机关一般无权制定规章。如为行政规范性文件，请填入下一行。"},
    ),
    OtherShare(
        id="t3-other-share",
        kind=Kind.TABLES,
        severity=INFO,
        basis=f"{NOTICE} 表三（六）其他处理",
        messages={
            "failed": "表三“（六）其他处理 3.其他”为{other}件，占办理总计{processed}件的{share}%，比例偏高。"
            "请核对能否归入前列各项。"
        },
    ),
    DirectLitigation(
        id="t4-direct",
        kind=Kind.TABLES,
        severity=INFO,
        basis="《中华人民共和国行政复议法》（2023年修订）第二十三条",
        messages={
            "failed": "表四“未经复议直接起诉”总计{direct}件。2024年起，对不予公开政府信息不服的"
            "应先申请行政复议，请核实口径。"
        },
    ),
)

YEARS: tuple[Rule, ...] = (
    CarriedIn(
        id="t3-carried",
        kind=Kind.YEARS,
        severity=ERROR_OR_WARNING,
        basis=f"{NOTICE} 表三：上年结转即上年年报的结转下年度继续办理",
        messages={
            "failed": "表三“{label}”列：上年结转{now}，与上年年报‘结转下年’{before}不符；"
            "上年如已更正，请上传更正稿。"
        },
    ),
    InForce(
        id="t2-in-force",
        kind=Kind.YEARS,
        severity=WARNING,
        basis=f"{NOTICE} 表二：现行有效件数",
        messages={
            "failed": "表二“{label}”现行有效{in_force}，按上年{before}＋制发{made}－废止{repealed}"
            "应为{expected}。如经清理重新统计，请备注说明。"
        },
    ),
    PendingDisputes(
        id="t4-pending",
        kind=Kind.YEARS,
        severity=INFO,
        basis=f"{NOTICE} 表四：尚未审结的案件结转下年",
        messages={"failed": "表四“{label}”总计{now}，少于上年尚未审结{before}。请核实上年未结案件是否计入。"},
    ),
    FeeScale(
        id="fee-scale",
        kind=Kind.YEARS,
        severity=WARNING,
        basis=f"{NOTICE} 表二：本年收费金额（单位：万元）",
        messages={
            "larger": "表二收费金额{now}，约为上年{before}的一万倍，疑以元填报。该栏单位为万元，请核对。",
            "smaller": "表二收费金额{now}，约为上年{before}的万分之一，疑上年以元填报或本年多折算一次。"
            "请核对单位。",
        },
    ),
)

TEXT: tuple[Rule, ...] = (
    TextFigure(
        id="text-figure",
        kind=Kind.TEXT,
        severity=ERROR,
        basis="《中华人民共和国政府信息公开条例》第五十条；正文与表格应当一致",
        messages={"failed": "{part}写“{said}”，{name}为{expected}，请核对。"},
    ),
    TextSum(
        id="text-sum",
        kind=Kind.TEXT,
        severity=ERROR,
        basis="《中华人民共和国政府信息公开条例》第五十条；正文所列各项应与总数相符",
        messages={
            "carried_in": "{part}写收到{total}，所列合计{parts}{unit}，差{delta}{unit}，"
            "等于表三‘上年结转’{carried_in}。建议补写‘加上上年结转{carried_in}件’。",
            "carried_in_and_others": "{part}写收到{total}，所列合计{parts}{unit}，多出{delta}{unit}："
            "所列含表三‘上年结转’{carried_in}，而未列{unnamed}。建议补写‘加上上年结转{carried_in}件’，并列全。",
            "more": "{part}写“{said}”，所列合计{parts}{unit}，比总数多{delta}{unit}。请核对总数和所列各项。",
            "gap": "{part}写“{said}”，所列合计{parts}{unit}，相差{delta}{unit}。请核对总数和所列各项。",
            "incomplete": "{part}写“{said}”，所列合计{parts}{unit}，未列{unnamed}。如需列全，请补写。",
        },
    ),
    TextZero(
        id="text-zero",
        kind=Kind.TEXT,
        severity=ERROR,
        basis="《中华人民共和国政府信息公开条例》第五十条；正文与表格应当一致",
        messages={"failed": "{part}写“{said}”，而{name}为{value}。请改正文，或核对表格。"},
    ),
    TextUnbound(
        id="text-unbound",
        kind=Kind.TEXT,
        severity=ERROR_OR_INFO,
        basis="正文中的数字应有出处：表格、可引用数字或工作素材",
        messages={
            "failed": "{part}的“{number}”不是表格中的数，也不在可引用数字和工作素材里。"
            "请录入素材，或改用引用。"
        },
    ),
    TextYear(
        id="text-year",
        kind=Kind.TEXT,
        severity=ERROR,
        basis="《中华人民共和国政府信息公开条例》第四十九条、第五十条",
        messages={
            "title": "标题写{found}年，本年报为{year}年。请改标题。",
            "period": "导语的统计期限为“{found}”，应为{year}年1月1日至{year}年12月31日。请改正。",
            "founded": "导语的统计期限为“{found}”，不是从1月1日起。如系新设机关，请说明；否则请改正。",
        },
    ),
    ReferenceMismatch(
        id="reference-mismatch",
        kind=Kind.TEXT,
        severity=ONLY_DRAFTING,
        basis="引用的数字应与所在语句相符",
        messages={
            "measure": "{part}此处说的是“{other}”，引用的却是“{label}”。请换用相应的数字。",
            "word": "{part}引用的“{label}”不能以“{other}”计，应以“{unit}”计。请改量词。",
            "direction": "{part}写“{word}”，而“{label}”本年{now}、上年{before}。请改正文，或核对数字。",
        },
    ),
)

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
    PlaceholderLeft(
        id="placeholder-left",
        kind=Kind.WORDING,
        severity=ERROR,
        basis="报告发布前应当填写完整",
        messages={"failed": "{part}尚有“{left}”未填。请补上内容或删去该句。"},
    ),
)

CATALOGUE: tuple[Rule, ...] = (*TABLES, *YEARS, *TEXT, *STRUCTURE)
"""Every rule, in the order of the catalogue in the documentation."""
