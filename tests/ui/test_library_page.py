"""往年年报库 and 参考写法 without a browser: what was found and why, wording taken over, two years compared."""

import pytest
from ui.app import ROOT, field, page, press

from drafting.precedents import PrecedentIndex
from drafting.reading import read_report
from drafting.settings import settings

pytestmark = pytest.mark.enable_socket


@pytest.fixture
def indexed(workspace) -> None:
    files = [ROOT / "corpus" / "reports" / f"qinghe-{year}.docx" for year in (2022, 2023)]
    with PrecedentIndex(settings().home / "precedents") as index:
        index.add_all([(read_report(path), path.name) for path in files])


def told(app) -> str:
    return "\n".join(
        one.value.replace("\\", "") for kind in ("markdown", "caption") for one in getattr(app, kind)
    )


def test_a_hit_has_its_words_marked_its_reason_and_its_partner(indexed, sample):
    app = page("library", sample)
    field(app, "text_input", "想找的写法").set_value("答复不规范").run()
    assert ":orange-background[答复不规范]" in told(app)
    assert "为什么找到：都有“答复不规范”" in told(app)
    assert "对应的措施" in told(app)


def test_two_years_stand_side_by_side(indexed, sample):
    app = page("library", sample)
    assert [box.value for box in app.selectbox if box.label in ("左边", "右边")] == [2022, 2023]
    assert "与左边相同" in told(app)


def test_wording_is_taken_over_without_its_figures(indexed, sample):
    app = page("writing", sample)
    field(app, "text_input", "想找的写法").set_value("行政复议结果被纠正").run()
    press(app, "插入正文")
    inserted = app.session_state[f"insert-{sample}-5"].text
    assert "〔待填〕" in inserted
    assert not any(character.isdigit() for character in inserted)
