"""The offline writer: the whole narrative from facts, cards and its own clauses."""

import re
from dataclasses import replace
from decimal import Decimal
from itertools import combinations

import pytest
from builders import ORGAN, consistent_figures, report, zero_figures

from drafting.errors import DataFileError
from drafting.facts import ASPECT_PARTS, Aspect, Fact
from drafting.figures import Number
from drafting.ledger import render
from drafting.narrative.clauses import places, wordings
from drafting.narrative.material import PARTS, Card, Material, Measure, Origin
from drafting.narrative.offline import compose_problems, write_card, write_part, write_report
from drafting.references import REFERENCE, references, supports
from drafting.report import OrganType

FACTS = (
    Fact("i1", Aspect.INTRO, "本报告电子版可在青禾区人民政府门户网站查阅"),
    Fact("i2", Aspect.INTRO, "如有疑问，请与区政府办公室联系"),
    Fact("a1", Aspect.PROACTIVE, "通过政府网站公开政府信息{}", 1035, "条"),
    Fact("a2", Aspect.PROACTIVE, "举办政府开放日活动", 2, "次"),
    Fact("b1", Aspect.ON_REQUEST, "修订依申请公开答复文书模板"),
    Fact("c1", Aspect.RECORDS, "修订政府信息公开指南"),
    Fact("d1", Aspect.PLATFORMS, "政府网站改版上线"),
    Fact("e1", Aspect.SUPERVISION, "举办业务培训{}", 3, "期"),
    Fact("e2", Aspect.ASSESSMENT, "政府信息公开工作纳入年度绩效考核"),
    Fact("e3", Aspect.PUBLIC_REVIEW, "社会评议满意度为优秀等次"),
    Fact("e4", Aspect.ACCOUNTABILITY, "未发生责任追究情形"),
    Fact("p1", Aspect.PROBLEM, "部分栏目更新不够及时"),
    Fact("m1", Aspect.MEASURE, "由办公室按月巡查栏目并通报", problem="p1"),
    Fact("l1", Aspect.LAST_YEAR, "上年解读形式单一的问题，增加了图解和短视频"),
    Fact("o1", Aspect.OTHER, "本年度未收取信息处理费"),
)


def material(
    figures: dict[str, Number | None] | None = None,
    facts: tuple[Fact, ...] = (),
    *,
    organ: str = ORGAN,
    organ_type: OrganType = OrganType.GOVERNMENT,
    year: int = 2024,
    **rest: object,
) -> Material:
    cells = consistent_figures(1) if figures is None else figures
    return Material(organ, organ_type, year, cells, facts, **rest)  # type: ignore[arg-type]


def part(code: str, drawn_on: Material) -> str:
    return write_part(next(part for part in PARTS if part.code == code), drawn_on)


def shown(code: str, drawn_on: Material) -> str:
    return render(part(code, drawn_on), drawn_on.ledger)


YEARS = range(2021, 2029)
"""Years enough to see every wording of every place."""


def everywhere(code: str, drawn_on: Material) -> list[str]:
    return [shown(code, replace(drawn_on, year=year)) for year in YEARS]


def test_facts_are_told_in_their_part_each_with_its_mark() -> None:
    drawn_on = material(facts=FACTS)
    for p in PARTS:
        source = write_part(p, drawn_on)
        told = [fact.reference for fact in FACTS if fact.aspect in p.aspects]
        assert sorted(supports(source)) == sorted(told), p.code
        assert "〔待" not in render(source, drawn_on.ledger), p.code


def test_every_sentence_about_deeds_ends_with_its_mark() -> None:
    for fact in FACTS:
        source = "\n".join(write_report(material(facts=FACTS)).values())
        assert re.search(rf"‹{fact.reference}›[。；]", source), fact.statement


def test_every_number_is_a_reference() -> None:
    # What remains are the years, the period, and the number of the notice.
    known = re.compile(r"20\d\d年(?:度|1月1日|12月31日)?|12月31日|〔2021〕30号")
    for year in YEARS:
        drawn_on = material(consistent_figures(2), FACTS, year=year, previous=report(year=year - 1))
        for source in write_report(drawn_on).values():
            left = known.sub("", REFERENCE.sub("", source))
            assert not re.search(r"\d", re.sub("‹[^›]*›", "", left))


def test_every_reference_exists() -> None:
    drawn_on = material(consistent_figures(2), FACTS, previous=report())
    found = [ref for source in write_report(drawn_on).values() for ref in references(source)]
    assert len(found) > 20
    assert [ref.id for ref in found if ref.id not in drawn_on.ledger] == []


@pytest.mark.parametrize("organ_type", OrganType)
def test_without_facts_the_writer_asks_and_invents_nothing(organ_type: OrganType) -> None:
    drawn_on = material(zero_figures(), organ_type=organ_type)
    text = "\n".join(render(source, drawn_on.ledger) for source in write_report(drawn_on).values())
    for asked in (
        "电子版网址和联系方式",
        "主动公开工作情况",
        "监督保障工作情况",
        "信息处理费收取情况",
        "存在的主要问题及改进措施",
    ):
        assert f"〔待补：{asked}〕" in text
    for asked in ("工作考核", "社会评议", "责任追究"):
        assert (f"〔待补：{asked}情况〕" in text) is (organ_type is OrganType.GOVERNMENT)


def test_section_one_has_its_five_aspects_in_order() -> None:
    paragraphs = write_report(material(facts=FACTS))[1].split("\n")
    assert len(paragraphs) == len(ASPECT_PARTS), "没有空泛的开头"
    for paragraph, heading in zip(paragraphs, ASPECT_PARTS.values(), strict=True):
        assert paragraph.startswith(f"{heading}。")


def test_a_year_without_applications_says_so() -> None:
    for text in everywhere("on_request", material(zero_figures())):
        assert re.search("未收到[^。]*政府信息公开申请", text)
        assert re.search("行政复议[^。]*行政诉讼", text)
        assert "未发生" in text
        assert not re.search(r"0件|〔", text)


def test_only_applications_carried_in() -> None:
    figures = zero_figures() | {
        "t3.carried_in.total": 2, "t3.processed.total": 2, "t3.granted.total": 2,
    }  # fmt: skip
    for text in everywhere("on_request", material(figures)):
        assert "未收到新的政府信息公开申请" in text
        assert "结转2件" in text
        assert re.search("办结[^。]*2件，[^。]*均为予以公开", text)
        assert re.search("(无|没有)结转下年度继续办理的申请", text)


def test_all_of_one_kind_of_applicant() -> None:
    figures = zero_figures() | {"t3.received.total": 4, "t3.received.natural": 4, "t3.carried_out.total": 4}
    for text in everywhere("on_request", material(figures)):
        assert re.search("均由自然人提出|均为自然人", text)
        assert "办结" in text or "在办理之中" in text
        assert re.search("结转下年度继续办理(?:的有)?4件", text)


def test_blank_cells_are_asked_for_not_taken_for_zero() -> None:
    for text in everywhere("on_request", material({})):
        assert "申请〔待填〕" in text
        assert "上年结转〔待填〕" in text
        assert "行政复议" in text
        assert "未收到" not in text
        assert "未发生" not in text


def test_applicants_may_all_be_organisations() -> None:
    figures = zero_figures() | {"t3.received.total": 4, "t3.received.legal": 4, "t3.carried_out.total": 4}
    for text in everywhere("on_request", material(figures)):
        assert re.search("均由法人或其他组织提出|均为法人或其他组织", text)


@pytest.mark.parametrize(
    ("results", "said"),
    [
        pytest.param(
            {"upheld": 2, "corrected": 1}, "结果维持的?2件[，、]结果纠正的?1件|2件结果维持", id="分列"
        ),
        pytest.param({"pending": 3}, "均尚未审结", id="都未审结"),
        pytest.param({"upheld": None, "corrected": 3}, "〔待填〕", id="未填的要问"),
    ],
)
def test_what_became_of_the_suits_is_told_as_of_the_reviews(
    results: dict[str, Number | None], said: str
) -> None:
    figures = zero_figures() | {"t4.litigation_direct.total": 3}
    figures |= {f"t4.litigation_direct.{result}": count for result, count in results.items()}
    for text in everywhere("on_request", material(figures)):
        assert re.search(said, text), text


def test_sentences_on_suits_and_documents_have_a_predicate() -> None:
    for source in (*wordings("disputes.review"), *wordings("disputes.litigation")):
        assert re.search("被|共|申请|提起|发生", source.partition("[[")[0]), source
    for place in ("documents", "documents_made", "documents_repealed", "documents_kept"):
        for source in wordings(f"proactive.{place}"):
            assert not re.search(r"(?:制发|废止|有效)的行政规范性文件\[\[", source), source


def test_suits_without_reviews() -> None:
    figures = zero_figures() | {"t4.litigation_direct.total": 2, "t4.litigation_direct.upheld": 2}
    for text in everywhere("on_request", material(figures)):
        assert re.search("未发生[^。]*行政复议。", text)
        assert re.search("行政诉讼共?2件，均为未经复议直接起诉，诉讼结果均为维持。", text)


def test_reviews_without_suits() -> None:
    figures = zero_figures() | {"t4.review.total": 3, "t4.review.upheld": 1, "t4.review.pending": 2}
    for text in everywhere("on_request", material(figures)):
        assert re.search("行政复议共?3件，其中[^。]*1件[^。]*2件", text)
        assert not re.search("结果纠正|其他结果", text)
        assert re.search("未发生[^。]*行政诉讼。", text)


def test_rules_are_told_where_there_are_any() -> None:
    figures = zero_figures() | {"t2.rules.made": 1, "t2.rules.in_force": 9}
    for text in everywhere("proactive", material(figures)):
        assert re.search("制发规章1件.*现行有效(?:规章)?9件", text)
        assert "废止" not in text
        assert "规范性文件" not in text


def test_fees_are_in_ten_thousands() -> None:
    for text in everywhere("proactive", material(zero_figures() | {"t2.fees.amount": Decimal("96171.6")})):
        assert "行政事业性收费" in text
        assert "96171.6万元" in text


def test_a_place_without_wordings_is_a_fault_of_the_data() -> None:
    with pytest.raises(DataFileError, match=r"clauses\.toml 缺“intro\.greeting”"):
        wordings("intro.greeting")


def test_zero_outcomes_are_left_out() -> None:
    figures = zero_figures() | {
        "t3.received.total": 5, "t3.received.business": 2, "t3.received.natural": 3,
        "t3.granted.total": 3, "t3.unavailable_not_held.total": 2, "t3.processed.total": 5,
    }  # fmt: skip
    for text in everywhere("on_request", material(figures)):
        assert re.search("其中(?:予以公开的?3件[、，；]无法提供的?2件|3件予以公开，2件无法提供)。", text)
        assert "不予公开" not in text
        assert "上年结转" not in text


@pytest.mark.parametrize(
    ("made", "repealed", "left_out"),
    [
        pytest.param(1, 0, "废止", id="只制发"),
        pytest.param(0, 1, "制发", id="只废止"),
        pytest.param(0, 0, "制发", id="没有增减"),
    ],
)
def test_documents_that_were_not_are_not_counted_out(made: int, repealed: int, left_out: str) -> None:
    figures = zero_figures() | {
        "t2.normative.made": made, "t2.normative.repealed": repealed, "t2.normative.in_force": 5,
    }  # fmt: skip
    for text in everywhere("proactive", material(figures)):
        assert "现行有效" in text
        assert "0件" not in text
        assert f"{left_out}行政规范性文件" not in text


def test_one_case_has_one_result() -> None:
    figures = zero_figures() | {
        "t4.review.total": 1, "t4.review.corrected": 1,
        "t3.received.total": 1, "t3.received.natural": 1, "t3.processed.total": 1, "t3.granted.total": 1,
    }  # fmt: skip
    for text in everywhere("on_request", material(figures)):
        assert re.search("行政复议共?1件，复议结果为纠正。", text)
        assert re.search("结果为予以公开", text)
        assert "均" not in text


@pytest.mark.parametrize(
    ("before", "said"),
    [
        pytest.param(50, "增长100.0%", id="上升"),
        pytest.param(200, "下降50.0%", id="下降"),
        pytest.param(100, "持平", id="持平"),
        pytest.param(9, None, id="上年太少，不比"),
        pytest.param(0, None, id="上年为零，不比"),
        pytest.param(None, None, id="上年未填，不比"),
    ],
)
def test_last_year_is_compared_where_it_can_be(before: int | None, said: str | None) -> None:
    figures = zero_figures() | {"t3.received.total": 100, "t3.carried_out.total": 100}
    last = report(zero_figures() | {"t3.received.total": before})
    for text in everywhere("on_request", material(figures, previous=last)):
        assert (said in text) if said else not re.search("同比|较上年", text)


def test_an_undivided_row_of_other_outcomes_is_one_outcome() -> None:
    figures = consistent_figures(1)
    for code in [code for code in figures if code.startswith("t3.closed_")]:
        figures[code] = None
    figures["t3.closed.total"] = 7
    assert re.search("其他处理的?7件|7件其他处理", shown("on_request", material(figures)))


def test_section_five_pairs_problems_and_measures() -> None:
    facts = (
        Fact("p1", Aspect.PROBLEM, "部分栏目更新不够及时"),
        Fact("m1", Aspect.MEASURE, "由办公室按月巡查栏目", problem="p1"),
        Fact("p2", Aspect.PROBLEM, "基层人员变动频繁"),
    )
    lines = shown("problems", material(zero_figures(), facts)).split("\n")
    assert lines[0] == "（一）存在的主要问题"
    assert lines[1:3] == ["一是部分栏目更新不够及时。", "二是基层人员变动频繁。"]
    assert re.fullmatch("（二）改进措施。(针对.+(下一步|今后).+：)", lines[3])
    assert lines[4] == "一是由办公室按月巡查栏目。"
    assert lines[5] == "二是〔待补：针对“基层人员变动频繁”的改进措施〕"


def test_that_measures_are_to_come_is_said_once() -> None:
    facts = (
        Fact("p1", Aspect.PROBLEM, "栏目更新不及时"),
        Fact("m1", Aspect.MEASURE, "由办公室按月巡查", problem="p1"),
        Fact("m2", Aspect.MEASURE, "下一步，由信息中心设置到期提醒", problem="p1"),
        Fact("p2", Aspect.PROBLEM, "人员变动频繁"),
        Fact("m3", Aspect.MEASURE, "每半年培训新任人员", problem="p2"),
    )
    for year in YEARS:
        text = shown("problems", material(zero_figures(), facts, year=year))
        assert "一是由办公室按月巡查；由信息中心设置到期提醒。\n二是每半年培训新任人员。" in text
        assert len(re.findall("下一步|今后", text)) == 1


def test_what_is_done_and_what_is_to_come_are_told_apart() -> None:
    facts = (
        Fact("p1", Aspect.PROBLEM, "栏目更新不及时"),
        Fact("m1", Aspect.MEASURE, "由办公室按月巡查", problem="p1"),
        Fact("m2", Aspect.MEASURE, "已开通到期提醒", problem="p1"),
        Fact("p2", Aspect.PROBLEM, "人员变动频繁"),
        Fact("m3", Aspect.MEASURE, "每半年培训新任人员。培训后测试。", problem="p2"),
    )
    for year in YEARS:
        text = shown("problems", material(zero_figures(), facts, year=year))
        assert re.search("改进(情况|工作)和", text)
        assert re.search("一是已开通到期提醒；(下一步|今后)，由办公室按月巡查。", text)
        assert "二是每半年培训新任人员。培训后测试。" in text


def test_a_single_plan_says_that_it_is_to_come() -> None:
    said = tuple(fact for fact in FACTS if fact.aspect in (Aspect.PROBLEM, Aspect.MEASURE))
    text = shown("problems", material(zero_figures(), said))
    assert re.search("（二）改进措施。(下一步|今后)，由办公室按月巡查栏目并通报。", text)


@pytest.mark.parametrize(
    "what", ["明年增加专人，每周更新一次", "2025年起由办公室按月巡查", "下一年度增设查阅点"]
)
def test_a_plan_that_tells_its_year_is_not_told_to_be_to_come_again(what: str) -> None:
    said = (
        Fact("p1", Aspect.PROBLEM, "栏目更新不及时"),
        Fact("m1", Aspect.MEASURE, what, problem="p1"),
    )
    for year in YEARS:
        assert f"（二）改进措施。{what}。" in shown("problems", material(zero_figures(), said, year=year))


def test_what_article_fifty_asks_of_governments_is_named() -> None:
    facts = (
        Fact("1", Aspect.SUPERVISION, "举办培训"),
        Fact("2", Aspect.ASSESSMENT, "公开工作占绩效四分"),
        Fact("3", Aspect.ACCOUNTABILITY, "未发生责任追究情形"),
    )
    text = shown("supervision", material(zero_figures(), facts))
    assert "工作考核方面，公开工作占绩效四分。" in text
    assert "责任追究方面" not in text, "点明了的不再写"


def test_last_years_problems_are_followed_up_or_asked_for() -> None:
    asked = shown("problems", material(zero_figures(), previous=report()))
    assert asked.endswith("（二）上年问题整改情况\n〔待补：上年问题“部分栏目更新不够及时”的整改情况〕")
    assert asked.startswith("（一）存在的主要问题及改进措施\n〔待补：")
    told = shown("problems", material(zero_figures(), FACTS, previous=report()))
    assert told.endswith("（三）上年问题整改情况\n上年解读形式单一的问题，增加了图解和短视频。")


def test_cards_chosen_by_staff_replace_those_suggested() -> None:
    chosen = (
        Card(
            "c1",
            "队伍建设",
            Origin.FACT,
            "人员变动频繁",
            cause="岗位兼职较多",
            measures=(Measure("将明确专人"),),
        ),
        Card("c2", "政策解读", Origin.LAST_YEAR, "解读形式单一", outcome="已增加图解"),
    )
    text = shown("problems", material(facts=FACTS[:11], cards=chosen))
    assert text.split("\n") == [
        "（一）存在的主要问题。人员变动频繁。岗位兼职较多。",
        "（二）改进措施。今后，将明确专人。",
        "（三）上年问题整改情况",
        "解读形式单一，已增加图解。",
    ]


@pytest.mark.parametrize(
    ("measure", "text"),
    [
        pytest.param(Measure("已修订模板", done=True), "已修订模板。", id="已做的照写"),
        pytest.param(Measure("将修订模板"), "将修订模板。", id="写明打算的照写"),
        pytest.param(
            Measure("修订模板", who="司法局", due="6月底"), "[^。]*修订模板。", id="责任和期限不公开"
        ),
        pytest.param(
            Measure("将修订模板", who="司法局", due="6月底", published=True),
            "由司法局负责，将修订模板，6月底前完成。",
            id="责任和期限公开",
        ),
    ],
)
def test_a_measure_says_what_staff_said(measure: Measure, text: str) -> None:
    card = Card("c", "", Origin.FACT, "答复不规范", measures=(measure,))
    assert re.fullmatch(text, write_card(card, 1, material())[1])


def test_more_than_ten_cards_are_numbered_on() -> None:
    text = compose_problems([(f"问题甲{n}。", "将改进。") for n in "abcdefghijkl"], material())
    assert "\n十二是问题甲l。\n" in text


def test_neighbouring_years_and_organs_are_worded_differently() -> None:
    sections = {year: write_report(material(zero_figures(), year=year)) for year in (2024, 2025)}
    assert sections[2024][0].replace("2024", "2025") != sections[2025][0]
    assert sections[2024][1].replace("2024", "2025") != sections[2025][1]
    bureaus = [f"云岭市{name}局" for name in ("文旅", "水务", "粮食", "气象", "林业", "体育")]
    openings = {
        write_report(material(organ=bureau))[1].split("\n")[0].replace(bureau, "") for bureau in bureaus
    }
    assert len(openings) > 2


def test_the_same_material_gives_the_same_text() -> None:
    assert write_report(material(facts=FACTS)) == write_report(material(facts=FACTS))


_STATUTORY = re.compile(
    r"《[^》]*》|\[\[[^\]]*\]\]|\{[a-z]+\}|政府信息公开|自然人|法人或其他组织|行政规范性文件"
    r"|结转下年度继续办理|行政复议|行政诉讼|1月1日|12月31日"
)


@pytest.mark.parametrize("place", places())
def test_the_wordings_of_a_place_share_no_long_run(place: str) -> None:
    for one, other in combinations([_STATUTORY.sub("#", text) for text in wordings(place)], 2):
        runs = {one[i : i + 13] for i in range(len(one) - 12)}
        assert not [other[i : i + 13] for i in range(len(other) - 12) if other[i : i + 13] in runs]


@pytest.mark.parametrize("place", places())
def test_no_wording_states_a_number_of_its_own(place: str) -> None:
    for text in wordings(place):
        bare = re.sub(r"\{year\}年(?:1月1日|12月31日)?", "", REFERENCE.sub("", text))
        assert not re.search(r"\d", bare)


def test_a_fact_that_goes_on_with_the_one_before_is_told_in_its_sentence() -> None:
    facts = (
        Fact("1", Aspect.PLATFORMS, "发布信息{}", 1250, "条"),
        Fact("2", Aspect.PLATFORMS, "其中通过网站发布{}", 986, "条"),
        Fact("3", Aspect.PLATFORMS, "开设专栏"),
        Fact("4", Aspect.PLATFORMS, "改版网站"),
    )
    for year in YEARS:
        text = shown("platforms", material(zero_figures(), facts, year=year))
        assert "发布信息1250条，其中通过网站发布986条" in text
        assert "是其中" not in text
    source = part("platforms", material(zero_figures(), facts))
    assert "‹fact.1›，其中通过网站发布[[fact.2]]‹fact.2›" in source


def test_a_list_that_opens_its_paragraph_has_no_words_before_it_and_an_introduction_is_no_list() -> None:
    aspects = (Aspect.SUPERVISION, Aspect.INTRO, Aspect.OTHER)
    facts = tuple(Fact(f"{a.name}{n}", a, f"说明{n}") for a in aspects for n in "甲乙丙丁")
    for year in YEARS:
        drawn_on = material(zero_figures(), facts, year=year)
        assert not re.search("工作(?:有)?：", shown("supervision", drawn_on))
        assert "一是" not in shown("intro", drawn_on) + shown("other", drawn_on)
        assert "说明甲。说明乙。说明丙。说明丁。" in shown("intro", drawn_on)


def test_the_numbers_of_table_three_are_told_once() -> None:
    figures = zero_figures() | {
        "t3.received.total": 12, "t3.received.natural": 12, "t3.processed.total": 12, "t3.granted.total": 12,
    }  # fmt: skip
    facts = (
        Fact("1", Aspect.ON_REQUEST, "全年收到依申请公开12件，办结12件"),
        Fact("2", Aspect.ON_REQUEST, "收到申请{}", 12, "件"),
        Fact("3", Aspect.ON_REQUEST, "其中网上8件"),
    )
    text = shown("on_request", material(figures, facts[:1]))
    assert "收到依申请" not in text
    assert not re.search("(工作中|方面)，$", text), "没有下文的话头不留"
    assert "收到申请12件，其中网上8件。" in shown("on_request", material(figures, facts))


@pytest.mark.parametrize("nothing", ["无", "无。", "/", "暂无", "——", "没有"])
def test_a_cell_that_had_to_be_filled_is_no_fact(nothing: str) -> None:
    facts = tuple(Fact(aspect.name, aspect, nothing) for aspect in Aspect)
    for section, text in write_report(material(zero_figures(), facts)).items():
        assert "‹" not in text, section
        assert "〔待补" in text, section
