"""A precedent on the page: where it is from, its words marked, why it was found, what belongs to it."""

from collections.abc import Callable

import streamlit as st

from drafting.precedents import Hit, Precedent
from drafting.precedents.found import Reasons, reasons
from drafting.report import HEADINGS
from drafting.ui.components import copy_button
from drafting.ui.marks import with_marks
from drafting.ui.messages import plain, telling
from drafting.ui.session import index

KIND_NAMES = {"problem": "问题", "measure": "措施", "work": "工作情况"}
_MOST_WORDS = 6


def show_hit(
    hit: Hit,
    query: str,
    *,
    insert: Callable[[Precedent], None] | None = None,
    retheme: Callable[[Precedent], None] | None = None,
    key: str = "hit",
) -> None:
    """A hit, to be copied; with ``insert`` a button that puts its wording into the draft.

    ``retheme`` shows what is to be said of its theme; ``key`` tells this list of hits from another.
    """
    item = hit.precedent
    why = reasons(query, item)
    year = f"{item.year}年" if item.year else "年份未详"
    place = f"{HEADINGS.get(item.section, '导语')}　{KIND_NAMES[item.kind]}　{item.theme}"
    st.caption(plain(f"{item.organ}　{year}　{place}　来源：{item.source}"))
    st.markdown(with_marks(item.text, why.spans))
    st.caption(plain(f"为什么找到：{_said(why)}"))
    for other in index().partners(item):
        st.markdown(f":gray[对应的{KIND_NAMES[other.kind]}]　{plain(other.text)}")
    with st.container(horizontal=True, vertical_alignment="center"):
        if insert:
            st.button(
                "插入正文",
                icon=":material/add_notes:",
                key=f"insert-{key}-{item.id}",
                on_click=telling(insert),
                args=(item,),
                help="数字、日期和别的机关的名称会换成〔待填〕〔待补〕，填好才能定稿",
            )
        copy_button(item.text, key=f"copy-{key}-{item.id}")
        if retheme:
            retheme(item)


def _said(why: Reasons) -> str:
    words = "、".join(why.words[:_MOST_WORDS])
    told = [f"都有“{words}”"] if words else []
    if why.theme:
        told.append(f"都说“{why.theme}”（{'、'.join(why.theme_words[:_MOST_WORDS]) or '对应的问题'}）")
    return "；".join(told) or "意思相近（向量模型）"
