"""The editor of stored text: prose in which each figure is one atomic chip.

Stored text keeps references (``[[t3.received.total]]``) and support marks (``‹fact.12›``). The browser shows
each as a chip that nothing typed can touch; what it sends back is stored text again.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import streamlit as st

from drafting.checks.findings import Severity
from drafting.ui.components import delivery
from drafting.ui.messages import telling


@dataclass(frozen=True)
class Chip:
    """How a reference or a support mark is shown: ``shown`` in the text, ``title`` when asked."""

    shown: str
    title: str


@dataclass(frozen=True)
class Mark:
    """A finding about the text from ``start`` to ``end`` (code points of the source), underlined."""

    start: int
    end: int
    kind: Severity
    message: str


@dataclass(frozen=True)
class Insertion:
    """Source text to put in at the caret, once per ``nonce`` (as for a jump, never used before)."""

    text: str
    nonce: int


class Conflict(StrEnum):
    """What somebody chose when told that others changed the text in the meantime."""

    VIEW = "view"
    """查看: show both texts."""
    ADOPT = "adopt"
    """采用: take the stored text, give up one's own."""


_mount = st.components.v2.component(
    "nianbao_narrative_editor",
    js=delivery.script("delivery.js", "bubble.js", "editor_source.js", "editor_marks.js", "editor.js"),
    css=delivery.script("bubble.css", "editor.css"),
    # In the page's own tree: a selection inside a shadow tree is out of reach in some browsers.
    isolate_styles=False,
)


def narrative_editor(
    source: str,
    *,
    revision: int,
    chips: Mapping[str, Chip],
    key: str,
    on_save: Callable[[str, int, int], int | None],
    marks: Sequence[Mark] = (),
    focus_span: tuple[int, int] | None = None,
    nonce: int = 0,
    insert: Insertion | None = None,
    conflict: str | None = None,
    kept: str | None = None,
    on_conflict: Callable[[Conflict, str], None] | None = None,
    on_like: Callable[[str], None] | None = None,
    label: str = "正文",
    disabled: bool = False,
) -> None:
    """Show the stored text for editing and save it while it is typed.

    Args:
        source: the stored text, a paragraph a line.
        revision: its revision.
        chips: reference or support mark, as written in the source → how it is shown. What is missing shows
            as an invalid reference.
        key: identifies editor, report and section; another section needs another key.
        on_save: called in the change callback with (source, base revision, sequence number); stores the
            text by compare-and-swap and returns the new revision *after the commit*, or ``None`` where
            somebody else's revision has come in between (then pass ``conflict``; the refused text is the
            caller's to keep, say as a proposal, and comes again as it grows). If it raises, the browser
            sends again. The base revision takes this session's own earlier saves into account.
        marks: findings to underline; their spans count in ``source``.
        focus_span: the part of ``source`` to scroll to and select, once per ``nonce``.
        nonce: a number that no earlier jump in this browser had (``time.time_ns()``).
        insert: source text to put in at the caret, once per its nonce.
        conflict: the message about somebody else's change, while there is one. When it is ``None`` again,
            ``source`` takes the place of what was typed, provided that ``on_save`` has been given all of it.
        kept: a refused text on which nobody has decided yet, while it stands elsewhere on the page: a reload
            brings it back as a conflict.
        on_conflict: called with the choice and the text as it then stood in this editor.
        on_like: called with the sentence at the caret, as it is read, when somebody wants others like it.
        label: the name of the field for assistive technology.
        disabled: show without letting anybody type.
    """
    stored = f"{key}:stored"

    def save(entries: Mapping[str, delivery.Entry]) -> None:
        for entry in entries.values():
            match entry.value:
                case {"source": str(text), "base": int(base), "sent": [*sent]}:
                    # The browser's text contains what it sent before, whether or not it knows that this
                    # was stored: by this session, or by one that a killed server took with it.
                    own = source in (*sent, text)
                    base = max(base, st.session_state.get(stored, 0), revision if own else 0)
                    new = on_save(text, base, entry.seq)
                    if new is not None:
                        st.session_state[stored] = new

    def receive() -> None:
        delivery.receive(key, save)

    def choose() -> None:
        match st.session_state[key].get("choice"):
            case {"choice": "view" | "adopt" as choice, "source": str(text)} if on_conflict:
                on_conflict(Conflict(choice), text)

    def ask() -> None:
        match st.session_state[key].get("like"):
            case str(sentence) if on_like:
                on_like(sentence)

    def span(start: int, end: int) -> list[int]:
        return [_utf16(source, start), _utf16(source, end)]

    _mount(
        key=key,
        data={
            "key": key,
            "source": source,
            "revision": revision,
            "acknowledged": delivery.acknowledged(key),
            "chips": {written: {"shown": c.shown, "title": c.title} for written, c in chips.items()},
            "marks": [
                {"span": span(m.start, m.end), "kind": m.kind.value, "message": m.message} for m in marks
            ],
            "focus": {"span": span(*focus_span), "nonce": nonce} if focus_span else None,
            "insert": {"text": insert.text, "nonce": insert.nonce} if insert else None,
            "conflict": conflict,
            "kept": kept,
            "resolvable": on_conflict is not None,
            "askable": on_like is not None,
            "label": label,
            "disabled": disabled,
        },
        on_pending_change=telling(receive),
        on_choice_change=telling(choose),
        on_like_change=telling(ask),
    )


def _utf16(text: str, offset: int) -> int:
    """The offset in UTF-16 units, which is how JavaScript counts."""
    return len(text[:offset].encode("utf-16-le")) // 2
