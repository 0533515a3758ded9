"""The styles of the Word document, after GB/T 9704—2012 (党政机关公文格式).

East Asian fonts are named in every style (``w:eastAsia``): a name set for Latin text alone leaves Chinese
in whatever the reader's Word takes. Fonts are those that Windows, WPS and macOS bring: 宋体 for the title
where the standard has 小标宋, which many machines lack.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from drafting.export.word_table import CELL_STYLE, NAMESPACE, SIZE, SMALL_CELL_STYLE, SMALL_SIZE

if TYPE_CHECKING:
    from docx.document import Document

LATIN = "Times New Roman"
SONG, HEI, KAI, FANGSONG = "宋体", "黑体", "楷体", "仿宋"

LINE = 29 * 20
"""Line pitch of the body in twentieths of a point: 22 lines on a page of 225 mm (GB/T 9704 5.2.3)."""


@dataclass(frozen=True)
class _Style:
    """``size`` in points; ``paragraph`` the WordprocessingML of its paragraph properties."""

    id: str
    name: str
    font: str
    size: float
    paragraph: str
    bold: bool = False


_EXACT = f'<w:spacing w:before="0" w:after="0" w:line="{LINE}" w:lineRule="exact"/>'
_SINGLE = '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
_INDENT = '<w:ind w:firstLineChars="200" w:firstLine="640"/>'
_CENTRE = '<w:ind w:firstLine="0"/><w:jc w:val="center"/>'

_STYLES = (
    _Style("Normal", "Normal", FANGSONG, 16, _EXACT + '<w:jc w:val="both"/>'),
    _Style("BodyText", "Body Text", FANGSONG, 16, _EXACT + _INDENT + '<w:jc w:val="both"/>'),
    _Style(
        "Title",
        "Title",
        SONG,
        22,
        '<w:spacing w:before="0" w:after="480" w:line="700" w:lineRule="exact"/>' + _CENTRE,
        bold=True,
    ),
    _Style(
        "Heading1",
        "heading 1",
        HEI,
        16,
        f"<w:keepNext/><w:keepLines/>{_EXACT}{_INDENT}" + '<w:outlineLvl w:val="0"/>',
    ),
    _Style("Footer", "footer", SONG, 14, _SINGLE + _CENTRE),
    _Style(CELL_STYLE, "年报表格", SONG, SIZE, _SINGLE + _CENTRE),
    _Style(SMALL_CELL_STYLE, "年报表格 小五", SONG, SMALL_SIZE, _SINGLE + _CENTRE),
)


def fonts_xml(font: str) -> str:
    """The ``w:rFonts`` element: the font for Chinese, Times New Roman for Latin letters and digits."""
    latin = f'w:ascii="{LATIN}" w:hAnsi="{LATIN}" w:cs="{LATIN}"'
    return f'<w:rFonts xmlns:w="{NAMESPACE}" {latin} w:eastAsia="{font}"/>'


def set_styles(document: "Document") -> None:
    """Put the styles into the document, in place of the template's own."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import qn

    styles = document.styles.element
    defaults = styles.find(qn("w:docDefaults"))
    styles.replace(defaults, parse_xml(_defaults_xml()))
    present = {style.get(qn("w:styleId")): style for style in styles.findall(qn("w:style"))}
    for style in _STYLES:
        element = parse_xml(_style_xml(style))
        if style.id in present:
            styles.replace(present[style.id], element)
        else:
            styles.append(element)


def _defaults_xml() -> str:
    return (
        f'<w:docDefaults xmlns:w="{NAMESPACE}"><w:rPrDefault><w:rPr>{fonts_xml(FANGSONG)}'
        '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
    )


def _style_xml(style: _Style) -> str:
    default = ' w:default="1"' if style.id == "Normal" else ""
    based = "" if style.id == "Normal" else '<w:basedOn w:val="Normal"/>'
    bold = "<w:b/>" if style.bold else ""
    half_points = round(style.size * 2)
    return (
        f'<w:style xmlns:w="{NAMESPACE}" w:type="paragraph"{default} w:styleId="{style.id}">'
        f'<w:name w:val="{style.name}"/>{based}<w:qFormat/><w:pPr>{style.paragraph}</w:pPr>'
        f'<w:rPr>{fonts_xml(style.font)}{bold}<w:color w:val="000000"/>'
        f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/></w:rPr></w:style>'
    )
