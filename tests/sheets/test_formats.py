"""Formats of numbers: which of them show the number that a cell holds."""

import pytest

from drafting.sheets.formats import as_shown, is_shown_as, shows_itself


@pytest.mark.parametrize(
    "code",
    [
        "General", "0", "#,##0", "0.00", '0"件"', "0_ ", "_ * #,##0_ ;_ * -#,##0_ ;_ * \"-\"_ ;_ @_ ", "[红色]0",
        '0.00"万元"', "0;-0;;@", "@", '"共"0"件"', "[>=0]0;[<0]-0", "General\\件", '0;0;"无;"',
    ],
)  # fmt: skip
def test_a_number_shown_as_itself(code):
    assert shows_itself(code, 1)
    assert as_shown(12, code) == 12


@pytest.mark.parametrize(
    "code", [";;;", '"无"', "0,", "#,##0,,", '0!.0,"万"', '0"万"', "0.0,千", '[>10]"多";0', 'General"万"']
)
def test_a_number_shown_as_another_is_named_with_its_format(code):
    assert as_shown(12345, code) == f"〔12345，以格式{code}显示〕"
    assert as_shown(0, code) == 0


def test_each_sign_has_its_part():
    assert (shows_itself('0;"负"', 1), shows_itself('0;"负"', -1), shows_itself("0", -1)) == (
        True,
        False,
        True,
    )


def test_shares_words_and_what_nobody_sees():
    assert as_shown(0.25, "0%") == "25%"
    assert as_shown("甲", "0,") == "甲"
    assert as_shown(True, "0,") is True
    assert as_shown("甲", "0", unseen=True) == "甲"
    assert as_shown(12, "0", unseen=True) not in (12, "12")


@pytest.mark.parametrize(
    ("number", "text", "same"),
    [
        (12.0, "12", True), (12345.0, "12,345", True), (2.46, "2.5", True), (-4.0, "-4", True), (3.0, "3件", True),
        (0.0, "-", True), (1e20, "1E+20", True), (12345.0, "1.2万", False), (3.0, "", False), (3.0, "三", False),
        (2.5, "2.5万元", True), (3.0, "4", False),
    ],
)  # fmt: skip
def test_a_cell_that_keeps_its_text_shows_its_number_or_another(number, text, same):
    assert is_shown_as(number, text) is same
