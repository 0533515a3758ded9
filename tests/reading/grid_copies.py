"""Random figures and the ways in which reports print them: zeros, blanks, marks for blank, remarks, units."""

from decimal import Decimal
from random import Random

from reading.grids import COLUMNS, DISPUTES, RESULTS, T2_BLOCKS, Copy, labels_at_random, t3_rows

BLANKS = ("", "\xa0", "/", "-", "—", "无", "不适用", "——", "－", "\uff0f", "\u3000")
PROFILES = ("zero", "sparse", "sparse", "dense", "large", "holes", "totals only", "no totals", "ends only")


def copy_of(seed: int, *, edition: str = "2021", closed: bool = False, misprints: float = 0.12) -> Copy:
    """A report's figures and labels; the same seed, the same copy."""
    chance = Random(f"copy {seed}")
    found = Copy({}, {}, closed=closed, edition=edition)
    found.labels = labels_at_random(chance, chance.choice((0, misprints)))
    profile = chance.choice(PROFILES)
    most = {"sparse": 9, "large": 20000}.get(profile, 60)
    density = {"zero": 0.0, "sparse": 0.15}.get(profile, 0.8)
    blank = chance.choice(BLANKS)

    def count() -> int:
        return chance.randint(1, most) if chance.random() < density else 0

    numbers: dict[str, int | Decimal | None] = {}
    for row, _, _ in t3_rows(found):
        parts = [count() for _ in COLUMNS[:-1]]
        numbers |= {
            f"t3.{row}.{column}": part for column, part in zip(COLUMNS, [*parts, sum(parts)], strict=True)
        }
    for dispute in DISPUTES:
        parts = [count() for _ in RESULTS[:-1]]
        numbers |= {f"t4.{dispute}.{r}": part for r, part in zip(RESULTS, [*parts, sum(parts)], strict=True)}
    for _, columns, rows in T2_BLOCKS[edition]:
        for row, _ in rows:
            for column, _ in columns:
                code = f"t2.{row}.{column}"
                numbers[code] = count()
                if column == "amount" and density:
                    numbers[code] = Decimal(chance.randint(0, 10**8)) / 10 ** chance.choice((0, 2, 4, 6))
                if column == "change" and chance.random() < 0.4:
                    numbers[code] = -int(numbers[code] or 0)
    if chance.random() < 0.2:  # the report's own error
        code = chance.choice([code for code in numbers if not code.startswith("t2")])
        numbers[code] = chance.randint(0, most)
    _blank(numbers, profile, chance)
    mixed = chance.random() < 0.15
    for code, number in numbers.items():
        found.truth[code] = number
        found.texts[code] = (
            (chance.choice(BLANKS) if mixed else blank) if number is None else _said(code, number, chance)
        )
        if code == "t2.fees.amount" and number is not None and edition == "2021" and chance.random() < 0.05:
            found.texts[code], found.truth[code] = f"{int(number) * 10000}元", None
    return found


def _blank(numbers: dict[str, int | Decimal | None], profile: str, chance: Random) -> None:
    """Take away what reports of this profile leave blank."""
    for code in list(numbers):
        last = code.rpartition(".")[2]
        inner = last not in ("total", "natural")
        gone = {
            "holes": chance.random() < 0.3,
            "totals only": code.startswith("t3") and last != "total",
            "no totals": not code.startswith("t2") and last == "total",
            "ends only": inner and (code.startswith("t3") or numbers[code] == 0),
        }
        if gone.get(profile, False):
            numbers[code] = None


def _said(code: str, number: int | Decimal, chance: Random) -> str:
    text = f"{number:f}" if isinstance(number, Decimal) else str(number)
    if isinstance(number, int) and abs(number) >= 1000 and chance.random() < 0.3:
        text = f"{number:,}"
    if code.endswith(".change") and number:
        text = chance.choice((f"{number:+d}", f"{'增' if number > 0 else '减'}{abs(int(number))}", text))
    elif code.startswith("t2.normative") and number and chance.random() < 0.2:
        text = f"{text}（其中修订{chance.randint(0, int(number))}件）"
    elif chance.random() < 0.01 and isinstance(number, int) and not code.startswith("t2.fees"):
        text += "件"
    elif chance.random() < 0.01:
        text = text.translate(str.maketrans("0123456789.", "０１２３４５６７８９．"))
    return text
