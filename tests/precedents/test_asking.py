import pytest

from drafting.precedents.asking import Asked, understand

ORGANS = ("云岭市", "云岭市教育局", "云岭市青禾区人民政府")
OWN = "云岭市青禾区人民政府"


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        pytest.param("答复不规范", Asked("答复不规范"), id="没有条件"),
        pytest.param("去年答复不规范的问题", Asked("答复不规范", year=2023, kind="problem"), id="去年"),
        pytest.param("前年的培训", Asked("培训", year=2022), id="前年"),
        pytest.param("今年培训", Asked("培训", year=2024), id="今年"),
        pytest.param("2021年度政策解读", Asked("政策解读", year=2021), id="年份"),
        pytest.param("我区2022年栏目更新的整改措施", Asked("栏目更新", 2022, OWN, "measure"), id="我区"),
        pytest.param("云岭市教育局有什么问题", Asked("云岭市教育局有什么问题", None, "云岭市教育局", "problem"), id="只有条件"),
        pytest.param("云岭市教育局的公众号", Asked("公众号", organ="云岭市教育局"), id="机关取最长的"),
        pytest.param("栏目不更新怎么办？", Asked("栏目不更新", kind="measure"), id="怎么办"),
        pytest.param("20号文件", Asked("20号文件"), id="不是年份"),
    ],
)  # fmt: skip
def test_what_is_understood(typed, asked):
    assert understand(typed, organs=ORGANS, own=OWN, latest=2024) == asked


def test_our_district_means_nothing_while_the_own_organ_is_not_in_the_index():
    assert understand("我区栏目更新", organs=(), own="", latest=2024) == Asked("我区栏目更新")
