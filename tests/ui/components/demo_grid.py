"""A page with nothing but the grid, for the browser tests: figures kept in a JSON file.

In the address: ``store`` the file, ``delay`` seconds that the script takes, ``table`` t2, t3 or t4.
A file ``<store>.down`` makes every commit fail, as a database that cannot be reached does.
"""

import json
import time
from contextlib import nullcontext
from pathlib import Path

import streamlit as st

from drafting.errors import FigureError
from drafting.figures import check_number, format_number, parse_number
from drafting.tables import cell_spec, edition, recompute
from drafting.ui.components import Edit, Refusal, statutory_grid

STORE = Path(st.query_params["store"])
FORM = edition("2021")
TABLE = FORM.table(st.query_params.get("table", "t3"))
PREVIOUS = {code: str(index % 13) for index, code in enumerate(FORM.codes)}


def stored() -> dict[str, str]:
    return json.loads(STORE.read_text(encoding="utf-8")) if STORE.exists() else {}


def on_edit(edits: dict[str, Edit]) -> None:
    if Path(f"{STORE}.down").exists():
        raise OSError("the store is down")
    kept, refused = stored(), st.session_state.setdefault("refused", {})
    for code, edit in edits.items():
        refused.pop(code, None)
        try:
            value = parse_number(edit.value)
            if value is not None:
                check_number(value, cell_spec(code).kind, cell_spec(code).name)
        except FigureError as error:
            refused[code] = Refusal(edit.value, error.message)
        else:
            kept[code] = format_number(value)
    with Path(f"{STORE}.log").open("a", encoding="utf-8") as log:
        for code, edit in edits.items():
            log.write(json.dumps([code, edit.value, edit.seq, edit.seen], ensure_ascii=False) + "\n")
    fresh = Path(f"{STORE}.new")
    fresh.write_text(json.dumps(kept), encoding="utf-8")
    fresh.replace(STORE)  # the tests read it at any moment


def findings(figures: dict[str, str]) -> tuple[dict[str, str], set[str]]:
    """One rule is enough here: an application cannot be refused more often than it was made."""
    failed = {
        code: f"{cell_spec(code).name}为99，与其他数字不符，请核对。"
        for code in FORM.codes
        if figures.get(code) == "99"
    }
    return failed, {code for code in failed if code.endswith("natural")}


@st.fragment
def grid() -> None:
    time.sleep(float(st.query_params.get("delay", "0")))
    kept = stored()
    footed = recompute({code: parse_number(text) for code, text in kept.items()}, FORM)
    values = {code: format_number(value) for code, value in footed.items()}
    failed, suspect = findings(values)
    place = st.container(border=True) if Path(f"{STORE}.moved").exists() else nullcontext()
    with place:
        show(values, failed, suspect)


def show(values: dict[str, str], failed: dict[str, str], suspect: set[str]) -> None:
    statutory_grid(
        TABLE,
        values=values,
        previous=PREVIOUS,
        failed=failed,
        refused=st.session_state.get("refused", {}),
        suspect=suspect,
        focus=st.session_state.get("focus"),
        nonce=st.session_state.get("nonce", 0),
        key="grid",
        on_edit=on_edit,
    )


def jump() -> None:
    st.session_state["focus"] = f"{TABLE.code}.carried_out.other"
    st.session_state["nonce"] = st.session_state.get("nonce", 0) + 1


st.set_page_config(page_title="表格填报", layout="wide")
st.button("跳到结转下年", on_click=jump)
if not st.toggle("换一页"):
    grid()
