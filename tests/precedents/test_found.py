"""Why an item was found: its words that the query has, and the theme of both."""

from itertools import pairwise

import pytest

from drafting.precedents.found import reasons
from drafting.precedents.precedent import Precedent


def item(text: str, theme: str = "") -> Precedent:
    return Precedent("1", text, "青禾区教育局", "department", 2023, 5, "problem", theme, "a.docx")


def marked(query: str, text: str) -> list[str]:
    return [text[start:end] for start, end in reasons(query, item(text)).spans]


def test_the_longest_stretches_that_both_have_are_marked():
    assert "答复不规范" in marked("依申请公开答复不规范怎么改进", "少数单位的答复不规范，条款引用不准")


def test_what_every_item_has_is_no_reason():
    assert reasons("政府信息公开工作情况", item("政府信息公开工作有序开展")).words == ()


@pytest.mark.parametrize("text", ["解读形式单一", "解读形式单一，缺少图解；解读形式有待丰富"])
def test_spans_stand_in_order_and_none_in_another(text):
    spans = reasons("政策解读形式单一", item(text)).spans
    assert spans
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))


def test_the_theme_of_both_is_told_with_its_words():
    why = reasons("行政复议被纠正", item("复议案件结果纠正的较多", "复议诉讼纠错"))
    assert why.theme == "复议诉讼纠错"
    assert why.theme_words
    assert all(word in "复议案件结果纠正的较多" for word in why.theme_words)


def test_without_anything_in_common_there_is_no_reason():
    why = reasons("培训不足", item("网站栏目更新慢"))
    assert (why.spans, why.words, why.theme) == ((), (), "")
