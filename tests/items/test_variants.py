"""Three problems and their measures in every combination of heading, ordinals and cue."""

from itertools import product

import pytest

from drafting.items import last_year, split_items

PROBLEMS = ("部分栏目更新不及时", "政策解读形式单一", "专职人员不足")
MEASURES = ("每月巡查栏目并通报", "制作图解和短视频", "为每个科室配备信息员")
OPENINGS = [
    "",
    "存在的主要问题\n",
    "（一）存在的主要问题\n",
    "一、政府信息公开工作存在的主要问题\n",
    "【存在问题】\n",
    "（一）存在的不足。主要有：",
    "目前，我局还存在以下问题：",
    "对照上级要求，我局还有差距：",
    "2023年，我局政府信息公开工作取得一定成效，但仍存在一些不足，主要表现在：\n",
    "2023年度，我局在政府信息公开工作中主要存在以下几个方面的问题。\n",
    "虽然我局工作有了进展，但与群众期待相比还有不小距离。",
]
LEADS = [
    "改进措施\n",
    "（二）改进情况\n",
    "【改进措施】\n",
    "改进措施：",
    "下一步，",
    "针对以上不足，",
    "下一步改进方向：",
    "下一步，我局将做好以下工作：\n",
    "2024年，我局将从以下几方面改进：",
    "为此，我局将：\n",
    "今后，我局将着重抓好三项工作。",
    "（二）下一步改进措施。针对上述问题，",
    "二、下一步工作思路\n下一步，我局将从以下方面着手：\n",
    "我局将坚持问题导向，重点从以下三个方面加以改进：\n",
    "针对以上问题，云岭市教育局高度重视，认真研究，制定了以下整改措施：\n",
    "在今后的工作中，我局将进一步加大工作力度，",
]
LISTS = {
    "一是同段": "一是{}；二是{}；三是{}。",
    "第一": "第一，{}。第二，{}。第三，{}。",
    "首先": "首先，{}；其次，{}；最后，{}。",
    "圈码": "①{}；②{}；③{}。",
    "括号数字": "（1）{}；（2）{}；（3）{}。",
    "半角": "(1){};(2){};(3){}.",
    "一是分段": "一是{}。\n二是{}。\n三是{}。\n",
    "数字": "1.{}。\n2.{}。\n3.{}。\n",
    "括号": "（一）{}。\n（二）{}。\n（三）{}。\n",
    "顿号": "一、{}。\n二、{}。\n三、{}。\n",
}
CUES = [
    "改进措施：",
    "【措施】",
    "——整改情况：",
    "下一步，",
    "下一步，我局将",
    "对此，",
    "为此，我局将",
    "为解决这一问题，我局将",
    "目前，我局已",
    "2024年，我局将",
    "2024 年,我局将",
    "我局将",
]
BEFORE = {
    "": "",
    "小标题": "（一）上年度问题整改情况\n公开专区闲置问题已解决。\n（二）本年度主要问题及改进措施\n",
    "一段": "上年度存在的公开专区闲置问题，已通过增设自助机解决。\n",
    "同段": "去年的问题已整改到位。今年存在的主要问题及改进措施如下：\n",
    "两年": "针对上年度公开专区闲置的问题，我局增设了自助机。\n2023年存在的问题及改进措施：\n",
}
ITEMS = ["一是{}。", "1.{}。", "（一）{}。", "问题一：{}。", "第一，{}。", "①{}。", "◆{}。"]


def bare(words: str) -> str:
    return words.strip("；;。.")


@pytest.mark.parametrize("kind", LISTS)
def test_two_lists(kind):
    wrong = []
    for opening, lead in product(OPENINGS, LEADS):
        starts = opening if "\n" not in LISTS[kind] or not opening else opening.rstrip() + "\n"
        text = starts + LISTS[kind].format(*PROBLEMS) + "\n" + lead
        text += ("\n" if "\n" in LISTS[kind] else "") + LISTS[kind].format(*MEASURES)
        found = [
            (bare(p.problem.text) if p.problem else "", [bare(m.text) for m in p.measures])
            for p in split_items(text)
        ]
        wrong += [text] if found != [(p, [m]) for p, m in zip(PROBLEMS, MEASURES, strict=True)] else []
    assert wrong == []


@pytest.mark.parametrize("before", BEFORE)
def test_every_problem_followed_by_its_measure(before):
    wrong = []
    for item, between, cue in product(ITEMS, ("", "\n"), CUES):
        numbered = [
            item.replace("一", "一二三"[n], 1).replace("1", "123"[n], 1).replace("①", "①②③"[n])
            for n in range(3)
        ]
        told = [
            one.format(problem) + between + cue + measure + "。"
            for one, problem, measure in zip(numbered, PROBLEMS, MEASURES, strict=True)
        ]
        text = BEFORE[before] + "\n".join(told)
        pairs = split_items(text)
        right = len(pairs) == 3 and all(
            pair.problem
            and bare(pair.problem.text) == problem
            and measure in "".join(m.text for m in pair.measures)
            for pair, problem, measure in zip(pairs, PROBLEMS, MEASURES, strict=True)
        )
        wrong += [] if right and bool(last_year(text)) == bool(before) else [text]
    assert wrong == []
