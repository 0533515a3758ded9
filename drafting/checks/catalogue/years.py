"""The rules of the catalogue: against last year's report."""

from drafting.checks.changes import StaleFigure, Swing
from drafting.checks.followed_up import ProblemsFollowedUp
from drafting.checks.overlaps import OverlapLastYear, OverlapNeighbour
from drafting.checks.rule import ERROR_OR_WARNING, INFO, NOTICE, WARNING, WARNING_OR_INFO, Kind, Rule
from drafting.checks.years import CarriedIn, FeeScale, InForce, PendingDisputes

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
    Swing(
        id="swing",
        kind=Kind.YEARS,
        severity=INFO,
        basis="年度之间变动较大的数据应当核实并备注原因",
        messages={"failed": "{cell}本年{now}、上年{before}{others}，变动超过五倍。请核对，并注明变动原因。"},
    ),
    OverlapLastYear(
        id="overlap",
        kind=Kind.YEARS,
        severity=WARNING,
        basis=f"{NOTICE}：不得照搬照抄，内容雷同的应当纠正",
        messages={
            "failed": "{part}有{share}%的文字与上年年报逐字相同（数字和名称不计），如“{words}”。"
            "请按本年的情况改写。"
        },
    ),
    OverlapNeighbour(
        id="overlap-neighbour",
        kind=Kind.YEARS,
        severity=WARNING,
        basis=f"{NOTICE}：不得照搬照抄，内容雷同的应当纠正",
        messages={
            "failed": "{part}有{share}%的文字与“{organ}”的年报逐字相同（数字和名称不计），如“{words}”。"
            "请核实是否照搬，并按本机关的情况改写。"
        },
    ),
    StaleFigure(
        id="stale-figure",
        kind=Kind.YEARS,
        severity=WARNING,
        basis="正文与表格应当一致；各年的数据应当更新",
        messages={
            "failed": "{part}此句与上年年报一字不差，其中的{found}疑未更新：本年{name}为{expected}。请改正。"
        },
    ),
    ProblemsFollowedUp(
        id="problems-followed-up",
        kind=Kind.YEARS,
        severity=WARNING_OR_INFO,
        basis="《中华人民共和国政府信息公开条例》第五十条：存在的主要问题及改进情况",
        messages={
            "failed": "上年年报第五部分第{number}个问题“{said}”，本年未见改进情况。请补写办到了哪一步；"
            "仍未解决的，请写明。"
        },
    ),
)
