"""上年问题: what last year's report named as problems, and what became of each."""

import streamlit as st

from drafting.errors import NianbaoError
from drafting.facts import Aspect, Fact
from drafting.items import Pair
from drafting.service import deck
from drafting.service.facts import FactEntry
from drafting.service.years import OpenYear
from drafting.ui.fields import fields_key, put_fields_away
from drafting.ui.messages import leave_notice, plain, tell
from drafting.ui.session import workspace


def last_years_problems(year: OpenYear) -> None:
    """Each of them, with what was said of it this year and the fields to say it."""
    left = deck.followed_up(year)
    if year.stored.previous is None:
        st.caption("没有上年年报。请在“表格填报”的“上年年报”里上传，这里就会列出上年的问题。")
        return
    st.caption(
        "每个问题写明整改到哪一步，记入工作素材（上年整改）；仍存在的，写明今年的新情况，列为今年的问题。"
    )
    if not left:
        st.caption("上年年报第五部分没有读出问题。")
    for number, (pair, told) in enumerate(left):
        _left(year, pair, told, number)


def _left(year: OpenYear, pair: Pair, told: tuple[Fact, ...], number: int) -> None:
    with st.container(border=True):
        if pair.problem:
            st.markdown(f"**{plain(pair.problem.text)}**")
        for measure in pair.measures:
            st.caption(plain(f"上年写的措施：{measure.text}"))
        for fact in told:
            st.markdown(f":green-badge[已说明] {plain(fact.stated)}")
        what_at, source_at, go_at, still_at = st.columns([4.4, 2, 1.2, 1.8], vertical_alignment="bottom")
        own = f"left-{year.stored.id}-{number}"
        key = fields_key(own)  # of its own: what is saved of one problem leaves the others' fields alone
        what = what_at.text_input("整改情况，或今年的新情况", key=f"what-{key}", persist_state="session")
        source = source_at.text_input("出处", key=f"source-{key}", persist_state="session")
        entry = FactEntry(Aspect.LAST_YEAR, what, source=source)
        try:
            if go_at.button("记为整改", width="stretch", key=f"go-{own}"):
                deck.follow_up(workspace(), year, pair, entry)
                put_fields_away(own)
                leave_notice("problems", "success", "已记入工作素材“上年整改”。")
                st.rerun()
            if still_at.button("仍存在，列为问题", width="stretch", key=f"still-{own}"):
                deck.add_problem(workspace(), year.stored.id, entry, "")
                put_fields_away(own)
                leave_notice("problems", "success", "已列为今年的问题，请补上措施。")
                st.rerun()
        except NianbaoError as error:
            tell("error", error.message)
