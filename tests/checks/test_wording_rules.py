"""Labels, names of laws and notices, doubled words, punctuation, marks of secrecy, the office's own words."""

from dataclasses import replace

import pytest
from builders import report

from drafting.checks.engine import Subject, check
from drafting.checks.findings import Profile, Severity, Status
from drafting.checks.house_words import HouseWord, house_words
from drafting.errors import InputError
from drafting.report import Section


def findings(text, rule, profile=Profile.PUBLISHED, *, section=1, year=2023, words=()):
    whole = report(texts={section: text}, year=year)
    checked = check(Subject(whole, profile, house_words=words))
    assert checked.broken == ()
    found = [f for f in checked.findings if f.rule == rule and f.section == section]
    assert all(f.span is None or text[slice(*f.span)] for f in found)
    return found


def severities(text, rule, **options):
    return [[f.severity for f in findings(text, rule, profile, **options)] for profile in Profile]


INFO, WARNING, ERROR = Severity.INFO, Severity.WARNING, Severity.ERROR

# label-wording


def test_a_label_misprinted():
    text = "表三“申请人无正当理由逾期不补正、行政机关不在处理其政府信息公开申请”为1件。"
    assert severities(text, "label-wording") == [[WARNING], [WARNING]]
    (finding,) = findings(text, "label-wording")
    assert finding.actual == "行政机关不在处理"
    assert "行政机关不再处理" in finding.expected


@pytest.mark.parametrize(
    "text",
    [
        "本年新收政府信息公开申请数量87件。",
        "数里之外的群众也能看到。",
        "不在处理范围的，告知申请人。",
        "政务信息公开平台建设。",
    ],
)
def test_sound_words_are_no_misprint(text):
    assert findings(text, "label-wording") == []


def test_a_misprint_in_a_heading():
    whole = report()
    heading = "四、政府信息公开行政法复议、行政诉讼情况"
    sections = tuple(Section(s.number, heading, s.text) if s.number == 4 else s for s in whole.sections)
    checked = check(Subject(replace(whole, sections=sections), Profile.PUBLISHED))
    (finding,) = (f for f in checked.findings if f.rule == "label-wording")
    assert (finding.section, finding.span, finding.excerpt) == (4, None, heading)


# statute-name

FULL = "根据《中华人民共和国政府信息公开条例》（以下简称《条例》）"


@pytest.mark.parametrize(
    "text",
    [
        f"{FULL}编制，《条例》第五十条规定了内容。",
        "按照新修订的《中华人民共和国政府信息公开条例》（以下简称新《条例》）要求，《条例》学习。",
        "依据《中华人民共和国政府信息公开条例》（国务院令第711号，以下简称“《条例》”）和《条例》。",
        "《中华人民共和国政府信息公开工作年度报告格式》（国办公开办函〔2021〕30号，以下简称《通知》）",
        "国办公开办函〔2021〕 30号",
        "学习《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）。",
        "国办公开办函〔2019〕60号已由国办公开办函〔2021〕30号代替。",
        "公开《指南》和《目录》，落实《政府工作报告》。",
    ],
)
def test_laws_and_notices_rightly_cited(text):
    assert findings(text, "statute-name", section=0) == []


@pytest.mark.parametrize(
    ("text", "actual"),
    [
        ("根据《条例》规定编制。", "《条例》"),
        ("根据《条例》规定和《中华人民共和国政府信息公开条例》（以下简称《条例》）", "《条例》"),
        ("根据《中华人民共和国政府信息公开条列》", "中华人民共和国政府信息公开条列"),
        ("依据国办公开办函[2021]30号文件", "国办公开办函[2021]30号"),
        ("依据国办公开办函（2021）30号文件", "国办公开办函（2021）30号"),
        ("依据国办公开办函〔2019〕 60 号文件", "国办公开办函〔2019〕 60 号"),
        (
            "《中华人民共和国政府信息公开工作年度报告格式》（国办公开办函〔2020〕30号）",
            "国办公开办函〔2020〕30号",
        ),
        ("《政府信息公开信息处理费管理办法》（国办发〔2020〕109号）", "国办发〔2020〕109号"),
        ("《中华人民共和国政府信息公开条例》（国务院令第717号，以下称“条例”）", "国务院令第717号"),
        ("《中华人民共和国政府信息公开条例》（国令第421号）", "国令第421号"),
        ("依据国办公开办函〔2012〕30号编制年度报告", "国办公开办函〔2012〕30号"),
        ("依据国办公开办函〔2021〕3号编制年报", "国办公开办函〔2021〕3号"),
        ("依据国办公开办函〔2021〕300号编制年报", "国办公开办函〔2021〕300号"),
        ("按国办函〔2020〕108号收取信息处理费", "国办函〔2020〕108号"),
        ("学习《中华人民共和国保守秘密法》", "保守秘密法"),
        ("学习《中华人民共和国个人信息保障法》", "个人信息保障法"),
        ("学习《中华人民共和国行政处法罚》", "行政处法罚"),
        ("学习《中华人民共和国数据安全保护法》", "数据安全保护法"),
        ("学习《中华人民共和国行政处罚条例》", "行政处罚条例"),
        ("学习国务院令第117号《中华人民共和国政府信息公开条例》", "国务院令第117号"),
        ("依据国办公开办函〔2021〕30号号文件", "国办公开办函〔2021〕30号号"),
        ("依据国办公开办函(2021〕30号文件", "国办公开办函(2021〕30号"),
        ("按《指导意见》（国办发〔2109〕54号）公开", "2109"),
        ("按《中华人民共和国政府信息公开条例》第五十七条", "第五十七条"),
        ("根据《中华人民共和国政府信息公开条例》第二十条规定，编制本年度报告", "第二十条"),
        (
            "根据《中华人民共和国政府信息公开条例》（2019年修订）第31条、第32条，现公布年度报告",
            "第31条、第32条",
        ),
    ],
)
def test_laws_and_notices_wrongly_cited(text, actual):
    assert severities(text, "statute-name", section=0) == [[WARNING], [INFO]]
    assert [f.actual for f in findings(text, "statute-name", section=0)] == [actual]


@pytest.mark.parametrize(
    "text",
    [
        "依据国办公开办函〔2018〕12号编制年度报告。按国办公开办函〔2022〕30号开展检查。",
        "按《工作要点》（国办发〔2024〕12号）公开。",
        "学习《中华人民共和国保守国家秘密法》《中华人民共和国档案法》《中华人民共和国城市规划法》《中华人民共和国环境保护法》。",
        "根据《中华人民共和国政府信息公开条例》第四十九条、第五十条规定，编制本年度报告。",
        "按照《中华人民共和国政府信息公开条例》第二十条规定，主动公开信息。",
        "根据《中华人民共和国政府信息公开条例》第50条第二款，编制本年度报告。",
    ],
)
def test_other_documents_and_articles_pass(text):
    assert findings(text, "statute-name", section=0) == []


def test_outside_the_introduction_any_article_may_be_cited():
    text = "根据《中华人民共和国政府信息公开条例》第二十条规定，公布年度报告等信息。"
    assert findings(text, "statute-name", section=1) == []


def test_a_short_name_defined_in_the_introduction_serves_all_sections():
    checked = check(Subject(report(texts={0: FULL, 1: "依《条例》。", 5: "学《条例》。"}), Profile.DRAFTING))
    assert [f for f in checked.findings if f.rule == "statute-name"] == []


def test_a_short_name_is_told_once():
    checked = check(Subject(report(texts={0: "", 1: "依《条例》。", 5: "学《条例》。"}), Profile.DRAFTING))
    assert [f.section for f in checked.findings if f.rule == "statute-name"] == [1]


@pytest.mark.parametrize(("year", "count"), [(2019, 0), (2020, 0), (2021, 1), (2024, 1)])
def test_the_old_notice_is_superseded_from_2021_on(year, count):
    assert len(findings("按国办公开办函〔2019〕60号编制。", "statute-name", section=0, year=year)) == count


def test_without_a_year_nothing_is_superseded():
    whole = replace(report(texts={0: "按国办公开办函〔2019〕60号编制。"}), year=None)
    assert [f for f in check(Subject(whole, Profile.DRAFTING)).findings if f.rule == "statute-name"] == []


# repeated-word


@pytest.mark.parametrize(
    ("text", "actual"),
    [
        ("开展业务培训培训。", "培训培训"),
        ("公开政府信息政府信息三条。", "政府信息政府信息"),
        ("加强政府网站 政府网站建设。", "政府网站 政府网站"),
        ("人民政府政府。", "政府政府"),
        ("公开不及时的的问题。", "的的"),
        ("任务已已完成。", "已已"),
        ("推进政府信息息公开。", "息息"),
        ("主动动公开三条。", "动动"),
        ("网站进行了了改版。", "了了"),
        ("公报、专栏等等等。", "等等等"),
    ],
)
def test_a_doubled_word(text, actual):
    assert severities(text, "repeated-word") == [[INFO], [INFO]]
    assert [f.actual for f in findings(text, "repeated-word")] == [actual]


@pytest.mark.parametrize(
    "text",
    [
        "青禾区人民政府政府信息公开工作。",
        "设置信息公开公开栏。",
        "为了了解群众所需，做了了结，信息息息相关，各单位主动动员。",
        "达到公开目的的，确有困难的的确不多。",
        "一个一个栏目过，方方面面都看。",
        "培训。培训效果好。",
        "落实三审三校。",
    ],
)
def test_sound_repetitions(text):
    assert findings(text, "repeated-word") == []


# punctuation


@pytest.mark.parametrize("mark", list(',;:?!"'))
def test_half_width_between_chinese_characters(mark):
    text = f"公开信息{mark}便民利企。再公开{mark}再便民。"
    assert severities(text, "punctuation") == [[INFO], [INFO]]
    (finding,) = findings(text, "punctuation")
    assert "共2处" in finding.message
    assert finding.span == (4, 5)


@pytest.mark.parametrize(
    "text", ["公开信息 .下一步公开。", "公开信息. 下一步公开。", "公开信息.\n下一步公开。"]
)
def test_a_half_width_full_stop(text):
    (finding,) = findings(text, "punctuation")
    assert (finding.actual, finding.expected) == (".", "。")
    assert text[slice(*finding.span)] == "."


@pytest.mark.parametrize(
    ("text", "actual", "expected"),
    [
        ("成效明显。。便民利企。。再公开。", "。。", "。"),
        ("加强培训，，提升能力。", "，，", "，"),
        ("加强培训，。提升能力。", "，。", "。"),
        ("加强培训、，提升能力。", "、，", "、"),
        ("加强培训；；\n提升能力。", "；；", "；"),
    ],
)
def test_a_mark_behind_a_mark(text, actual, expected):
    (finding,) = findings(text, "punctuation")
    assert (finding.actual, finding.expected) == (actual, expected)
    assert f"共{text.count(actual)}处" in finding.message


def test_half_width_brackets():
    assert [f.actual for f in findings("公开(含转载)信息。", "punctuation")] == ["(", ")"]


@pytest.mark.parametrize(
    "text",
    [
        "网址：http://www.qinghe.example/a?b=1,c:d(e)，邮箱a@b.cn。",
        "每天8:30至17:30，比例1:2，金额12,053元，占3.5%。",
        "电话:0300-5550101",
        "所谓“放管服”（《条例》规定的“重点”）。",
        "1）甲。2）乙。",
        "一. 总体情况\n联系人买买提.艾力，见附件.pdf。",
        "等等……再公开！！",
        "采用People’s Daily的【专题】‘样式’。",
        "一）甲。\n二）乙。",
        "见《关于印发《办法》的通知》。",
        "公开（含转载)信息。"[:0] + "公开（含转载）信息。",
    ],
)
def test_sound_punctuation(text):
    assert findings(text, "punctuation") == []


@pytest.mark.parametrize(
    ("text", "actual", "expected"),
    [
        ("落实“放管服改革。", "“", "”"),
        ("落实放管服”改革。", "”", "“"),
        ("根据《条例规定。", "《", "》"),
        ("根据条例》规定。", "》", "《"),
        ("公开（含转载信息。", "（", "）"),
        ("公开含转载）信息。", "）", "（"),
        ("落实【条例要求。", "【", "】"),
        ("落实‘条例要求。", "‘", "’"),
        ("落实条例’要求。", "’", "‘"),
        ("落实“放管服“改革”。", "“", "”"),
    ],
)
def test_a_mark_without_its_partner(text, actual, expected):
    assert [(f.actual, f.expected) for f in findings(text, "punctuation")] == [(actual, expected)]


# secret-mark


@pytest.mark.parametrize(
    ("text", "actual"),
    [
        ("秘密★1年\n本年公开信息三条。", "秘密★"),
        ("本年公开。机密 ★ 长期", "机密 ★"),
        ("机密\n本年公开。", "机密"),
        ("机密  本年公开。", "机密"),
        ("本年公开（机密）。", "机密"),
        ("【内部资料】本年公开。", "内部资料"),
        ("本件为内部资料，请勿外传。", "内部资料，请勿外传"),
        ("密级：秘密", "密级：秘密"),
        ("内部★\n本年公开。", "内部★"),
        ("保密期限：10年", "保密期限："),
        ("本年公开（机密级）。", "机密级"),
        ("★内部资料★\n本年公开。", "内部资料"),
        ("本件内部掌握，不得公开。", "内部掌握，不得公开"),
        ("“秘密★”", "秘密★"),
    ],
)
def test_a_mark_of_secrecy(text, actual):
    assert severities(text, "secret-mark") == [[ERROR], [ERROR]]
    assert [f.actual for f in findings(text, "secret-mark")] == [actual]


@pytest.mark.parametrize(
    "text",
    [
        "涉及国家秘密、商业秘密、个人隐私的不予公开。",
        "严防泄露国家秘密（含绝密、机密、秘密三级）和工作秘密。",
        "对标注“内部资料，请勿外传”的文件逐件审查。",
        "不予公开2件（国家秘密1件）。",
        "因属于国家秘密不予公开0件。",
    ],
)
def test_no_mark_of_secrecy(text):
    assert findings(text, "secret-mark") == []


# house-words

LIST = """
[[word]]
word = "老百姓"
instead = "群众"
reason = "公文用语"
severity = "error"
[[word]]
word = "零报告"
[[word]]
word = "亲自"
severity = "info"
"""


def test_the_offices_own_words():
    text = "老百姓满意，零 报告，亲自过问，老百姓高兴。"
    found = findings(text, "house-words", words=house_words(LIST))
    assert [(f.actual, f.severity) for f in found] == [
        ("老百姓", ERROR),
        ("老百姓", ERROR),
        ("零 报告", WARNING),
        ("亲自", INFO),
    ]
    assert found[0].message.endswith("本单位用词表作“群众”（公文用语）。请改正。")


def test_words_that_are_not_used_pass():
    checked = check(Subject(report(), Profile.DRAFTING, house_words=(HouseWord("老百姓"),)))
    assert [r.status for r in checked.results if r.rule == "house-words"] == [Status.PASSED]


def test_without_a_list_there_is_no_result():
    assert [r for r in check(Subject(report(), Profile.DRAFTING)).results if r.rule == "house-words"] == []


def test_an_empty_list():
    assert house_words("") == ()


def test_a_list_says_of_each_word_what_it_says_and_the_rest_is_usual():
    assert house_words(LIST) == (
        HouseWord("老百姓", "群众", "公文用语", ERROR),
        HouseWord("零报告", "", "", WARNING),
        HouseWord("亲自", "", "", INFO),
    )


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ("word = ", "不是有效的TOML"),
        ("word = 3", "[[word]]"),
        ("[[word]]\nword = 3", "第1项应由文字组成"),
        ('[[word]]\ninstead = "甲"', "第1项没有写word"),
        ('[[word]]\nword = " "', "第1项没有写word"),
        ('[[word]]\nword = "甲"\nwhy = "乙"', "“why”无法识别"),
        ('[[word]]\nword = "甲"\nseverity = "fatal"', "现为“fatal”"),
    ],
)
def test_a_list_that_cannot_be_used(toml, message):
    with pytest.raises(InputError) as raised:
        house_words(toml)
    assert message in raised.value.message
