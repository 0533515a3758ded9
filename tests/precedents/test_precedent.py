import pytest

from drafting.errors import InputError
from drafting.precedents import KINDS, LEVELS, Hit, Precedent, Query, level_of, theme_names


@pytest.mark.parametrize(
    ("organ", "level"),
    [
        pytest.param("云岭市人民政府", "government", id="市政府"),
        pytest.param("云岭市青禾区人民政府", "government", id="区政府"),
        pytest.param("云岭市新镇县人民政府", "government", id="县名含镇"),
        pytest.param("新乡岭市人民政府", "government", id="市名含乡"),
        pytest.param("青禾区政府", "government", id="简称政府"),
        pytest.param("云岭高新技术产业开发区管理委员会", "government", id="开发区管理委员会"),
        pytest.param("云岭新城管委会", "government", id="新城管委会"),
        pytest.param("云岭市青禾区临溪镇人民政府", "township", id="镇政府"),
        pytest.param("青禾区白石畲族乡人民政府", "township", id="民族乡政府"),
        pytest.param("青禾区临溪镇", "township", id="只写镇名"),
        pytest.param("青禾区人民政府东湖街道办事处", "township", id="街道办事处"),
        pytest.param("青禾区东湖街道", "township", id="只写街道"),
        pytest.param("青禾区东湖街道办事处（本级）", "township", id="名后有括注"),
        pytest.param("云岭市 青禾区\u3000人民政府", "government", id="名中有空白"),
        pytest.param("青禾区人民政府办公室", "department", id="政府办公室是部门"),
        pytest.param("云岭市人民政府驻外埠办事处", "department", id="驻外办事处是部门"),
        pytest.param("云岭市城市管理委员会", "department", id="城市管理委员会是部门"),
        pytest.param("云岭市人民政府国有资产监督管理委员会", "department", id="国资委是部门"),
        pytest.param("青禾区教育局", "department", id="局"),
        pytest.param("", "department", id="没有机关名"),
    ],
)
def test_level_of(organ, level):
    assert level_of(organ) == level


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        pytest.param({"kind": "issue"}, KINDS, id="类别"),
        pytest.param({"level": "county"}, LEVELS, id="层级"),
        pytest.param({"theme": "天气"}, theme_names(), id="主题"),
        pytest.param({"section": 7}, map(str, range(7)), id="部分"),
        pytest.param({"section": -1}, map(str, range(7)), id="部分为负"),
    ],
)
def test_an_unknown_filter_value_is_refused_naming_the_allowed_ones(wrong, named):
    with pytest.raises(InputError) as refusal:
        Query("答复不规范", **wrong)
    assert str(next(iter(wrong.values()))) in refusal.value.message
    assert all(name in refusal.value.message for name in named)


@pytest.mark.parametrize("text", ["", " \n\u3000"])
def test_an_empty_query_is_refused(text):
    with pytest.raises(InputError, match="检索内容为空"):
        Query(text)


@pytest.mark.parametrize("k", [0, -3])
def test_k_is_at_least_one(k):
    with pytest.raises(InputError, match=str(k)):
        Query("答复不规范", k=k)


def test_a_hit_as_json_has_the_keys_of_the_contract():
    item = Precedent(
        id="a1", text="答复不规范", organ="青禾区教育局", level="department", year=None, section=5,
        kind="problem", theme="依申请答复规范", source="2023.docx", pair="a1",
    )  # fmt: skip
    assert Hit(item, 0.123456).to_json() == {
        "id": "a1",
        "score": 0.1235,
        "text": "答复不规范",
        "organ": "青禾区教育局",
        "level": "department",
        "year": None,
        "section": 5,
        "kind": "problem",
        "theme": "依申请答复规范",
        "source": "2023.docx",
    }
