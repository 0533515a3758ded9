"""What a page's own style sheets hide, raise and strike out."""

import pytest

from drafting.reading import as_printed, read_bytes
from drafting.reading.document import lines_of

PAGE = "<html><head><style>{}</style></head><body>{}</body></html>"
TABLE = "<table><tr><td>{}<td>{}</table>"


def shown(css, body):
    return lines_of(as_printed(PAGE.format(css, body).encode(), "页.html").blocks)


@pytest.mark.parametrize(
    ("css", "expected"),
    [
        pytest.param(".a{display:none}", "后", id="类"),
        pytest.param("span.a , .z { display : none !important }", "后", id="几个选择器"),
        pytest.param("#b{display:none}", "后", id="标识"),
        pytest.param("div .a{display:none}", "后", id="在别的里面"),
        pytest.param("ul .a{display:none}", "12后", id="不在那里面"),
        pytest.param(".a:hover{display:none}", "12后", id="只在指着时"),
        pytest.param("@media print{.a{display:none}}", "12后", id="只在打印时"),
        pytest.param(".a{display:none}.a.c{display:inline}", "12后", id="更具体的说显示"),
        pytest.param(".a.c{display:none}.a{display:inline}", "后", id="更具体的说不显示"),
        pytest.param("/* .a{display:none} */", "12后", id="注释"),
        pytest.param(".a{display:none", "12后", id="没有写完"),
    ],
)
def test_a_rule_hides_what_it_selects(css, expected):
    assert shown(css, "<div><span class='a c' id=b>12</span>后</div>") == expected


def test_a_style_of_its_own_comes_before_the_sheet_s():
    assert shown(".a{display:none}", "<span class=a style='display:inline'>12</span>") == "12"


def test_what_a_script_may_unfold_stays():
    long = "本年度主动公开的各项信息均按规定的时限和渠道发布，" * 3
    assert shown(".more{display:none}", f"<div class=more>{long}</div>") == long
    grids = as_printed(
        PAGE.format(".all{display:none}", f"<div class=all>{TABLE.format('规章', 3)}</div>").encode(),
        "页.html",
    ).blocks
    assert len(grids) == 1


def test_a_hidden_table_beside_one_that_is_shown_is_not_read():
    css = ".tab{display:none}.tab.now{display:block}"
    body = (
        f"<div class=tab>{TABLE.format('规章', 3)}</div><div class='tab now'>{TABLE.format('规章', 5)}</div>"
    )
    (grid,) = as_printed(PAGE.format(css, body).encode(), "页.html").blocks
    assert [cell.text for cell in grid.rows[0]] == ["规章", "5"]


def test_a_page_built_to_take_long_does_not():
    css = "".join(f".a{n} .a{{display:none}}" for n in range(3000))
    assert "12" in shown(css, "<span class=a>12</span>" * 3000)


def test_white_by_a_class_on_a_ground_by_a_class_is_read():
    page = (
        "<h1>松溪县水务局2023年政府信息公开工作年度报告</h1><p>二、主动公开政府信息情况</p><table><tr><td>信息内容<td>本年处理决定数量"
        "<tr class=dark><td>行政许可<td><span class=light>41</span></table>"
    )
    for css, expected in ((".light{color:#fff}.dark{background:#123}", 41), (".light{color:#fff}", None)):
        report = read_bytes(PAGE.format(css, page).encode(), "页.html")
        assert report.figures["t2.licensing.decisions"] == expected


def test_neither_do_rules_for_every_element():
    css = "".join(f"span{{display:none;top:{n}px}}" for n in range(3000))
    assert "12" in shown(css, "<span>12</span>" * 3000)
