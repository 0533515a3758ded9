"""A fault that a button's callback or an edit meets: in Chinese, with the page still there and nothing lost."""

import ast
from pathlib import Path

import pytest
from sqlalchemy import event
from ui.app import ROOT, field, page, press, said

from drafting.service.years import current
from drafting.ui import session
from drafting.ui.messages import telling

pytestmark = pytest.mark.enable_socket

WRITES = ("INSERT", "UPDATE", "DELETE")


@pytest.fixture
def pages(workspace):
    """The workspace of the pages themselves."""
    return session.workspace()


@pytest.fixture
def full_disk(pages):
    """Whatever is written from now on finds SQLite's disk full."""

    def refuse(connection, cursor, statement, *_):
        if statement.startswith(WRITES):
            connection.exec_driver_sql("PRAGMA max_page_count=1")  # the pages there are stay, none is added
            cursor.execute("CREATE TABLE filling AS SELECT zeroblob(100000000) AS filled")

    def begin() -> None:
        event.listen(pages.engine, "before_cursor_execute", refuse)

    return begin


def test_a_fact_that_cannot_be_deleted_is_there_still_and_the_reason_is_told(workspace, sample, full_disk):
    before = current(workspace, sample).facts
    app = page("facts", sample)
    full_disk()
    app = press(app, "删除")
    assert "磁盘已满" in said(app, "error")
    assert app.title[0].value == "工作素材"
    assert current(workspace, sample).facts == before
    assert not said(app.run(), "error")


@pytest.mark.usefixtures("workspace")
def test_any_other_fault_is_logged_and_told(pages, sample, monkeypatch, caplog):
    app = page("facts", sample)
    monkeypatch.setattr(pages.facts, "rewrite", lambda *_: 1 / 0)
    with caplog.at_level("ERROR"):
        app = press(app, "删除")
    assert "页面出错，已记入日志" in said(app, "error")
    assert "ZeroDivisionError" in caplog.text
    assert field(app, "text_area", "内容")


def test_every_callback_of_the_pages_tells_its_fault():
    """Told by the source: no test can press every button on a full disk."""
    untold = []
    for path in sorted((ROOT / "drafting" / "ui").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            for keyword in node.keywords if isinstance(node, ast.Call) else ():
                if keyword.arg and keyword.arg.startswith("on_") and _is_streamlits(node, keyword):
                    value = ast.unparse(keyword.value)
                    if not value.startswith("telling(") and value != "'ignore'":
                        untold.append(f"{Path(path).name}: {keyword.arg}={value}")
    assert untold == []


def _is_streamlits(call: ast.Call, keyword: ast.keyword) -> bool:
    """Our own components pass on_save and on_edit on to a callback of Streamlit's; they are no such themselves."""
    return keyword.arg in ("on_click", "on_change", "on_select") or ast.unparse(call.func) == "_mount"


def test_a_callback_keeps_its_name_and_its_arguments():
    got = []

    def put(*args, **kwargs):
        """Put."""
        got.append((args, kwargs))

    assert telling(put).__doc__ == "Put."
    assert telling(put)(1, two=2) is None
    assert got == [((1,), {"two": 2})]
