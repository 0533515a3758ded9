"""Use cases on past reports: put them into the index, look for wording."""

from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from drafting.errors import InputError, ModelError, NianbaoError
from drafting.llm import embedder
from drafting.precedents import Hit, PrecedentIndex, Query, Said
from drafting.reading import read_bytes
from drafting.service.files import content_of, read_each, report_files
from drafting.service.item_themes import said_of_themes
from drafting.settings import settings
from drafting.workspace import Workspace, open_workspace

if TYPE_CHECKING:
    from drafting.precedents.retriever import PrecedentRetriever


@dataclass(frozen=True)
class IndexedFile:
    """A file and how many items of it are in the index, or the message why it was skipped."""

    path: Path
    items: int
    error: str = ""


FILES_AT_ONCE = 16
"""So many files go into the index together: one by one takes longer."""


def open_index(workspace: Workspace | None = None) -> PrecedentIndex:
    """The office's index, in the data folder or on the configured server, with its embeddings model.

    The themes that staff corrected are the ``workspace``'s; where none is given, the office's is opened for
    as long as they are read.

    Raises:
        IndexBusy: another process has it open.
    """
    config = settings()
    return PrecedentIndex(
        config.home / "precedents",
        host=config.chroma_host,
        port=config.chroma_port,
        embedder=embedder(config),
        corrected=lambda: _corrected(workspace),
    )


def _corrected(workspace: Workspace | None) -> dict[str, Said]:
    if workspace is None:
        config = settings()
        with closing(open_workspace(config.home, config.database_url)) as opened:
            return _corrected(opened)
    return said_of_themes(workspace)


def index_files(paths: Iterable[Path], index: PrecedentIndex, workspace: Workspace) -> Iterator[IndexedFile]:
    """Read each file, keep it to be looked at and corrected, and put it into the index.

    A file that is no report is skipped and named.
    """
    reading = read_each(report_files(paths))
    while batch := list(islice(reading, FILES_AT_ONCE)):
        items = iter(index.add_all([(read.report, read.path.name) for read in batch if read.report]))
        for read in batch:
            if read.report:
                workspace.past_reports.keep(read.path.name, content_of(read.path), read.report)
            yield IndexedFile(read.path, next(items) if read.report else 0, read.error)


def take_in(data: bytes, name: str, workspace: Workspace, index: PrecedentIndex) -> IndexedFile:
    """Keep an uploaded report, to be looked at and corrected, and put it into the index.

    One that cannot be read is skipped with its message.
    """
    path = Path(name)
    try:
        report = read_bytes(data, path.name)
        workspace.past_reports.keep(path.name, data, report)
        return IndexedFile(path, index.add(report, path.name))
    except NianbaoError as error:
        return IndexedFile(path, 0, error.message)


def make_ready(index: PrecedentIndex) -> str:
    """Make what was put in ready to be searched, so that the next search need not.

    New items get their vectors by the embeddings model, where there is one; its complaint, else empty.
    """
    index.settle()
    try:
        for _ in index.catch_up():
            pass
    except ModelError as error:
        return error.message
    return ""


def search(query: Query) -> tuple[list[Hit], str]:
    """The items that are nearest to the query, best first, and what is to be remarked of the search.

    Raises:
        InputError: the index has nothing of the organ or of the year that the query filters by.
    """
    with open_index() as index:
        hits = index.search(query)
        if not hits:
            _refuse_unknown(query, index)
        return hits, index.remark


def search_each(queries: Iterable[Query]) -> Iterator[tuple[list[Hit], str]]:
    """As ``search``, for one query after another; an organ or year that nobody indexed gives no hits."""
    with open_index() as index:
        for query in queries:
            yield index.search(query), index.remark


def _refuse_unknown(query: Query, index: PrecedentIndex) -> None:
    """An organ or a year that nobody indexed is a slip rather than an answer."""
    if query.organ is not None and not index.items(organ=query.organ):
        raise InputError(f"检索库里没有“{query.organ}”的年报。请核对机关全称，或先用 nianbao index 编入。")
    if query.year is not None and not index.items(year=query.year):
        raise InputError(f"检索库里没有{query.year}年的年报。请核对年份，或先用 nianbao index 编入。")


def texts_of(organ: str, year: int, workspace: Workspace, index: PrecedentIndex) -> dict[int, str]:
    """The text of each section of an organ's report on a year: as uploaded, else its items in the index."""
    for listed in workspace.past_reports.listed():
        if (listed.organ, listed.year) == (organ, year):
            read = workspace.past_reports.get(listed.id).read
            return {section.number: section.text for section in read.sections if section.text}
    texts: dict[int, list[str]] = {}
    for item in index.items(organ=organ, year=year):
        texts.setdefault(item.section, []).append(item.text)
    return {section: "\n".join(told) for section, told in texts.items()}


def retriever(index: PrecedentIndex, *, by_meaning: bool) -> "PrecedentRetriever":
    """The index for the chains that draft.

    ``by_meaning``: whether words of the report may go to the embeddings model (``service.model.may_embed``).
    """
    from drafting.precedents.retriever import PrecedentRetriever

    return PrecedentRetriever(index=index, by_meaning=by_meaning)
