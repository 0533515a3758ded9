"""An uploader whose files stay chosen while another page is looked at: Streamlit itself forgets them then."""

from collections.abc import Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from drafting.ui.messages import plain, telling

Files = list[tuple[str, bytes]]

_NAMED = 3
"""So many files that were chosen before are named; of more, how many there are."""


def kept_uploads(
    label: str, *, key: str, types: Sequence[str], many: bool = True, at: DeltaGenerator | None = None
) -> Files:
    """Show an uploader and give the names and contents of what is chosen in it, or was before it was left.

    Args:
        label: the uploader's label.
        key: the uploader's key.
        types: the file types, without a dot.
        many: whether more than one file may be chosen.
        at: where it is shown, the page itself where nothing is said.
    """

    def keep() -> None:
        st.session_state[_kept(key)] = _chosen(key)

    place = at or st.container()
    place.file_uploader(
        label,
        type=list(types),
        accept_multiple_files=many,
        key=key,
        on_change=telling(keep),
    )
    kept: Files = st.session_state.get(_kept(key), [])
    if kept and not _chosen(key):
        names = "、".join(name for name, _ in kept[:_NAMED])
        more = f"等{len(kept)}个文件" if len(kept) > _NAMED else ""
        with place.container(horizontal=True, vertical_alignment="center"):
            st.caption(plain(f"仍用刚才选的：{names}{more}。再选会替换。"))
            st.button("不用了", key=f"{key}-drop", on_click=telling(st.session_state.pop), args=(_kept(key),))
    return kept


def _chosen(key: str) -> Files:
    """What the uploader itself holds now."""
    held = st.session_state.get(key) or []
    files = held if isinstance(held, list) else [held]
    return [(file.name, file.getvalue()) for file in files]


def _kept(key: str) -> str:
    return f"{key}-kept"
