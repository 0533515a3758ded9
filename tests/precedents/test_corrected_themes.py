"""A theme that staff said an item has: searched by at once, kept through re-reading, rebuild and a new table."""

from dataclasses import replace

import pytest
from builders import report

from drafting.errors import InputError
from drafting.precedents import PrecedentIndex, Query
from drafting.precedents import store as stores
from drafting.service.library import correct_theme
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
    def said():
        return {id_: one.theme for id_, one in workspace.item_themes.standing().items()}

    return lambda: PrecedentIndex(tmp_path / "precedents", corrected=said)


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
