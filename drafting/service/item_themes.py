"""Use cases on items' themes: staff correct one, it is kept through re-reading, and told where it is not."""

from dataclasses import dataclass

from drafting.errors import InputError
from drafting.precedents import Precedent, PrecedentIndex, Said, recognised, theme_names
from drafting.workspace import ItemAsItWas, ItemTheme, Workspace


@dataclass(frozen=True)
class Idle:
    """A correction of a theme that no item has now; ``id`` is its item's, which is gone.

    ``is_read`` says whether the report it was of is in the index: then its text has changed.
    """

    id: str
    said: ItemTheme
    is_read: bool


def correct_theme(
    workspace: Workspace, index: PrecedentIndex, item: Precedent, theme: str | None, author: str
) -> None:
    """Say what an item's theme is (empty: none; ``None``: again what its words say), and have it found so.

    Raises:
        InputError: nobody says so, or there is no such theme.
    """
    if not author.strip():
        raise InputError("请填写姓名，主题由谁改的要记下来。")
    if theme is not None and theme not in ("", *theme_names()):
        raise InputError(f"没有“{theme}”这一主题。")
    before = _id_said(workspace, index, item)
    if before not in (None, item.id):
        workspace.item_themes.say(str(before), None, author.strip())
    was = ItemAsItWas(item.organ, item.year, item.section, item.kind, item.source, item.text)
    workspace.item_themes.say(item.id, theme, author.strip(), was)
    index.set_theme(item, theme)


def said_of(workspace: Workspace, index: PrecedentIndex, item: Precedent) -> ItemTheme | None:
    """What staff said this item's theme is, of it or of what it was before its text changed."""
    id_ = _id_said(workspace, index, item)
    return None if id_ is None else workspace.item_themes.standing()[id_]


def said_of_themes(workspace: Workspace) -> dict[str, Said]:
    """What stands of all that staff said, for the index."""
    return {
        id_: Said(said.theme, None if said.item is None else _as_it_was(id_, said.item))
        for id_, said in workspace.item_themes.standing().items()
    }


def idle(workspace: Workspace, index: PrecedentIndex) -> list[Idle]:
    """What staff said of items that are no longer in the index, and of none that is recognised as such."""
    standing, said = workspace.item_themes.standing(), said_of_themes(workspace)
    there = {item.id for item in index.known(said)}
    found = []
    for id_ in said.keys() - there:
        was = standing[id_].item
        beside = _reports_of(was, index) if was else []
        used = recognised(beside, {other: said[other] for other in said if other == id_ or other in there})
        if id_ not in used.values():
            found.append(Idle(id_, standing[id_], bool(beside)))
    return sorted(found, key=lambda one: one.said.made_at)


def drop_idle(workspace: Workspace, one: Idle, author: str) -> None:
    """Let such a correction be done with; that it was made stays written down.

    Raises:
        InputError: nobody says so.
    """
    if not author.strip():
        raise InputError("请填写姓名，由谁了结的要记下来。")
    workspace.item_themes.say(one.id, None, author.strip(), one.said.item)


def _id_said(workspace: Workspace, index: PrecedentIndex, item: Precedent) -> str | None:
    """Under which id something is said of the item; ``None``: nothing is."""
    said = said_of_themes(workspace)
    if item.id in said or not said:
        return item.id if item.id in said else None
    beside = _reports_of(item, index)
    elsewhere = {one.id for one in index.known(said)} - {one.id for one in beside}
    return recognised(beside, {id_: one for id_, one in said.items() if id_ not in elsewhere}).get(item.id)


def _reports_of(item: Precedent | ItemAsItWas, index: PrecedentIndex) -> list[Precedent]:
    """The items of the item's report, and of what else came from its file."""
    of_report = index.items(organ=item.organ, year=item.year)
    return list({one.id: one for one in (*of_report, *index.items(source=item.source))}.values())


def _as_it_was(id_: str, item: ItemAsItWas) -> Precedent:
    place = (item.organ, "", item.year, item.section, item.kind)
    return Precedent(id_, item.text, *place, theme="", source=item.source)
