"""The years that the form in force can report on."""

from drafting.errors import InputError

FIRST_YEAR = 2021
"""The first report year of the form of 国办公开办函〔2021〕30号."""

LAST_YEAR = 2099
"""The last year taken for a year: a later one is a slip of the keyboard (20222, 2202)."""


def invalid_year(year: int) -> str | None:
    """What the year should have been, or ``None`` where a report in the form of 2021 can be about it."""
    return None if FIRST_YEAR <= year <= LAST_YEAR else f"{FIRST_YEAR}至{LAST_YEAR}之间的四位年份"


def check_year(year: int) -> None:
    """Refuse a year that no report in the form of 2021 can be about.

    Raises:
        InputError: with the value and the remedy.
    """
    expected = invalid_year(year)
    if expected:
        raise InputError(f"报告年度应为{expected}，现为“{year}”。请改正。")
