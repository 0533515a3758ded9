import math
import tomllib
from collections import Counter
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.precedents import main_theme, theme_names, themes_of
from drafting.precedents.themes import themes_of_measure

TABLE = {
    name: theme["words"]
    for name, theme in tomllib.loads(
        files("drafting.precedents").joinpath("themes.toml").read_text(encoding="utf-8")
    )["theme"].items()
}


def test_the_table_has_about_sixty_themes():
    assert 45 <= len(TABLE) <= 60
    assert theme_names() == tuple(TABLE)


@pytest.mark.parametrize("theme", TABLE)
def test_a_theme_has_15_to_40_words_none_twice_none_of_one_character(theme):
    words = TABLE[theme]
    assert 15 <= len(words) <= 40
    assert len(set(words)) == len(words)
    assert min(map(len, words)) >= 2


def test_no_word_is_in_more_than_two_themes():
    themes = Counter(word for words in TABLE.values() for word in words)
    assert [word for word, number in themes.items() if number > 2] == []


@pytest.mark.parametrize("theme", TABLE)
def test_every_word_of_a_theme_speaks_of_it(theme):
    assert [word for word in TABLE[theme] if theme not in themes_of(word)] == []


@pytest.mark.parametrize(
    ("text", "theme"),
    [
        ("行政复议审结中被纠正的占比偏高", "复议诉讼纠错"),
        ("依申请公开答复不规范", "依申请答复规范"),
        ("政策解读形式单一，缺少图解", "政策解读"),
        ("部分信息更新不够及时，存在滞后", "公开时效"),
        ("工作人员身兼数职，流动性大", "队伍建设"),
        ("上年结转较多，个别申请逾期答复", "办理时限与结转"),
        ("以申请代信访、重复申请的情况增多", "信访与滥用申请"),
        ("需要补正的申请多，申请人描述不清", "补正与申请指引"),
        ("多数申请本机关不掌握，检索记录不完整", "信息检索与无法提供"),
        ("废止失效文件清理不彻底，未标注有效性", "规范性文件与清理"),
        ("微信公众号更新少，账号休眠", "政务新媒体"),
        ("未发生责任追究情形", "责任追究"),
        ("本年度收取信息处理费0元，未发出收费通知", "信息处理费"),
        ("公众对政府信息公开工作满意度调查、社会评议", "社会评议"),
        ("公示名单未作脱敏，泄露个人隐私", "个人隐私保护"),
        ("机构改革后职责划转，机构职能信息未调整", "机构改革调整"),
    ],
)
def test_the_main_theme_of_a_clerks_phrase(text, theme):
    assert main_theme(themes_of(text)) == theme


def test_the_longest_word_counts_alone():
    """“检索功能” is about the web site's search, not about 检索 for information asked for."""
    assert set(themes_of("检索功能")) == {"网站检索功能"}


def test_the_first_sentence_says_what_an_item_is_about():
    """机构改革 is the cause; the complaint is about the web site."""
    text = "网站改版留下后遗症。机构改革后的部门栏目与旧的并存。"
    assert main_theme(themes_of(text)) == "政府网站建设"
    assert main_theme(themes_of("机构改革后的部门栏目与旧的并存。网站改版留下后遗症。")) != "政府网站建设"


def test_width_case_and_blanks_do_not_matter():
    assert themes_of("政务 \uff21\uff30\uff30\n客户端") == themes_of("政务app客户端") != {}


def test_a_text_of_no_theme_has_no_vector_and_no_main_theme():
    assert themes_of("") == themes_of("今天下雨") == {}
    assert main_theme({}) == ""


def test_a_measure_belongs_to_the_theme_of_its_problem():
    """Training answers almost any problem; what it is for is what the problem is about."""
    training = "组织业务培训两期"
    assert main_theme(themes_of(training)) == "业务培训"
    answered = themes_of_measure(training, "行政复议纠错率高")
    assert main_theme(answered) == "复议诉讼纠错"
    assert "业务培训" in answered
    assert themes_of_measure(training, "") == themes_of(training)


@given(
    st.lists(st.sampled_from([word for words in TABLE.values() for word in words]), min_size=1, max_size=12)
)
def test_a_vector_has_length_one(words):
    assert math.isclose(sum(weight**2 for weight in themes_of("，".join(words)).values()), 1)
