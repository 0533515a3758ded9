"""An item's theme, said otherwise by staff: what it is now, who says so, and the way to change it."""

from datetime import UTC

import streamlit as st

from drafting.errors import InputError
from drafting.precedents import Precedent, theme_names
from drafting.service.library import correct_theme
from drafting.ui.messages import leave_notice, plain, tell
from drafting.ui.session import index, workspace

_AUTHOR = "theme-author"
_BY_WORDS = "按原文字词判断"
_NONE = "（不属于任何主题）"


def offer_theme(item: Precedent) -> None:
    """A popover in which the theme is corrected, or the correction taken back."""
    said = workspace().item_themes.standing().get(item.id)
    with st.popover("改主题", icon=":material/label:"):
        if said:
            when = said.made_at.replace(tzinfo=UTC).astimezone()
            st.caption(plain(f"{said.author}于{when:%Y-%m-%d %H:%M}改为“{said.theme or _NONE}”"))
        offered: list[str | None] = [*theme_names(), "", *([None] if said else [])]
        theme = st.selectbox(
            "主题",
            offered,
            index=offered.index(item.theme) if item.theme in offered else None,
            format_func=lambda name: _BY_WORDS if name is None else name or _NONE,
            key=f"theme-{item.id}",
        )
        author = st.text_input("姓名", value=st.session_state.get(_AUTHOR, ""), key=f"theme-author-{item.id}")
        if st.button("确定", type="primary", key=f"theme-set-{item.id}"):
            try:
                correct_theme(workspace(), index(), item, theme, author)
            except InputError as error:
                tell("error", error.message)
                return
            st.session_state[_AUTHOR] = author.strip()
            leave_notice("library", "success", "主题已改，重新编入也不会丢。检索按改后的主题。")
            st.rerun()
