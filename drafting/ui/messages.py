"""What the page tells people: messages as they stand, faults without a traceback, results that stay."""

import logging
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Literal, ParamSpec

import streamlit as st

from drafting.errors import NianbaoError

P = ParamSpec("P")
Kind = Literal["success", "info", "warning", "error"]

_log = logging.getLogger(__name__)
_NOTICE, _FAULT = "notice", "fault"
_ADDRESS = re.compile(r"((?:https?://|www\.)[!#-;=?-Z\^_a-z|~]+)")
"""A web address as far as it holds no bracket: one would end the ``:gray[…]`` that the text stands in."""
_WENT_WRONG = "页面出错，已记入日志；已经保存的内容没有丢失。请刷新页面再试，仍不行请联系技术人员。"


def plain(text: str) -> str:
    """The text with what Markdown would take for its own made literal; its lines stay lines.

    A web address is set as code: it would be a link, and one that takes in the Chinese words behind it.
    """
    pieces = _ADDRESS.split(text)
    return "".join(f"`{piece}`" if at % 2 else _literal(piece) for at, piece in enumerate(pieces))


def _literal(text: str) -> str:
    literal = "".join(f"\\{c}" if c in r"\`*_{}[]()#+-.!|~<>$:" else c for c in text)
    return literal.replace("\n", "  \n")


def tell(kind: Kind, message: str) -> None:
    """A message where the page stands now, word for word."""
    getattr(st, kind)(plain(message))


@contextmanager
def faults_told() -> Iterator[None]:
    """Tell a fault in words of ours: a clerk is never shown a traceback, or Streamlit's English for one.

    Needed round the whole page and once more in every fragment, whose faults never reach the page. The fault
    of a callback (``telling``) is told first; its place is there without one too, as that of a notice.
    """
    place = st.container()
    if message := st.session_state.pop(_FAULT, ""):
        with place:
            tell("error", message)
    try:
        yield
    except NianbaoError as error:
        tell("error", error.message)
    except Exception:  # noqa: BLE001 - whatever it is, it is logged, and a clerk can go on
        _log.exception("page failed")
        tell("error", _WENT_WRONG)


def telling(callback: Callable[P, object]) -> Callable[P, None]:
    """The callback of a button or a field, whose fault the run after it tells.

    Callbacks run before the page does: a fault there would leave Streamlit's English in the place of it.
    """

    @wraps(callback)
    def told(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            callback(*args, **kwargs)
        except NianbaoError as error:
            st.session_state[_FAULT] = error.message
        except Exception:  # noqa: BLE001 - as in faults_told
            _log.exception("callback failed")
            st.session_state[_FAULT] = _WENT_WRONG

    return told


def leave_notice(page: str, kind: Kind, message: str) -> None:
    """Have a page say what came of something, from its next run until somebody has read it."""
    st.session_state[_NOTICE] = (page, kind, message)


def show_notice(page: str) -> None:
    """Show the notice left for this page, with a button to put it away; one for another page is dropped.

    Its place is there without one too: what stands below would be mounted anew as a notice comes or goes.
    """
    asked, kind, message = st.session_state.get(_NOTICE, (page, "info", ""))
    place = st.container()
    if asked != page:
        _forget()
    elif message:
        with place.container(horizontal=True, vertical_alignment="center", key=_NOTICE):
            tell(kind, message)
            st.button("知道了", on_click=telling(_forget))


def _forget() -> None:
    st.session_state.pop(_NOTICE, None)
