"""Reports damaged at random, each seed its own damage: by a bad disk, a broken transfer, a careless tool."""

import base64
import io
import json
import quopri
import re
import zipfile
import zlib
from collections.abc import Callable
from random import Random

from builders import consistent_figures
from builders import report as build
from other_workbooks import as_ods, as_xls
from reading import pages, shapes

from drafting.report import report_to_json

FIGURES = consistent_figures(seed=2)

_ENCODINGS = ("utf-8", "gb18030", "utf-16", "utf-16-be", "big5", "latin-1", "shift-jis")
_TAG = re.compile(r"<[^<>]*>")
_ELEMENT = re.compile(
    r"<(w:tcPr|w:tc|w:tr|w:p|w:r|c|row|mergeCell|td|tr|p|table:table-cell|table:table-row|text:p)\b"
    r"(?:[^<>]*/>|[^<>]*>.*?</\1>)"
)
_LONGEST = 40
"""Characters that gentle damage takes at most."""

_TABLES = {".docx": "word/document.xml", ".xlsx": "xl/worksheets/sheet1.xml", ".ods": "content.xml"}
"""The member of an archive that holds the tables."""


def samples() -> dict[str, bytes]:
    """The same report in every format that is read, by how the file's name ends.

    The PDF without rules is not compressed either: damage reaches what its pages draw.
    """
    page = shapes.page(lambda t: shapes.as_html(shapes.printed(t, FIGURES))).encode()
    text = shapes.whole(lambda t: shapes.as_tabs(shapes.printed(t, FIGURES))).encode()
    workbook = shapes.workbook(lambda t: shapes.printed(t, FIGURES))
    return {
        ".docx": shapes.word(shapes.word_body(lambda t: shapes.word_table(shapes.printed(t, FIGURES)))),
        ".html": page,
        ".htm": page.decode().encode("gb18030"),
        ".mht": archived(page),
        ".mhtml": archived(page, "base64"),
        ".eml": archived(page, "8bit"),
        ".txt": text,
        ".md": shapes.whole(lambda t: shapes.as_pipes(shapes.printed(t, FIGURES))).encode(),
        ".pdf": pages.report(FIGURES, ruled=True),
        "-无线.pdf": pages.report(FIGURES, ruled=False, compressed=False),
        ".xlsx": workbook,
        ".xls": as_xls(workbook),
        ".ods": as_ods(workbook),
        ".json": json.dumps(report_to_json(build(FIGURES)), ensure_ascii=False).encode(),
    }


def archived(page: bytes, encoding: str = "quoted-printable") -> bytes:
    """A page as a browser archives it with its pictures, and a mail program sends it."""
    encode = {"quoted-printable": quopri.encodestring, "base64": base64.encodebytes, "8bit": bytes}
    head = "From: <Saved by a browser>\nSubject: =?utf-8?Q?=E5=B9=B4?=\n =?utf-8?Q?=E6=8A=A5?=\nMIME-Version: 1.0\n"
    parts = f'Content-Type: multipart/related;\n\ttype="text/html";\n\tboundary="--b"\n\n----b\nContent-Type: text/html\nContent-Transfer-Encoding: {encoding}\nContent-Location: https://example.invalid/a.html\n\n'
    end = b"\n----b\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n----b--\n"
    return f"{head}{parts}".encode() + encode[encoding](page) + end


SAMPLES = samples()


def damaged(extension: str, seed: int) -> bytes:
    """The sample with up to three injuries of any kind: its numbers may have become others."""
    chance = Random(f"{extension} {seed}")
    data = SAMPLES[extension]
    for _ in range(chance.choice((1, 1, 3))):
        if extension in _TABLES and chance.random() < 0.7:
            data = _with_member(data, "", chance, lambda part: chance.choice(_INJURIES)(part, chance))
        else:
            data = chance.choice(_INJURIES)(data, chance)
    return data


def gently_damaged(extension: str, seed: int) -> bytes:
    """The sample with one injury that leaves every printed number whole and in its cell, or takes both away.

    No digit is taken, doubled or brought to stand beside another; what else is missing or doubled (a word, a
    tag, a separator, a whole cell) is such that a reader can see it. An archive's list of strings is left
    alone: with one less, every label is another's, and no one could tell. A PDF and an .xls are cut off.
    """
    chance = Random(f"{extension} {seed} gently")
    data = SAMPLES[extension]
    if extension.endswith((".pdf", ".xls")):
        return _cut(data, chance)
    if extension in _TABLES:
        return _with_member(
            data, _TABLES[extension], chance, lambda part: _gently(part.decode(), chance).encode()
        )
    encoding = "gb18030" if extension == ".htm" else "utf-8"
    text = _gently(data.decode(encoding), chance)
    return text.encode(chance.choice(_ENCODINGS) if chance.random() < 0.1 else encoding, errors="replace")


def _with_member(data: bytes, name: str, chance: Random, change: Callable[[bytes], bytes]) -> bytes:
    """The archive with a member changed: the one of this name, or any; one that does not open, as it is."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as old:
            parts = {member: old.read(member) for member in old.namelist()}
    except (zipfile.BadZipFile, zlib.error, ValueError, NotImplementedError, EOFError):
        return data
    chosen = name or chance.choice(list(parts))
    parts[chosen] = change(parts[chosen])
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for member, part in parts.items():
            new.writestr(member, part)
    return stream.getvalue()


def _cut(data: bytes, chance: Random) -> bytes:
    return data[: chance.randrange(1, max(2, len(data)))]


def _flip(data: bytes, chance: Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice((1, 3, 40)) if changed else 0):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _stretch(data: bytes, chance: Random) -> tuple[int, int]:
    start = chance.randrange(max(1, len(data)))
    return start, min(len(data), start + chance.choice((1, 20, 300, 5000)))


def _delete(data: bytes, chance: Random) -> bytes:
    start, end = _stretch(data, chance)
    return data[:start] + data[end:]


def _double(data: bytes, chance: Random) -> bytes:
    start, end = _stretch(data, chance)
    return data[:end] + data[start:end] * chance.choice((1, 1, 50)) + data[end:]


def _move(data: bytes, chance: Random) -> bytes:
    start, end = _stretch(data, chance)
    rest = data[:start] + data[end:]
    place = chance.randrange(len(rest) + 1)
    return rest[:place] + data[start:end] + rest[place:]


def _cut_tags(data: bytes, chance: Random) -> bytes:
    """Without some of its tags; a character a byte, so that any file can be so injured."""
    share = chance.choice((0.001, 0.02, 0.3))
    kept = _TAG.sub(lambda tag: "" if chance.random() < share else tag[0], data.decode("latin-1"))
    return kept.encode("latin-1")


def _elements(data: bytes, chance: Random) -> bytes:
    """With some of its cells, rows and paragraphs away, and others double: well-formed as before."""
    share = chance.choice((0.002, 0.02, 0.3))
    text = _ELEMENT.sub(
        lambda found: found[0] * chance.choice((0, 2)) if chance.random() < share else found[0],
        data.decode("latin-1"),
    )
    return text.encode("latin-1")


def _swap_encodings(data: bytes, chance: Random) -> bytes:
    read, written = chance.choice(_ENCODINGS), chance.choice(_ENCODINGS)
    return data.decode(read, errors="replace").encode(written, errors="replace")


_INJURIES = (_cut, _flip, _delete, _double, _move, _cut_tags, _elements, _swap_encodings)


def _gently(text: str, chance: Random) -> str:
    kind = chance.choice(("cut", "stretch", "stretch", "tag", "element"))
    pattern = {"tag": _TAG, "element": _ELEMENT}.get(kind)
    found = list(pattern.finditer(text)) if pattern else []
    if found:
        start, end = chance.choice(found).span()
        times = chance.choice((0, 2)) if kind == "element" else 0
        return text[:start] + text[start:end] * times + text[end:]
    start = chance.choice([i for i in range(1, len(text)) if not _joins(text[i - 1], text[i])])
    if kind == "cut":
        return text[:start]
    end = start
    while end < len(text) and end - start < _LONGEST and not text[end].isdigit():
        end += 1
    end = start + chance.randint(min(1, end - start), end - start)
    if chance.random() < 0.5:
        return text[:end] + text[start:end] + text[end:]
    if end < len(text) and _joins(text[start - 1], text[end]):
        end -= 1
    return text[:start] + text[max(start, end) :]


def _joins(before: str, after: str) -> bool:
    """Whether the two would be one number."""
    return all(character.isdigit() or character in ".," for character in (before, after))
