"""Text against tables: sentences right and wrong, and those that must never alarm."""

import re
from pathlib import Path

import pytest
from builders import report, zero_figures

from drafting.checks.engine import Subject, check
from drafting.checks.findings import Profile, Severity, Status
from drafting.reading import read_report
from drafting.tables import edition, recompute

CELLS = {
    "t2.normative.made": 3,
    "t2.normative.repealed": 23,
    "t2.normative.in_force": 18,
    "t2.licensing.decisions": 12053,
    "t2.penalties.decisions": 919,
    "t2.coercion.decisions": 50,
    "t3.received.natural": 84,
    "t3.received.business": 3,
    "t3.carried_in.natural": 3,
    "t3.granted.natural": 25,
    "t3.granted.business": 1,
    "t3.partial.natural": 8,
    "t3.refused_third_party.natural": 6,
    "t3.refused_third_party.business": 1,
    "t3.refused_enforcement.natural": 2,
    "t3.refused_query.natural": 1,
    "t3.unavailable_not_held.natural": 22,
    "t3.unavailable_not_held.business": 1,
    "t3.unavailable_not_ready.natural": 7,
    "t3.unprocessed_petition.natural": 3,
    "t3.unprocessed_repeat.natural": 6,
    "t3.closed_uncorrected.natural": 1,
    "t3.closed_other.natural": 5,
    "t3.carried_out.natural": 1,
    "t4.review.upheld": 4,
    "t4.review.corrected": 1,
    "t4.litigation_direct.upheld": 2,
    "t4.litigation_after_review.pending": 1,
}


def figures():
    """Received 87, carried in 3, processed 89, carried out 1; reviews 5, lawsuits 2 + 1."""
    return recompute(zero_figures() | CELLS, edition("2021"))


def checked(text, *, profile=Profile.PUBLISHED, cells=None, organ="云岭市青禾区人民政府"):
    subject = report((figures() if cells is None else cells), texts={1: text}, organ=organ)
    outcome = check(Subject(subject, profile))
    assert outcome.broken == ()
    return outcome


def graver(text, rule=("text-figure", "text-sum", "text-zero"), **how):
    grave = (Severity.ERROR, Severity.WARNING)
    return [f for f in checked(text, **how).findings if f.rule in rule and f.severity in grave]


ABOUT = "（二）依申请公开。"
RIGHT = [
    "收到政府信息公开申请87件，上年结转3件，办结89件，结转下年度1件",
    "共收到政府信息公开申请90件（含上年结转3件）",
    "2023年，全区新收政府信息公开申请８７件",
    "新收申请87件，其中自然人84件、商业企业3件",
    "新收申请87件，其中自然人84件、法人或其他组织3件（商业企业3件）",
    "受理依申请公开87宗，均在法定期限内答复",
    "予以公开26件，部分公开8件，不予公开10件，无法提供30件，不予处理9件，其他处理6件",
    "办结89件，其中予以公开26件、部分公开8件、不予公开10件、无法提供30件、不予处理9件、其他6件",
    "收到87件，加上上年结转3件，共办结89件",
    "予以公开、部分公开分别为26件、8件",
    "不予公开10件（其中保护第三方合法权益7件、行政执法案卷2件、行政查询事项1件）",
    "无法提供30件，其中本机关不掌握23件，没有现成信息7件",
    "重复申请6件，信访举报投诉类3件",
    "信息不存在23件",
    "全年因政府信息公开被申请行政复议5件，其中结果维持4件、结果纠正1件",
    "因政府信息公开引发行政诉讼3件，其中未经复议直接起诉2件，复议后起诉1件",
    "因政府信息公开发生行政复议、行政诉讼8件",
    "办理政府信息公开申请90件",
    "收到政府信息公开申请近90件",
    "未收到科研机构提出的政府信息公开申请",
    "未发生行政复议结果纠正两次以上的情形",
    "作出行政许可决定1.2万件、行政处罚决定919件、行政强制决定50件",
    "制发行政规范性文件3件，废止23件，现行有效18件",
    "收到申请87件，同比增长16%，比上年多12件",
    "收到申请87件，其中网上申请82件、信函申请8件、当面申请0件",
    "上半年收到政府信息公开申请50件。其中予以公开20件，不予公开3件",
    "经评估，宣布继续有效的行政规范性文件15件",
    "受理公民、法人提出的政府信息公开申请87件",
    "受理线上政府信息公开申请80件，办结78件，结转下年度2件",
    "主动公开信息数24条，依申请公开信息数6条，不予公开信息数0条",
]
WRONG = [
    ("收到政府信息公开申请85件", "t3.received.total"),
    ("2023年，全区新收政府信息公开申请８８件", "t3.received.total"),
    ("收到政府信息公开申请一百件", "t3.received.total"),
    ("上年结转2件", "t3.carried_in.total"),
    ("2022年结转4件", "t3.carried_in.total"),
    ("全年办结88件", "t3.processed.total"),
    ("结转下年度2件", "t3.carried_out.total"),
    ("新收申请87件，其中自然人83件、商业企业4件", "t3.received.natural"),
    ("其中法人或其他组织提出申请4件", "t3.received.business"),
    ("予以公开62件", "t3.granted.total"),
    ("同意公开27件", "t3.granted.total"),
    ("部分公开9件", "t3.partial.total"),
    ("不予公开11件", "t3.refused_third_party.total"),
    ("无法提供29件", "t3.unavailable_not_held.total"),
    ("不予处理10件", "t3.unprocessed_petition.total"),
    ("其他处理5件，不予处理9件", "t3.closed_other.total"),
    ("重复申请7件", "t3.unprocessed_repeat.total"),
    ("信息不存在24件", "t3.unavailable_not_held.total"),
    ("因政府信息公开被申请行政复议6件", "t4.review.total"),
    ("因政府信息公开被申请行政复议5件，其中结果纠正2件", "t4.review.corrected"),
    ("因政府信息公开被提起行政诉讼2件", "t4.litigation_direct.total"),
    ("因政府信息公开发生行政复议、行政诉讼7件", "t4.review.total"),
    ("未经复议直接起诉3件", "t4.litigation_direct.total"),
    ("对30件申请予以公开", "t3.granted.total"),
    ("予以公开、部分公开分别为8件、26件", "t3.granted.total"),
    ("作出行政许可决定1.3万件", "t2.licensing.decisions"),
    ("作出行政处罚决定991件", "t2.penalties.decisions"),
    ("制发行政规范性文件3件，废止22件", "t2.normative.repealed"),
    ("现行有效行政规范性文件81件", "t2.normative.in_force"),
    ("未收到政府信息公开申请", "t3.received.total"),
    ("未收到自然人提出的政府信息公开申请", "t3.received.natural"),
    ("未发生行政复议、行政诉讼", "t4.review.total"),
]
SILENT = [
    "司法局收到行政复议申请312件",
    "公示行政处罚信息860条",
    "清理规范性文件41件",
    "全面落实三审三校，20个工作日内答复，公开26个试点领域，1+N，7×24小时，12345，十四五，支持互联网协议第6版",
    "本级收到政府信息公开申请12件",
    "本机关收到政府信息公开申请12件，办结11件",
    "区教育局收到政府信息公开申请12件",
    "区教育局未收到政府信息公开申请",
    "上半年收到政府信息公开申请50件",
    "2022年收到政府信息公开申请75件",
    "未收到法律服务机构提出的政府信息公开申请",
    "未收到涉及国家秘密的政府信息公开申请",
    "主动公开信息1000条，其中网站发布600条、微信发布500条",
    "开展培训5场，参训300余人次",
]


@pytest.mark.parametrize("text", [*RIGHT, *SILENT])
def test_what_must_not_alarm(text):
    assert graver(f"{ABOUT}{text}。") == []


@pytest.mark.parametrize(("text", "cell"), WRONG)
def test_what_must_be_found(text, cell):
    found = graver(f"{ABOUT}{text}。")
    assert [f for f in found if cell in f.cells]
    assert all(f.severity is Severity.ERROR for f in found)


def test_the_message_of_a_wrong_figure():
    (finding,) = graver("2023年，我区收到政府信息公开申请 85 件。")
    assert finding.message.startswith("第一部分写“我区收到政府信息公开申请 85 件”，")
    assert (finding.expected, finding.actual) == ("87", "85")
    assert "85 件" in finding.excerpt
    assert finding.section == 1


@pytest.mark.parametrize(
    ("text", "cells", "others"),
    [
        pytest.param(
            "收到政府信息公开申请95件。",
            ("t3.received.total", "t3.carried_in.total"),
            "总计为87（连同表三“二、上年结转政府信息公开申请数量”总计为90），请核对。",
            id="新收，或连同结转",
        ),
        pytest.param(
            "因政府信息公开提起行政诉讼2件，均为未经复议直接起诉，结果维持5件。",
            ("t4.litigation_direct.upheld", "t4.litigation_after_review.upheld"),
            "（行政诉讼结果维持合计为2），请核对。",
            id="两种诉讼之一，或合计",
        ),
    ],
)
def test_a_wrong_figure_names_what_else_it_was_held_against(text, cells, others):
    (finding,) = [found for found in graver(text) if found.actual in ("95", "5")]
    assert finding.cells == cells
    assert finding.message.endswith(others)


def test_a_blank_cell_is_not_assessable():
    cells = figures() | {"t3.granted.total": None}
    results = checked(f"{ABOUT}予以公开26件。", cells=cells).results
    assert [r.status for r in results if r.rule == "text-figure"] == [Status.NOT_ASSESSABLE]


def test_a_zero_claim_on_a_blank_cell_is_not_assessable():
    cells = figures() | {"t3.received.total": None}
    results = checked("未收到政府信息公开申请。", cells=cells).results
    assert [r.status for r in results if r.rule == "text-zero"] == [Status.NOT_ASSESSABLE]


def test_saying_nothing_is_never_a_finding():
    assert graver("依法依规做好各项工作。", cells=zero_figures()) == []
    assert graver("未收到政府信息公开申请，未发生行政复议、行政诉讼。", cells=zero_figures()) == []


def test_which_reading_of_received_matched_is_said():
    results = checked(f"{ABOUT}收到申请90件。").results
    (note,) = [r.note for r in results if r.rule == "text-figure"]
    assert "结转" in note


OMITTED = (
    "2023年，我区接到政府信息公开申请数量 87 条，其中予以公开 26 条，部分公开 8 条，不予公开 10 条，"
    "无法提供 30 条，不予处理 9 条，其他 6 条，结转下一年度办理 1 条。"
)


@pytest.mark.parametrize(
    ("profile", "severity"), [(Profile.PUBLISHED, Severity.WARNING), (Profile.DRAFTING, Severity.ERROR)]
)
def test_those_carried_in_are_missing_from_the_total(profile, severity):
    (finding,) = graver(OMITTED, profile=profile)
    assert finding.rule == "text-sum"
    assert finding.severity is severity
    assert finding.message == (
        "第一部分写收到87条，所列合计90条，差3条，等于表三‘上年结转’3。建议补写‘加上上年结转3件’。"
    )
    assert finding.cells == ("t3.received.total", "t3.carried_in.total")
    assert finding.excerpt == OMITTED
    assert finding.span == (0, len(OMITTED))


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        pytest.param("收到申请87件，其中自然人84件、商业企业5件", Severity.ERROR, id="多于总数"),
        pytest.param(
            "办结89件，其中予以公开26件、部分公开8件、不予公开10件、无法提供30件、不予处理9件、其他处理5件",
            Severity.ERROR,
            id="列全而不等",
        ),
        pytest.param("办结89件，其中予以公开26件、部分公开8件", Severity.INFO, id="没有列全"),
        pytest.param("收到申请87件，其中自然人84件", Severity.INFO, id="只说自然人"),
        pytest.param(
            "不予公开10件，其中保护第三方合法权益7件、行政执法案卷4件", Severity.ERROR, id="分项多于不予公开"
        ),
        pytest.param("收到建议10件，其中采纳12件", Severity.WARNING, id="与表无关，分项大于总数"),
        pytest.param(
            "收到建议10件，包括教育3件、医疗4件以及交通2件", Severity.WARNING, id="与表无关，自称列全"
        ),
        pytest.param(
            "收到申请87件，其中网上申请82件、信函申请8件、当面申请3件", Severity.ERROR, id="渠道相加多出"
        ),
        pytest.param(
            "收到申请87件，其中网上申请82件、信函申请6件、当面申请0件", Severity.WARNING, id="渠道列全"
        ),
        pytest.param("收到申请87件，其中网上申请90件、信函申请6件", Severity.WARNING, id="渠道多于总数"),
    ],
)
def test_parts_and_totals(text, severity):
    found = [f for f in checked(f"{ABOUT}{text}。").findings if f.rule == "text-sum"]
    assert [f.severity for f in found] == [severity]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            "行政诉讼{a}件，其中直接起诉{b}件、复议后起诉{c}件，其中维持{a}件。", 0, id="说的是全部"
        ),
        pytest.param("行政诉讼{a}件，直接起诉{b}件、复议后起诉{c}件，其中维持{d}件。", 1, id="谁都不是"),
    ],
)
def test_the_parts_behind_a_list_may_be_of_all_it_lists(text, found):
    cells = zero_figures() | {
        "t4.litigation_direct.upheld": 2,
        "t4.litigation_after_review.upheld": 3,
    }
    said = text.format(a=5, b=2, c=3, d=4)
    this = report(recompute(cells, edition("2021")), texts={1: f"因政府信息公开引发{said}"})
    rules = [f for f in check(Subject(this, Profile.DRAFTING)).findings if f.rule == "text-sum"]
    assert len(rules) == found, [f.message for f in rules]


def test_an_incomplete_list_names_what_it_leaves_out():
    (finding,) = [
        f for f in checked(f"{ABOUT}收到申请87件，其中自然人84件。").findings if f.rule == "text-sum"
    ]
    assert "商业企业3" in finding.message


def test_one_outcome_picked_out_is_no_list():
    assert [
        f for f in checked("办结申请89件，其中不予处理9件，占10.1%。").findings if f.rule == "text-sum"
    ] == []


def test_one_outcome_of_disputes_picked_out_is_no_list_two_are():
    cells = recompute(
        {**figures(), "t4.review.upheld": 2, "t4.review.corrected": 1, "t4.review.pending": 1},
        edition("2021"),
    )
    told = [
        [
            f
            for f in checked(f"就政府信息公开，全年被申请行政复议4件，{parts}。", cells=cells).findings
            if f.rule == "text-sum"
        ]
        for parts in ("其中被纠正1件", "其中维持2件、纠正1件")
    ]
    assert [len(found) for found in told] == [0, 1]


def test_of_many_left_out_the_first_are_named():
    cells = {
        **figures(),
        **{f"t3.{row}.natural": 2 for row in ("refused_law", "refused_stability", "unprocessed_reissue")},
    }
    cells = recompute(cells, edition("2021"))
    text = f"{ABOUT}办结{cells['t3.processed.total']}件，其中予以公开26件、部分公开8件。"
    (finding,) = [f for f in checked(text, cells=cells).findings if f.rule == "text-sum"]
    assert "等12项。如需列全" in finding.message


@pytest.mark.shared
class TestSample:
    """The one real report with several things wrong."""

    path = Path(__file__).parents[2].parent / "shared" / "samples" / "nangang-2021.txt"

    @pytest.fixture
    def outcomes(self):
        if not self.path.exists():
            pytest.skip("no shared samples")
        read = read_report(self.path)
        return {profile: check(Subject(read, profile)) for profile in Profile}

    def test_its_identities_hold(self, outcomes):
        t3 = [r for r in outcomes[Profile.PUBLISHED].results if r.rule.startswith("t3-")]
        assert len(t3) == 7 + 7 + 25 + 1
        assert {r.status for r in t3} == {Status.PASSED}

    @pytest.mark.parametrize("profile", list(Profile))
    def test_its_fourth_table_is_blank_and_its_sum_leaves_out_three(self, outcomes, profile):
        found = [f for f in outcomes[profile].findings if f.rule not in ("section-heading", "text-unbound")]
        assert [f.rule for f in found] == ["cell-blank", "text-sum"]
        blank, gap = found
        assert blank.severity is Severity.ERROR
        assert blank.message.startswith("表四15格空白；没有发生的请填0。原件有这张表的")
        assert gap.severity is (Severity.ERROR if profile is Profile.DRAFTING else Severity.WARNING)
        assert gap.cells == ("t3.received.total", "t3.carried_in.total")
        assert "差3条，等于表三‘上年结转’3" in gap.message
        assert "87 条" in gap.excerpt


def test_the_project_s_own_reports_raise_no_alarm():
    folder = Path(__file__).parents[2] / "corpus" / "reports"
    read = [read_report(path) for path in sorted(folder.glob("*-2021.*"))]
    assert read
    for one in read:
        assert [
            f.message
            for f in check(Subject(one, Profile.PUBLISHED)).findings
            if f.severity is not Severity.INFO
        ] == []


def test_a_wrong_figure_is_told_with_what_two_other_readings_come_to():
    (finding,) = [f for f in checked(f"{ABOUT}答复申请77件。").findings if f.rule == "text-figure"]
    assert finding.message.count("（予以公开和部分公开合计＋") == 1
    assert re.search(r"合计为\d+；予以公开和部分公开合计＋.*为\d+），请核对。$", finding.message)


@pytest.mark.parametrize(("others", "alarms"), [(3, 0), (5, 1)])
def test_the_others_beside_natural_persons_may_be_all_organisations(others, alarms):
    """Where 87 were received, 84 by natural persons and 3 by enterprises; the last column, 其他, is 0."""
    told = graver(f"{ABOUT}收到申请87件，其中自然人84件、其他{others}件。", rule=("text-figure",))
    assert len(told) == alarms
