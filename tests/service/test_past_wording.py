"""Past reports' wording in a draft: whose it is, others like a sentence, what was taken over and from where."""

import pytest
from builders import report

from drafting.precedents import PrecedentIndex
from drafting.service.past_wording import like, past_wording, take_over, titled
from drafting.service.text import save_text
from drafting.service.years import current

COPIED = "个别单位对依申请公开工作的重要性认识不足，答复文书的说理不够充分，引用条款不够准确。"
OTHER = "有的单位答复文书说理简单，引用条款有误，影响了答复质量。"


@pytest.fixture
def index(tmp_path):
    with PrecedentIndex(tmp_path / "precedents") as opened:
        opened.add(
            report(organ="白苇市财政局", year=2022, texts={5: f"存在的问题：{COPIED}"}), "财政局2022.docx"
        )
        opened.add(
            report(organ="松岭县教育局", year=2021, texts={5: f"存在的问题：{OTHER}"}), "教育局2021.docx"
        )
        yield opened


@pytest.fixture
def section_five(workspace, sample):
    def write(text):
        save_text(workspace, sample, 5, text, workspace.sections.head(sample, 5).revision)
        return current(workspace, sample)

    return write


def test_a_copied_sentence_names_whose_it_is(workspace, index, section_five):
    year = section_five(f"一是公开专栏更新不够及时。\n二是{COPIED}")
    (one,) = past_wording(year, 5, workspace, index)
    assert year.report.text(5)[slice(*one.span)] == COPIED
    assert (one.item.organ, one.item.year, one.item.source) == ("白苇市财政局", 2022, "财政局2022.docx")
    assert (one.characters, one.inserted) == (len(COPIED), None)


def test_the_introduction_says_what_all_of_them_say(workspace, sample, index):
    index.add(report(organ="白苇市财政局", year=2023, texts={0: COPIED}), "财政局2023.docx")
    save_text(workspace, sample, 0, COPIED, 0)
    assert past_wording(current(workspace, sample), 0, workspace, index) == ()


def test_others_like_a_sentence_leave_out_the_sentence_itself_and_ones_own(workspace, index, section_five):
    year = section_five(COPIED)
    index.add(
        report(organ=year.stored.organ, year=year.stored.year, texts={5: f"存在的问题：{OTHER}"}), "本年.docx"
    )
    hits = like(year, 5, COPIED, index, 5)
    assert [hit.precedent.organ for hit in hits] == ["松岭县教育局"]


def test_what_was_taken_over_keeps_its_source_and_is_seen_until_it_is_rewritten(
    workspace, index, section_five
):
    year = section_five("一是公开专栏更新不够及时。")
    (item,) = index.items(organ="白苇市财政局", section=5)
    text = take_over(workspace, year, 5, item)
    (kept,) = workspace.insertions.of(year.stored.id, 5)
    assert (kept.organ, kept.year, kept.source, kept.text) == ("白苇市财政局", 2022, "财政局2022.docx", text)
    assert kept.base == year.sections[5].revision

    year = section_five(f"一是公开专栏更新不够及时。{text}")
    (one,) = past_wording(year, 5, workspace, index)
    assert (one.inserted.source, one.characters) == ("财政局2022.docx", len(COPIED))

    year = section_five("一是公开专栏更新不够及时。二是答复质量有待提高。")
    assert past_wording(year, 5, workspace, index) == ()
    assert workspace.insertions.of(year.stored.id, 5) == (kept,), "the history keeps it"


def test_taken_over_wording_is_known_without_the_library(workspace, index, section_five):
    (item,) = index.items(organ="白苇市财政局", section=5)
    text = take_over(workspace, section_five("开头。"), 5, item)
    index.reset()
    (one,) = past_wording(section_five(text), 5, workspace, index)
    assert one.inserted is not None


def test_a_report_is_called_by_its_title():
    assert titled("白苇市财政局", 2022) == "《白苇市财政局2022年政府信息公开工作年度报告》"
    assert titled("白苇市财政局", None).endswith("（年份未详）")
