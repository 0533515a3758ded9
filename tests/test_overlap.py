"""Common runs of two texts."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafting.overlap import LEAST_RUN, mask, names_of, overlap

STOCK = "把每一件申请的来龙去脉都记在簿上，谁收的、谁查的、谁签的，隔了几年也翻得出来"
LONG = "".join(chr(0x4E00 + i) for i in range(200))


def shared(one, other, names=()):
    return overlap(mask(one, names), mask(other, names))


def test_a_text_overlaps_itself_wholly():
    found = shared(LONG, LONG)
    assert found.share == 1
    assert found.spans == ((0, len(LONG)),)


def test_a_run_of_thirteen_counts_and_one_of_twelve_does_not():
    other = "".join(chr(0x6000 + i) for i in range(200))
    thirteen, twelve = LONG[50:63], LONG[50:62]
    assert shared(LONG, other + thirteen).spans == ((50, 63),)
    assert shared(LONG, other + twelve).spans == ()


def test_the_share_is_of_the_first_text():
    other = LONG[:60] + "".join(chr(0x6000 + i) for i in range(400))
    assert shared(LONG, other).share == pytest.approx(60 / 200)
    assert shared(other, LONG).share == pytest.approx(60 / 460)


def test_figures_and_names_do_not_tell_texts_apart():
    one = f"云岭市青禾区教育局收到12件。{STOCK}。我局办理１，２３４件，占95.6%。{STOCK[::-1]}。{STOCK[5:]}"
    other = f"云岭市白石县水利局收到3件。{STOCK}。我局办理77件，占80%。{STOCK[::-1]}。{STOCK[5:]}"
    own, others = names_of("云岭市青禾区教育局"), names_of("云岭市白石县水利局")
    found = overlap(mask(one, own), mask(other, others))
    assert found.share == 1
    assert found.spans == ((0, len(one)),)


def test_white_space_is_no_difference_and_spans_lead_back():
    spaced = "\n".join(LONG[i : i + 7] for i in range(0, 200, 7))
    assert shared(spaced, LONG).spans == ((0, len(spaced)),)


def test_a_short_text_says_nothing():
    assert shared(LONG[:119], LONG) is None
    assert shared(LONG[:120], LONG).share == 1
    assert shared(LONG, "").share == 0


def test_names_of_an_organ():
    assert names_of("云岭市青禾区教育局") == ("云岭市青禾区教育局", "青禾区教育局", "云岭市", "青禾区")
    assert names_of("") == ()


TEXTS = st.text(alphabet="公开信息", min_size=120, max_size=160)


@settings(deadline=None)
@given(TEXTS, TEXTS)
def test_the_spans_are_the_characters_that_stand_in_a_common_run(one, other):
    windows = {other[i : i + LEAST_RUN] for i in range(len(other))}
    inside = {
        i + k
        for i in range(len(one) - LEAST_RUN + 1)
        for k in range(LEAST_RUN)
        if one[i : i + LEAST_RUN] in windows
    }
    found = shared(one, other)
    assert {i for start, end in found.spans for i in range(start, end)} == inside
    assert found.share == pytest.approx(len(inside) / len(one))


def test_a_section_against_last_year_and_twenty_neighbours_takes_well_under_a_tenth_of_a_second():
    texts = ["".join(chr(0x4E00 + (i * k) % 5000) for i in range(3000)) for k in range(1, 23)]
    began = time.process_time()
    for other in texts[1:]:
        shared(texts[0], other)
    assert time.process_time() - began < 0.1
