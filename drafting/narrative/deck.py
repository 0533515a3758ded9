"""The deck: which problems section 5 states, in what order, and what staff wrote on their cards.

Cards are made anew from facts and figures whenever they are asked for; the deck holds only what staff
decided: order, what was set aside, and the fields that they wrote themselves. So a card never goes stale:
where a fact or a figure changes under a field of staff's, theirs stays, and is to be read again.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from drafting.narrative.cards import Card, Measure, cards_from, offered
from drafting.narrative.material import Material, Origin

Written = str | tuple[Measure, ...]
"""What staff may write in a field of a card: a text; in ``measures``, all of them."""


@dataclass(frozen=True)
class Edit:
    """What staff wrote in a field, and what facts and figures said there at that time (``over``)."""

    value: Written
    over: Written


@dataclass(frozen=True)
class Deck:
    """What staff decided.

    ``order`` holds the ids of the chosen cards, ``set_aside`` those of the 问题 facts that are not to be
    stated, ``edits`` card → field → edit. Ids of cards that no fact or figure gives any more mean nothing.
    """

    order: tuple[str, ...] = ()
    set_aside: tuple[str, ...] = ()
    edits: Mapping[str, Mapping[str, Edit]] = field(default_factory=dict)


def starting_deck(material: Material) -> Deck:
    """The deck that nobody has touched: what facts and figures suggest."""
    return Deck(tuple(card.id for card in cards_from(material)))


def chosen(deck: Deck, material: Material) -> tuple[Card, ...]:
    """The cards of section 5 in their order, with what staff wrote; 问题 facts added since stand last."""
    known = _offered(material)
    added = (
        id
        for id, card in known.items()
        if card.origin is Origin.FACT and id not in deck.order and id not in deck.set_aside
    )
    return tuple(_edited(known[id], deck) for id in (*(id for id in deck.order if id in known), *added))


def suggested(deck: Deck, material: Material) -> tuple[Card, ...]:
    """The cards that could be chosen, and are not."""
    taken = {card.id for card in chosen(deck, material)}
    return tuple(card for id, card in _offered(material).items() if id not in taken)


def to_read_again(deck: Deck, material: Material, id: str) -> tuple[str, ...]:
    """The fields of a card that staff wrote over what facts or figures no longer say."""
    edits = deck.edits.get(id)
    if not edits:
        return ()
    card = _offered(material).get(id)
    return tuple(name for name, edit in edits.items() if card and getattr(card, name) != edit.over)


def put_in(deck: Deck, material: Material, id: str) -> Deck:
    """The deck with a card chosen, as the last one."""
    order = (*_ids(deck, material), id)
    return replace(deck, order=order, set_aside=tuple(one for one in deck.set_aside if one != id))


def take_out(deck: Deck, material: Material, id: str) -> Deck:
    """The deck without this card; what staff wrote on it is kept for when it comes back."""
    order = tuple(one for one in _ids(deck, material) if one != id)
    return replace(deck, order=order, set_aside=(*deck.set_aside, id))


def move(deck: Deck, material: Material, id: str, by: int) -> Deck:
    """The deck with a card ``by`` places farther down (negative: up), as far as there are any."""
    order = [*_ids(deck, material)]
    at = order.index(id)
    order.insert(max(0, min(len(order) - 1, at + by)), order.pop(at))
    return replace(deck, order=tuple(order))


def write(deck: Deck, material: Material, id: str, fields: Mapping[str, Written]) -> Deck:
    """The deck with what staff wrote on a card; a field that says what facts and figures say is no edit.

    Raises:
        KeyError: no fact or figure gives this card.
    """
    card = _offered(material)[id]
    edits = {name: Edit(value, getattr(card, name)) for name, value in fields.items()}
    kept = {name: edit for name, edit in edits.items() if edit.value != edit.over}
    return replace(deck, order=_ids(deck, material), edits={**deck.edits, id: kept})


def deck_data(deck: Deck) -> dict[str, Any]:
    """The deck as JSON has it; ``deck_from`` reads it back."""
    return asdict(deck)


def deck_from(data: Mapping[str, Any]) -> Deck:
    """The deck that ``deck_data`` gave."""
    edits = {
        id: {name: Edit(_written(edit["value"]), _written(edit["over"])) for name, edit in fields.items()}
        for id, fields in data["edits"].items()
    }
    return Deck(tuple(data["order"]), tuple(data["set_aside"]), edits)


def _written(value: str | Sequence[Mapping[str, Any]]) -> Written:
    return value if isinstance(value, str) else tuple(Measure(**measure) for measure in value)


def _offered(material: Material) -> dict[str, Card]:
    staffs, signalled = offered(material)
    return {card.id: card for card in (*staffs, *(card for card, _ in signalled))}


def _ids(deck: Deck, material: Material) -> tuple[str, ...]:
    return tuple(card.id for card in chosen(deck, material))


def _edited(card: Card, deck: Deck) -> Card:
    fields: dict[str, Any] = {name: edit.value for name, edit in deck.edits.get(card.id, {}).items()}
    return replace(card, **fields)
