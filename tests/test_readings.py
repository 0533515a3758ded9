"""Readings: sums of ledger ids with parts taken off, and measures that are no entry by themselves."""

from dataclasses import replace

import pytest
from builders import ORGAN, consistent_figures, report, zero_figures

from drafting.checks.engine import Subject, check
from drafting.checks.findings import Profile, Status
from drafting.ledger import (
    EntryKind,
    Ledger,
    cells_of,
    entry_of,
    is_sum,
    name_of,
    render,
    signed_cells,
    sum_of,
)
from drafting.mentions import ON_REQUEST, changing, citations, claims, directions, terms, zero_claims
from drafting.mentions.measures import Measure, vocabulary
from drafting.mentions.readings import columns
from drafting.narrative.binding_findings import direction_findings, number_findings, reference_findings
from drafting.report import Section
from drafting.tables import edition, recompute
from drafting.tieout import meant, names_it

RECEIVED, CARRIED_OUT = "t3.received.total", "t3.carried_out.total"
CLOSED = (RECEIVED, f"-{CARRIED_OUT}")
CELLS = recompute(
    zero_figures()
    | {
        "t3.received.natural": 87,
        "t3.received.business": 8,
        "t3.received.other": 3,
        "t3.granted.natural": 80,
        "t3.granted.business": 7,
        "t3.granted.other": 2,
        "t3.refused_law.natural": 2,
        "t3.refused_process.natural": 1,
        "t3.refused_query.natural": 3,
        "t3.carried_out.natural": 1,
        "t3.carried_out.business": 1,
        "t3.carried_out.other": 1,
    },
    edition("2021"),
)
LAST = recompute(
    zero_figures()
    | {
        "t3.received.natural": 60,
        "t3.carried_out.natural": 10,
        "t3.granted.natural": 48,
        "t3.refused_process.natural": 2,
        "t3.refused_query.natural": 1,
    },
    edition("2021"),
)
LEDGER = Ledger.of(CELLS, previous=LAST)
NATURAL_OR_ALL = (("t3.received.business",), ("organisations.received",))
ENTERPRISE = Measure("t3.received.enterprise", NATURAL_OR_ALL)
PAIR = ("t3.refused_process.total", "t3.refused_query.total")
TOGETHER = Measure(PAIR[0], (PAIR,))
ABOUT = "收到政府信息公开申请[[t3.received.total]]。"


def test_a_part_behind_a_minus_is_taken_off():
    assert terms(CLOSED) == ((RECEIVED, False), (CARRIED_OUT, True))
    assert sum_of(LEDGER, CLOSED) == 95
    assert cells_of(LEDGER, CLOSED) == (RECEIVED, CARRIED_OUT)
    assert signed_cells(LEDGER, CLOSED) == {RECEIVED: 1, CARRIED_OUT: -1}
    received, out = LEDGER[RECEIVED].label, LEDGER[CARRIED_OUT].label
    assert name_of(LEDGER, CLOSED) == f"{received}－{out}"
    assert name_of(LEDGER, (RECEIVED, CARRIED_OUT)) == f"{received}＋{out}"


def test_what_is_taken_off_again_does_not_count():
    rest = ("refused.total", "-t3.refused_law.total")
    assert "t3.refused_law.total" not in signed_cells(LEDGER, rest)
    assert "t3.refused_law.total" in cells_of(LEDGER, rest)
    assert is_sum(LEDGER, LEDGER["disclosed.total"], ("t3.partial.total", "t3.granted.total"))
    assert is_sum(LEDGER, LEDGER[RECEIVED], ("load.total", "-t3.carried_in.total"))
    assert not is_sum(LEDGER, LEDGER[RECEIVED], CLOSED)
    assert not is_sum(LEDGER, LEDGER["load.total"], (RECEIVED, "-t3.carried_in.total"))
    assert not is_sum(LEDGER, LEDGER[RECEIVED], (RECEIVED, RECEIVED))


def test_what_the_ledger_does_not_know_throughout_is_no_sum():
    unknown = (RECEIVED, "no.such")
    assert signed_cells(LEDGER, unknown) == {}
    assert not is_sum(LEDGER, LEDGER[RECEIVED], unknown)
    assert cells_of(LEDGER, unknown) == (RECEIVED,)
    assert sum_of(LEDGER, unknown) is None
    assert entry_of(LEDGER, unknown) is None
    assert entry_of(LEDGER, ("no.such",)) is None


def test_a_sum_as_an_entry():
    assert entry_of(LEDGER, (RECEIVED,)) is LEDGER[RECEIVED]
    made = entry_of(LEDGER, CLOSED)
    assert (made.id, made.kind, made.unit) == ("", EntryKind.SUM, "件")
    assert (made.value, made.previous) == (95, 50)
    assert made.label == name_of(LEDGER, CLOSED)
    assert made.parts == (RECEIVED, CARRIED_OUT)
    assert entry_of(Ledger.of(CELLS), CLOSED).previous is None


def test_a_measure_is_an_entry_only_where_it_may_mean_itself():
    assert (Measure.plain(RECEIVED).entry, Measure.plain(RECEIVED).own) == (RECEIVED, ((RECEIVED,),))
    both = Measure(RECEIVED, ((RECEIVED,), (RECEIVED, "t3.carried_in.total")))
    assert (both.entry, both.own) == (RECEIVED, ((RECEIVED,),))
    assert (ENTERPRISE.entry, ENTERPRISE.own) == (None, NATURAL_OR_ALL)
    assert (TOGETHER.entry, TOGETHER.own) == (None, (PAIR,))


def test_the_ledger_knows_all_that_words_may_mean():
    ledger = Ledger.of(consistent_figures())
    for readings in vocabulary(2023).readings.values():
        assert all(term.id in ledger for reading in readings for term in terms(reading))
        assert not any(terms(reading)[0].taken_off for reading in readings)
    for name, readings in vocabulary(2023).columns.items():
        for reading in columns(readings):
            assert all(f"t3.received.{column}" in ledger for column in reading), name


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("自然人87件、企业11件", "t3.received.enterprise"),
        ("法人11件", "t3.received.corporate"),
        ("自然人87件、企业8件、其他组织合计3件", "t3.received.other_organisations"),
    ],
)
def test_a_claim_of_several_columns_says_that_it_is_no_entry(text, last):
    claim = claims(f"收到政府信息公开申请98件，其中{text}。", year=2024)[-1]
    assert (claim.measure.id, claim.measure.entry) == (last, None)
    assert claim.readings == claim.measure.readings
    assert all(sum_of(LEDGER, reading) is not None for reading in claim.readings)


@pytest.mark.parametrize(
    ("who", "cells"),
    [
        ("自然人", (("t3.granted.natural",),)),
        (
            "企业提出",
            (
                ("t3.granted.business",),
                tuple(f"t3.granted.{c}" for c in ("business", "research", "welfare", "legal", "other")),
            ),
        ),
        (
            "法人或其他组织",
            (tuple(f"t3.granted.{c}" for c in ("business", "research", "welfare", "legal", "other")),),
        ),
    ],
)
def test_what_became_of_an_applicant_s_applications(who, cells):
    text = f"收到政府信息公开申请98件。{who}的政府信息公开申请中，予以公开7件。"
    assert claims(text, year=2024)[-1].readings == cells


@pytest.mark.parametrize(
    ("who", "measures"),
    [
        ("企业提出的", ("t3.received.business",)),
        ("其他组织合计的", ("t3.received.other",)),
        ("自然人的", ("t3.received.natural",)),
    ],
)
def test_a_denial_is_of_what_it_means_whichever_way_it_is_read(who, measures):
    (claim,) = zero_claims(f"全年未收到{who}政府信息公开申请。", year=2024)
    assert claim.measures == measures


def cited(source):
    (*_, last) = citations(source, year=2024, about=ON_REQUEST)
    return last.reference


@pytest.mark.parametrize(
    ("id", "format", "measure", "fits"),
    [
        (RECEIVED, None, Measure(RECEIVED, (CLOSED,)), False),
        (RECEIVED, None, Measure(RECEIVED, (("load.total", "-t3.carried_in.total"),)), True),
        ("t3.received.business", None, ENTERPRISE, True),
        ("organisations.received", None, ENTERPRISE, True),
        ("t3.received.natural", None, ENTERPRISE, False),
        ("t3.received.business", "change", ENTERPRISE, True),
        ("organisations.received", "change", ENTERPRISE, True),
        ("t3.received.natural", "change", ENTERPRISE, False),
        (PAIR[0], "change", TOGETHER, False),
        ("natural.share", None, Measure.plain("t3.received.natural"), True),
        ("natural.share", None, ENTERPRISE, False),
        ("natural.share", None, Measure.plain("no.such"), False),
    ],
)
def test_a_reference_to_what_words_mean(id, format, measure, fits):
    source = f"均为[[{id}|{format}]]。" if format else f"均为[[{id}]]。"
    assert names_it(cited(source), LEDGER[id], measure, source, LEDGER) is fits


def messages(findings):
    return [finding.message for finding in findings]


def test_people_are_told_names_and_no_ids():
    source = f"{ABOUT}其中自然人[[t3.received.natural]]，企业[[t3.received.natural]]。"
    (told,) = messages(reference_findings(source, LEDGER, offered=LEDGER, year=2024))
    assert LEDGER["t3.received.business"].label in told
    assert "enterprise" not in told
    subject = Subject(
        report(CELLS, year=2024, texts={1: render(source, LEDGER)}), Profile.DRAFTING, sources={1: source}
    )
    (finding,) = [f for f in check(subject).findings if f.rule == "reference-mismatch" and f.section == 1]
    assert finding.expected == LEDGER["t3.received.business"].label


def test_a_number_of_several_columns_has_no_reference_of_its_own():
    text = "收到政府信息公开申请98件，其中自然人87件、企业11件。过程性信息和行政查询事项合计9件。"
    received, _, enterprise, together = messages(number_findings(text, LEDGER, year=2024))
    assert "[[t3.received.total]]" in received
    assert "改用清单里对应的引用" in enterprise
    assert "改用清单里对应的引用" in together, "not one of the two for both"


@pytest.mark.parametrize(
    ("text", "rule", "status"),
    [
        pytest.param("其中自然人87件、企业8件", "text-sum", Status.FAILED, id="企业是一列，缺了其他"),
        pytest.param("其中自然人80件、企业11件", "text-sum", Status.FAILED, id="企业是五列，不缺"),
        pytest.param("其中自然人87件、企业5件", "text-sum", Status.FAILED, id="企业写错了，不说缺哪列"),
    ],
)
def test_a_list_with_several_columns_tells_what_it_leaves_out(text, rule, status):
    subject = Subject(
        report(CELLS, year=2024, texts={1: f"收到政府信息公开申请98件，{text}。"}), Profile.PUBLISHED
    )
    (result,) = [r for r in check(subject).results if r.rule == rule and r.instance.startswith("1:")]
    assert result.status is status
    left_out = "其他" in result.finding.message
    assert left_out is ("8件" in text)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("全年未收到企业提出的政府信息公开申请。", Status.FAILED),
        ("全年未收到科研机构的政府信息公开申请。", Status.PASSED),
    ],
)
def test_a_denial_of_several_columns_is_held_against_the_table(text, status):
    subject = Subject(report(CELLS, year=2024, texts={1: text}), Profile.PUBLISHED)
    (result,) = [r for r in check(subject).results if r.rule == "text-zero" and r.instance.startswith("1:")]
    assert result.status is status


def changed(text):
    """``text-percent`` of a sentence in years that began with applications carried in."""
    years = [
        recompute(figures | {"t3.carried_in.natural": 4, "t3.granted.natural": granted}, edition("2021"))
        for figures, granted in ((CELLS, 84), (LAST, 51))
    ]
    now, last = (report(figures, year=year) for figures, year in zip(years, (2024, 2023), strict=True))
    subject = Subject(replace(now, sections=(Section(1, "", text),)), Profile.PUBLISHED, previous=last)
    (result,) = [r for r in check(subject).results if r.rule == "text-percent"]
    return result


def test_a_change_of_what_was_received_and_closed_takes_off_what_was_carried_over():
    """95 = 98 − 3 this year, 50 = 60 − 10 last year: 90.0 %, not what the sum of the cells would give."""
    assert changed("收到并办结政府信息公开申请95件，较上年增长90.0%。").status is Status.PASSED
    finding = changed("收到并办结政府信息公开申请95件，较上年增长63.3%。").finding
    assert finding.cells == (RECEIVED, CARRIED_OUT, f"previous:{RECEIVED}", f"previous:{CARRIED_OUT}")
    assert finding.expected == "增加90.0%"
    assert changed("收到并办结政府信息公开申请95件，较上年明显减少。").finding.cells == finding.cells


def test_last_year_s_figure_of_what_was_received_and_closed():
    assert changed("收到并办结政府信息公开申请95件（上年50件）。").status is Status.PASSED
    assert changed("收到并办结政府信息公开申请95件（上年70件）。").finding.cells == (f"previous:{RECEIVED}",)


@pytest.mark.parametrize(
    ("word", "last", "said"),
    [
        ("增长", LAST, []),
        ("减少", LAST, ["＋"]),
        ("增长", None, ["没有"]),
    ],
)
def test_a_direction_of_two_together_is_of_their_sum(word, last, said):
    """1 and 3 against 2 and 1: the first alone fell, both together rose."""
    text = f"政府信息公开申请中，过程性信息和行政查询事项合计数量较上年{word}。"
    (claim,) = directions(text, year=2024, about=ON_REQUEST)
    assert claim.measure.entry is None
    ledger = Ledger.of(CELLS, previous=last)
    told = messages(direction_findings(text, ledger, year=2024, about=ON_REQUEST, known=lambda _: False))
    assert len(told) == len(said)
    assert all(piece in message for piece, message in zip(said, told, strict=True))
    if last is not None:
        results = [r for r in drafted(text, last) if r.rule == "reference-mismatch"]
        assert [r.status for r in results] == [Status.FAILED if said else Status.PASSED]


def drafted(text, last):
    subject = Subject(
        report(CELLS, year=2024, texts={1: text}),
        Profile.DRAFTING,
        previous=report(last, year=2023),
        sources={1: text},
    )
    return [r for r in check(subject).results if r.instance.startswith("1:")]


def test_a_direction_of_what_may_be_several_holds_if_one_of_them_went_so():
    """企业: business fell, all organisations rose."""
    cells = CELLS | {"t3.received.business": 1, "t3.received.other": 10}
    last = LAST | {"t3.received.business": 2, "t3.received.other": 1}
    ledger = Ledger.of(cells, previous=last)
    for word, wrong in (("增加", 0), ("减少", 0), ("持平", 1)):
        text = f"企业提出的申请较上年{word}。" if word != "持平" else "企业提出的申请与上年持平。"
        found = list(direction_findings(text, ledger, year=2024, about=ON_REQUEST))
        assert len(found) == wrong, word


def test_a_direction_of_what_is_not_known_throughout():
    (claim,) = directions("企业提出的申请较上年增加。", year=2024, about=ON_REQUEST)
    cells = CELLS | {"t3.received.business": 1}
    last = LAST | {"t3.received.business": 2, "t3.received.other": None}
    assert meant(claim, Ledger.of(cells, previous=last)).id == "organisations.received", "it may have gone so"
    without = {code: value for code, value in CELLS.items() if code != "t3.received.business"}
    assert meant(claim, Ledger.of(without, previous=LAST)) is None
    assert meant(claim, LEDGER).id == "t3.received.business"


def test_what_changed_of_two_together():
    measure = changing("过程性信息和行政查询事项合计较上年", year=2024, about=ON_REQUEST)
    assert measure.readings == (PAIR,)
    source = f"{ABOUT}过程性信息和行政查询事项合计较上年[[t3.refused_process.total|change]]。"
    (told,) = messages(reference_findings(source, LEDGER, offered=LEDGER, year=2024, organ=ORGAN))
    assert "＋" in told
