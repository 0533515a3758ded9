"""Word files, written as XML: merged cells, tracked changes, boxes, fields, controls, and what old programs write."""

import io
import zipfile
from collections.abc import Callable, Sequence
from random import Random
from xml.sax.saxutils import escape

from reading.grids import Box, Part, Table, chopped

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
Dress = Callable[[str, Random, bool], str]
"""The runs of one line of a cell; the last argument says whether it holds a figure."""

_AUTHOR = 'w:id="1" w:author="a" w:date="2024-01-01T00:00:00Z"'


def run(text: str, properties: str = "") -> str:
    inner = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{inner}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""


def plain(text: str, chance: Random, figure: bool) -> str:
    return run(text)


def split(text: str, chance: Random, figure: bool) -> str:
    """A run a character or two, with proofing marks and bookmarks between."""
    between = ('<w:proofErr w:type="spellStart"/>', '<w:bookmarkStart w:id="0" w:name="_GoBack"/>', "")
    return "".join(
        run(piece, '<w:rFonts w:hint="eastAsia"/>') + chance.choice(between)
        for piece in chopped(text, chance, 2)
    )


def tracked(text: str, chance: Random, figure: bool) -> str:
    """What is printed was inserted, what stood there before is deleted."""
    if not figure and chance.random() < 0.7:
        return run(text)
    old = f"<w:del {_AUTHOR}><w:r><w:delText>{chance.randint(1, 99)}</w:delText></w:r></w:del>"
    new = f"<w:ins {_AUTHOR}>{run(text)}</w:ins>" if text else ""
    return chance.choice((old + new, new + old))


def tracked_digits(text: str, chance: Random, figure: bool) -> str:
    """One digit of a number inserted, another deleted."""
    if not figure or not text.isdigit():
        return run(text)
    at = chance.randint(0, len(text))
    old = f"<w:del {_AUTHOR}><w:r><w:delText>{chance.randint(0, 9)}</w:delText></w:r></w:del>"
    return run(text[:at]) + old + f"<w:ins {_AUTHOR}>{run(text[at:])}</w:ins>"


def hidden(text: str, chance: Random, figure: bool) -> str:
    """Hidden text beside the figure; soft hyphens in the labels."""
    if figure:
        return run(str(chance.randint(1, 99)), "<w:vanish/>") + run(text)
    return "<w:softHyphen/>".join(run(piece) for piece in chopped(text, chance, 5)).replace(
        "<w:softHyphen/>", "<w:r><w:softHyphen/></w:r>"
    )


def fields(text: str, chance: Random, figure: bool) -> str:
    """Figures as results of fields, simple and complex."""
    if not figure or not text.strip():
        return run(text)
    if chance.random() < 0.5:
        return f'<w:fldSimple w:instr=" =SUM(LEFT) ">{run(text)}</w:fldSimple>'
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> =SUM(B2:G2) 12 </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(text)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def noted(text: str, chance: Random, figure: bool) -> str:
    """References of footnotes and comments behind figures and labels."""
    mark = chance.choice(
        (
            '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="2"/></w:r>',
            '<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>',
            '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>1</w:t></w:r>',
            "",
            "",
            "",
        )
    )
    return run(text) + (mark if text.strip() else "")


def controls(text: str, chance: Random, figure: bool) -> str:
    """Content controls round the text, smart tags round the digits."""
    if figure and text:
        return f'<w:smartTag w:uri="urn:schemas-microsoft-com:office:smarttags" w:element="chmetcnv">{run(text)}</w:smartTag>'
    return f"<w:sdt><w:sdtPr><w:id w:val='5'/></w:sdtPr><w:sdtContent>{run(text)}</w:sdtContent></w:sdt>"


def paragraph(text: str, dress: Dress, chance: Random, figure: bool = False, properties: str = "") -> str:
    return f"<w:p>{properties}{dress(text, chance, figure)}</w:p>"


def cell(box: Box, dress: Dress, chance: Random, properties: str = "", text: str | None = None) -> str:
    span = f'<w:gridSpan w:val="{box.columns}"/>' if box.columns > 1 else ""
    lines = (box.text if text is None else text).split("\n")
    inner = "".join(paragraph(line, dress, chance, bool(box.code)) for line in lines)
    return f'<w:tc><w:tcPr><w:tcW w:w="900" w:type="dxa"/>{span}{properties}</w:tcPr>{inner}</w:tc>'


def laid(table: Table) -> list[list[tuple[Box, bool]]]:
    """Each row's cells with those that go on from above (True), in order of columns."""
    rows: list[list[tuple[Box, bool]]] = []
    open_: dict[int, tuple[Box, int]] = {}
    for row in table:
        out: list[tuple[Box, bool]] = []
        column = 0
        pending = list(row)
        following: dict[int, tuple[Box, int]] = {}
        while pending or column in open_:
            if column in open_:
                box, left = open_[column]
                out.append((box, True))
                if left > 1:
                    following[column] = (box, left - 1)
            else:
                box = pending.pop(0)
                out.append((box, False))
                if box.rows > 1:
                    following[column] = (box, box.rows - 1)
            column += box.columns
        open_ = following
        rows.append(out)
    return rows


def table(
    cells: Table,
    dress: Dress,
    chance: Random,
    *,
    leftovers: bool = False,
    horizontal: bool = False,
    wrapped: str = "",
    grid: bool = True,
) -> str:
    """The table; ``leftovers``: cells merged away keep their old text, as Word hides it; ``horizontal``: hMerge.

    ``wrapped`` sets rows or cells in content controls: ``rows``, ``cells``.
    """
    rows = []
    for row in laid(cells):
        out = ""
        for box, goes_on in row:
            # A cell merged away prints nothing, whatever it holds.
            text = (
                ("7" if box.code == "" and chance.random() < 0.2 else "") if goes_on and leftovers else None
            )
            merge = '<w:vMerge w:val="restart"/>' if box.rows > 1 else ""
            if goes_on:
                merge, text = chance.choice(("<w:vMerge/>", '<w:vMerge w:val="continue"/>')), text or ""
            if horizontal and box.columns > 1:
                one = Box(box.text, code=box.code)
                out += cell(one, dress, chance, '<w:hMerge w:val="restart"/>' + merge, text)
                out += cell(Box(), plain, chance, '<w:hMerge w:val="continue"/>' + merge) * (box.columns - 1)
                continue
            printed = cell(box, dress, chance, merge, text)
            out += f"<w:sdt><w:sdtContent>{printed}</w:sdtContent></w:sdt>" if wrapped == "cells" else printed
        out = f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{out}</w:tr>"
        rows.append(f"<w:sdt><w:sdtContent>{out}</w:sdtContent></w:sdt>" if wrapped == "rows" else out)
    columns = "<w:tblGrid>" + '<w:gridCol w:w="900"/>' * 10 + "</w:tblGrid>" if grid else ""
    return f'<w:tbl><w:tblPr><w:tblStyle w:val="a3"/></w:tblPr>{columns}{"".join(rows)}</w:tbl>'


Printer = Callable[[Table, Random], str]


def body(items: Sequence[tuple[str, Part]], printer: Printer, chance: Random, dress: Dress = plain) -> str:
    out: list[str] = []
    for kind, part in items:
        if isinstance(part, str):
            style = (
                '<w:pPr><w:pStyle w:val="2"/></w:pPr>' if kind == "heading" and chance.random() < 0.3 else ""
            )
            out += [paragraph(line, dress, chance, False, style) for line in part.split("\n")]
        else:
            out += [printer(part, chance), "<w:p/>"]
    return "".join(out)


def boxed(content: str, drawing: bool = True) -> str:
    """The content in a text box, written for newer programs and again for older ones."""
    inner = f"<w:txbxContent>{content}</w:txbxContent>"
    if not drawing:
        return f"<w:p><w:r><w:pict><v:shape><v:textbox>{inner}</v:textbox></v:shape></w:pict></w:r></w:p>"
    return (
        '<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx>'
        f"{inner}</wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{inner}</v:textbox></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )


def document(content: str, *, strict: bool = False) -> bytes:
    main = STRICT if strict else W
    text = (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="{main}" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        f"<w:body>{content}<w:sectPr/></w:body></w:document>"
    )
    kind = (
        "http://purl.oclc.org/ooxml/officeDocument"
        if strict
        else "http://schemas.openxmlformats.org/officeDocument/2006"
    )
    parts = {
        "[Content_Types].xml": '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        "_rels/.rels": '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{kind}/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": text,
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return stream.getvalue()
