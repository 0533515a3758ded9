"""A web page put into a Word file as a whole (``altChunk``): what sites and WPS save as .docx."""

from email import message_from_bytes
from email.policy import default

from drafting.errors import InputError
from drafting.reading.decoding import as_utf_8
from drafting.reading.document import Block
from drafting.reading.html.reader import read_html


def blocks_of_chunk(data: bytes) -> tuple[Block, ...]:
    """The blocks of a page, plain or archived with its pictures (.mht).

    Raises:
        InputError: it is neither, or empty.
    """
    page = data
    if data[:200].lstrip().lower().startswith((b"mime-version:", b"content-type:", b"from:")):
        message = message_from_bytes(data, policy=default)
        parts = (part for part in message.walk() if part.get_content_type() == "text/html")
        page = next((bytes(part.get_payload(decode=True)) for part in parts), b"")
    if not page.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\0").startswith(b"<"):
        raise InputError(
            "Word 文件的正文是嵌进去的另一种文件，读不出。请用 Word 打开，另存为 .docx 后再上传。"
        )
    return read_html(as_utf_8(page)).blocks
