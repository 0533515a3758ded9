from builders import report

from drafting.precedents import items_of

SECTION_5 = (
    "（一）存在的主要问题\n"
    "一是答复文书引用条款不准确。\n二是栏目更新不及时。\n"
    "（二）改进措施\n"
    "一是由司法局审定答复模板，发出前经法律顾问审核。\n二是每月逐栏读网，逾期未更新的次月通报。"
)
SECTION_1 = "（一）主动公开。\n全年公开财政预决算、行政许可等信息，及时更新机构职能和领导分工。"


def example(**changes):
    return report(texts={1: SECTION_1, 5: SECTION_5}, **changes)


def test_section_5_gives_problems_and_measures_in_pairs():
    items = [item for item in items_of(example(), "2023.docx") if item.section == 5]
    by_pair = {}
    for item in items:
        by_pair.setdefault(item.pair, []).append((item.kind, item.text[:6]))
    assert sorted(by_pair.values()) == [
        [("problem", "栏目更新不及"), ("measure", "每月逐栏读网")],
        [("problem", "答复文书引用"), ("measure", "由司法局审定")],
    ]
    assert "" not in by_pair


def test_paragraphs_of_other_prose_are_work_and_bare_headings_are_no_items():
    works = [item for item in items_of(example(), "2023.docx") if item.kind == "work"]
    assert {item.section for item in works} == {0, 1, 6}
    assert [item.text for item in works if item.section == 1] == [SECTION_1.split("\n")[1]]
    assert all(item.pair == "" for item in works)


def test_what_became_of_last_years_problems_is_work_of_section_5():
    section = f"（一）上年问题的整改情况\n文件库接口已于五月上线，失效文件不再出现。\n{SECTION_5}"
    items = [item for item in items_of(report(texts={5: section}), "2023.docx") if item.section == 5]
    assert [item.text for item in items if item.kind == "work"] == [
        "文件库接口已于五月上线，失效文件不再出现。"
    ]
    assert len([item for item in items if item.kind == "problem"]) == 2


def test_an_item_knows_its_organ_level_year_and_source():
    item = items_of(example(organ="云岭市青禾区临溪镇人民政府", year=2022), "旧档/2022.docx")[0]
    assert (item.organ, item.level, item.year, item.source) == (
        "云岭市青禾区临溪镇人民政府",
        "township",
        2022,
        "旧档/2022.docx",
    )


def test_ids_come_from_content_organ_year_and_section_not_from_the_source():
    ids = [item.id for item in items_of(example(), "a.docx")]
    assert len(set(ids)) == len(ids)
    assert ids == [item.id for item in items_of(example(), "b.html")]
    assert not set(ids) & {item.id for item in items_of(example(year=2022), "a.docx")}
    assert not set(ids) & {item.id for item in items_of(example(organ="云岭市教育局"), "a.docx")}


def test_one_measure_for_two_problems_is_kept_with_both():
    section = (
        "（一）存在的主要问题\n一是答复文书引用条款不准确。\n二是工作人员业务不熟练。\n"
        "（二）改进措施\n一是由办公室每季度组织一次业务培训。\n二是由办公室每季度组织一次业务培训。"
    )
    items = items_of(report(texts={5: section}), "2023.docx")
    measures = [item for item in items if item.kind == "measure"]
    assert len(measures) == 2
    assert {m.pair for m in measures} == {item.id for item in items if item.kind == "problem"}


def test_a_paragraph_that_stands_twice_is_one_item():
    twice = report(texts={1: f"{SECTION_1}\n{SECTION_1}"})
    assert len([item for item in items_of(twice, "x") if item.section == 1]) == 1


def test_an_empty_report_has_no_items():
    assert items_of(report(texts=dict.fromkeys(range(7), "")), "x") == []
