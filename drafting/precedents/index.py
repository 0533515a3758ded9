"""The index of past reports: put in, taken out, searched."""

from collections.abc import Callable, Collection, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from threading import RLock
from types import TracebackType
from typing import TYPE_CHECKING, Self

from drafting.errors import ModelError
from drafting.precedents.itemising import itemise
from drafting.precedents.precedent import Embedder, Hit, Precedent, Query
from drafting.precedents.rows import Filter, Row, vector_of
from drafting.precedents.said import Said, recognised
from drafting.precedents.store import Store
from drafting.precedents.themes import Themes, main_theme, theme_names, themes_of, themes_of_measure
from drafting.report import AnnualReport

if TYPE_CHECKING:
    from drafting.precedents.live import Live
    from drafting.precedents.meaning import Meaning
    from drafting.precedents.postings import Floats
    from drafting.precedents.ranking import Meant
    from drafting.precedents.snapshot import Snapshot
    from drafting.precedents.wording import SharedRun


@dataclass(frozen=True)
class IndexedReport:
    """A report in the index: whose, of which year (``None``: not said), from where, and how many items."""

    organ: str
    year: int | None
    source: str
    items: int


class PrecedentIndex:
    """Past reports taken apart and made searchable; a context manager.

    Embedded in ``folder``, which one process at a time may own; with ``host`` on a Chroma server instead,
    and the folder is not touched. Threads may share one index. The index is disposable: it can always be
    rebuilt from the reports.

    With an ``embedder`` its vectors are kept beside the items (``catch_up``) and searched too. A search goes
    by words alone where the model fails or has not seen every item, and ``remark`` says so.

    ``corrected`` gives the themes that staff said items have, by their ids. They are asked for whenever items
    are put in; an item whose text has changed a little is recognised (``said``). A theme that the table no
    longer has is passed over.

    Raises:
        IndexBusy: another process has the folder open.
        InputError: the folder cannot be used, its files are damaged, or the server does not answer.
    """

    def __init__(
        self,
        folder: Path,
        *,
        host: str | None = None,
        port: int = 8000,
        embedder: Embedder | None = None,
        corrected: Callable[[], Mapping[str, Said]] = dict,
    ) -> None:
        self._mutex = RLock()
        self._corrected = corrected
        self.remark = ""
        """Why the last search went by words alone in spite of an embeddings model; else empty."""
        self._meaning = _meaning_by(embedder)
        self._meanings: tuple[Snapshot | None, str, Floats | None] = (None, "", None)
        self._store = Store(folder, host, port)
        try:
            self._live = _live(self._store, folder if host is None else None)
            self._carry_over()
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the folder; the index cannot be used afterwards."""
        self._store.close()

    def add(self, report: AnnualReport, source: str) -> int:
        """Put the report's items in and return how many they are.

        Putting the same report in again changes nothing. Where the source's report on that organ and year
        has changed, the items it no longer has are removed.
        """
        return self.add_all([(report, source)])[0]

    def add_all(self, reports: Sequence[tuple[AnnualReport, str]]) -> list[int]:
        """Put several reports in, each with its source, as ``add`` does; quicker than one by one."""
        items = [itemise(*one) for one in reports]
        last = {(source, r.organ, r.year): of for (r, source), of in zip(reports, items, strict=True)}
        corrected = self._said_of([item for of_report in last.values() for item, _ in of_report], last)
        rows = {item.id: _row(item, themes, corrected) for of in last.values() for item, themes in of}
        with self._mutex:
            before = self._store.items({"source": {"$in": sorted({source for _, source in reports})}})
            gone = [i.id for i in before if (i.source, i.organ, i.year) in last and i.id not in rows]
            self._live.write(list(rows.values()), gone)
        return [len(of_report) for of_report in items]

    def catch_up(self) -> Iterator[int]:
        """Give every item that has none its vector; yields how many have one, batch by batch.

        What was done before it broke off is kept. Without an embeddings model there is nothing to do.

        Raises:
            ModelError: the model cannot be used.
        """
        if self._meaning is not None:
            yield from self._meaning.catch_up(self._store, self._store.items({}))

    def set_theme(self, item: Precedent, theme: str | None) -> None:
        """Have an item bear this theme (empty: none), or, with ``None``, again what its words say.

        What staff said is the caller's to keep: see ``corrected``.
        """
        problem = next((one.text for one in self.partners(item) if one.kind == "problem"), "")
        row = _row(item, _themes_of(item, problem), {} if theme is None else {item.id: theme})
        self._live.write([row])

    def settle(self) -> None:
        """Make ready what a search needs of the items that were put in, and keep it for the next process.

        Without it the next search does: a moment where the items are few, else up to a minute.
        """
        self._live.settle()

    def remove(self, source: str) -> int:
        """Take out what came from this source; returns how many items that was."""
        with self._mutex:
            ids = self._store.ids({"source": source})
            self._live.write([], ids)
        return len(ids)

    def reset(self) -> None:
        """Take out everything."""
        with self._mutex:
            self._live.clear()

    def count(self) -> int:
        """How many items there are."""
        return self._store.count()

    def reports(self) -> list[IndexedReport]:
        """The reports in the index, by organ and year."""
        sizes = self._live.current().reports()
        found = [IndexedReport(*report, items=size) for report, size in sizes.items()]
        return sorted(found, key=lambda report: (report.organ, report.year or 0, report.source))

    def organs(self) -> frozenset[str]:
        """The organs that have items."""
        return self._live.current().organs()

    def newest_year(self) -> int:
        """The newest year that has items; 0 where no item has a year."""
        return self._live.current().newest_year()

    def items(
        self,
        *,
        organ: str | None = None,
        year: int | None = None,
        section: int | None = None,
        source: str | None = None,
    ) -> list[Precedent]:
        """The items of an organ, a year, a section, a source (``None``: any), in no particular order."""
        return self._store.items(_filter(organ=organ, year=year, section=section, source=source))

    def known(self, ids: Collection[str]) -> list[Precedent]:
        """The items of these ids, as far as there are any."""
        return [row.item for row in self._store.rows_of(sorted(ids))]

    def partners(self, item: Precedent) -> list[Precedent]:
        """The measures of a problem, or the problem and the other measures of a measure."""
        if not item.pair:
            return []
        return [other for other in self._store.items({"pair": item.pair}) if other.id != item.id]

    def search(self, query: Query, *, by_meaning: bool = True) -> list[Hit]:
        """The items nearest to the query among those its filters let through, best first.

        ``by_meaning``: whether the text may go to the embeddings model, where there is one.
        Near-duplicates of one organ (the same problem year after year) come back once, the rest far behind.
        """
        import numpy as np

        wanted = _filter(
            section=query.section,
            organ=query.organ,
            year=query.year,
            level=query.level,
            kind=query.kind,
            theme=query.theme,
        )
        snapshot = self._live.current()
        return snapshot.ranking.search(
            query.text,
            np.array(vector_of(themes_of(query.text))[:-1]),
            snapshot.rows_with(wanted),
            query.k,
            self._meant(query.text, snapshot) if by_meaning else None,
        )

    def shared_wording(self, text: str, organ: str, year: int | None) -> "tuple[SharedRun, ...]":
        """Whose wording a text is: as ``wording.Wording.shared``, among all items."""
        return self._live.current().wording.shared(text, organ, year)

    def _meant(self, text: str, snapshot: "Snapshot") -> "Meant | None":
        """What the embeddings model says of every item; ``None`` where there is nothing to be had."""
        self.remark = ""
        if self._meaning is None:
            return None
        try:
            with self._mutex:
                stamp = self._store.vectors_stamp()
                if self._meanings[0] is not snapshot or self._meanings[1] != stamp:
                    vectors = self._meaning.vectors_of(self._store, snapshot.ids())
                    self._meanings = (snapshot, stamp, vectors)
            meanings = self._meanings[2]
            if meanings is not None:
                return snapshot.spread(self._meaning.said_of(self._store, text, meanings))
            self.remark = "有的条目还没有向量，本次只按字词检索。请运行 nianbao index 补齐。"
        except ModelError as error:
            self.remark = f"{error.message}本次只按字词检索。"
        return None

    def _said_of(
        self, items: Sequence[Precedent], read: Container[tuple[str, str, int | None]]
    ) -> dict[str, str]:
        """The themes that staff said these items have, by id.

        ``read`` are the reports, by source, organ and year, whose items these take the place of: what was
        said of an item that stands elsewhere is said of that one.
        """
        corrected = self._corrected()
        elsewhere = {i.id for i in self.known(corrected) if (i.source, i.organ, i.year) not in read}
        own = {id_: said for id_, said in corrected.items() if id_ not in elsewhere}
        return {id_: own[said].theme for id_, said in recognised(items, own).items()}

    def _carry_over(self) -> None:
        """Take over what was put in under an older table of themes, with its themes found anew."""
        for name in self._store.outdated():
            items = [row.item for row in self._store.rows(name)]
            problems = {item.pair: item.text for item in items if item.pair and item.kind == "problem"}
            corrected = self._said_of(items, {(item.source, item.organ, item.year) for item in items})
            themes = [_themes_of(item, problems.get(item.pair, "")) for item in items]
            self._live.write([_row(*one, corrected) for one in zip(items, themes, strict=True)])
            self._store.drop(name)


def _live(store: Store, folder: Path | None) -> "Live":
    from drafting.precedents.kept import Kept
    from drafting.precedents.live import Live

    return Live(store, None if folder is None else Kept(folder, store.name))


def _meaning_by(embedder: Embedder | None) -> "Meaning | None":
    if embedder is None:
        return None
    from drafting.precedents.meaning import Meaning

    return Meaning(embedder)


def _themes_of(item: Precedent, problem: str) -> Themes:
    return themes_of_measure(item.text, problem) if item.kind == "measure" else themes_of(item.text)


def _row(item: Precedent, themes: Themes, corrected: Mapping[str, str]) -> Row:
    """The item with what its words say, or with the one theme that staff said it has."""
    said = corrected.get(item.id)
    if said is not None and said in ("", *theme_names()):
        themes = {said: 1.0} if said else {}
    return Row(replace(item, theme=main_theme(themes)), vector_of(themes))


def _filter(**wanted: str | int | None) -> Filter:
    return {key: value for key, value in wanted.items() if value is not None}
