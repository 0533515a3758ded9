"""A theme that staff said an item has: searched by at once, kept through re-reading, rebuild and a new table."""

from dataclasses import replace

import pytest
from builders import report

from drafting.errors import InputError
from drafting.precedents import PrecedentIndex, Query
from drafting.precedents import store as stores
from drafting.service.item_themes import correct_theme, drop_idle, idle, said_of, said_of_themes
from drafting.workspace import open_workspace

PAST = report(
    organ="云岭市青禾区教育局",
    year=2023,
    texts={5: "存在的问题：业务培训针对性不强。\n改进措施：将分类开展业务培训。"},
)
NAME, OTHER = "教育局2023.docx", "复议诉讼纠错"
SEARCH = Query("培训", theme=OTHER, k=5)


@pytest.fixture
def workspace(tmp_path):
    opened = open_workspace(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def open_index(workspace, tmp_path):
    return lambda: PrecedentIndex(tmp_path / "precedents", corrected=lambda: said_of_themes(workspace))


def problem(index):
    return next(item for item in index.items(section=5) if item.kind == "problem")


def found(index):
    return [hit.precedent.kind for hit in index.search(SEARCH)]


def test_a_corrected_theme_is_searched_by_at_once(workspace, open_index):
    with open_index() as index:
        index.add(PAST, NAME)
        assert found(index) == []
        before = index.search(Query("行政复议被纠正", section=5))
        correct_theme(workspace, index, problem(index), OTHER, " 王芳 ")
        assert found(index) == ["problem"]
        assert index.search(Query("行政复议被纠正", section=5))[0].precedent.kind == "problem"
        assert [hit.precedent.kind for hit in before] != ["problem"]
        assert problem(index).theme == OTHER
    (said,) = workspace.item_themes.standing().values()
    assert (said.theme, said.author) == (OTHER, "王芳")


def test_it_is_kept_when_the_report_is_read_again_and_when_the_index_is_made_anew(workspace, open_index):
    with open_index() as index:
        index.add(PAST, NAME)
        correct_theme(workspace, index, problem(index), OTHER, "王芳")
        index.add(PAST, NAME)
        assert problem(index).theme == OTHER
        index.reset()
        index.add(PAST, NAME)
        assert found(index) == ["problem"]
    with open_index() as index:
        assert found(index) == ["problem"]


def test_it_is_kept_under_a_new_table_of_themes(workspace, open_index, monkeypatch):
    with open_index() as index:
        index.add(PAST, NAME)
        correct_theme(workspace, index, problem(index), OTHER, "王芳")
    monkeypatch.setattr(stores, "fingerprint", lambda: "00000000")
    with open_index() as index:
        assert found(index) == ["problem"]


def test_no_theme_at_all_and_taken_back(workspace, open_index):
    with open_index() as index:
        index.add(PAST, NAME)
        by_words = problem(index).theme
        correct_theme(workspace, index, problem(index), "", "王芳")
        assert problem(index).theme == ""
        correct_theme(workspace, index, problem(index), None, "李强")
        assert problem(index).theme == by_words != ""
    assert workspace.item_themes.standing() == {}


def test_a_theme_that_the_table_no_longer_has_is_passed_over(workspace, open_index):
    with open_index() as index:
        index.add(PAST, NAME)
        workspace.item_themes.say(problem(index).id, "旧主题", "王芳")
        by_words = problem(index).theme
        index.add(PAST, NAME)
        assert problem(index).theme == by_words


@pytest.mark.parametrize(
    ("theme", "author", "told"),
    [
        pytest.param(OTHER, " ", "姓名", id="无人署名"),
        pytest.param("没有的主题", "王芳", "没有“没有的主题”这一主题", id="没有的主题"),
    ],
)
def test_what_cannot_be_said_is_told_and_nothing_is_kept(workspace, open_index, theme, author, told):
    with open_index() as index:
        index.add(PAST, NAME)
        before = problem(index)
        with pytest.raises(InputError, match=told):
            correct_theme(workspace, index, before, theme, author)
        assert problem(index) == before
    assert workspace.item_themes.standing() == {}


def test_other_items_and_texts_are_as_before(workspace, open_index):
    with open_index() as index:
        index.add(PAST, NAME)
        index.search(SEARCH)
        before = {item.id: item for item in index.items()}
        item = problem(index)
        correct_theme(workspace, index, item, OTHER, "王芳")
        assert {one.id: one for one in index.items()} == before | {item.id: replace(item, theme=OTHER)}


def again(problems, *, year=2023, organ="云岭市青禾区教育局"):
    """The report read again, with these problems, each with one measure."""
    numbered = [
        "\n".join(f"{n}是{text}。" for n, text in zip("一二三", texts, strict=False))
        for texts in (problems, ["将分类开展业务培训"] * len(problems))
    ]
    section_5 = f"（一）存在的主要问题\n{numbered[0]}\n（二）改进措施\n{numbered[1]}"
    return report(organ=organ, year=year, texts={5: section_5})


LONG = "对新到岗人员的业务培训针对性不强，案例讲解偏少"
TYPO = LONG.replace("案例", "案列")


@pytest.mark.parametrize(
    ("problems", "organ", "year", "source", "kept"),
    [
        pytest.param([LONG + "了些"], "云岭市青禾区教育局", 2023, NAME, LONG + "了些", id="多读出两个字"),
        pytest.param([TYPO], "云岭市青禾区教育局", 2023, NAME, TYPO, id="改了错字"),
        pytest.param([LONG, "网站检索不好用"], "云岭市青禾区教育局", 2022, NAME, LONG, id="年份改正"),
        pytest.param([LONG], "青禾区教育局", 2023, NAME, LONG, id="机关名改正"),
        pytest.param([LONG + "了"], "云岭市青禾区教育局", 2023, "改名.docx", LONG + "了", id="文件改了名"),
        pytest.param([LONG + "了", LONG + "些"], "云岭市青禾区教育局", 2023, NAME, None, id="两条都像"),
        pytest.param(["网站检索功能不好用"], "云岭市青禾区教育局", 2023, NAME, None, id="全变了"),
        pytest.param([LONG + "了"], "云岭市水务局", 2023, "水务.docx", None, id="别家的不算"),
    ],
)
def test_a_correction_goes_with_the_item_where_it_is_recognisably_the_same_else_that_is_told(
    workspace, open_index, problems, organ, year, source, kept
):
    with open_index() as index:
        index.add(again([LONG]), NAME)
        correct_theme(workspace, index, problem(index), OTHER, "王芳")
        index.remove(NAME)
        index.add(again(problems, organ=organ, year=year), source)
        bearing = [item.text for item in index.items() if item.theme == OTHER]
        assert [text.removeprefix("一是").rstrip("。") for text in bearing] == ([kept] if kept else [])
        rest = idle(workspace, index)
        assert [one.said.item.text.rstrip("。").endswith(LONG) for one in rest] == ([] if kept else [True])
        for item in index.items():
            said = said_of(workspace, index, item)
            assert (said is not None) == (item.text in bearing)
        index.reset()
        index.add(again(problems, organ=organ, year=year), source)
        assert [item.text for item in index.items() if item.theme == OTHER] == bearing


def test_of_one_that_was_recognised_another_word_counts_and_it_can_be_taken_back(workspace, open_index):
    with open_index() as index:
        index.add(again([LONG]), NAME)
        by_words = problem(index).theme
        correct_theme(workspace, index, problem(index), OTHER, "王芳")
        index.add(again([LONG + "了些"]), NAME)
        correct_theme(workspace, index, problem(index), "队伍建设", "李强")
        index.add(again([LONG + "了些"]), NAME)
        assert (problem(index).theme, idle(workspace, index)) == ("队伍建设", [])
        index.add(again([LONG + "了些。"]), NAME)
        correct_theme(workspace, index, problem(index), None, "李强")
        index.add(again([LONG + "了些。"]), NAME)
        assert problem(index).theme == by_words
    assert workspace.item_themes.standing() == {}


def test_what_no_item_has_is_told_until_somebody_is_done_with_it_or_the_report_is_back(workspace, open_index):
    with open_index() as index:
        index.add(PAST, NAME)
        correct_theme(workspace, index, problem(index), OTHER, "王芳")
        index.remove(NAME)
        (rest,) = idle(workspace, index)
        assert (rest.said.theme, rest.said.author, rest.is_read) == (OTHER, "王芳", False)
        index.add(PAST, NAME)
        assert (idle(workspace, index), found(index)) == ([], ["problem"])
        index.add(again(["网站检索功能不好用"]), NAME)
        (rest,) = idle(workspace, index)
        assert rest.is_read
        with pytest.raises(InputError, match="姓名"):
            drop_idle(workspace, rest, " ")
        drop_idle(workspace, rest, "李强")
        assert idle(workspace, index) == []


def test_one_said_before_items_were_kept_with_it_is_known_by_its_id_alone(workspace, open_index):
    with open_index() as index:
        index.add(PAST, NAME)
        workspace.item_themes.say(problem(index).id, OTHER, "王芳")
        index.add(PAST, NAME)
        assert (found(index), idle(workspace, index)) == (["problem"], [])
        index.add(again(["网站检索功能不好用"]), NAME)
        (rest,) = idle(workspace, index)
        assert rest.said.item is None
