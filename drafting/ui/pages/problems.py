"""问题与措施: which problems section 5 states, from facts, figures and last year's report; staff decide."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from drafting.errors import NianbaoError
from drafting.facts import Aspect
from drafting.items import answers_by_training_alone
from drafting.narrative.deck import to_read_again
from drafting.narrative.material import Card, Origin
from drafting.service import deck
from drafting.service.deck import TypedCard, TypedMeasure
from drafting.service.facts import FactEntry
from drafting.service.years import OpenYear
from drafting.ui.fields import fields_key, put_fields_away
from drafting.ui.last_problems import last_years_problems
from drafting.ui.messages import leave_notice, plain, show_notice, tell, telling
from drafting.ui.proposing import proposing
from drafting.ui.requirements import requirements
from drafting.ui.session import workspace, year_in_hand

FROM = {Origin.FACT: "工作素材", Origin.SIGNAL: "数据线索", Origin.LAST_YEAR: "上年问题"}
FIELD_NAMES = {"title": "问题", "evidence": "依据", "cause": "原因", "measures": "措施"}
EDITING = "editing-card"
SPARE = 2  # empty lines for measures under those that a card has


def _do(action: Callable[[], object], done: str = "") -> None:
    try:
        action()
    except NianbaoError as error:
        leave_notice("problems", "error", error.message)
    else:
        st.session_state.pop(EDITING, None)
        if done:
            leave_notice("problems", "success", done)


def _undo(year: OpenYear) -> None:
    gone = deck.take_back(workspace(), year.stored.id, year.decided.revision)
    told = f"随那一步记入工作素材的{gone}条也已移出。" if gone else ""
    leave_notice("problems", "success", f"已恢复到上一步。{told}")


def _decision(year: OpenYear, use: Callable[..., None], *given: object) -> Callable[[], None]:
    """A decision on what stands on the page now; one that somebody else overtook is refused."""
    return partial(use, workspace(), year.stored.id, year.decided.revision, *given)


def _chosen(year: OpenYear, cards: tuple[Card, ...]) -> None:
    for place, card in enumerate(cards):
        with st.container(border=True, key=f"card-{place}"):
            if st.session_state.get(EDITING) == card.id:
                _form(year, card)
            else:
                _card(year, card, place, len(cards))


def _card(year: OpenYear, card: Card, place: int, count: int) -> None:
    seen = deck.typed(card, year.uncarded)
    what, up, down, edit, out = st.columns([7.2, 0.6, 0.6, 0.8, 0.8], vertical_alignment="top", gap="small")
    with what.container(gap="xxsmall"):
        again = to_read_again(year.deck, year.uncarded, card.id)
        told = f":orange-badge[请重读：{'、'.join(FIELD_NAMES[f] for f in again)}]" if again else ""
        st.markdown(
            f"**{place + 1}．{plain(seen.title)}**　:gray-badge[{card.theme}] "
            f":blue-badge[{FROM[card.origin]}] {told}"
        )
        for name, text in (("依据", seen.evidence), ("原因", seen.cause)):
            if text:
                st.markdown(f":gray[{name}]　{plain(text)}")
        if card.origin is Origin.SIGNAL and not card.cause:
            st.caption("原因：未填。数字只说得出有多少，说不出为什么；请点“修改”写明，问题才有针对性。")
        for measure, stored in zip(seen.measures, card.measures, strict=True):
            st.markdown(f":gray[{'已采取' if stored.done else '措施'}]　{plain(measure.what)}")
            st.caption(plain(_who_and_when(measure)))
        if not card.measures:
            st.markdown(":red[还没有措施。请点“修改”填写，或在“工作素材”里为它添加措施。]")
        elif answers_by_training_alone([measure.what for measure in card.measures]):
            st.markdown(":orange[措施只有培训、表态。请点“修改”写明针对这个问题的做法，否则成稿时会提问。]")
    position = partial(_decision, year, deck.shift, card.id)
    up.button(
        "", icon=":material/arrow_upward:", key=f"up-{card.id}", help="上移", disabled=not place,
        on_click=telling(_do), args=(position(-1),), width="stretch",
    )  # fmt: skip
    down.button(
        "", icon=":material/arrow_downward:", key=f"down-{card.id}", help="下移",
        disabled=place + 1 == count, on_click=telling(_do), args=(position(1),), width="stretch",
    )  # fmt: skip
    edit.button("修改", key=f"edit-{card.id}", on_click=telling(_open), args=(card.id,), width="stretch")
    out.button(
        "移出", key=f"out-{card.id}", width="stretch", on_click=telling(_do),
        args=(_decision(year, deck.leave_out, card.id), "已移出，仍列在下面的线索里；点“撤销”可恢复。"),
    )  # fmt: skip


def _who_and_when(measure: TypedMeasure) -> str:
    said = [f"责任单位：{measure.who or '未填'}", f"完成时限：{measure.due or '未填'}"]
    if measure.who or measure.due:
        said.append("写入年报" if measure.published else "只列入整改清单")
    return "　".join(said)


def _open(id: str) -> None:
    st.session_state[EDITING] = id


def _close() -> None:
    st.session_state.pop(EDITING, None)
    put_fields_away("card")


def _form(year: OpenYear, card: Card) -> None:
    seen = deck.typed(card, year.uncarded)
    key = f"{year.stored.id}-{card.id}-{fields_key('card')}"
    title = st.text_area("问题", seen.title, height=80, key=f"title-{key}", persist_state="session")
    evidence = st.text_area(
        "依据（数字会自动对上表格，对不上的不能保存）",
        seen.evidence,
        height=80,
        key=f"evidence-{key}",
        persist_state="session",
    )
    cause = st.text_input("原因", seen.cause, key=f"cause-{key}", persist_state="session")
    lines = [*seen.measures, *[TypedMeasure("")] * SPARE]
    measures = tuple(_measure(f"{key}-{number}", number, line) for number, line in enumerate(lines, start=1))
    with st.container(horizontal=True):
        if st.button("保存", type="primary", key="card-save"):
            written = TypedCard(title, evidence, cause, measures)
            try:
                _decision(year, deck.change, card.id, written)()
            except NianbaoError as error:
                tell("error", error.message)
            else:
                _close()
                leave_notice("problems", "success", "已保存。")
                st.rerun()
        if st.button("取消", key="card-cancel"):
            _close()
            st.rerun()


def _measure(key: str, number: int, line: TypedMeasure) -> TypedMeasure:
    what_at, who_at, due_at, into_at = st.columns([5, 2, 1.6, 1.2], vertical_alignment="bottom")
    return TypedMeasure(
        what_at.text_area(f"措施{number}", line.what, height=70, key=f"what-{key}", persist_state="session"),
        who_at.text_input("责任单位", line.who, key=f"who-{key}", persist_state="session"),
        due_at.text_input(
            "完成时限", line.due, placeholder="明年6月底", key=f"due-{key}", persist_state="session"
        ),
        into_at.checkbox("写入年报", line.published, key=f"published-{key}", persist_state="session"),
    )


def _suggestions(year: OpenYear) -> None:
    offered = deck.suggestions(year)
    st.caption("由本年数据得出，或由您移出的问题。只是线索：占比高不等于工作有错，列不列由您定。")
    if not offered:
        st.caption("没有别的线索；与上面的问题同类的，已补进它的依据。")
    for card in offered:
        seen = deck.typed(card, year.uncarded)
        what, put = st.columns([8, 1.6], vertical_alignment="center")
        with what.container(gap="xxsmall"):
            st.markdown(f"**{plain(seen.title)}**　:gray-badge[{card.theme}]")
            if seen.evidence:
                st.caption(plain(seen.evidence))
        put.button(
            "列为问题", key=f"put-{card.id}", width="stretch", on_click=telling(_do),
            args=(_decision(year, deck.choose, card.id),),
        )  # fmt: skip


def _new(year: OpenYear) -> None:
    own = f"new-{year.stored.id}"
    key = fields_key(own)
    statement = st.text_area("问题（一句完整的话）", height=70, key=f"problem-{key}", persist_state="session")
    measure = st.text_area("改进措施", height=70, key=f"measure-{key}", persist_state="session")
    source = st.text_input(
        "出处", placeholder="哪次检查、哪个科室提出", key=f"source-{key}", persist_state="session"
    )
    if st.button("添加", type="primary", key="new-problem-add"):
        entry = FactEntry(Aspect.PROBLEM, statement, source=source)
        try:
            deck.add_problem(workspace(), year.stored.id, entry, measure)
        except NianbaoError as error:
            tell("error", error.message)
        else:
            put_fields_away(own)
            leave_notice("problems", "success", "已添加，也记入了工作素材。")
            st.rerun()


st.title("问题与措施")
year = year_in_hand()
cards = deck.cards_of(year)
st.caption("第五部分写哪几个问题、按什么顺序、依据什么、怎么改，在这里定；起草时照这里写，不增不减。")
show_notice("problems")
with st.container(horizontal=True, vertical_alignment="center", key="deck-tools"):
    with st.popover("添加问题", icon=":material/add:"):
        _new(year)
    st.button(
        "撤销", icon=":material/undo:", disabled=not year.decided.as_of, on_click=telling(_do),
        args=(partial(_undo, year),),
    )  # fmt: skip
    if cards:
        st.download_button(
            "下载整改清单",
            data=partial(deck.rectification_list, year),
            file_name=f"{year.stored.organ}{year.stored.year}年整改清单.xlsx",
            mime="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            on_click="ignore",
        )
if not cards:
    st.info("还没有列出问题。可以点“添加问题”，或从下面的线索里挑选。")
_chosen(year, cards)
with st.expander("预览第五部分（按素材成稿）"):
    st.text(deck.preview(year))
hints_at, last_at, asked_at, model_at = st.tabs(
    ["数据线索", "上年问题", "本年要求", "大模型提议"], key="problems-tabs"
)
with hints_at:
    _suggestions(year)
with last_at:
    last_years_problems(year)
with asked_at:
    requirements(year)
with model_at:
    proposing(year)
