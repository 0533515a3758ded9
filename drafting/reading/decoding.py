"""Bytes → text, for files that say the wrong encoding, or none."""

import re

from drafting.errors import InputError

_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_\-]+)""")
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_EXPECTED = "政府信息公开"
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\ud800-\udfff]")
"""Characters that no text of a report has."""

_MOST_DAMAGE = 0.01
"""The share of undecodable or control characters beyond which a file counts as binary."""


def decode(data: bytes) -> str:
    """The text of a plain, Markdown, HTML or JSON file, with line feeds as line ends.

    UTF-8 is tried before what the file declares: Chinese text in GBK is practically never valid UTF-8,
    while a wrong declaration is common. UTF-8 that somebody once read as GBK and saved is turned back.

    Raises:
        InputError: the bytes are no text.
    """
    text = _undo_misreading(_decode(data))
    cleared = CONTROLS.sub("", text) if CONTROLS.search(text) else text
    damaged = len(text) - len(cleared) + text.count("\ufffd")
    if damaged > max(1, _MOST_DAMAGE * len(text)):
        raise InputError("文件不是文本，或已损坏。请用原来的软件打开，另存为 .docx 或 .txt 后再上传。")
    return cleared.replace("\r\n", "\n").replace("\r", "\n")


def _decode(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
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
