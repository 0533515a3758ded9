"""Past reports' wording in the draft: whose it is, its source to open; others like a sentence of it."""

from datetime import UTC, datetime

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from drafting.checks.findings import Severity
from drafting.checks.rule import part_name
from drafting.errors import NianbaoError
from drafting.ledger import locate
from drafting.precedents import Precedent
from drafting.report import HEADINGS
from drafting.service.past_wording import COMPARED, PastWording, like, past_wording, take_over, titled
from drafting.service.years import OpenYear
from drafting.ui.asked_of_editor import go_to_passage, insert
from drafting.ui.components import Mark
from drafting.ui.hits import show_hit
from drafting.ui.marks import with_marks
from drafting.ui.messages import plain, tell, telling
from drafting.ui.places import jump
from drafting.ui.session import index, workspace
from drafting.workspace import Insertion

MOST_SHOWN = 6
MOST_LIKE = 5
_OPEN = "library-open"
_WHAT = "20个字以上才列出，数字和名称不计。套话可以保留；别处的情况和写法，请改写成您单位自己的。"


def is_open() -> bool:
    """Whether the library of past reports was opened in this session: it takes seconds the first time."""
    return _OPEN in st.session_state


def open_library() -> None:
    """Open the library, and show the page anew: nobody waits for it to see what he wrote."""
    with st.spinner("正在打开往年年报库，同正文比对……"):
        try:
            index().shared_wording("", "", None)
        except NianbaoError as error:
            st.caption(plain(f"没有同往年年报比对：{error.message}"))
            return
    st.session_state[_OPEN] = True
    st.rerun()


def found_in(year: OpenYear, number: int) -> tuple[PastWording, ...]:
    """What of the section stands in past reports; none where the library cannot be asked, which is said."""
    try:
        return past_wording(year, number, workspace(), index())
    except NianbaoError as error:
        st.caption(plain(f"没有同往年年报比对：{error.message}"))
        return ()


def marks_of(found: tuple[PastWording, ...], year: OpenYear, number: int) -> list[Mark]:
    """The passages as the editor marks them."""
    source = year.sections[number].source
    return [Mark(*locate(source, year.ledger, one.span), Severity.INFO, said_of(one)) for one in found]


def said_of(one: PastWording) -> str:
    """Whose wording it is, in a sentence."""
    source = f"{titled(one.item.organ, one.item.year)}{part_name(one.item.section)}"
    if one.inserted:
        return f"插入自{source}，现仍有连续{one.characters}字相同。"
    others = f"，另有{one.others}处也这样写" if one.others else ""
    return f"与{source}连续{one.characters}字相同{others}。"


def show_found(found: tuple[PastWording, ...], year: OpenYear, number: int) -> None:
    """Each passage with its source to open, and the way to it in the editor."""
    if not found:
        return
    total = sum(one.characters for one in found)
    with st.expander(f"与往年年报相同的字句（{len(found)}处，共{total}字）", icon=":material/content_copy:"):
        st.caption(_WHAT)
        for place, one in enumerate(sorted(found, key=lambda one: -one.characters)[:MOST_SHOWN]):
            goes = _said(one, year, number)
            goes.button(
                "查看",
                key=f"see-past-{year.stored.id}-{number}-{place}",
                width="stretch",
                on_click=telling(go_to_passage),
                args=(year, number, one.span),
            )
        if len(found) > MOST_SHOWN:
            st.caption(f"还有{len(found) - MOST_SHOWN}处较短的，已在正文中画线。")


def _said(one: PastWording, year: OpenYear, number: int) -> DeltaGenerator:
    """One passage: whose it is, its words, its source to open; the column for the way to it."""
    says, source, goes = st.columns([7.2, 1.4, 1.4], vertical_alignment="center")
    says.markdown(plain(said_of(one)))
    words = year.report.text(number)[slice(*one.span)]
    says.caption(plain(words if len(words) <= 60 else f"{words[:40]}……{words[-16:]}"))
    with source.popover("出处", width="stretch"):
        show_source(one)
    return goes


def show_all(year: OpenYear) -> None:
    """What of the whole report stands in past reports, section by section, with the way to each place."""
    by_section = {number: found_in(year, number) for number in COMPARED}
    count = sum(map(len, by_section.values()))
    if not count:
        return
    with st.expander(f"与往年年报相同的字句（{count}处）", icon=":material/content_copy:"):
        st.caption(_WHAT)
        for number, found in by_section.items():
            if found:
                st.markdown(f"**{HEADINGS[number]}**")
            for place, one in enumerate(found):
                goes = _said(one, year, number)
                if goes.button("去改", key=f"go-past-{number}-{place}", width="stretch"):
                    jump("writing", section=number, span=one.span)


def show_source(one: PastWording) -> None:
    """The precedent with the common words marked, and the file that it is from."""
    st.markdown(f"**{plain(titled(one.item.organ, one.item.year))}**　{part_name(one.item.section)}")
    st.markdown(with_marks(one.item.text, [one.there]))
    st.caption(plain(f"来源：{one.item.source}"))


def history(insertions: tuple[Insertion, ...]) -> None:
    """What was taken over into a section, when and from where."""
    for one in insertions:
        when = one.made_at.replace(tzinfo=UTC).astimezone() if one.made_at else datetime.now(UTC)
        source = f"{titled(one.organ, one.year)}{part_name(one.section)}"
        st.caption(plain(f"{when:%m-%d %H:%M}　第{one.base}版之后　插入自{source}（{one.source}）"))


# Others like a sentence of the draft


def ask_for_like(report: int, number: int, sentence: str) -> None:
    """Have the section's editor show others like this sentence below it."""
    st.session_state[_asked(report, number)] = sentence
    st.session_state.pop(_told(report, number), None)


def show_like(year: OpenYear, number: int) -> None:
    """Others like the sentence that was asked about, each to be taken over; nothing where none was."""
    report = year.stored.id
    sentence = st.session_state.get(_asked(report, number))
    if told := st.session_state.get(_told(report, number)):
        tell("success", told)
    if not sentence:
        return
    with st.container(border=True, key="like"):
        head, close = st.columns([8.6, 1.4], vertical_alignment="center")
        head.markdown(f"**像这句话的写法**　:gray[{plain(sentence)}]")
        close.button("收起", width="stretch", on_click=telling(_close), args=(report, number))
        try:
            hits = like(year, number, sentence, index(), MOST_LIKE)
        except NianbaoError as error:
            tell("warning", error.message)
            return
        if index().remark:
            st.caption(plain(index().remark))
        if not hits:
            st.caption("往年年报里没有相近的写法。可到“往年年报库”添加年报。")
        for hit in hits:
            show_hit(hit, sentence, insert=lambda item: _take(year, number, item), key="like")


def _take(year: OpenYear, number: int, item: Precedent) -> None:
    report = year.stored.id
    insert(report, number, take_over(workspace(), year, number, item))
    st.session_state[_told(report, number)] = taken(item)
    _close(report, number)


def taken(item: Precedent) -> str:
    """What to say once an item's wording was put in."""
    return (
        f"已插入{titled(item.organ, item.year)}的写法，出处已记入历史版本。"
        "数字和名称要填您单位今年的；相近的句子请改写，不要照抄。"
    )


def _close(report: int, number: int) -> None:
    st.session_state.pop(_asked(report, number), None)


def _asked(report: int, number: int) -> str:
    return f"like-{report}-{number}"


def _told(report: int, number: int) -> str:
    return f"like-told-{report}-{number}"
