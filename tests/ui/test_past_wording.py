"""Past reports' wording in a real browser: whose a sentence is, others like it taken over, copied, its theme."""

import sys

import pytest
from playwright.sync_api import expect
from ui.app import ROOT

from drafting.precedents import PrecedentIndex
from drafting.reading import read_report
from drafting.service.sample import open_sample
from drafting.service.text import save_text
from drafting.workspace import open_workspace

pytestmark = [pytest.mark.browser, pytest.mark.enable_socket]

COPIED = "拟作不予公开、不予处理决定的答复书同步实行法制审核"
"""Stands in the sample organ's report of 2023."""

FIRST, LATER = 150_000, 60_000
"""Milliseconds that the first page of a server, and an answer after it, may take on a busy machine."""

OWN = "一是答复被行政复议纠正的比例偏高。"


@pytest.fixture(scope="module")
def desk(run_server, tmp_path_factory):
    home = tmp_path_factory.mktemp("home")
    workspace = open_workspace(home)
    report = open_sample(workspace)
    save_text(workspace, report, 5, f"{OWN}\n下一步，{COPIED}。", 0)
    workspace.close()
    files = [ROOT / "corpus" / "reports" / f"qinghe-{year}.docx" for year in (2022, 2023)]
    with PrecedentIndex(home / "precedents") as index:
        index.add_all([(read_report(path), path.name) for path in files])
    address = run_server(
        lambda port: [sys.executable, "-m", "drafting", "serve", "--port", str(port)], NIANBAO_HOME=str(home)
    ).address
    return address, report, home


def writing(page, desk):
    address, report, _ = desk
    page.goto(f"{address}/writing?report={report}&section=5")
    expect(page.locator(".nb-editor .text p").first).to_be_visible(timeout=FIRST)


def test_a_copied_sentence_names_its_source_which_can_be_opened(page, desk):
    writing(page, desk)
    page.get_by_text("与往年年报相同的字句").click(timeout=LATER)
    expect(
        page.get_by_text("与《云岭市青禾区人民政府2023年政府信息公开工作年度报告》第五部分")
    ).to_be_visible(timeout=LATER)
    page.get_by_role("button", name="出处").click()
    expect(page.get_by_text("来源：qinghe-2023.docx")).to_be_visible(timeout=LATER)
    page.keyboard.press("Escape")
    page.get_by_role("button", name="查看").last.click()
    page.wait_for_function(f"document.getSelection().toString().includes('{COPIED[:10]}')")


def test_the_checking_page_lists_it_and_leads_there(page, desk):
    address, report, _ = desk
    page.goto(f"{address}/checking?report={report}")
    page.get_by_text("与往年年报相同的字句").click(timeout=FIRST)
    expect(page.get_by_text("第五部分连续")).to_be_visible(timeout=LATER)
    page.get_by_role("button", name="去改").last.click()
    page.wait_for_function(f"document.getSelection().toString().includes('{COPIED[:10]}')", timeout=LATER)


def test_others_like_a_sentence_are_taken_over_with_their_source(page, desk):
    _, report, home = desk
    writing(page, desk)
    page.get_by_role("button", name="找像这句话的写法").click()
    expect(page.get_by_role("tooltip")).to_have_text("请先点一下要找的那句话。", timeout=LATER)
    page.locator(".nb-editor .text p").first.click()
    page.keyboard.press("End")
    page.get_by_role("button", name="找像这句话的写法").click()
    found = page.locator(".st-key-like")
    expect(found.get_by_text(OWN.rstrip("。"))).to_be_visible(timeout=LATER)
    found.get_by_role("button", name="插入正文").first.click()
    expect(page.get_by_text("已插入《云岭市青禾区人民政府")).to_be_visible(timeout=LATER)
    expect(page.locator(".nb-editor .state")).to_have_text("已保存", timeout=LATER)
    page.get_by_text("与往年年报相同的字句").click()
    expect(page.get_by_text("插入自《云岭市青禾区人民政府").first).to_be_visible(timeout=LATER)
    page.reload()
    page.get_by_role("tab", name="历史版本").click(timeout=FIRST)
    page.get_by_text("插入的往年写法（1次）").click()
    expect(page.get_by_text("第1版之后").first).to_be_visible(timeout=LATER)
    workspace = open_workspace(home)
    (kept,) = workspace.insertions.of(report, 5)
    assert kept.text in workspace.sections.head(report, 5).source
    workspace.close()


def test_what_was_found_is_copied_and_its_theme_corrected(page, desk):
    address, _, home = desk
    page.goto(f"{address}/library")
    page.get_by_label("想找的写法").fill("答复不规范", timeout=FIRST)
    page.keyboard.press("Enter")
    page.get_by_role("button", name="复制", exact=True).first.click(timeout=LATER)
    expect(page.get_by_role("button", name="已复制")).to_be_visible(timeout=LATER)
    assert "答复不规范" in page.evaluate("navigator.clipboard.readText()")
    page.get_by_role("button", name="改主题").first.click()
    page.get_by_label("主题", exact=True).last.click()
    page.keyboard.type("栏目建设")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="确定").click()
    expect(page.get_by_text("请填写姓名")).to_be_visible(timeout=LATER)
    page.get_by_label("姓名").fill("王芳")
    page.get_by_role("button", name="确定").click()
    expect(page.get_by_text("主题已改")).to_be_visible(timeout=LATER)
    workspace = open_workspace(home)
    (said,) = workspace.item_themes.standing().values()
    assert (said.theme, said.author) == ("栏目建设", "王芳")
    workspace.close()
