"""The rules of the catalogue: wording."""

from drafting.checks.rule import ERROR, Kind, Rule
from drafting.checks.structure import PlaceholderLeft

WORDING: tuple[Rule, ...] = (
    PlaceholderLeft(
        id="placeholder-left",
        kind=Kind.WORDING,
        severity=ERROR,
        basis="报告发布前应当填写完整",
        messages={"failed": "{part}尚有“{left}”未填。请补上内容或删去该句。"},
    ),
)
