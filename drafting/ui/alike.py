"""内容雷同: passages of two reports side by side, what both have marked."""

from collections.abc import Sequence

import streamlit as st

from drafting.checks.rule import part_name
from drafting.service.alike import MOST
from drafting.service.batches import Alike, Passage
from drafting.ui.messages import plain

_ALL = "全部机关"
_SHOWN = 30
"""So many pairs are shown at once, each in a box of its own."""


def show_alike(pairs: Sequence[Alike]) -> None:
    """The pairs side by side, of one organ or of all."""
    if not pairs:
        st.info("没有第一、五部分一半以上逐字相同的年报（数字和名称不计）。")
        return
    organs = list(dict.fromkeys(p.organ for pair in pairs for p in (pair.one, pair.other)))
    says, which = st.columns([5, 4], vertical_alignment="center")
    says.markdown(f"{len(organs)}个机关，列出{len(pairs)}对（每个机关只与最像的{MOST}个比）。")
    chosen = which.selectbox("机关", [_ALL, *organs], key="alike-organ", label_visibility="collapsed")
    of_it = [pair for pair in pairs if chosen in (_ALL, pair.one.organ, pair.other.organ)]
    for number, pair in enumerate(of_it[:_SHOWN]):
        share = f"{part_name(pair.section)}　相同{int(pair.share * 100)}%"
        title = f"{pair.one.organ} ↔ {pair.other.organ}　{share}"
        with st.expander(plain(title), expanded=number == 0):
            for column, passage in zip(st.columns(2), (pair.one, pair.other), strict=True):
                column.markdown(f"**{plain(passage.organ)}**")
                column.markdown(_marked(passage))
    if len(of_it) > _SHOWN:
        st.caption(f"还有{len(of_it) - _SHOWN}对没有列出。请在上面选一个机关，看它和谁雷同。")


def _marked(passage: Passage) -> str:
    """The passage in Markdown, the runs that both have marked; a mark ends with its line."""
    pieces, at = [], 0
    for start, end in passage.spans:
        pieces.append(plain(passage.text[at:start]))
        lines = passage.text[start:end].split("\n")
        pieces.append("  \n".join(f":orange-background[{plain(line)}]" if line else "" for line in lines))
        at = end
    return "".join([*pieces, plain(passage.text[at:])])
