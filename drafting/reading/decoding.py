"""Bytes → text, for files that say the wrong encoding, or none."""

import re

from drafting.errors import InputError
from drafting.reading.sounds import has_sounds, without_sounds

_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_\-]+)""")
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_EXPECTED = "政府信息公开"
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\ud800-\udfff]")
"""Characters that no text of a report has."""

_CONTROL_BYTES = bytes((*range(9), *range(14, 32)))
"""The same in UTF-8, but for half characters, which it does not have."""

_MOST_DAMAGE = 0.01
"""The share of undecodable or control characters beyond which a file counts as binary."""


def decode(data: bytes) -> str:
    """The text of a plain, Markdown, HTML or JSON file, with line feeds as line ends.

    UTF-8 is tried before what the file declares: Chinese text in GBK is practically never valid UTF-8,
    while a wrong declaration is common. UTF-8 that somebody once read as GBK and saved is turned back.

    Raises:
        InputError: the bytes are no text.
    """
    text = _utf_8(data)
    clean = text is not None and _is_clean(data)
    text = _undo_misreading(_decode(data) if text is None else text)
    cleared = text if clean or not CONTROLS.search(text) else CONTROLS.sub("", text)
    if (damaged := len(text) - len(cleared)) or "\ufffd" in text:
        damaged += text.count("\ufffd")
        if damaged > max(1, _MOST_DAMAGE * len(text)):
            raise InputError("文件不是文本，或已损坏。请用原来的软件打开，另存为 .docx 或 .txt 后再上传。")
    cleared = without_sounds(cleared)
    return cleared.replace("\r\n", "\n").replace("\r", "\n") if "\r" in cleared else cleared


def as_utf_8(data: bytes) -> bytes:
    """The text of a file as ``decode`` gives it, in UTF-8: of most files the very bytes.

    Raises:
        InputError: the bytes are no text.
    """
    text = _utf_8(data)
    if text and _EXPECTED in text and "\r" not in text and "\ufffd" not in text and _is_clean(data):
        return without_sounds(text).encode() if has_sounds(text, data) else data
    return decode(data).encode()


def _is_clean(data: bytes) -> bool:
    """Whether UTF-8 has no control characters; bytes are looked through in a twentieth of the time."""
    return not any(control in data for control in _CONTROL_BYTES)


def _utf_8(data: bytes) -> str | None:
    """The text of UTF-8 without a mark; ``None`` of anything else."""
    if data.startswith(tuple(mark for mark, _ in _MARKS)):
        return None
    try:
        return data.decode()
    except UnicodeDecodeError:
        return None


def _decode(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    declared = _DECLARED.search(data[:2048])
    for encoding in ("gb18030", *([declared[1].decode("ascii")] if declared else [])):
        try:
            text = data.decode(encoding)
        except (UnicodeError, LookupError):
            continue
        # Many encodings accept any bytes: only what then reads as a report is taken on trust.
        if _EXPECTED in text:
            return text
    return _least_damaged(data)


def _least_damaged(data: bytes) -> str:
    texts = [data.decode(encoding, errors="replace") for encoding in ("utf-8", "gb18030")]
    best = min(texts, key=lambda text: text.count("\ufffd"))
    if _EXPECTED in best:
        return best
    from charset_normalizer import from_bytes  # lazily: only rare files need it (Big5, UTF-16 without mark)

    guess = from_bytes(data[:200_000]).best()
    return data.decode(guess.encoding, errors="replace") if guess else best


def _undo_misreading(text: str) -> str:
    if _EXPECTED in text:
        return text
    try:
        again = text.encode("gb18030").decode("utf-8")
    except UnicodeError:
        return text
    return again if _EXPECTED in again else text
