"""What staff decide on the problems of section 5, revision by revision."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Engine, insert, select
from sqlalchemy.exc import IntegrityError

from drafting.errors import ConflictError
from drafting.workspace.schema import DeckRow

_CHANGED = "问题与措施刚刚被别处修改，您的这一步没有保存。请看过现在的样子，再做一次。"


@dataclass(frozen=True)
class StoredDeck:
    """A revision; ``content`` is as saved, ``None`` before anybody did anything (revision 0).

    Beside the deck it may hold ``added``, the ids of the facts that came with this step, and ``as_of``, the
    revision that this one went back to.
    """

    revision: int
    content: Mapping[str, Any] | None

    @property
    def deck(self) -> Mapping[str, Any] | None:
        """The deck as JSON, ``None`` where nobody has decided on it."""
        return self.content if self.content and "order" in self.content else None

    @property
    def added(self) -> tuple[str, ...]:
        """The ids of the facts that came with this step."""
        return tuple((self.content or {}).get("added", ()))

    @property
    def as_of(self) -> int:
        """The revision whose step stands last: its own, or the one that was gone back to; 0 for none."""
        return int((self.content or {}).get("as_of", self.revision))


NOTHING_DECIDED = StoredDeck(0, None)


class DeckStore:
    """The decks of the reports; every change is a row, so that each can be taken back."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def head(self, report_id: int) -> StoredDeck:
        """The newest revision."""
        return self._at(report_id)

    def at(self, report_id: int, revision: int) -> StoredDeck:
        """The revision of this number."""
        return self._at(report_id, upto=revision)

    def before(self, report_id: int, revision: int) -> StoredDeck:
        """The revision before this one."""
        return self._at(report_id, upto=revision - 1)

    def save(self, report_id: int, content: Mapping[str, Any], *, base: int) -> StoredDeck:
        """Save the next revision.

        Raises:
            ConflictError: ``base`` is no longer the newest revision; nothing was saved.
        """
        try:
            with self._engine.begin() as connection:
                row = {"report_id": report_id, "revision": base + 1, "content": dict(content)}
                newest = connection.execute(
                    select(DeckRow.revision)
                    .where(DeckRow.report_id == report_id)
                    .order_by(DeckRow.revision.desc())
                    .limit(1)
                ).scalar()
                if (newest or 0) != base:
                    raise ConflictError(_CHANGED)
                now = datetime.now(UTC).replace(tzinfo=None)
                connection.execute(insert(DeckRow).values(**row, changed_at=now))
        except IntegrityError as error:
            raise ConflictError(_CHANGED) from error
        return StoredDeck(base + 1, content)

    def _at(self, report_id: int, upto: int | None = None) -> StoredDeck:
        query = select(DeckRow.revision, DeckRow.content).where(DeckRow.report_id == report_id)
        if upto is not None:
            query = query.where(DeckRow.revision <= upto)
        with self._engine.connect() as connection:
            row = connection.execute(query.order_by(DeckRow.revision.desc()).limit(1)).first()
        return StoredDeck(row.revision, row.content) if row else NOTHING_DECIDED
