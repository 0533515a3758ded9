"""CPU time of reading a report, beside what the library underneath needs to open it and visit its cells.

    python bench/reading.py

Times are milliseconds of CPU, the least of several rounds in which reader and references take turns; the
ratio is the reader's time to the reference's. Each round reads another report: another organ, other figures,
the same layout. The form's labels are known to the caches after the first, and a page's tables are on a
template after the second, as in a process that reads many reports; what is a report's own is not. A table
on a template is not parsed again, so that a page of little else costs less than its reference. One row has
tables in markup that no round before had, as the first report from a site or an editor. Two times are
taken of each: *in a row*, right behind another report, as in a folder of them, and *after a pause*, in which
the whole heap was gone over for garbage, so that little is left in the processor's caches. Then the memory
that a large file takes: the growth of the resident set's peak over that of a process that has read a small
report of the kind (Linux only).

What the reader does beyond visiting cells costs half a millisecond to one for any page on known templates: to
read 200 figures, each with its text kept, to find title, headings and sections. Of a page of 11 kB, which
lxml visits in less than one, that is the larger part.
"""

import gc
import io
import re
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from random import Random

import docx
from bs4 import BeautifulSoup
from docx.oxml.ns import qn
from lxml import etree, html

from drafting.reading import read_bytes

REPORTS = Path(__file__).parents[1] / "corpus" / "reports"
WORD, PAGE, WORD_PAGE = "qinghe-2023.docx", "qinghe-office-2023.html", "qinghe-education-2023.html"
ROUNDS = 15
LONG = 350_000
LARGE = 10 * 10**6
MAIN = "word/document.xml"
ORGAN = "青禾"
AFTER = "总体情况"
"""Where prose begins that can be made longer: what stands before the first heading is the front."""

Reference = Callable[[bytes], object]
Other = Callable[[str, bytes, int], bytes]


def visit_word_cells(data: bytes) -> list[str]:
    """Every cell's text, by python-docx' own way to a row's cells."""
    tables = docx.Document(io.BytesIO(data)).tables
    return [cell.text for table in tables for row in table.rows for cell in row.cells]


def walk_word_cells(data: bytes) -> list[str]:
    """Every cell's text, by the elements of the body that python-docx has opened."""
    return _cell_texts(docx.Document(io.BytesIO(data)).element.body)


def walk_word_part(data: bytes) -> list[str]:
    """Every cell's text, from the main part alone: no styles, no numbering."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return _cell_texts(etree.fromstring(package.read(MAIN)))


def _cell_texts(body: etree._Element) -> list[str]:
    return ["".join(t.text or "" for t in cell.iter(qn("w:t"))) for cell in body.iter(qn("w:tc"))]


def visit_page(data: bytes) -> list[str]:
    """The text of every cell and paragraph of a page."""
    root = html.document_fromstring(data.decode(), parser=html.HTMLParser(huge_tree=True))
    return [element.text_content() for element in root.iter("td", "th", "p")]


def visit_soup(data: bytes) -> list[str]:
    """The text of every cell and paragraph of a page, as most public parsers of these reports take it."""
    return [element.get_text() for element in BeautifulSoup(data, "lxml").find_all(["td", "th", "p"])]


REFERENCES: Mapping[str, Mapping[str, Reference]] = {
    ".docx": {
        "python-docx, row.cells": visit_word_cells,
        "python-docx, its w:tc walked": walk_word_cells,
        "lxml, w:tc of the main part": walk_word_part,
    },
    ".html": {
        "lxml.html, td th p visited": visit_page,
        "BeautifulSoup, td th p visited": visit_soup,
    },
}


def longer_page(page: str, size: int) -> str:
    """The page with its longest paragraph again and again, up to a size in bytes."""
    prose = page[page.index(AFTER) :]
    paragraph = max(re.findall(r"<p\b.*?</p>", prose, re.DOTALL), key=len)
    times = max(0, size - len(page.encode())) // len(paragraph.encode())
    return page.replace(paragraph, paragraph * (1 + times), 1)


def dressed_page(page: str) -> str:
    """The page with the properties that Word writes into every cell and every run of text."""
    run = "mso-bidi-font-family:宋体;mso-font-kerning:0pt;mso-ansi-language:EN-US;mso-fareast-language:ZH-CN;"
    cell = "border:solid windowtext 1.0pt;mso-border-alt:solid windowtext .5pt;padding:0cm 5.4pt 0cm 5.4pt;"
    for tag, style in {"span": run * 3, "td": cell * 2}.items():
        page = re.sub(rf"(<{tag}\b[^>]*?style=')", lambda found, style=style: found[1] + style, page)
    return page


def longer_word(data: bytes, size: int) -> bytes:
    """The .docx with its longest paragraph again and again, up to a size of its main part in bytes."""
    parts = _unpacked(data)
    main = parts[MAIN]
    prose = main[main.index(AFTER.encode()) :]
    paragraph = max(re.findall(rb"<w:p>.*?</w:p>", prose, re.DOTALL), key=len)
    times = max(0, size - len(main)) // len(paragraph)
    parts[MAIN] = main.replace(paragraph, paragraph * (1 + times), 1)
    return _packed(parts)


def _unpacked(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def _packed(parts: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return stream.getvalue()


def files() -> dict[str, tuple[str, bytes]]:
    """The files that are timed: what they are → their extension and bytes."""
    word = (REPORTS / WORD).read_bytes()
    page, word_page = ((REPORTS / name).read_text(encoding="utf-8") for name in (PAGE, WORD_PAGE))
    return {
        f"{WORD}": (".docx", word),
        f"{WORD}, prose to 350 kB of XML": (".docx", longer_word(word, LONG)),
        f"{PAGE}": (".html", page.encode()),
        f"{WORD_PAGE}": (".html", word_page.encode()),
        f"{WORD_PAGE}, full properties": (".html", dressed_page(word_page).encode()),
        f"{WORD_PAGE}, prose to 350 kB": (".html", longer_page(word_page, LONG).encode()),
    }


def another(extension: str, data: bytes, number: int) -> bytes:
    """The report of another organ, with other figures of as many digits, by number."""
    if extension == ".docx":
        parts = _unpacked(data)
        return _packed(parts | {MAIN: _another_text(parts[MAIN].decode(), number).encode()})
    return _another_text(data.decode(), number).encode()


def _another_text(markup: str, number: int) -> str:
    chance = Random(number)  # noqa: S311

    def other(found: re.Match[str]) -> str:
        least = 10 ** (len(found[0]) - 1)
        return found[0] if found[0] == "0" else str(chance.randrange(least, 10 * least))

    figures = re.sub(r"(?<=>)(?!20\d\d<)\d{1,6}(?=<)", other, markup)
    return figures.replace(ORGAN, "".join(chance.sample("东南西北海江湖山林原州安宁平和兴", len(ORGAN))))


def in_new_tables(extension: str, data: bytes, number: int) -> bytes:
    """The same of a page, its tables in markup of their own."""
    return another(extension, data, number).replace(b"<td", b'<td class="t%d"' % number)


def cpu_milliseconds(work: Callable[[], object]) -> float:
    """CPU time of one call."""
    before = time.process_time()
    work()
    return 1000 * (time.process_time() - before)


def both_times(work: Reference, first: bytes, second: bytes) -> tuple[float, float]:
    """CPU time of a report after a pause, and of another right behind it."""
    gc.collect()
    return cpu_milliseconds(partial(work, first)), cpu_milliseconds(partial(work, second))


def least_times(extension: str, data: bytes, other: Other = another) -> dict[str, tuple[float, float]]:
    """The reader's and each reference's least times after a pause and in a row, the reader's first.

    ``other`` gives the two reports of a round.
    """
    works: dict[str, Reference] = {"reader": lambda report: read_bytes(report, f"a{extension}")}
    works |= REFERENCES[extension]
    reports = [other(extension, data, number) for number in range(2 * ROUNDS)]
    rounds = [
        {name: both_times(work, *pair) for name, work in works.items()}
        for pair in zip(reports[::2], reports[1::2], strict=True)
    ]
    del rounds[0]  # the first reports fill the caches
    least = {name: zip(*(each[name] for each in rounds), strict=True) for name in works}
    return {name: (min(paused), min(in_a_row)) for name, (paused, in_a_row) in least.items()}


GROWTH = """
import re, sys
from pathlib import Path
from drafting.reading import read_report

def peak():  # ru_maxrss would begin with what the process that started this one has had
    return int(re.search(r"VmHWM:\\s*(\\d+)", Path("/proc/self/status").read_text())[1])

read_report(Path(sys.argv[1]))
before = peak()
read_report(Path(sys.argv[2]))
print(peak() - before)
"""


def memory_growth(small: Path, data: bytes) -> float:
    """By how many MB reading this file raises the peak of a process that has read a small one."""
    with tempfile.TemporaryDirectory() as folder:
        large = Path(folder) / f"large{small.suffix}"
        large.write_bytes(data)
        arguments = [sys.executable, "-c", GROWTH, str(small), str(large)]
        printed = subprocess.run(arguments, capture_output=True, text=True, check=True).stdout
    return int(printed) / 1024


def main() -> None:
    """Measure and print."""
    timed = [(said, extension, data, another) for said, (extension, data) in files().items()]
    page = (REPORTS / PAGE).read_bytes()
    timed.append((f"{PAGE}, tables never met before", ".html", page, in_new_tables))
    print(f"{'CPU a report':36}{'in a row':>11}{'after a pause':>20}")
    for said, extension, data, other in timed:
        reader, *references = least_times(extension, data, other).items()
        name, (paused, in_a_row) = reader
        print(f"{said} ({len(data) / 1000:.0f} kB)")
        print(f"    {name:32}{in_a_row:8.2f} ms         {paused:8.2f} ms")
        for name, (alone, behind) in references:
            ratios = (in_a_row / behind, paused / alone)
            print(f"    {name:32}{behind:8.2f} ms{ratios[0]:7.2f}× {alone:8.2f} ms{ratios[1]:7.2f}×")
    print("Peak memory for a large file")
    word, word_page = REPORTS / WORD, REPORTS / WORD_PAGE
    large = {
        word: longer_word(word.read_bytes(), LARGE),
        word_page: longer_page(word_page.read_text(encoding="utf-8"), LARGE).encode(),
    }
    for small, data in large.items():
        said = f"{small.suffix}, {LARGE // 10**6} MB of markup"
        print(f"    {said:32}{memory_growth(small, data):8.0f} MB")


if __name__ == "__main__":
    main()
