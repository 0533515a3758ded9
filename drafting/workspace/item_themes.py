"""The themes that staff say precedents have, in order; the last word counts, and nothing is deleted.

Precedents are kept in the index, which can be rebuilt; what was said of them is kept here, by their ids,
which come from their contents.
"""

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Engine, insert, select

from drafting.workspace.schema import ItemThemeRow


@dataclass(frozen=True)
class ItemTheme:
    """What ``author`` said at ``made_at`` (UTC) that an item's theme is; empty: it has none."""

    theme: str
    author: str
    made_at: datetime


class ItemThemeStore:
    """What was said of each precedent's theme, append-only."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def say(self, item_id: str, theme: str | None, author: str) -> None:
        """Put a word behind those before it; ``None``: the theme is again what the item's words say."""
        made_at = datetime.now(UTC).replace(tzinfo=None)
        row = {"item_id": item_id, "theme": theme, "author": author, "made_at": made_at}
        with self._engine.begin() as connection:
            connection.execute(insert(ItemThemeRow).values(row))

    def standing(self) -> dict[str, ItemTheme]:
        """The last word by item, without those that were taken back."""
        asked = select(ItemThemeRow).order_by(ItemThemeRow.id)
        with self._engine.connect() as connection:
            last = {row.item_id: row for row in connection.execute(asked)}
        return {
            id_: ItemTheme(row.theme, row.author, row.made_at)
            for id_, row in last.items()
            if row.theme is not None
        }
