"""The rules of the catalogue: across units."""

from drafting.checks.rule import WARNING, Kind, Rule
from drafting.checks.units import ReturnPublished, Rollup

UNITS: tuple[Rule, ...] = (
    Rollup(
        id="rollup",
        kind=Kind.UNITS,
        severity=WARNING,
        basis="《中华人民共和国政府信息公开条例》第四十九条；政府的年度报告汇总所属单位的数据；"
        "国办公开办函〔2016〕201号",
        messages={
            "missing": "花名册中计入汇总的单位有{count}家未报送：{units}。请催报，或在花名册中改为不汇总。",
            "failed": "{cell}本报告为{total}，各单位与本机关报送合计{summed}，相差{delta}。请核对。",
            "co_defendant": "复议机关作共同被告的案件，只由原行政行为机关计一次，请先核对这类案件。",
            "extra": "相差数等于{units}的报送数，可能重复计入。",
            "uncounted": "相差数等于{units}的报送数，可能漏计。",
        },
    ),
    ReturnPublished(
        id="return-published",
        kind=Kind.UNITS,
        severity=WARNING,
        basis="单位报送的数据应与其公布的年度报告一致",
        messages={"failed": "{cell}公布的年报为{published}，报送数为{returned}。请该单位核对后更正其一。"},
    ),
)
