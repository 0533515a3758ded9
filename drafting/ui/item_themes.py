"""An item's theme, said otherwise by staff: who says so, the way to change it, and what is no longer used."""

import streamlit as st

from drafting.errors import InputError
from drafting.precedents import Precedent, theme_names
from drafting.service.item_themes import Idle, correct_theme, drop_idle, idle, said_of
from drafting.ui.clock import local
from drafting.ui.messages import leave_notice, plain, tell
from drafting.ui.session import index, workspace
from drafting.workspace import ItemTheme

_AUTHOR = "theme-author"
_BY_WORDS = "按原文字词判断"
_NONE = "（不属于任何主题）"


def offer_theme(item: Precedent) -> None:
    """A popover in which the theme is corrected, or the correction taken back."""
    said = said_of(workspace(), index(), item)
    with st.popover("改主题", icon=":material/label:"):
        if said:
            changed = said.item is not None and said.item.text != item.text
            st.caption(plain(_told(said) + ("（原文后来有改动，按相近的文字沿用）" if changed else "")))
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


def show_idle() -> None:
    """The corrections that no item has now, each with the item as it was, to be done with."""
    rest = idle(workspace(), index())
    if not rest:
        return
    with st.expander(f"有{len(rest)}处改过的主题现在没有用上", icon=":material/warning:"):
        st.caption("请在“查写法”里找到现在的条目重新改；不必再改的，填姓名后点“不再提示”。")
        author = st.text_input("姓名", value=st.session_state.get(_AUTHOR, ""), key="theme-idle-author")
        for one in rest:
            st.markdown(plain(_was(one)))
            if st.button("不再提示", key=f"theme-idle-{one.id}"):
                try:
                    drop_idle(workspace(), one, author)
                except InputError as error:
                    tell("error", error.message)
                    return
                st.session_state[_AUTHOR] = author.strip()
                st.rerun()


def _told(said: ItemTheme) -> str:
    when = local(said.made_at)
    return f"{said.author}于{when:%Y-%m-%d %H:%M}改为“{said.theme or _NONE}”"


def _was(one: Idle) -> str:
    """The item as it was, what was said of it, and why it is not used."""
    was = one.said.item
    if was is None:
        return f"{_told(one.said)}，原条目已不在库中，也没有记下是哪一条"
    year = f"{was.year}年" if was.year else "年份未详"
    why = "重新读出的文字变了，找不到同一条目" if one.is_read else "这份年报现在不在库中"
    return f"{was.organ}　{year}　“{was.text}”　{_told(one.said)}：{why}"
