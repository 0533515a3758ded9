"""A page with nothing but the editor, for the browser tests: text and one figure kept in a JSON file.

In the address: ``store`` the file, ``delay`` seconds that the script takes. A file ``<store>.theirs``
is another person's text: it is stored as a revision of its own the next time the script runs. A file
``<store>.insert`` is inserted at the caret when somebody presses 引用. With a file ``<store>.moved`` the
editor stands elsewhere in the page, so that the browser has to mount it anew.
"""

import json
import re
import time
from contextlib import nullcontext
from pathlib import Path

import streamlit as st

from drafting.checks.findings import Severity
from drafting.ui.components import Chip, Conflict, Insertion, Mark, narrative_editor

STORE = Path(st.query_params["store"])
SOURCE = (
    "（二）依申请公开。2024年，本机关新收政府信息公开申请[[t3.received.total]]，"
    "上年结转[[t3.carried_in.total]]，全部按期办结。\n"
    "开展业务培训2次‹fact.12›，受理咨询数十件，答复率100%。\n"
    "下一步，将修订《信息公开申请办理规程》。"
)


def stored() -> dict:
    if STORE.exists():
        return json.loads(STORE.read_text(encoding="utf-8"))
    return {"source": SOURCE, "revision": 1, "received": 87}


def keep(kept: dict) -> None:
    fresh = Path(f"{STORE}.new")
    fresh.write_text(json.dumps(kept, ensure_ascii=False), encoding="utf-8")
    fresh.replace(STORE)  # the tests read it at any moment


def on_save(source: str, base: int, seq: int) -> int | None:
    kept = stored()
    if base != kept["revision"]:
        st.session_state["conflict"] = "此处已有他人修改。"
        return None
    kept |= {"source": source, "revision": base + 1}
    keep(kept)
    with Path(f"{STORE}.log").open("a", encoding="utf-8") as log:
        log.write(json.dumps([source, base, seq], ensure_ascii=False) + "\n")
    return base + 1


def on_conflict(choice: Conflict, source: str) -> None:
    st.session_state["chosen"] = [choice.value, source]
    st.session_state["conflict"] = None
    st.session_state["kept"] = source if choice is Conflict.VIEW else None


def receive_theirs() -> None:
    theirs = Path(f"{STORE}.theirs")
    if theirs.exists():
        kept = stored()
        keep(kept | {"source": theirs.read_text(encoding="utf-8"), "revision": kept["revision"] + 1})
        theirs.unlink()


def more() -> None:
    kept = stored()
    keep(kept | {"received": kept["received"] + 1})


def press(what: str) -> None:
    st.session_state[what] = st.session_state.get(what, 0) + 1


def marks(source: str) -> list[Mark]:
    found = re.search("数十件", source)
    return [Mark(*found.span(), Severity.ERROR, "“数十件”没有对应的数字。")] if found else []


@st.fragment(run_every=0.8)
def editor() -> None:
    receive_theirs()
    time.sleep(float(st.query_params.get("delay", "0")))
    kept = stored()
    span = re.search("答复率", kept["source"])
    insertion = Path(f"{STORE}.insert")
    place = st.container(border=True) if Path(f"{STORE}.moved").exists() else nullcontext()
    with place:
        show(kept, span, insertion)
    st.caption(f"处理：{st.session_state.get('chosen', '无')}")


def show(kept: dict, span: re.Match[str] | None, insertion: Path) -> None:
    narrative_editor(
        kept["source"],
        revision=kept["revision"],
        chips={
            "[[t3.received.total]]": Chip(f"{kept['received']}件", "表三“新收”总计，2024年"),
            "[[t3.carried_in.total]]": Chip("3件", "表三“上年结转”总计，2024年"),
            "[[t3.granted.total]]": Chip("41件", "表三“予以公开”总计，2024年"),
            "‹fact.12›": Chip("据", "工作素材：培训签到表"),
        },
        marks=marks(kept["source"]),
        focus_span=span.span() if span and "jump" in st.session_state else None,
        nonce=st.session_state.get("jump", 0),
        insert=Insertion(insertion.read_text(encoding="utf-8"), st.session_state["insert"])
        if "insert" in st.session_state
        else None,
        conflict=st.session_state.get("conflict"),
        kept=st.session_state.get("kept"),
        on_conflict=on_conflict,
        key="editor",
        on_save=on_save,
    )


st.set_page_config(page_title="撰写", layout="wide")
st.button("新收加一", on_click=more)
st.button("跳到答复率", on_click=press, args=("jump",))
st.button("引用", on_click=press, args=("insert",))
editor()
