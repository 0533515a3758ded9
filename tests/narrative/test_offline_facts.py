"""A fact as source text: its number becomes a reference wherever staff put it."""

import pytest

from drafting.facts import Aspect, Fact
from drafting.figures import Number
from drafting.ledger import Ledger, render
from drafting.narrative.material import PARTS, fact_source, marked


@pytest.mark.parametrize(
    ("statement", "value", "unit", "source", "shown"),
    [
        pytest.param(
            "公开政府信息{}。", 1035, "条", "公开政府信息[[fact.x]]", "公开政府信息1035条", id="留空处"
        ),
        pytest.param(
            "公开政府信息{}条",
            1035,
            "条",
            "公开政府信息[[fact.x]]",
            "公开政府信息1035条",
            id="留空处后写了单位",
        ),
        pytest.param("举办培训{}场", 3, "次", "举办培训[[fact.x|场]]", "举办培训3场", id="别的量词"),
        pytest.param("举办2次开放日", 2, "次", "举办[[fact.x]]开放日", "举办2次开放日", id="已写数字"),
        pytest.param("举办三期培训班", 3, "期", "举办[[fact.x]]培训班", "举办3期培训班", id="已写汉字数字"),
        pytest.param("发布信息1,035条", 1035, "条", "发布信息[[fact.x]]", "发布信息1035条", id="带千位分隔"),
        pytest.param(
            "发布信息1000多条", 1000, "条", "发布信息[[fact.x|n]]多条", "发布信息1000多条", id="约数"
        ),
        pytest.param(
            "公开政府信息", 1035, "条", "公开政府信息[[fact.x]]", "公开政府信息1035条", id="未写数字"
        ),
        pytest.param(
            "办好专栏，回应关切",
            3,
            "个",
            "办好专栏，回应关切（[[fact.x]]）",
            "办好专栏，回应关切（3个）",
            id="多个分句，数字入括号",
        ),
        pytest.param(
            "落实第一责任人制度",
            1,
            "次",
            "落实第一责任人制度[[fact.x]]",
            "落实第一责任人制度1次",
            id="序数不是数字",
        ),
        pytest.param(
            "召开会议2次，两次听取汇报",
            2,
            "次",
            "召开会议[[fact.x]]，两次听取汇报",
            "召开会议2次，两次听取汇报",
            id="说了两遍，取数字的一遍",
        ),
        pytest.param(
            "印发2次，通报2次", 2, "次", "印发2次，通报2次", "印发2次，通报2次", id="说不准是哪一个，照原话"
        ),
        pytest.param(
            "召开会议2次，培训2场，走访",
            2,
            "家",
            "召开会议2次，培训2场，走访（[[fact.x]]）",
            "召开会议2次，培训2场，走访（2家）",
            id="别的量词的同一个数，不是它",
        ),
        pytest.param("统一培训", 1, "次", "统一培训[[fact.x]]", "统一培训1次", id="固定词不是数字"),
        pytest.param("印发工作要点", None, "", "印发工作要点", "印发工作要点", id="没有数字"),
        pytest.param("发布信息{}条", None, "条", "发布信息〔待填〕条", "发布信息〔待填〕条", id="留空而未填"),
    ],
)
def test_the_number_of_a_fact_is_a_reference(
    statement: str, value: Number | None, unit: str, source: str, shown: str
) -> None:
    fact = Fact("x", Aspect.PROACTIVE, statement, value, unit)
    assert fact_source(fact) == source
    assert render(source, Ledger.of({}, facts=[fact])) == shown


def test_every_sentence_of_a_fact_ends_with_its_mark() -> None:
    fact = Fact("m", Aspect.RECORDS, "修订公开指南。清理失效信息。")
    assert marked(fact) == "修订公开指南‹fact.m›。清理失效信息‹fact.m›"


def test_every_aspect_has_its_one_part() -> None:
    aspects = [aspect for part in PARTS for aspect in part.aspects]
    assert sorted(aspects) == sorted(Aspect)
