"""Looks that Word's styles give, and signs for characters."""

import pytest
from lxml import etree
from reading.fresh_word import MAIN, SPACES, package, par

from drafting.reading import as_printed
from drafting.reading.document import lines_of
from drafting.reading.word.signs import sign
from drafting.reading.word.styles import Styles

STYLES = f"""<w:styles {SPACES}>
<w:style w:type="character" w:styleId="h"><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="character" w:styleId="back"><w:basedOn w:val="h"/><w:rPr><w:vanish w:val="0"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="same"><w:basedOn w:val="h"/></w:style>
<w:style w:type="character" w:styleId="round"><w:basedOn w:val="round"/><w:rPr><w:strike/></w:rPr></w:style>
<w:style w:type="character" w:styleId="up"><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="form"><w:rPr><w:vanish/></w:rPr></w:style>
</w:styles>"""


@pytest.mark.parametrize(
    ("name", "looks"),
    [
        ("h", {"vanish"}), ("back", set()), ("same", {"vanish"}), ("round", {"strike"}), ("up", {"superscript"}),
        ("form", {"vanish"}), ("not there", set()),
    ],
)  # fmt: skip
def test_a_style_gives_looks_by_itself_or_by_what_it_is_based_on(name, looks):
    reference = etree.fromstring(f'<w:rStyle {SPACES} w:val="{name}"/>')
    assert Styles(etree.fromstring(STYLES)).of(reference).looks == looks
    assert Styles(None).of(reference).looks == Styles(None).of(None).looks == set()


def run(style, text, own=""):
    return f'<w:r><w:rPr><w:rStyle w:val="{style}"/>{own}</w:rPr><w:t>{text}</w:t></w:r>'


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        pytest.param(run("h", "3") + run("back", "5"), "5", id="样式隐藏"),
        pytest.param(run("h", "3", '<w:vanish w:val="0"/>'), "3", id="自己说不隐藏"),
        pytest.param(run("none", "7") + run("up", "1"), "7¹", id="样式上标"),
        pytest.param(run("up", "1", '<w:vertAlign w:val="baseline"/>'), "1", id="自己说不上标"),
    ],
)
def test_a_run_looks_as_it_says_itself_or_its_style_does(runs, expected):
    data = package(f"<w:p>{runs}</w:p>", {"styles.xml": ("styles", f"{MAIN}.styles+xml", STYLES)})
    assert lines_of(as_printed(data, "a.docx").blocks) == expected


def test_a_paragraph_of_a_hidden_style_is_not_read():
    data = package(
        par("窗体顶端", '<w:pStyle w:val="form"/>') + par("正文"),
        {"styles.xml": ("styles", f"{MAIN}.styles+xml", STYLES)},
    )
    assert lines_of(as_printed(data, "a.docx").blocks) == "正文"


@pytest.mark.parametrize(
    ("font", "code", "shown"),
    [
        ("Symbol", "F033", "3"), ("Symbol", "0037", "7"), ("Wingdings", "F033", "〓"), ("宋体", "2460", "①"),
        ("宋体", "D800", "〓"), ("宋体", "", "〓"), ("Symbol", "F061", "〓"),
    ],
)  # fmt: skip
def test_a_sign_is_the_character_that_it_shows(font, code, shown):
    (element,) = etree.fromstring(f'<w:r {SPACES}><w:sym w:font="{font}" w:char="{code}"/></w:r>')
    assert sign(element) == shown
