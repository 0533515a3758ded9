"""Write the sample corpus from its sources: ``python corpus/build.py`` (see README.md).

Rerunning gives the same bytes, so a difference in version control is a difference in a source.
"""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from press import documents, new_year, pages, plain
from press.sources import Published, load_all

HERE = Path(__file__).resolve().parent

FORMS: Mapping[str, tuple[str, Callable[[Published, Path], None]]] = {
    "government": (".docx", partial(documents.write, house=documents.GOVERNMENT)),
    "government-old": (".docx", partial(documents.write, house=documents.GOVERNMENT_OLD)),
    "township": (".docx", partial(documents.write, house=documents.TOWNSHIP)),
    "portal": (".html", pages.write_portal),
    "portal-old": (".html", pages.write_old_portal),
    "word-page": (".html", pages.write_word_page),
    "word-page-gbk": (".html", partial(pages.write_word_page, encoding="gb18030")),
    "tabs": (".txt", plain.write_tabs),
    "pipes": (".txt", plain.write_pipes),
}
"""How a source's ``form`` is published: suffix and writer."""


def build(out: Path = HERE) -> list[Path]:
    """Write ``reports/`` and ``new-year/`` under ``out``; returns what was written."""
    reports = out / "reports"
    reports.mkdir(parents=True, exist_ok=True)
    written = []
    for published in load_all():
        suffix, write = FORMS[published.form]
        path = reports / f"{published.slug}{suffix}"
        write(published, path)
        written.append(path)
    return written + new_year.write(out / "new-year")


if __name__ == "__main__":
    for path in build():
        print(f"{path.relative_to(HERE)}  {path.stat().st_size} 字节")
