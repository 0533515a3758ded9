"""A store's rows with what was made ready of them: written through here, always of one moment."""

from collections.abc import Sequence
from threading import RLock
from uuid import uuid4

from drafting.precedents.kept import Kept
from drafting.precedents.rows import Row
from drafting.precedents.snapshot import Snapshot
from drafting.precedents.store import Store

WORTH_KEEPING = 2_000
"""Fewer rows are made ready in less time than it takes to look whether they are kept."""

_WAITING = 4_000
"""So many rows that were put in wait to be made a segment."""


class Live:
    """A store's rows as a snapshot, brought up to date by what was put in and taken out, not made anew.

    Of a store in a folder of one's own, the snapshot's large part is ``kept`` there. On a server, where
    others may write, all is made anew as soon as the stamp is not the one left here. Threads may share it.
    """

    def __init__(self, store: Store, kept: Kept | None) -> None:
        self._mutex = RLock()
        self._store, self._kept = store, kept
        self._snapshot: Snapshot | None = None
        self._stamp = ""
        """The collection's stamp when it was last written or looked at here; empty: not yet."""
        self._waiting: dict[str, Row | None] = {}
        """By id what was put in, or ``None`` where it was taken out, since the snapshot."""
        self._unsure: set[str] = set()
        """Ids of rows that were touched since the snapshot by a process that may not have come to its end."""

    def write(self, rows: Sequence[Row], gone: Sequence[str] = ()) -> None:
        """Put the rows in, or in place of those of the same id, and take out those of the ids ``gone``."""
        with self._mutex:
            if not rows and not gone:
                return
            before, after = self._look(), uuid4().hex
            if self._snapshot is None and not self._store.count():
                self._snapshot = Snapshot.of([])
            touched = {*gone, *(row.item.id for row in rows)}
            self._unsure |= touched
            if self._kept is not None:
                self._kept.note(touched, before, after)
            self._store.put(rows)
            self._store.delete(gone)
            self._store.mark(after)
            self._stamp = after
            self._unsure -= touched
            self._waiting |= dict.fromkeys(gone) | {row.item.id: row for row in rows}
            if self._snapshot is None:
                # Nothing to bring up to date: whoever asks first reads it all.
                self._waiting.clear()
            elif len(self._waiting) > _WAITING:
                self._take_in()

    def clear(self) -> None:
        """Take out everything."""
        with self._mutex:
            if self._kept is not None:
                self._kept.forget()
            self._store.clear()
            self._start_anew()
            self._stamp = ""

    def current(self) -> Snapshot:
        """The rows as they are now."""
        with self._mutex:
            self._look()
            if self._waiting or self._unsure:
                self._take_in()
            if self._snapshot is None:
                self._snapshot = Snapshot.of(self._store.rows())
            self._snapshot = self._snapshot.tidied()
            return self._snapshot

    def settle(self) -> None:
        """Make ready what is not, so that the next question need not, and keep it for the next process."""
        with self._mutex:
            snapshot = self.current()
            worth = self._kept is not None and snapshot.parts.count >= WORTH_KEEPING
            if snapshot.is_loose or (worth and not self._kept_holds(snapshot)):
                snapshot = self._snapshot = snapshot.compact()
                if worth and self._kept is not None:
                    self._kept.save(snapshot.first, self._stamp)
            snapshot.make_ready()

    def _look(self) -> str:
        """The collection's stamp; what is held here is dropped if it is of another, taken up if kept."""
        mine = self._kept is not None  # nobody else writes into this process's own folder
        stamp = self._stamp if mine and self._stamp else self._store.stamp()
        if stamp != self._stamp:
            self._start_anew()
            self._stamp = stamp
            found = self._kept.load() if self._kept is not None else None
            if found is not None and stamp in found.stamps:
                self._snapshot = Snapshot.of_segment(found.segment)
                self._unsure = set(found.touched)
                self._take_in()
        return stamp

    def _take_in(self) -> None:
        """Bring the snapshot up to date; one that has not as many rows then as the store is dropped."""
        unsure = sorted(self._unsure)
        there = {row.item.id: row for row in self._store.rows_of(unsure)}
        told = dict.fromkeys(unsure) | there | self._waiting
        self._waiting, self._unsure = {}, set()
        if self._snapshot is not None:
            rows = [row for row in told.values() if row is not None]
            snapshot = self._snapshot.changed(list(told), rows)
            self._snapshot = snapshot if snapshot.parts.count == self._store.count() else None

    def _start_anew(self) -> None:
        self._snapshot = None
        self._waiting, self._unsure = {}, set()

    def _kept_holds(self, snapshot: Snapshot) -> bool:
        return self._kept is not None and self._kept.holds(snapshot.first)
