"""A source file → report: what its name says, what its content is, which reader takes it."""

import hashlib
from pathlib import Path, PurePath

from drafting.errors import InputError, reason_of
from drafting.reading.decoding import as_utf_8, decode
from drafting.reading.document import Document
from drafting.reading.mail import content_of, is_mail
from drafting.report import AnnualReport, Source

MEDIA_TYPES = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".html": "text/html",
    ".htm": "text/html",
    ".mht": "multipart/related",
    ".mhtml": "multipart/related",
    ".eml": "message/rfc822",
    ".txt": "text/plain",
    ".md": "text/markdown",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".xls": "application/vnd.ms-excel",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
    ".pdf": "application/pdf",
    ".json": "application/json",
}

MOST_BYTES = 50 * 2**20
"""A file larger than this is no report."""

_CONTENTS = (
    (b"PK\x03\x04", "zip", "压缩包或 Office 文件"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole", "旧版 Office 文件（.doc、.xls）"),
    (b"%PDF", "pdf", "PDF"),
    (b"\xff\xd8\xff", "jpeg", "图片（JPEG）"),
    (b"\x89PNG", "png", "图片（PNG）"),
    (b"GIF8", "gif", "图片（GIF）"),
    (b"{\\rtf", "rtf", "RTF 文档"),
)
_MAGICS = tuple(magic for magic, _, _ in _CONTENTS)
_EXPECTED = {
    MEDIA_TYPES[".docx"]: "zip",
    MEDIA_TYPES[".xlsx"]: "zip",
    MEDIA_TYPES[".xls"]: "ole",
    MEDIA_TYPES[".ods"]: "zip",
    MEDIA_TYPES[".pdf"]: "pdf",
    MEDIA_TYPES[".mht"]: "mail",
    MEDIA_TYPES[".eml"]: "mail",
}
_PAGES = (MEDIA_TYPES[".html"], MEDIA_TYPES[".mht"], MEDIA_TYPES[".eml"])
"""What may be archived with its pictures, whatever the file is called."""

_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def read_file(path: Path) -> AnnualReport:
    """Read a published report from a file; see ``drafting.reading.read_report``."""
    try:
        if path.is_dir():
            raise InputError(f"{path} 是文件夹。请写明文件夹里的文件。")
        if path.exists():
            _media_type(str(path))
            # A pipe or a device has no end: only files are read.
            if not path.is_file():
                raise InputError(f"{path} 不是文件。请选择一个文件。")
        if path.stat().st_size > MOST_BYTES:
            raise InputError(f"{path.name} 超过 {MOST_BYTES // 2**20} MB，不像年报。请检查文件。")
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise InputError(f"找不到文件 {path}。请检查文件名和所在文件夹。") from error
    except OSError as error:
        raise InputError(f"无法打开 {path}：{reason_of(error)}。请检查文件和权限。") from error
    except ValueError as error:  # a NUL in the path
        raise InputError(f"无法打开 {path}：路径里有不能用的字符。请检查文件名。") from error
    return read_data(data, str(path))


def read_data(data: bytes, name: str) -> AnnualReport:
    """Read a published report from the bytes of a file of this name; see ``drafting.reading.read_bytes``."""
    media_type = _sniffed(data, name)
    source = Source(name, hashlib.sha256(data).hexdigest(), media_type)
    if media_type == MEDIA_TYPES[".json"]:
        from drafting.reading.exchange import read_json

        return read_json(data, source)
    from drafting.reading.assembly import assemble

    return assemble(_document(data, name, media_type), source)


def read_as_printed(data: bytes, name: str) -> Document:
    """What stands in a file, before any of it is taken for a figure; see ``drafting.reading.as_printed``."""
    media_type = _sniffed(data, name)
    return _document(data, name, media_type)


def _document(data: bytes, name: str, media_type: str) -> Document:
    # Each reader, and the libraries behind it, is imported only for a file that needs it.
    if media_type == MEDIA_TYPES[".docx"]:
        from drafting.reading.word.reader import read_docx

        return read_docx(data)
    if media_type in _PAGES and is_mail(data):
        media_type, data = content_of(data)
    if media_type == MEDIA_TYPES[".html"]:
        from drafting.reading.html.reader import read_html

        return read_html(as_utf_8(data))
    if media_type in (MEDIA_TYPES[".xlsx"], MEDIA_TYPES[".xls"], MEDIA_TYPES[".ods"]):
        from drafting.reading.workbook import read_workbook

        return read_workbook(data, PurePath(name).name)
    if media_type == MEDIA_TYPES[".pdf"]:
        from drafting.reading.pdf.reader import read_pdf

        return read_pdf(data, PurePath(name).name)
    from drafting.reading.text.reader import read_markdown, read_text

    read = read_markdown if media_type == MEDIA_TYPES[".md"] else read_text
    return read(decode(data))


def _sniffed(data: bytes, name: str) -> str:
    """The media type that a file's name says, if its content is of it."""
    media_type = _media_type(name)
    _sniff(data, name, media_type)
    return media_type


def _media_type(name: str) -> str:
    # A path object, which costs as much as all else here, is made for messages alone.
    stem, dot, extension = name.rpartition(".")
    media_type = MEDIA_TYPES.get(dot + extension.lower()) if stem[-1:] not in ("", "/") else None
    if media_type is None:
        path, readable = PurePath(name), "、".join(MEDIA_TYPES)
        raise InputError(
            f"{path.name}：不能读取“{path.suffix.lower() or '无扩展名'}”文件。"
            f"现在能读的是 {readable}；其他格式请先另存为 .docx。"
        )
    return media_type


def _sniff(data: bytes, name: str, media_type: str) -> None:
    """Refuse content that is not what the name says.

    Raises:
        InputError: the file is empty, encrypted, or of another type.
    """
    if not data or data.isspace():
        raise InputError(f"{PurePath(name).name} 是空文件。请检查是否保存成功后重新上传。")
    head = data.lstrip(b"\xef\xbb\xbf \t\r\n")
    other = ("text", "二进制数据" if b"\0" in data[:1000] else "文本")
    known = _CONTENTS if head.startswith(_MAGICS) else ()
    kind, said = next(((k, said) for magic, k, said in known if head.startswith(magic)), other)
    if kind == "text" and is_mail(head):
        kind, said = "mail", "邮件或网页归档（.mht）"
    if kind == "ole" and _ENCRYPTED in data:
        raise InputError(
            f"{PurePath(name).name} 加了打开密码，无法读取。请用原来的软件打开，取消密码，另存后再上传。"
        )
    if kind != _EXPECTED.get(media_type, "text") and not (kind == "mail" and media_type in _PAGES):
        raise InputError(
            f"{PurePath(name).name} 的内容是{said}，与扩展名“{PurePath(name).suffix}”不符。"
            "请用原来的软件打开，另存为 .docx 后再上传。"
        )
    begins = head[:200].lower()
    if media_type == "text/plain" and begins.startswith((b"<!doctype html", b"<html")):
        raise InputError(f"{PurePath(name).name} 的内容是网页。请把扩展名改为 .html 后再上传。")
