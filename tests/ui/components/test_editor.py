"""The editor in real Chromium: nothing that is typed touches a reference, and nothing typed is lost."""

import json
import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.enable_socket]

FIRST = (
    "（二）依申请公开。2024年，本机关新收政府信息公开申请[[t3.received.total]]，"
    "上年结转[[t3.carried_in.total]]，全部按期办结。"
)
SECOND = "开展业务培训2次‹fact.12›，受理咨询数十件，答复率100%。"
THIRD = "下一步，将修订《信息公开申请办理规程》。"
SOURCE = "\n".join([FIRST, SECOND, THIRD])


@pytest.fixture
def served(serve):
    return serve("demo_editor.py")


def opened(page: Page, address: str) -> Locator:
    page.goto(address)
    text = page.get_by_role("textbox", name="正文")
    expect(text).to_contain_text("87件", timeout=60_000)
    text.click(position={"x": 40, "y": 140})
    page.keyboard.press("Control+End")
    return text


def caret_after(page: Page, words: str) -> None:
    """Put the caret right after these words of a text node."""
    page.evaluate(
        """async words => {
            const root = document.querySelector(".nb-editor .text");
            const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
            while (walker.nextNode()) {
                const at = walker.currentNode.data.indexOf(words);
                if (at >= 0) {
                    root.focus();
                    document.getSelection().collapse(walker.currentNode, at + words.length);
                    // Until the editor has heard of it: a frame later, as no hand is quicker.
                    return new Promise((heard) => requestAnimationFrame(() => requestAnimationFrame(heard)));
                }
            }
            throw new Error("no such words");
        }""",
        words,
    )


def stored(store: Path) -> str:
    return json.loads(store.read_text(encoding="utf-8"))["source"] if store.exists() else SOURCE


def becomes(store: Path, source: str, seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while stored(store) != source and time.monotonic() < deadline:
        time.sleep(0.02)
    assert stored(store) == source


def until(condition: Callable[[], bool], seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "did not happen in time"
        time.sleep(0.02)


def saved(page: Page) -> None:
    expect(page.locator(".nb-editor .state")).to_have_text("已保存", timeout=15000)


def test_typing_round_chips_leaves_the_references(page, served):
    opened(page, served.address)
    caret_after(page, "政府信息公开申请")
    page.keyboard.type("共")
    page.keyboard.press("ArrowRight")  # over the chip
    page.keyboard.type("整")
    becomes(served.store, SOURCE.replace("[[t3.received.total]]", "共[[t3.received.total]]整"))
    saved(page)


def test_backspace_takes_a_chip_whole_and_undo_brings_it_back(page, served):
    text = opened(page, served.address)
    caret_after(page, "政府信息公开申请")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Backspace")
    becomes(served.store, SOURCE.replace("[[t3.received.total]]", ""))
    page.keyboard.press("Control+z")
    becomes(served.store, SOURCE)
    expect(text).to_contain_text("申请87件，")


def test_enter_makes_a_paragraph_and_backspace_joins_it(page, served):
    opened(page, served.address)
    caret_after(page, "上年结转")
    page.keyboard.press("Enter")
    page.keyboard.type("另")
    becomes(served.store, SOURCE.replace("上年结转", "上年结转\n另"))
    page.keyboard.press("Backspace")
    page.keyboard.press("Backspace")
    becomes(served.store, SOURCE)


def test_empty_paragraphs_are_kept(page, served):
    opened(page, served.address)
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.keyboard.type("完")
    becomes(served.store, SOURCE + "\n\n完")
    saved(page)
    page.reload()
    expect(page.locator(".nb-editor p")).to_have_count(5)


def test_deleting_everything_and_typing_anew(page, served):
    opened(page, served.address)
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")
    becomes(served.store, "")
    page.keyboard.type("新")
    page.keyboard.press("Enter")
    page.keyboard.type("文")
    becomes(served.store, "新\n文")


@pytest.mark.parametrize("key", ["Control+c", "Control+x"])
def test_a_chip_can_be_copied_and_moved(page, served, key):
    opened(page, served.address)
    caret_after(page, "本机关")
    for _ in range(len("新收政府信息公开申请") + 2):
        page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press(key)
    carried = "新收政府信息公开申请[[t3.received.total]]，"
    assert page.evaluate("navigator.clipboard.readText()") == "新收政府信息公开申请87件，"
    page.keyboard.press("Control+End")
    page.keyboard.press("Control+v")
    rest = SOURCE.replace(carried, "") if key == "Control+x" else SOURCE
    becomes(served.store, rest + carried)
    expect(page.locator('[data-source="[[t3.received.total]]"]').last).to_have_text("87件")
    page.keyboard.press("Control+z")
    becomes(served.store, rest)


def test_a_chip_can_be_dragged(page, served):
    opened(page, served.address)
    page.evaluate(
        """() => {
            const chip = document.querySelector(".nb-editor .chip");
            const range = document.createRange();
            range.setStart(chip.previousSibling, chip.previousSibling.length - 2);
            range.setEndAfter(chip);
            const selection = document.getSelection();
            selection.removeAllRanges();
            selection.addRange(range);
        }"""
    )
    start = page.evaluate("document.getSelection().getRangeAt(0).getBoundingClientRect().toJSON()")
    end = page.evaluate(
        """() => {
            const text = document.querySelector(".nb-editor p:last-child").firstChild;
            const range = document.createRange();
            range.setStart(text, 4);
            return range.getBoundingClientRect().toJSON();
        }"""
    )
    page.mouse.move(start["x"] + 8, start["y"] + 10)
    page.mouse.down()
    page.mouse.move(start["x"] + 12, start["y"] + 30, steps=4)
    page.mouse.move(end["x"], end["y"] + 10, steps=8)
    page.mouse.up()
    moved = "申请[[t3.received.total]]"
    becomes(served.store, SOURCE.replace(moved, "").replace("下一步，", f"下一步，{moved}"))


def test_paragraphs_with_chips_and_support_marks_can_be_copied(page, served):
    opened(page, served.address)
    page.keyboard.press("Control+a")
    page.keyboard.press("Control+c")
    plain = page.evaluate("navigator.clipboard.readText()")
    assert plain.splitlines()[1] == "开展业务培训2次，受理咨询数十件，答复率100%。"
    page.keyboard.press("Control+End")
    page.keyboard.press("Enter")
    page.keyboard.press("Control+v")
    becomes(served.store, SOURCE + "\n" + SOURCE)


def test_what_is_pasted_from_outside_is_plain_text(page, served):
    opened(page, served.address)
    page.evaluate(
        """() => navigator.clipboard.write([new ClipboardItem({
            "text/plain": new Blob(["甲<b>乙</b>&amp;\\r\\n丙"], { type: "text/plain" }),
            "text/html": new Blob(["<b style='color:red'>甲</b>"], { type: "text/html" }),
        })])"""
    )
    page.keyboard.press("Control+v")
    becomes(served.store, SOURCE + "甲<b>乙</b>&amp;\n丙")
    assert page.locator(".nb-editor .text b").count() == 0


def test_bold_is_not_taken(page, served):
    opened(page, served.address)
    page.keyboard.press("Control+a")
    page.keyboard.press("Control+b")
    assert page.locator(".nb-editor .text b, .nb-editor .text [style]").count() == 0


def test_an_input_method_is_not_disturbed(page, served):
    text = opened(page, served.address)
    ime = page.context.new_cdp_session(page)
    for pinyin in ("g", "go", "gong", "gong'k", "gong'kai"):
        ime.send("Input.imeSetComposition", {"text": pinyin, "selectionStart": 9, "selectionEnd": 9})
    page.get_by_text("新收加一").evaluate("button => button.click()")  # a rerun in the midst of it
    time.sleep(2.5)  # longer than the pause after which it saves, and a timed rerun or two
    assert stored(served.store) == SOURCE
    expect(text).to_contain_text("gong'kai")
    ime.send("Input.insertText", {"text": "公开"})
    becomes(served.store, SOURCE + "公开")
    expect(text).to_contain_text("88件")


def test_a_cell_changes_and_the_chip_follows_while_somebody_types(page, served):
    text = opened(page, served.address)
    page.get_by_text("新收加一").evaluate("button => button.click()")
    typed = "继续写下去一二三四五六七八九十"
    for character in typed:
        page.keyboard.type(character)
        time.sleep(0.08)
    expect(text).to_contain_text("申请88件，")
    becomes(served.store, SOURCE + typed)
    page.keyboard.type("末")
    becomes(served.store, SOURCE + typed + "末")  # the caret is where it was


@pytest.mark.parametrize(
    "delay", [pytest.param("0", id="脚本即时"), pytest.param("0.3", id="脚本每次要0.3秒")]
)
def test_60_fast_edits_lose_nothing(page, serve, delay):
    served = serve("demo_editor.py", delay=delay)
    opened(page, served.address)
    edits = [f"{number:02d}、" for number in range(60)]
    for edit in edits:
        page.keyboard.type(edit)
    becomes(served.store, SOURCE + "".join(edits), seconds=20)
    page.keyboard.type("完")
    becomes(served.store, SOURCE + "".join(edits) + "完", seconds=20)
    saved(page)
    expect(page.locator(".conflict")).to_be_hidden()


def test_somebody_who_never_pauses_is_saved_all_the_same(page, served):
    opened(page, served.address)
    until_then = time.monotonic() + 5
    while not served.store.exists() and time.monotonic() < until_then:
        page.keyboard.type("写")
        time.sleep(0.1)
    assert stored(served.store).startswith(SOURCE + "写")


def test_leaving_the_editor_saves_at_once(page, served):
    opened(page, served.address)
    page.keyboard.type("未等")
    page.locator(".stMain").click(position={"x": 900, "y": 700})
    becomes(served.store, SOURCE + "未等", seconds=0.55)


def test_a_reload_in_mid_word_keeps_the_word(page, serve):
    served = serve("demo_editor.py", delay="0.3")
    opened(page, served.address)
    page.on("dialog", lambda dialog: dialog.accept())  # the browser asks, and somebody insists
    page.keyboard.type("末")
    page.reload()
    text = page.get_by_role("textbox", name="正文")
    expect(text).to_contain_text("规程》。末", timeout=30_000)
    becomes(served.store, SOURCE + "末")
    saved(page)
    page.reload()
    expect(text).to_contain_text("规程》。末", timeout=30_000)
    assert stored(served.store) == SOURCE + "末"
    assert page.evaluate("sessionStorage.length") == 0


@pytest.mark.parametrize("moved", [pytest.param(False, id="原处"), pytest.param(True, id="换了位置")])
def test_text_outlives_a_killed_server(page, serve, moved):
    served = serve("demo_editor.py", own=True)
    opened(page, served.address)
    page.keyboard.type("甲")
    becomes(served.store, SOURCE + "甲")
    served.stop()
    page.keyboard.type("乙")
    time.sleep(0.8)  # 乙 has been sent in vain before 丙 is typed
    page.keyboard.type("丙")
    expect(page.locator(".nb-editor .state")).to_have_text("未能保存，正在重试", timeout=10000)
    if moved:
        Path(f"{served.store}.moved").touch()
    served.start()
    becomes(served.store, SOURCE + "甲乙丙", seconds=45)
    saved(page)


def test_others_text_is_taken_over_while_one_types_nothing(page, served):
    text = opened(page, served.address)
    Path(f"{served.store}.theirs").write_text(SOURCE.replace("全部按期", "均按期"), encoding="utf-8")
    expect(text).to_contain_text("均按期办结")
    page.keyboard.type("末")
    becomes(served.store, SOURCE.replace("全部按期", "均按期") + "末")


@pytest.fixture
def in_conflict(page, served):
    """Mine typed, theirs stored in between."""
    opened(page, served.address)
    page.evaluate(
        """() => { const keep = setInterval(() => document.execCommand("insertText", false, "我"), 150);
                   setTimeout(() => clearInterval(keep), 2400); }"""
    )
    page.get_by_text("我").wait_for()
    Path(f"{served.store}.theirs").write_text("别人的一段。", encoding="utf-8")
    expect(page.locator(".conflict")).to_contain_text("此处已有他人修改。", timeout=10000)
    time.sleep(2.5)
    return served


def test_a_conflict_is_shown_and_overwrites_neither_text(page, in_conflict):
    text = page.get_by_role("textbox", name="正文")
    expect(text).to_contain_text("我我我")
    assert stored(in_conflict.store) == "别人的一段。"
    mine = SOURCE + re.search("我+", text.inner_text())[0]
    page.get_by_role("button", name="查看").click()
    expect(page.get_by_text("处理：")).to_contain_text("view")
    expect(page.get_by_text("处理：")).to_contain_text(mine[-30:])


def words_of_mine(page: Page) -> str:
    return re.search("我+", page.get_by_role("textbox", name="正文").inner_text())[0]


@pytest.mark.parametrize("looked", [pytest.param(False, id="未处理"), pytest.param(True, id="正在对照")])
def test_a_refused_text_outlives_a_reload(page, in_conflict, looked):
    mine = words_of_mine(page)
    if looked:
        page.get_by_role("button", name="查看").click()
        expect(page.get_by_role("textbox", name="正文")).to_have_text("别人的一段。")
    page.reload()
    expect(page.locator(".conflict")).to_contain_text("此处已有他人修改。", timeout=30_000)
    assert words_of_mine(page) == mine
    assert stored(in_conflict.store) == "别人的一段。"
    page.get_by_role("button", name="采用").click()
    expect(page.get_by_role("textbox", name="正文")).to_have_text("别人的一段。")
    page.reload()
    expect(page.get_by_role("textbox", name="正文")).to_have_text("别人的一段。", timeout=30_000)
    expect(page.locator(".conflict")).to_be_hidden()


def test_a_conflict_ends_by_taking_the_others_text(page, in_conflict):
    page.get_by_role("button", name="采用").click()
    text = page.get_by_role("textbox", name="正文")
    expect(text).to_have_text("别人的一段。")
    expect(page.locator(".conflict")).to_be_hidden()
    text.click()
    page.keyboard.press("Control+End")
    page.keyboard.type("再写。")
    becomes(in_conflict.store, "别人的一段。再写。")


def test_a_reference_is_inserted_at_the_caret(page, served):
    text = opened(page, served.address)
    Path(f"{served.store}.insert").write_text("予以公开[[t3.granted.total]]，", encoding="utf-8")
    caret_after(page, "受理咨询数十件，")
    page.get_by_role("button", name="引用").click()
    inserted = SOURCE.replace("数十件，", "数十件，予以公开[[t3.granted.total]]，")
    becomes(served.store, inserted)
    expect(text).to_contain_text("数十件，予以公开41件，答复率", timeout=60_000)
    time.sleep(2)  # reruns repeat the request; it is carried out once
    assert stored(served.store) == inserted
    page.keyboard.type("又")  # the caret stands after what was inserted
    becomes(served.store, inserted.replace("[[t3.granted.total]]，", "[[t3.granted.total]]，又"))


def test_one_writes_on_behind_a_reference_that_was_inserted_alone(page, served):
    opened(page, served.address)
    Path(f"{served.store}.insert").write_text("[[t3.granted.total]]", encoding="utf-8")
    caret_after(page, "受理咨询数十件，")
    page.get_by_role("button", name="引用").click()
    becomes(served.store, SOURCE.replace("数十件，", "数十件，[[t3.granted.total]]"))
    page.keyboard.type("予以公开")
    becomes(served.store, SOURCE.replace("数十件，", "数十件，[[t3.granted.total]]予以公开"))


def test_a_reference_is_inserted_behind_the_chip_that_was_clicked(page, served):
    opened(page, served.address)
    Path(f"{served.store}.insert").write_text("[[t3.granted.total]]", encoding="utf-8")
    page.locator(".chip.figure").first.click()
    page.get_by_role("button", name="引用").click()
    becomes(served.store, SOURCE.replace("received.total]]", "received.total]][[t3.granted.total]]"))


def test_jump_to_a_passage_twice(page, served):
    opened(page, served.address)
    for _ in range(2):
        page.get_by_text("跳到答复率").click()
        page.wait_for_function("document.getSelection().toString() === '答复率'")
        page.evaluate("document.getSelection().removeAllRanges()")


def test_a_click_on_a_chip_tells_its_source_and_leaves_it_alone(page, served):
    opened(page, served.address)
    page.locator(".chip.figure").first.click()
    expect(page.get_by_role("tooltip")).to_have_text("表三“新收”总计，2024年")
    page.keyboard.type("，")
    becomes(served.store, SOURCE.replace("[[t3.received.total]]", "[[t3.received.total]]，"))


def test_findings_are_underlined_without_touching_the_text(page, served):
    opened(page, served.address)
    before = page.locator(".nb-editor .text").inner_html()
    marked = "[...CSS.highlights.get('nianbao-error')].map(String).join()"
    assert page.evaluate(marked) == "数十件"
    caret_after(page, "受理")
    page.keyboard.type("来电")
    assert page.evaluate(marked) == "数十件"
    page.keyboard.press("Backspace")
    page.keyboard.press("Backspace")
    assert page.locator(".nb-editor .text").inner_html() == before
    box = page.evaluate("[...CSS.highlights.get('nianbao-error')][0].getBoundingClientRect().toJSON()")
    page.mouse.move(box["x"] + 5, box["y"] + 5)
    expect(page.get_by_role("tooltip")).to_have_text("“数十件”没有对应的数字。")


def test_no_english_word_is_shown(page, served):
    opened(page, served.address)
    page.keyboard.type("稿[[x.y]]")
    saved(page)
    page.reload()
    expect(page.locator(".chip.unknown")).to_have_text("〔引用无效〕")
    shown = page.locator(".nb-editor").inner_text()
    assert re.findall(r"[A-Za-z]+", shown) == []
