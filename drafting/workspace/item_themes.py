"""The themes that staff say precedents have, in order; the last word counts, and nothing is deleted.

Precedents are kept in the index, which can be rebuilt; what was said of them is kept here, by their ids,
which come from their contents. Kept with it is the item as it was, so that it is known again where a later
reading gives it another text, and so another id.
"""

from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Engine, Row, insert, select

from drafting.workspace.schema import ItemThemeRow


@dataclass(frozen=True)
class ItemAsItWas:
    """An item when its theme was corrected; ``year`` is ``None`` where the report does not say it."""

    organ: str
    year: int | None
    section: int
    kind: str
    source: str
    text: str


@dataclass(frozen=True)
class ItemTheme:
    """What ``author`` said at ``made_at`` (UTC) that an item's theme is; empty: it has none.

    ``item`` is ``None`` where it was said before items were kept with it.
    """

    theme: str
    author: str
    made_at: datetime
    item: ItemAsItWas | None = None


class ItemThemeStore:
    """What was said of each precedent's theme, append-only."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def say(self, item_id: str, theme: str | None, author: str, item: ItemAsItWas | None = None) -> None:
        """Put a word behind those before it; ``None``: the theme is again what the item's words say."""
        made_at = datetime.now(UTC).replace(tzinfo=None)
        row = {"item_id": item_id, "theme": theme, "author": author, "made_at": made_at}
        with self._engine.begin() as connection:
            connection.execute(insert(ItemThemeRow).values(row | (asdict(item) if item else {})))

    def standing(self) -> dict[str, ItemTheme]:
        """The last word by item, without those that were taken back."""
        asked = select(ItemThemeRow).order_by(ItemThemeRow.id)
        with self._engine.connect() as connection:
            last = {row.item_id: row for row in connection.execute(asked)}
        return {
            id_: ItemTheme(row.theme, row.author, row.made_at, _as_it_was(row))
            for id_, row in last.items()
            if row.theme is not None
        }


def _as_it_was(row: Row[Any]) -> ItemAsItWas | None:
    if row.text is None:
        return None
    return ItemAsItWas(row.organ, row.year, row.section, row.kind, row.source, row.text)
