"""Delivery: what the browser typed, brought to the database without losing any of it.

The browser (``delivery.js``) keeps every entry until it is acknowledged and sends all of them each time, each
with a sequence number: one state value an edit would lose fast typing. An entry is acknowledged once the
page's callback has returned, that is, after the database commit; a callback that raises acknowledges
nothing, and the browser sends again.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import streamlit as st

PENDING = "pending"
"""The component's state: entry name → ``{value, seq, …}`` of everything not yet acknowledged."""


@dataclass(frozen=True)
class Entry:
    """One entry as the browser sent it: its value (any JSON) and its sequence number."""

    value: Any
    seq: int


def script(*names: str) -> str:
    """The JavaScript or CSS files of this package, joined in this order into one module."""
    return "\n".join(files(__package__).joinpath(name).read_text(encoding="utf-8") for name in names)


def acknowledged(key: str) -> int:
    """The highest sequence number that has been stored in this session; 0 before the first."""
    return int(st.session_state.get(_counter(key), 0))


def receive(key: str, store: Callable[[Mapping[str, Entry]], None]) -> None:
    """Hand what is new to ``store`` and acknowledge it when ``store`` has returned.

    Entries acknowledged earlier are left out: the browser repeats an entry until the acknowledgement has
    reached it. What the browser sends is not trusted: an entry of another shape is dropped.
    """
    known = acknowledged(key)
    sent = st.session_state[key].get(PENDING)
    fresh = {
        name: entry
        for name, entry in ((name, _entry(raw)) for name, raw in (sent if _is_mapping(sent) else {}).items())
        if entry and entry.seq > known
    }
    if fresh:
        store(fresh)
        st.session_state[_counter(key)] = max(entry.seq for entry in fresh.values())


def _entry(raw: object) -> Entry | None:
    if not isinstance(raw, Mapping) or not isinstance(seq := raw.get("seq"), int):
        return None
    return Entry(raw.get("value"), seq)


def _is_mapping(value: object) -> bool:
    return isinstance(value, Mapping)


def _counter(key: str) -> str:
    return f"{key}:acknowledged"
