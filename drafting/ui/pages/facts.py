"""工作素材: what was done this year, each with its source; the text may claim nothing else."""

from dataclasses import dataclass
from typing import cast

import streamlit as st

from drafting.errors import ConflictError, NianbaoError
from drafting.facts import Aspect, Fact
from drafting.figures import format_number
from drafting.intake.facts import FACT_FILES, read_facts, write_facts
from drafting.narrative.spoken import hint_of
from drafting.service.facts import FactEntry, add, change, move_out, restore
from drafting.service.years import OpenYear
from drafting.ui.fields import fields_key, put_fields_away
from drafting.ui.gathering import gathering
from drafting.ui.messages import leave_notice, plain, show_notice, tell, telling
from drafting.ui.session import workspace, year_in_hand
from drafting.ui.uploads import put_away, upload_popover

EXAMPLE = "例如：举办政府信息公开业务培训{}"
EVERYTHING = "全部类别"
ASPECTS = list(Aspect)


@dataclass
class _Changing:
    """A fact that is being changed: as it was at the start, and as it was when last looked at."""

    fact: Fact
    seen: Fact


def _changing(report: int) -> _Changing | None:
    return cast("_Changing | None", st.session_state.get(f"editing-{report}"))


def _form(report: int, fact: Fact | None, problems: tuple[Fact, ...] = (), *, gone: bool = False) -> None:
    """The form for a new fact, or for one to change; what was typed stays in it until it is saved.

    ``fact``: as it was when somebody began to change it. ``gone``: others have deleted it, it is added anew.
    """
    key = fields_key(f"fact-{report}-{fact.id if fact else 'new'}")
    aspect_at, problem_at = st.columns([2, 6])
    at = ASPECTS.index(fact.aspect if fact else Aspect.PROACTIVE)
    aspect = aspect_at.selectbox("归入", ASPECTS, index=at, key=f"aspect-{fact.id if fact else 'new'}")
    problem = ""
    if problems and aspect is Aspect.MEASURE:
        problem = problem_at.selectbox(
            "针对的问题", problems, index=len(problems) - 1, format_func=lambda p: p.statement, key="problem"
        ).id
    statement = st.text_area(
        "内容（有数字的地方写 {}，数字填在下面）",
        value=fact.statement if fact else "",
        placeholder=EXAMPLE,
        height=80,
        key=f"statement-{key}",
        persist_state="session",
    )
    value_at, unit_at, source_at, author_at, go = st.columns(
        [1, 1, 3, 2, 2 if fact else 1], vertical_alignment="bottom"
    )
    value = value_at.text_input(
        "数字", value=format_number(fact.value) if fact else "", key=f"v-{key}", persist_state="session"
    )
    unit = unit_at.text_input(
        "单位",
        value=fact.unit if fact else "",
        placeholder="期",
        key=f"u-{key}",
        persist_state="session",
    )
    source = source_at.text_input(
        "出处",
        value=fact.source if fact else "",
        placeholder="哪份文件、哪个科室",
        key=f"s-{key}",
        persist_state="session",
    )
    author = author_at.text_input(
        "填报人", value=fact.author if fact else "", key=f"a-{key}", persist_state="session"
    )
    save_at, cancel_at = go.columns(2) if fact else (go, None)
    save = save_at.button(
        "保存" if fact and not gone else "添加",
        type="primary",
        width="stretch",
        key=f"save-{'new-' * gone}{fact.id if fact else 'new'}",
    )
    if cancel_at and cancel_at.button("取消", width="stretch", key=f"cancel-{key}"):
        _close(report, fact)
    if save:
        entry = FactEntry(aspect, statement, value, unit, source, author)
        try:
            _save(report, None if gone else fact, entry, problem)
        except NianbaoError as error:
            tell("error", error.message)
        else:
            done = "修改" if fact and not gone else "添加"
            leave_notice("facts", "success", f"已{done}，在“{aspect}”下。")
            _close(report, fact)


def _save(report: int, fact: Fact | None, entry: FactEntry, problem: str) -> None:
    """Raises as ``add`` and ``change`` do; a second try over what others changed is meant."""
    changing = _changing(report)
    if fact is None or changing is None:
        add(workspace(), report, entry, problem=problem)
        return
    try:
        change(workspace(), report, fact.id, entry, seen=changing.seen)
    except ConflictError as error:
        now = [one for one in workspace().facts.all(report) if one.id == fact.id]
        if not now:
            st.rerun()  # the form is shown as that of one that is gone
        changing.seen = now[0]
        raise ConflictError(f"{error.message}请对照着改好再保存；再点“保存”，就用您的。") from error


def _close(report: int, fact: Fact | None) -> None:
    """The form was saved or given up: the next one begins with fields of its own."""
    put_fields_away(f"fact-{report}-{fact.id if fact else 'new'}")
    if fact:
        st.session_state.pop(f"editing-{report}", None)
    st.rerun()


def _row(report: int, fact: Fact) -> None:
    changing = _changing(report)
    if changing and changing.fact.id == fact.id:
        with st.container(border=True):
            _form(report, changing.fact)
        return
    what, edit, remove = st.columns([8.3, 0.85, 0.85], vertical_alignment="center", gap="small")
    number = "" if fact.value is None else f"{format_number(fact.value)}{fact.unit}"
    stated = fact.statement.replace("{}", number) if "{}" in fact.statement else f"{fact.statement}　{number}"
    details = "　".join(text for text in (fact.source and f"出处：{fact.source}", fact.author) if text)
    with what.container(gap="xxsmall"):
        st.text(stated)  # not as Markdown, which would make a link of an address and what follows it
        st.caption(plain(details or "未注明出处"))
        if hint := hint_of(fact):
            st.caption(plain(f"{hint}。不用大模型时，成稿照录原话，请改写。"))
    if edit.button("修改", key=f"edit-{fact.id}", width="stretch"):
        st.session_state[f"editing-{report}"] = _Changing(fact, fact)
        st.rerun()
    remove.button(
        "删除", key=f"remove-{fact.id}", width="stretch", on_click=telling(_remove), args=(report, fact)
    )


@st.cache_resource(show_spinner=False)
def _taken_out() -> dict[int, tuple[tuple[Fact, ...], tuple[Fact, ...]]]:
    """By report the facts before the last deletion or replacement, and behind it: a reload loses neither."""
    return {}


def _can_be_undone(year: OpenYear) -> bool:
    """Whether the facts are as the deletion left them: its undo would take back whatever came after it."""
    _, left = _taken_out().get(year.stored.id, ((), None))
    return left == year.facts


def _remove(report: int, fact: Fact) -> None:
    before = move_out(workspace(), report, fact.id)
    _taken_out()[report] = before, workspace().facts.all(report)
    leave_notice("facts", "info", f"已删除“{fact.statement}”。")


def _put_back(report: int) -> None:
    before, left = _taken_out()[report]
    restore(workspace(), report, before, left)
    del _taken_out()[report]
    leave_notice("facts", "success", "已恢复。")


def _transfer(report: int, key: str, facts: tuple[Fact, ...]) -> None:
    uploaded = st.file_uploader(f"素材表（{'、'.join(FACT_FILES)}）", type=list(FACT_FILES), key=key)
    if uploaded:
        st.button("导入并替换现有素材", type="primary", on_click=telling(_import), args=(report, key))
    if message := st.session_state.pop("facts-refused", None):
        tell("error", message)
    st.download_button(
        "下载素材表", data=write_facts(facts), file_name="工作素材.csv", mime="text/csv", on_click="ignore"
    )


def _import(report: int, key: str) -> None:
    """Take over the table, in a callback: the page that is then shown has its facts."""
    uploaded = st.session_state[key]
    try:
        imported = read_facts(uploaded.getvalue(), uploaded.name)
    except NianbaoError as error:
        st.session_state["facts-refused"] = f"{error.message}\n现有素材没有改动，改好后请重新选择文件。"
        return
    facts = workspace().facts.replace(report, imported)
    if facts:
        _taken_out()[report] = facts, workspace().facts.all(report)
    st.session_state.pop(f"editing-{report}", None)
    put_away("facts")
    replaced = f"，替换了原来的{len(facts)}条" if facts else ""
    leave_notice("facts", "success", f"已从“{uploaded.name}”导入{len(imported)}条{replaced}。")


st.title("工作素材")
year = year_in_hand()
held = year.stored.id
st.caption("今年做了什么、有什么问题、打算怎么改，一条一句，注明出处。年报里的工作只写素材里有的。")
_form(held, None, tuple(fact for fact in year.facts if fact.aspect is Aspect.PROBLEM))
show_notice("facts")
gathering(year)
choose, undo, move = st.columns([5, 3, 2], vertical_alignment="center")
present = [aspect for aspect in Aspect if any(fact.aspect is aspect for fact in year.facts)]
shown = choose.selectbox("类别", [EVERYTHING, *present], label_visibility="collapsed")
if _can_be_undone(year):
    undo.button("撤销刚才的删除或替换", icon=":material/undo:", on_click=telling(_put_back), args=(held,))
with move, upload_popover("导入、下载", "facts", held, width="stretch") as uploader:
    _transfer(held, uploader, year.facts)
if (changing := _changing(held)) and changing.fact.id not in {fact.id for fact in year.facts}:
    with st.container(border=True):
        tell(
            "warning", "您正在修改的这一条刚刚被别处删除。要保留的，点“添加”作为新的一条；不要的，点“取消”。"
        )
        _form(held, changing.fact, gone=True)
if not year.facts:
    st.info("还没有素材。可以在上面逐条添加，也可以导入素材表。")
for aspect in present:
    if shown in (EVERYTHING, aspect, None):
        st.subheader(aspect.value)
        for fact in year.facts:
            if fact.aspect is aspect:
                _row(held, fact)
