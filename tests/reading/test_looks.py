"""What the styles of a page's elements make of their text."""

import pytest

from drafting.reading.document import Paragraph
from drafting.reading.html.looks import Look, looks_of
from drafting.reading.html.reader import read_html


@pytest.mark.parametrize(
    ("style", "look"),
    [
        pytest.param("display:none", Look.ABSENT, id="不显示"),
        pytest.param("color:red; DISPLAY : NONE", Look.ABSENT, id="大写"),
        pytest.param("mso-hide:all", Look.ABSENT, id="Word的隐藏"),
        pytest.param("visibility: hidden", Look.UNSEEN, id="看不见"),
        pytest.param("opacity:0", Look.UNSEEN, id="全透明"),
        pytest.param("opacity: 0.0 !important", Look.UNSEEN, id="全透明，优先"),
        pytest.param("font-size:0px;color:red", Look.UNSEEN, id="零号字"),
        pytest.param("position:absolute; left:-9999px", Look.UNSEEN, id="屏幕左外"),
        pytest.param("position:absolute;left:-1000px", Look.UNSEEN, id="屏幕左外一千"),
        pytest.param("position:absolute;left:-100em", Look.UNSEEN, id="屏幕左外一百字"),
        pytest.param("position:absolute;top:-9999px", Look.UNSEEN, id="屏幕上外"),
        pytest.param("display:block;text-indent:-999px", Look.UNSEEN, id="缩到屏幕外"),
        pytest.param("vertical-align: super; font-size: 70%", Look.RAISED, id="上标"),
        pytest.param("vertical-align:sub", Look.RAISED, id="下标"),
        pytest.param("font-size:0.7em;vertical-align:text-top", Look.RAISED, id="小字齐顶"),
        pytest.param("position:relative;top:-5px", Look.RAISED, id="上移"),
        pytest.param("top:-.5pt;position:relative", Look.RAISED, id="上移，先写多少"),
        pytest.param("position:relative; bottom: 4px", Look.RAISED, id="离底"),
        pytest.param("text-decoration:line-through", Look.STRUCK, id="划去"),
        pytest.param("TEXT-DECORATION: LINE-THROUGH", Look.STRUCK, id="划去，大写"),
    ],
)
def test_a_style_that_changes_what_is_read(style, look):
    assert looks_of(style) == {look}


@pytest.mark.parametrize(
    "style",
    [
        pytest.param("display:inline-block;text-align:left", id="显示"),
        pytest.param("opacity:0.5", id="半透明"),
        pytest.param("font-size:0.8em", id="小字"),
        pytest.param("font-size:10.5pt;mso-bidi-font-size:0pt", id="另一种文字的字号"),
        pytest.param("mso-style-name:x;fill-opacity:0", id="底色透明"),
        pytest.param("position:absolute;left:-150px", id="左边空白里"),
        pytest.param("margin-left:-99.9pt;text-indent:-21.0pt", id="缩进"),
        pytest.param("position:relative;top:-0px", id="没有上移"),
        pytest.param("position:relative;bottom:0.0em", id="没有离底"),
        pytest.param("position:relative;margin-top:-5px", id="外边距"),
        pytest.param("vertical-align:text-top;font-size:10.5pt", id="一样大的字齐顶"),
        pytest.param("vertical-align:middle", id="居中"),
        pytest.param("text-decoration:underline", id="下划线"),
    ],
)
def test_a_style_that_leaves_a_text_as_it_is(style):
    assert looks_of(style) == frozenset()


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param('12<span style="vertical-align:sub">1</span>', "12¹", id="只有下标"),
        pytest.param('12<span style="position:absolute;left:-1000px">5</span>', "12", id="只有屏幕外"),
        pytest.param('12<span style="position:absolute;left:-150px">5</span>', "125", id="左边空白里"),
        pytest.param("12<b STYLE='LEFT:-9999PX'>5</b>", "12", id="大写"),
        pytest.param('<i style="TEXT-DECORATION:LINE-THROUGH">8</i>', "8\u0336", id="划去，大写"),
        pytest.param("12<span\nhidden>5</span>", "12", id="隐藏属性在下一行"),
        pytest.param('12<span style="display&#58;none">5</span>', "12", id="写成实体"),
        pytest.param('<div style="visibility:hidden"><b>甲</b></div>', "甲", id="整块由脚本显示"),
        pytest.param('12<!-- 3 --><span style="vertical-align:super">1</span>', "12¹", id="注释之后"),
        pytest.param("<s>&#1;5</s>6", "5\u03366", id="划去的控制字符"),
        pytest.param("<input value='&#28;5'>", "5", id="填写的控制字符"),
        pytest.param("<font color=white>&#28;5</font>6", "5\u03366", id="白字的控制字符"),
        pytest.param('<!-- 3 --><b style="vertical-align:super">1</b>', "1", id="只有注释在前"),
        pytest.param(
            '3<b style="top:-5pt;position:relative">1</b><!-- --><b style="top:-5pt;position:relative">2</b>',
            "3¹²",
            id="注号的两截，注释在其间",
        ),
        pytest.param(
            '<b style="position:relative;top:-1pt">1</b><b style="position:relative;top:-1pt">2</b>',
            "12",
            id="一样高的两截",
        ),
        pytest.param(
            '3<b style="position:relative;top:-5pt">1</b><b style="position:relative;top:-5pt">2</b>',
            "3¹²",
            id="注号的两截",
        ),
    ],
)
def test_the_text_that_a_page_shows(body, expected):
    (paragraph,) = read_html(f"<html><body><p>{body}</p></body></html>").blocks
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text == expected
