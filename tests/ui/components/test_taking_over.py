"""A component that another takes the place of leaves it what was not delivered, whichever goes or comes first."""

import pytest

from drafting.ui.components import delivery

pytestmark = [pytest.mark.browser, pytest.mark.enable_socket]

TWO = """
const sent = [];
const made = (name) => new Delivery(() => {}, () => sent.push(`${name} takes over`));
const connect = (one, name, acknowledged = 0) =>
  one.connect("key", (entries) => sent.push(`${name} ${Object.keys(entries)}`), acknowledged);
const [older, newer] = [made("older"), made("newer")];
connect(older, "older");
older.put("cell", "1");
older.send = () => {}; // nobody hears it any more
"""


def run(page, script: str):
    page.goto("about:blank")
    return page.evaluate(f"() => {{ {delivery.script('delivery.js')} {TWO} {script} }}")


def test_the_new_one_comes_after_the_old_one_has_gone(page):
    assert run(page, "older.close(); connect(newer, 'newer'); return newer.get('cell');") == "1"


def test_the_new_one_comes_before_the_old_one_goes(page):
    script = "connect(newer, 'newer'); older.close(); return [newer.get('cell'), sent.at(-1)];"
    assert run(page, script) == ["1", "newer takes over"]


def test_what_was_stored_after_all_is_not_sent_again(page):
    script = "older.close(); connect(newer, 'newer', 1); return newer.has('cell');"
    assert run(page, script) is False


def test_what_was_typed_in_the_new_one_stands(page):
    script = "connect(newer, 'newer'); newer.put('cell', '2'); older.close(); return newer.get('cell');"
    assert run(page, script) == "2"


def test_it_is_sent_by_the_new_one(page):
    script = """
        connect(newer, "newer");
        older.close();
        return new Promise((done) => setTimeout(() => done(sent.at(-1)), 100));
    """
    assert run(page, script) == "newer cell"
