"""A web page put into a Word file as a whole (``altChunk``): what sites and WPS save as .docx."""

from drafting.errors import InputError
from drafting.reading.decoding import as_utf_8
from drafting.reading.document import Block
from drafting.reading.html.reader import read_html
from drafting.reading.mail import content_of, is_mail


def blocks_of_chunk(data: bytes) -> tuple[Block, ...]:
    """The blocks of a page, plain or archived with its pictures (.mht).

    Raises:
        InputError: it is neither, or empty.
    """
    page = data
    if is_mail(data) or data[:200].lstrip().lower().startswith((b"content-type:", b"from:")):
        _, page = content_of(data)
    if not page.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\0").startswith(b"<"):
        raise InputError(
            "Word 文件的正文是嵌进去的另一种文件，读不出。请用 Word 打开，另存为 .docx 后再上传。"
        )
    return read_html(as_utf_8(page)).blocks
