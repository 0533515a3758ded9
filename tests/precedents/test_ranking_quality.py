"""Retrieval over a small labelled library: texts of our own, twenty queries in other words than the texts."""

import pytest
from builders import report

from drafting.precedents import PrecedentIndex, Query

LIBRARY = {
    ("云岭市青禾区人民政府", 2022): (
        [
            "依申请公开答复文书引用条款不够准确，个别告知书未写明救济途径",
            "政策解读以文字为主，图解、视频较少，群众看不懂",
            "部分单位栏目长期未更新，存在空白栏目",
        ],
        [
            "由区司法局审定十二类答复文书模板，发出前一律经法律顾问审核",
            "凡涉企涉民的文件，起草单位须同时提供一图读懂或短视频，随文件发布",
            "每月末由办公室逐栏读网，到期未更新的发提醒函，次月通报",
        ],
    ),
    ("云岭市教育局", 2022): (
        [
            "从事信息公开的同志多为兼职，变动频繁，新手业务不熟",
            "学校招生、收费等群众关心的信息发布分散，不易查找",
            "科室之间会商不够，一份申请在几个科室来回转办",
        ],
        [
            "每个科室确定A、B岗，新到岗人员跟班一周后方可独立办件",
            "在网站首页设义务教育招生专题，把学区、计划和收费标准放在一处",
            "收到疑难申请三日内由办公室召集会商，明确一个主办科室",
        ],
    ),
    ("云岭市青禾区临溪镇人民政府", 2023): (
        [
            "村级公开栏内容陈旧，老年人不会上网，线下公开薄弱",
            "镇村干部对政府信息公开重视不够，认为是额外负担",
            "公开前的隐私审查不细，救助名单曾出现完整证件号码",
        ],
        [
            "在便民服务中心设公开专区，村务公开栏每季度更换并拍照备查",
            "把信息公开列入班子会议题，由镇长每半年听取一次汇报",
            "名单类信息一律先脱敏，由经办人和保密员两人核对后上网",
        ],
    ),
    ("云岭市市场监督管理局", 2023): (
        [
            "行政复议纠错数较多，被撤销的答复集中在检索不充分",
            "投诉举报人以信息公开代替信访，重复申请占比高",
            "行政处罚决定公示不够及时，执法信息与许可信息分散两处",
        ],
        [
            "逐件复盘被纠正的案件，把检索过程做成记录存入案卷",
            "对属于投诉举报的来件，一次告知相应渠道，并与信访窗口对接分流",
            "处罚决定作出后七个工作日内由法规科统一公示",
        ],
    ),
    ("云岭市青禾区住房和城乡建设局", 2023): (
        [
            "征收补偿类申请大幅增加，人少件多，结转下年办理的较多",
            "申请人对所需信息描述不清，补正次数多",
            "重大决策征求意见后，采纳情况没有向公众反馈",
        ],
        [
            "办件系统对临期件提前五日预警，超过时限的由分管领导督办",
            "制作申请填写示例，受理窗口当场辅导，补正一次说清",
            "征集期满十日内在原页面公布意见汇总和采纳理由",
        ],
    ),
    ("云岭市青禾区人民政府办公室", 2024): (
        [
            "政务新媒体账号过多，一些账号无人维护，成了僵尸号",
            "规范性文件清理后，网上仍能看到已经废止的文件",
            "各镇街工作水平参差不齐，个别单位连续两年排名靠后",
        ],
        [
            "关停整合七个账号，保留的账号明确责任编辑，停更两周即提醒",
            "文件库逐件标注有效性，废止的移入历史文件并注明失效日期",
            "对靠后的镇街结对帮扶，由办公室派人驻点指导一个月",
        ],
    ),
}

QUERIES = [
    ("答复书格式和法条引用不规范", "problem", "答复文书引用条款"),
    ("怎样让依申请公开的告知书合法规范", "measure", "答复文书模板"),
    ("解读形式单一，缺少图文", "problem", "政策解读以文字为主"),
    ("网页信息更新滞后", "problem", "栏目长期未更新"),
    ("杜绝栏目不更新的办法", "measure", "逐栏读网"),
    ("工作力量不足，人员流动大", "problem", "多为兼职"),
    ("队伍不稳定怎么改进", "measure", "A、B岗"),
    ("部门间协调配合不够", "problem", "会商不够"),
    ("群众查找信息不方便", "problem", "不易查找"),
    ("乡村线下公开渠道少", "problem", "村级公开栏"),
    ("领导干部认识不到位", "problem", "重视不够"),
    ("防止泄露个人信息", "measure", "先脱敏"),
    ("答复被复议机关撤销", "problem", "行政复议纠错"),
    ("降低败诉和纠错率的措施", "measure", "逐件复盘"),
    ("滥用申请权，反复申请", "problem", "重复申请占比高"),
    ("双公示超期", "problem", "行政处罚决定公示"),
    ("申请数量激增，积压多", "problem", "大幅增加"),
    ("防止逾期答复", "measure", "提前五日预警"),
    ("申请内容不明确，反复补正", "problem", "描述不清"),
    ("公众参与后没有回音", "problem", "采纳情况没有"),
    ("微信公众号管理不善", "problem", "新媒体账号过多"),
    ("失效文件没有及时标明", "problem", "已经废止的文件"),
    ("基层发展不平衡", "problem", "参差不齐"),
]


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    with PrecedentIndex(tmp_path_factory.mktemp("library")) as index:
        for (organ, year), (problems, measures) in LIBRARY.items():
            section5 = f"（一）存在的主要问题\n{numbered(problems)}\n（二）改进措施\n{numbered(measures)}"
            index.add(report(organ=organ, year=year, texts={5: section5}), f"{organ}{year}.docx")
        yield index


def numbered(texts):
    return "\n".join(f"{numeral}是{text}。" for numeral, text in zip("一二三四", texts, strict=False))


@pytest.mark.parametrize(("query", "kind", "wanted"), QUERIES, ids=[query for query, _, _ in QUERIES])
def test_the_item_meant_is_among_the_first_three(library, query, kind, wanted):
    hits = library.search(Query(query, section=5, kind=kind, k=3))
    assert any(wanted in hit.precedent.text for hit in hits), [hit.precedent.text for hit in hits]


def test_most_items_meant_come_first(library):
    first = [library.search(Query(query, kind=kind, k=1))[0].precedent.text for query, kind, _ in QUERIES]
    right = sum(wanted in text for text, (_, _, wanted) in zip(first, QUERIES, strict=True))
    assert right / len(QUERIES) >= 0.8
