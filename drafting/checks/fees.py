"""The rule on what section 6 says of the fee for processing information (信息处理费)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from drafting.checks.findings import Result
from drafting.checks.folded import fold
from drafting.checks.parts import PENDING
from drafting.checks.rule import Rule, Subject
from drafting.figures import Number, format_number

Span = tuple[int, int]

_OTHER_FEES = re.compile(
    r"行政事业性收费|非税收入|收费(?:许可|项目|标准|目录|公示)|(?:停车|物业|学|水电?|电)(?:收)?费用?收费?"
)
_FEE = re.compile(r"处理费|信息费|收费|收取[^。；]{0,12}费|费用|检索费|复制费")
_NOTICES = re.compile(
    r"收费通知[书单]?(?:的?(?:件数|份数|数量))?(?:共计|合计|总计|共|为|是|[：:])*(?P<after>\d+)[件份个次]"
    r"|(?P<before>\d+)[件份个次](?:政府信息公开)?(?:信息处理费|信息处理)?(?:的)?收费通知"
    r"|(?P<none>(?:未|没有|无)(?!收)[^，。；\d]{0,16}收费通知)"
)
_MONEY = re.compile(r"(?P<words>[^，,。；、\d\n]{0,20})(?P<amount>\d+(?:\.\d+)?)(?P<scale>万)?元")
_COLLECTED = re.compile(r"实收|实际收|(?<!应)(?<!拟)收取|已收|到账|入库|缴纳")
_BILLED = re.compile(r"应收|应收取|拟收取|总金额|收费(?:总)?金?额|通知[^，。]{0,6}金额|^总?金额")


@dataclass(frozen=True)
class _Stated:
    """What the text states: notices sent (件), billed and collected (元), each ``None`` where it does not."""

    notices: int | None
    billed: Decimal | None
    collected: Decimal | None
    notices_at: Span = (0, 0)
    collected_at: Span = (0, 0)


@dataclass(frozen=True, kw_only=True)
class FeeStatement(Rule):
    """Section 6 says what became of 信息处理费, and the numbers it gives of it fit together.

    Asked of report years from ``from_year`` on. Numbers that the text does not give have no result: it may
    say as much in words (未收取信息处理费).
    """

    from_year: int = 2021

    def examine(self, subject: Subject) -> Iterator[Result]:
        """One result for the statement, and one each for the notices and the money that it gives."""
        text = subject.report.text(6)
        if (
            not text.strip()
            or PENDING.search(text)
            or (subject.report.year or self.from_year) < self.from_year
        ):
            return
        folded = fold(text)
        if not _FEE.search(_OTHER_FEES.sub("", folded.text)):
            yield self.failed(subject, self.messages["missing"], instance="stated", section=6)
            return
        yield self.passed("stated")
        stated = _stated(folded.text)
        if stated.notices is not None:
            yield self._notices(subject, stated, stated.notices)
        if stated.collected is not None:
            yield self._money(subject, stated, stated.collected)

    def _notices(self, subject: Subject, stated: _Stated, notices: int) -> Result:
        code = "t3.closed_unpaid.total"
        unpaid = subject.value(code)
        if unpaid is None:
            return self.not_assessable("notices")
        if unpaid <= notices:
            return self.passed("notices")
        message = self.messages["notices"].format(unpaid=format_number(unpaid), notices=notices)
        return self._failed(subject, message, "notices", stated.notices_at, f"≥{unpaid}", notices, (code,))

    def _money(self, subject: Subject, stated: _Stated, collected: Decimal) -> Result:
        billed = stated.billed
        values = {"collected": format_number(collected), "billed": format_number(billed)}
        if billed is not None and collected > billed:
            message, expected = self.messages["more"].format(**values), f"≤{values['billed']}"
        elif collected and not stated.notices:
            message, expected = self.messages["unnoticed"].format(**values), "0"
        else:
            return self.passed("money")
        return self._failed(subject, message, "money", stated.collected_at, expected, collected)

    def _failed(
        self,
        subject: Subject,
        message: str,
        instance: str,
        at: Span,
        expected: str,
        actual: Number,
        cells: tuple[str, ...] = (),
    ) -> Result:
        text = subject.report.text(6)
        span = fold(text).span(*at)
        return self.failed(
            subject,
            message,
            instance=instance,
            cells=cells,
            section=6,
            span=span,
            excerpt=text[slice(*span)],
            expected=expected,
            actual=actual,
        )


def _stated(text: str) -> _Stated:
    """The numbers in a folded text; a second number of the same kind does not replace the first."""
    notices = _NOTICES.search(text)
    billed: Decimal | None = None
    collected: tuple[Decimal, Span] | None = None
    for match in _MONEY.finditer(text):
        if _OTHER_FEES.search(match["words"]):
            continue
        amount = Decimal(match["amount"]) * (10_000 if match["scale"] else 1)
        amount = amount.to_integral_value() if amount == amount.to_integral_value() else amount
        if "均为" in match["words"]:
            collected, billed = collected or (amount, match.span("amount")), billed or amount
        elif _COLLECTED.search(match["words"]):
            collected = collected or (amount, match.span("amount"))
        elif _BILLED.search(match["words"]):
            billed = amount if billed is None else billed
    return _Stated(
        notices=int(notices["after"] or notices["before"] or 0) if notices else None,
        billed=billed,
        collected=collected[0] if collected else None,
        notices_at=notices.span() if notices else (0, 0),
        collected_at=collected[1] if collected else (0, 0),
    )
