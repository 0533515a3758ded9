"""Spoken words in what staff typed."""

import re
import tomllib
from importlib.resources import files

import pytest

from drafting.facts import Aspect, Fact
from drafting.narrative.spoken import hint_of, spoken_in

ENTRIES = tomllib.loads(files("drafting.narrative").joinpath("spoken.toml").read_text(encoding="utf-8"))[
    "spoken"
]

SPOKEN = [
    ("全年没收过费", "没收过"),
    ("没有收信息处理费", "没有收"),
    ("对案卷挨个核对", "挨个"),
    ("栏目一个个看过", "一个个"),
    ("搞信息公开的人是兼职", "搞"),
    ("碰到难题先商量", "碰到"),
    ("三件案子已经办完", "案子"),
    ("从五个部门抽了人", "抽了人"),
    ("工作人员换得勤", "换得勤"),
    ("村里换人快", "换人快"),
    ("名单一共四十份", "一共"),
    ("栏目拢共三个", "拢共"),
    ("名单都上网了", "都上网了"),
    ("名单挂在网上", "挂在网上"),
    ("在县政府网站上看", "网站上看"),
    ("名单都贴出来", "贴出来"),
    ("名单贴出去", "贴出去"),
    ("在专栏发了信息", "发了"),
    ("开了两次会", "开了"),
    ("打了60多个电话", "打了"),
    ("说不清楚要什么", "说不清楚"),
    ("解读是把文件抄一遍", "抄一遍"),
    ("解读照抄一通", "照抄一通"),
    ("把信息公开放进年底考核", "放进"),
    ("档案扫描完了", "扫描完了"),
    ("专栏弄好了", "弄好了"),
    ("专栏搞好了。", "搞好了"),
    ("法规科不合格就退回", "不合格就退回"),
    ("大伙儿都来看", "大伙儿"),
    ("差不多三十件", "差不多"),
    ("大概三十件", "大概"),
    ("栏目没人管", "没人"),
    ("头一次办理", "头一次"),
    ("咱局的网站", "咱"),
    ("公开啥不清楚", "啥"),
    ("答复咋写没有规定", "咋"),
    ("上面要求的都公开", "上面"),
]


@pytest.mark.parametrize(("text", "spoken"), SPOKEN)
def test_a_spoken_word(text: str, spoken: str) -> None:
    (entry,) = (one for one in ENTRIES if re.search("|".join(one["wrong"]), text))
    assert spoken_in(text) == ((spoken, entry["right"]),)


def test_every_pattern_is_used() -> None:
    patterns = [wrong for entry in ENTRIES for wrong in entry["wrong"]]
    assert [p for p in patterns if not any(re.search(p, text) for text, _ in SPOKEN)] == []


@pytest.mark.parametrize(
    "text",
    [
        "没收违法所得三件",
        "没有收到申请",
        "公开了两次征求意见稿",
        "碰底价格不公开",
        "核心概念大概率一致",
        "搞好服务",
        "第一共产党员服务队",
        "会上面向群众解读",
    ],
)
def test_what_only_looks_spoken(text: str) -> None:
    assert spoken_in(text) == ()


def test_what_staff_are_told() -> None:
    fact = Fact("1", Aspect.ON_REQUEST, "案子一共{}，挨个看，一共就这些", 3, "件")
    assert hint_of(fact) == "口语：“案子”一般写作“案件”，“一共”一般写作“共”，“挨个”一般写作“逐件、逐一”"
    assert hint_of(Fact("2", Aspect.ON_REQUEST, "修订文书模板")) == ""
