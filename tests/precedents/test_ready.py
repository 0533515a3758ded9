"""What an index made ready of its rows is brought up to date, kept for the next process, and never wrong."""

import json
import shutil
from random import Random

import numpy as np
import pytest
from builders import report
from hypothesis import given, settings
from hypothesis import strategies as st

from drafting.precedents import PrecedentIndex, Query, live
from drafting.precedents.kept import Kept
from drafting.precedents.postings import Postings
from drafting.precedents.store import Store

PIECES = [
    "栏目更新不及时",
    "答复说理不够充分",
    "培训针对性不强",
    "政策解读形式单一",
    "第3次检查",
    "公开专栏",
    "网站",
]
QUERIES = ["栏目更新", "答复说理不充分", "培训", "解读形式单一", "检查12次", "☃"]


def past(number, seed, length=12):
    random = Random(seed)
    said = ["，".join(random.choices(PIECES, k=4)) + f"，由第{number}科室负责" for _ in range(length)]
    return report(organ=f"云岭市第{number}局", year=2020 + number % 4, texts={1: "。\n".join(said) + "。"})


@pytest.fixture(autouse=True)
def _every_index_is_kept(monkeypatch):
    monkeypatch.setattr(live, "WORTH_KEEPING", 0)


def answers(index):
    """Everything a search and a question whose wording can tell of the index's items."""
    hits = [index.search(Query(text, k=100, year=year)) for text in QUERIES for year in (None, 2021)]
    found = [([hit.precedent for hit in of], [hit.score for hit in of]) for of in hits]
    text = "。".join("，".join(PIECES[n:] + PIECES[:n]) for n in range(3))
    runs = [(run.span, run.characters) for run in index.shared_wording(text, "白苇市财政局", 2024)]
    return found, sorted(runs), index.organs(), index.newest_year()


def roughly(told):
    """The same answers but for a hundred-thousandth of a score: rows in another order are added up otherwise."""
    found, *rest = told
    return [(hits, pytest.approx(scores, abs=1e-5)) for hits, scores in found], *rest


def anew(folder):
    """The answers with nothing made ready before, all rows read from the store."""
    for pointer in folder.glob("ready.json"):
        pointer.unlink()
    with PrecedentIndex(folder) as index:
        return roughly(answers(index))


def fill(index, reports=6):
    for number in range(reports):
        index.add(past(number, number), f"{number}.docx")


CHANGES = {
    "收入一份": lambda index: index.add(past(9, 9), "9.docx"),
    "重读一份，少了几段": lambda index: index.add(past(2, 2, 5), "2.docx"),
    "重读一份，全变了": lambda index: index.add(past(2, 77), "2.docx"),
    "撤出一份": lambda index: index.remove("1.docx"),
    "改主题": lambda index: index.set_theme(next(iter(index.items(organ="云岭市第3局"))), "复议诉讼纠错"),
    "撤出全部": lambda index: index.reset(),
    "撤出再收入": lambda index: (index.remove("1.docx"), index.add(past(1, 1), "1.docx")),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
@pytest.mark.parametrize("asked", [True, False], ids=["问过", "没问过"])
@pytest.mark.parametrize("closed", [True, False], ids=["另一进程", "同一进程"])
def test_after_a_change_the_answers_are_those_of_an_index_made_anew(tmp_path, change, asked, closed):
    index = PrecedentIndex(tmp_path)
    fill(index)
    index.settle()
    if asked:
        answers(index)
    if closed:
        index.close()
        index = PrecedentIndex(tmp_path)
    change(index)
    if closed:
        index.close()
        index = PrecedentIndex(tmp_path)
    told = answers(index)
    index.close()
    assert told == anew(tmp_path)


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 9), st.integers(0, 12)), max_size=12))
@settings(max_examples=15, deadline=None)
def test_after_any_changes_in_any_order_they_are_too(tmp_path_factory, changes):
    folder = tmp_path_factory.mktemp("index")
    with PrecedentIndex(folder) as index:
        fill(index, 3)
        for number, seed, length in changes:
            if length:
                index.add(past(number, seed, length), f"{number}.docx")
            else:
                index.remove(f"{number}.docx")
            if seed < 3:
                index.search(Query("栏目", k=1))
            elif seed < 5:
                index.settle()
        told = answers(index)
    assert told == anew(folder)


def reads_everything(monkeypatch):
    """How often every row was read from the store."""
    read = []
    rows = Store.rows
    monkeypatch.setattr(Store, "rows", lambda store, *name: read.append(1) or rows(store, *name))
    return read


def test_what_was_kept_is_taken_up_and_only_what_changed_is_read(tmp_path, monkeypatch):
    with PrecedentIndex(tmp_path) as index:
        fill(index)
        index.settle()
        before = roughly(answers(index))
    read = reads_everything(monkeypatch)
    with PrecedentIndex(tmp_path) as index:
        assert answers(index) == before
        index.add(past(9, 9), "9.docx")
        assert answers(index) != before
    with PrecedentIndex(tmp_path) as index:
        index.add(past(8, 8), "8.docx")
        assert {"云岭市第8局", "云岭市第9局"} <= index.organs()
    assert read == []


def test_an_index_that_is_filled_from_the_start_is_never_read_back(tmp_path, monkeypatch):
    read = reads_everything(monkeypatch)
    with PrecedentIndex(tmp_path) as index:
        fill(index)
        index.settle()
        answers(index)
    assert read == []


def killed_between(index, monkeypatch, method):
    """Break off a change at this method of the store, as a kill would."""

    def kill(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(Store, method, kill)
    with pytest.raises(KeyboardInterrupt):
        index.add(past(2, 77, 9), "2.docx")
    monkeypatch.undo()


@pytest.mark.parametrize("method", ["put", "delete", "mark"])
@pytest.mark.parametrize("closed", [True, False], ids=["另一进程", "同一进程"])
def test_a_change_broken_off_half_way_is_seen_as_far_as_it_came(tmp_path, monkeypatch, method, closed):
    index = PrecedentIndex(tmp_path)
    fill(index)
    index.settle()
    before = roughly(answers(index))
    with monkeypatch.context() as patched:
        killed_between(index, patched, method)
    monkeypatch.setattr(live, "WORTH_KEEPING", 0)
    if closed:
        index.close()
        index = PrecedentIndex(tmp_path)
    told = answers(index)
    index.close()
    assert told == anew(tmp_path)
    assert (told == before) == (method == "put")


def damage_journal(folder):
    for journal in folder.glob("ready-*/changes.jsonl"):
        with journal.open("a") as file:
            file.write('{"before": "')


def foreign_write(folder):
    """A row taken out by what keeps no journal, an older nianbao."""
    store = Store(folder, None, 0)
    store.delete(store.ids({"source": "1.docx"})[:1])
    store.mark("foreign")
    store.close()


def lost_row(folder):
    store = Store(folder, None, 0)
    store.delete(store.ids({"source": "1.docx"})[:1])
    store.close()


def drop_arrays(folder):
    for array in folder.glob("ready-*/grams.rows.npy"):
        array.unlink()


def garble_arrays(folder):
    for array in folder.glob("ready-*/*.npy"):
        array.write_bytes(b"no array")


def other_makers(folder):
    pointer = folder / "ready.json"
    said = json.loads(pointer.read_text())
    pointer.write_text(json.dumps(said | {"key": "0" * 16}))


@pytest.mark.parametrize(
    "happened",
    [
        damage_journal,
        foreign_write,
        lost_row,
        drop_arrays,
        garble_arrays,
        other_makers,
        lambda folder: (folder / "ready.json").write_text("{"),
        lambda folder: [shutil.rmtree(path) for path in folder.glob("ready-*")],
    ],
    ids=["日志断行", "别的程序写过", "少了一行", "缺文件", "文件坏了", "做法变了", "指针坏了", "文件夹没了"],
)
def test_what_was_kept_is_never_trusted_beyond_what_it_tells(tmp_path, happened):
    with PrecedentIndex(tmp_path) as index:
        fill(index)
        index.settle()
        index.add(past(9, 9), "9.docx")
    happened(tmp_path)
    with PrecedentIndex(tmp_path) as index:
        index.add(past(8, 8), "8.docx")
        told = answers(index)
    assert told == anew(tmp_path)


def test_where_nothing_can_be_written_beside_it_the_index_works_all_the_same(tmp_path, monkeypatch):
    def full(*_, **__):
        raise OSError(28, "no space")

    with PrecedentIndex(tmp_path) as index:
        fill(index)
        monkeypatch.setattr(np, "save", full)
        index.settle()
        assert not (tmp_path / "ready.json").exists()
        told = answers(index)
    assert told == anew(tmp_path)


def test_what_is_no_longer_kept_is_taken_away(tmp_path):
    with PrecedentIndex(tmp_path) as index:
        for number in range(3):
            fill(index)
            index.reset()
            index.add(past(number, number), "一.docx")
            index.settle()
    assert len(list(tmp_path.glob("ready-*"))) == 1


def test_a_small_index_is_not_kept(tmp_path, monkeypatch):
    monkeypatch.setattr(live, "WORTH_KEEPING", 2_000)
    with PrecedentIndex(tmp_path) as index:
        fill(index)
        index.settle()
    assert list(tmp_path.glob("ready*")) == []


def test_nothing_kept_is_loaded_as_nothing(tmp_path):
    assert Kept(tmp_path, "precedents").load() is None


def grams(text):
    segments = "".join(c if c.isalnum() else " " for c in text.lower()).split()
    return {s[i : i + n] for s in segments for n in (1, 2, 3) for i in range(len(s) - n + 1)}


@given(st.lists(st.text("公开信息答复Aa，。 \n\x00\U00020bb7", max_size=12), max_size=6))
def test_postings_say_which_text_has_which_gram(texts):
    postings = Postings.of(texts)
    told = {
        ("".join(chr(int(key) >> shift & 0x1FFFFF) for shift in (42, 21, 0)).lstrip("\x00"), int(row))
        for key, begin, end in zip(postings.keys, postings.start, postings.start[1:], strict=False)
        for row in postings.rows[begin:end]
    }
    assert told == {(gram, row) for row, text in enumerate(texts) for gram in grams(text)}
    assert postings.texts == len(texts)
