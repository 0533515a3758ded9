"""Web pages archived with their pictures (.mht) and mails (.eml): the page, or the text, in them.

Whatever the encoding in which it travels: as it is, quoted-printable or base64.
"""

import re
from typing import TYPE_CHECKING

from drafting.errors import InputError

if TYPE_CHECKING:
    from email.message import Message

_FIELD = rb"[!-9;-~]+[ \t]*:[^\n]*\n(?:[ \t][^\n]*\n)*"
_HEAD = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:%b)*?mime-version[ \t]*:" % _FIELD, re.IGNORECASE)
_LONGEST_HEAD = 50_000
_HTML, _PLAIN = "text/html", "text/plain"
_BROKEN = (ValueError, LookupError, TypeError, AttributeError, RecursionError)
"""What the library raises on a mail that is altered, or built to nest without end."""


def is_mail(data: bytes) -> bool:
    """Whether these bytes begin as a mail does, and an archived page: fields, MIME-Version among them."""
    return _HEAD.match(data, 0, _LONGEST_HEAD) is not None


def content_of(data: bytes) -> tuple[str, bytes]:
    """The page in a mail with its media type, else its plain text; the first, where there are several.

    Raises:
        InputError: it has neither, or is damaged.
    """
    from email import message_from_bytes  # lazily: few files need it

    try:
        parts = list(message_from_bytes(data).walk())
        for media_type in (_HTML, _PLAIN):
            for part in parts:
                if part.get_content_type() == media_type and (content := _bytes_of(part)).strip():
                    return media_type, content
    except _BROKEN as error:
        raise InputError("邮件或网页归档已损坏。请用原来的软件打开，另存为 .docx 后再上传。") from error
    raise InputError("邮件或网页归档里没有正文。请用原来的软件打开，另存为 .docx 后再上传。")


def _bytes_of(part: "Message") -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""
