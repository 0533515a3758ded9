"""The index behind LangChain's retriever."""

import pytest
from builders import report

from drafting.errors import InputError
from drafting.precedents import PrecedentIndex
from drafting.precedents.retriever import PrecedentRetriever

PAST = report(
    organ="云岭市青禾区教育局",
    year=2023,
    texts={
        1: "全年组织政府信息公开业务培训，逐件复核答复文书。",
        5: "存在的问题：业务培训针对性不强。\n改进措施：将分类开展业务培训。",
    },
)


@pytest.fixture
def index(tmp_path):
    with PrecedentIndex(tmp_path) as opened:
        opened.add(PAST, "教育局2023.docx")
        yield opened


def test_a_document_is_the_item_with_everything_known_of_it(index):
    (found,) = PrecedentRetriever(index=index, k=1).invoke("业务培训", section=1)
    (item,) = index.items(section=1)
    assert (found.id, found.page_content) == (item.id, item.text)
    assert found.metadata == {
        "organ": "云岭市青禾区教育局",
        "level": "department",
        "year": 2023,
        "section": 1,
        "kind": "work",
        "theme": item.theme,
        "source": "教育局2023.docx",
        "pair": "",
    }


@pytest.mark.parametrize(("section", "sections"), [(5, {5}), (1, {1}), (None, {1, 5})])
def test_a_section_keeps_to_itself(index, section, sections):
    found = PrecedentRetriever(index=index).invoke("业务培训", section=section)
    assert {document.metadata["section"] for document in found} == sections


def test_a_faulty_question_is_told_as_the_search_tells_it(index):
    with pytest.raises(InputError, match="没有第9部分"):
        PrecedentRetriever(index=index).invoke("业务培训", section=9)
