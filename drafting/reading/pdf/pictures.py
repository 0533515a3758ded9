"""Pages of a PDF as pictures, to be looked at beside what was read of them."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock
from typing import Any

from drafting.errors import InputError
from drafting.reading.document import Paragraph
from drafting.reading.sections.headings import find_headings

_WIDTH, _HEIGHT = 1100, 2200
"""Pixels that a picture has at most: a page of A4 is legible at that width."""

_MARGIN = 12
"""Pixels of white that are left round what is printed."""

_ABOVE = 4.0
"""Points above a line that still belong to it."""

_WHITE_FROM = 250
_ONE_AT_A_TIME = Lock()
"""PDFium must not be called from two threads at once."""


@dataclass(frozen=True)
class Stretch:
    """A page, counted from 0, or a part of it: from ``top`` to ``bottom``, as shares of its height."""

    page: int
    top: float = 0.0
    bottom: float = 1.0


def stretches_of(data: bytes, section: int | None) -> tuple[Stretch, ...]:
    """The pages on which a section stands, without what stands above its heading and from the next one on.

    For ``None``, or where its heading is not found, they are all pages.

    Raises:
        InputError: the file does not open.
    """
    lines: list[Paragraph] = []
    page_of: list[int] = []
    with opened(data) as pdf:
        for number in range(len(pdf)):
            text = pdf[number].get_textpage().get_text_range()
            found = [Paragraph(line.strip()) for line in text.splitlines() if line.strip()]
            lines += found
            page_of += [number] * len(found)
        headings = find_headings(lines)
        ends = [*(heading.index for heading in headings[1:]), len(lines)]
        for heading, end in zip(headings, ends, strict=False):
            if heading.number == section:
                first, last = page_of[heading.index], page_of[end - 1]
                top = _place(pdf[first], lines[heading.index].text, first=True) or 0.0
                ends_here = end < len(lines) and page_of[end] == last
                bottom = _place(pdf[last], lines[end].text, first=False) if ends_here else None
                return tuple(_between(first, top, last, bottom or 1.0))
        return tuple(map(Stretch, range(len(pdf))))


def _between(first: int, top: float, last: int, bottom: float) -> Iterator[Stretch]:
    for page in range(first, last + 1):
        yield Stretch(page, top if page == first else 0.0, bottom if page == last else 1.0)


def _place(page: Any, text: str, *, first: bool) -> float | None:
    """Where a line begins, as a share of the page's height from above: where it stands first, or last."""
    textpage = page.get_textpage()
    search = textpage.search(text)
    found = list(iter(search.get_next, None))
    if not found:
        return None
    _, _, _, top = textpage.get_charbox(found[0 if first else -1][0])
    return float(max(0.0, min(1.0, 1 - (top + _ABOVE) / page.get_height())))


def picture_of(data: bytes, stretch: Stretch) -> bytes:
    """A stretch of a page as a .png, without white margins.

    Args:
        data: the bytes of a PDF.
        stretch: one that ``stretches_of`` gave of it.

    Raises:
        InputError: the file does not open.
    """
    with opened(data) as pdf:
        page = pdf[stretch.page]
        width, height = page.get_size()
        scale = min(_WIDTH / max(width, 1), _HEIGHT / max(height, 1))
        picture = page.render(scale=scale, grayscale=True).to_pil()
    top, bottom = int(stretch.top * picture.height), int(stretch.bottom * picture.height)
    picture = picture.crop((0, top, picture.width, max(bottom, top + 1)))
    printed = picture.point(lambda shade: 255 if shade < _WHITE_FROM else 0).getbbox()
    if printed:
        left, top, right, bottom = printed
        picture = picture.crop((
            max(0, left - _MARGIN),
            max(0, top - _MARGIN),
            min(picture.width, right + _MARGIN),
            min(picture.height, bottom + _MARGIN),
        ))  # fmt: skip
    stream = io.BytesIO()
    picture.save(stream, "PNG", optimize=True)
    return stream.getvalue()


@contextmanager
def opened(data: bytes) -> Iterator[Any]:
    """The document as PDFium opens it, which serves one at a time.

    Raises:
        InputError: it does not open it.
    """
    import pypdfium2  # lazily: only PDFs need it

    with _ONE_AT_A_TIME:
        try:
            pdf = pypdfium2.PdfDocument(data)
            try:
                yield pdf
            finally:
                pdf.close()
        except pypdfium2.PdfiumError as error:
            raise InputError(
                "这份 PDF 显示不出页面，可能已损坏或加了密。请下载原件，用阅读软件打开查看。"
            ) from error
