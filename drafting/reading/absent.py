"""What a file shows, but does not hold as text: tables that are pictures, a report that is elsewhere."""

from collections.abc import Sequence

from drafting.reading.document import Block, Document, Grid, Paragraph, Picture
from drafting.reading.sections.headings import Heading

PICTURED = "表格是图片，读不出文字"
"""What stands in the place of a table's cells that are a picture."""

_LAST_WITH_TABLE = 4
_FEWEST_CHARACTERS = 30
"""With fewer, a page says nothing but that it wants scripts."""

_MOST_PROSE = 200
"""Characters of sentences: a report has more, a page round a link to one does not."""


def is_pictured(number: int, blocks: Sequence[Block], headings: Sequence[Heading]) -> bool:
    """Whether a picture stands where the table of this part should.

    Where headings follow each other directly, the tables of all of them stand under the last.
    """
    begins = {heading.index: heading.number for heading in headings}
    start = max((heading.index for heading in headings if heading.number <= number), default=-1)
    own = True
    for index in range(start + 1, len(blocks)):
        block = blocks[index]
        if isinstance(block, Picture):
            return True
        if index in begins:
            if not own or begins[index] > _LAST_WITH_TABLE:
                return False
        elif isinstance(block, Grid | Paragraph):
            own = False
    return False


def where_else(document: Document, *, titled: bool) -> str:
    """Where the report is that this document only points to, for people; empty where nothing says so.

    Args:
        document: a document without any heading or table of a report.
        titled: whether it has the title of one.
    """
    texts = [block.text for block in document.blocks if isinstance(block, Paragraph)]
    sentences = sum(len(text) for text in texts if "。" in text)
    pictures = sum(isinstance(block, Picture) for block in document.blocks)
    named = [name for name in document.attachments if "公开" in name and "报告" in name]
    if (titled or named) and document.attachments and sentences <= _MOST_PROSE:
        # A page whose title is a report's and whose links are many has its report in one of them.
        names = "、".join(f"“{name}”" for name in (named or document.attachments)[:3])
        return f"网页上没有年报正文，正文在附件里：{names}。请从网页下载附件，再读取（上传）附件。"
    if pictures and sentences <= _MOST_PROSE and (titled or not texts):
        return (
            "年报的内容是图片，没有文字，读不出。请用原来的 Word 文件或有文字的 PDF，或先做文字识别，再读取。"
        )
    if document.scripts and sum(map(len, texts)) < _FEWEST_CHARACTERS:
        return (
            "网页的内容要靠脚本（JavaScript）显示，文件里没有正文。"
            "请在浏览器中打开网页，等内容显示后，全选、复制到 Word 中另存，再读取。"
        )
    return ""
