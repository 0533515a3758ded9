"""The rules of the catalogue: against last year's report."""

from drafting.checks.rule import ERROR_OR_WARNING, INFO, NOTICE, WARNING, Kind, Rule
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
)
