"""The guard: what a model may not get past it, and what it has to let through."""

import pytest
from builders import ORGAN, consistent_figures, report, zero_figures

from drafting.checks.findings import Finding, Severity
from drafting.facts import Aspect, Fact
from drafting.figures import Number
from drafting.narrative.guard import guard
from drafting.narrative.material import PARTS, Card, Material, Measure, Origin
from drafting.narrative.offline import write_part
from drafting.report import OrganType

FACTS = (
    Fact("a1", Aspect.PROACTIVE, "通过政府网站公开政府信息{}", 1035, "条"),
    Fact("a2", Aspect.PROACTIVE, "围绕助企纾困开展图文解读"),
    Fact("b1", Aspect.ON_REQUEST, "修订依申请公开答复文书模板，由司法局逐件审核"),
    Fact("c1", Aspect.RECORDS, "7月完成政府信息公开指南第3版修订"),
    Fact("d1", Aspect.PLATFORMS, "政府网站改版上线，网址http://www.qinghe.example，电话0871-65432100"),
    Fact("e1", Aspect.SUPERVISION, "举办业务培训{}", 3, "期"),
    Fact("o1", Aspect.OTHER, "本年度未收取信息处理费"),
)
CELLS: dict[str, Number | None] = consistent_figures(1) | {
    "t3.received.total": 87, "t3.carried_in.total": 3, "t3.processed.total": 89, "t3.granted.total": 26,
    "t3.carried_out.total": 1,
}  # fmt: skip
LAST = report(zero_figures() | {"t3.received.total": 100, "t3.granted.total": 26})
MATERIAL = Material(ORGAN, OrganType.GOVERNMENT, 2024, CELLS, FACTS, LAST)
OFFERED = frozenset({*MATERIAL.ledger, *(fact.reference for fact in FACTS)})


def findings(text: str, material: Material = MATERIAL) -> tuple[Finding, ...]:
    """The errors; notes let a text stand."""
    found = guard(text, material, offered=OFFERED)
    return tuple(finding for finding in found if finding.severity is Severity.ERROR)


def rules(text: str, material: Material = MATERIAL) -> set[str]:
    return {finding.rule for finding in findings(text, material)}


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        pytest.param("公开政府信息7391条‹fact.a1›。", "text-unbound", id="编造的数"),
        pytest.param("公开政府信息７３９１条‹fact.a1›。", "text-unbound", id="全角数字"),
        pytest.param("公开政府信息7,391条‹fact.a1›。", "text-unbound", id="千位分隔"),
        pytest.param("公开政府信息一千余条‹fact.a1›。", "text-unbound", id="汉字约数"),
        pytest.param("六成政府信息公开申请予以公开。", "text-unbound", id="六成"),
        pytest.param("政府信息公开申请数量翻番。", "text-unbound", id="翻番"),
        pytest.param("半数以上政府信息公开申请予以公开。", "text-unbound", id="半数"),
        pytest.param("公开政府信息上百条‹fact.a1›。", "text-unbound", id="上百"),
        pytest.param("政府信息公开申请按期办结率达到百分之百。", "text-unbound", id="百分之百"),
        pytest.param("政府信息公开申请部分公开26件。", "text-unbound", id="真数写在别的事项上"),
        pytest.param("举办业务培训3期，参训120人次‹fact.e1›。", "text-unbound", id="素材之外添数"),
        pytest.param("8月完成公开指南修订‹fact.c1›。", "text-unbound", id="素材之外的日期"),
        pytest.param("联系电话：0871-12345678。", "text-unbound", id="编造的电话"),
        pytest.param("公开指南见《关于修订的通知》（青政办〔2023〕12号）。", "text-unbound", id="编造的文号"),
        pytest.param(
            "政府信息公开申请予以公开[[t3.received.total]]。", "reference-mismatch", id="引用写在别的事项上"
        ),
        pytest.param("收到政府信息公开申请[[t3.received.sum]]。", "reference-mismatch", id="编造的引用"),
        pytest.param("收到政府信息公开申请[[t3.received.total]]人次。", "reference-mismatch", id="别的量词"),
        pytest.param("新收政府信息公开申请数量比上年上升。", "reference-mismatch", id="实为下降"),
        pytest.param("政府信息公开行政复议比上年减少。", "reference-mismatch", id="实为上升"),
        pytest.param("首次收到政府信息公开申请。", "reference-mismatch", id="上年就有"),
        pytest.param("未收到政府信息公开申请。", "reference-mismatch", id="收到而说未收到"),
        pytest.param("未发生行政复议、行政诉讼。", "reference-mismatch", id="发生而说未发生"),
        pytest.param("收到政府信息公开申请[[t3.received.total。", "placeholder-left", id="引用不完整"),
        pytest.param("收到政府信息公开申请[[ ]]。", "placeholder-left", id="空引用"),
        pytest.param("主动公开方面，〔待补〕。", "placeholder-left", id="占位"),
        pytest.param("举办业务培训××期。", "placeholder-left", id="叉号"),
        pytest.param("举办业务培训[[fact.e1]]‹fact。", "placeholder-left", id="标记不完整"),
        pytest.param("", "placeholder-left", id="空"),
        pytest.param(" \n‹fact.a1›。", "placeholder-left", id="只有标记"),
        pytest.param("## 主动公开\n政府网站改版上线‹fact.d1›。", "placeholder-left", id="标题记号"),
        pytest.param("政府网站**改版上线**‹fact.d1›。", "placeholder-left", id="加粗记号"),
        pytest.param("- 政府网站改版上线‹fact.d1›。", "placeholder-left", id="列表记号"),
        pytest.param("The website has been redesigned.", "placeholder-left", id="英文"),
        pytest.param("政府网站改版上线‹fact.d1›，very good。", "placeholder-left", id="夹英文"),
        pytest.param("ウェブサイトを改版。", "placeholder-left", id="日文"),
        pytest.param("<think>先看素材</think>政府网站改版上线‹fact.d1›。", "placeholder-left", id="思考过程"),
        pytest.param("好的，以下是正文。\n政府网站改版上线‹fact.d1›。", "placeholder-left", id="开场白"),
        pytest.param("政府网站改版上线‹fact.d1›。\n注：清单里没有的未写。", "placeholder-left", id="附注"),
        pytest.param("作为AI语言模型，无法核实。", "placeholder-left", id="自称模型"),
        pytest.param("召开工作推进会，印发工作要点。", "deed-unsupported", id="没做的事"),
        pytest.param("聘请社会监督员，建立评议制度。", "deed-unsupported", id="没聘没建"),
        pytest.param(
            "对政府信息公开申请[[t3.received.total]]完善了台账。", "deed-unsupported", id="数旁边没做的事"
        ),
        pytest.param("公布[[t3.received.total]]申请的流程。", "deed-unsupported", id="表里不数的事"),
        pytest.param("已形成长效机制。", "deed-unsupported", id="已"),
        pytest.param("将政府信息公开工作纳入年度考核。", "deed-unsupported", id="“将”是“把”"),
        pytest.param("围绕重点领域开展解读。", "deed-unsupported", id="围绕着做的事"),
        pytest.param("针对存在的问题开展专项整治。", "deed-unsupported", id="针对问题做的事"),
        pytest.param("人员力量不足，已配备专职人员。", "deed-unsupported", id="缺点之后说已补"),
        pytest.param("力量不足的部门已配备专职人员。", "deed-unsupported", id="一句里说缺点也说已补"),
        pytest.param("举办业务培训[[fact.e1]]‹fact.e9›。", "deed-unsupported", id="编造的标记"),
        pytest.param("获得全省先进单位称号‹fact.e1›。", "deed-unsupported", id="标记挂错"),
        pytest.param("举办业务培训[[fact.e1]]，建成信息公开专区‹fact.e1›。", "deed-unsupported", id="搭车"),
        pytest.param(
            "举办业务培训[[fact.e1]]‹fact.e1›。建立考核制度。", "deed-unsupported", id="标记管不到下一句"
        ),
        pytest.param("下一步将修订模板。全年已开展检查。", "deed-unsupported", id="打算之后说已做"),
        pytest.param("开展业务培训[[t3.received.total]]。", "deed-unsupported", id="拿表里的数充工作"),
        pytest.param("未发生责任追究情形。", "deed-unsupported", id="没人说过的没有发生"),
        pytest.param("南岗区政府网站改版上线‹fact.d1›。", "text-organ", id="别的区"),
        pytest.param("由市场监管局审核。", "text-organ", id="别的局"),
        pytest.param("政府网站改版上线‹fact.d1›，受到江北市人民政府肯定。", "text-organ", id="别的市"),
        pytest.param("南岗镇和柳树街道办理申请。", "text-organ", id="镇街"),
    ],
)
def test_misdeeds_are_caught(text: str, rule: str) -> None:
    found = findings(text)
    assert rule in {finding.rule for finding in found}
    assert all(finding.severity is Severity.ERROR and finding.message.endswith("。") for finding in found)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("通过政府网站公开政府信息[[fact.a1]]‹fact.a1›。", id="照素材"),
        pytest.param("围绕助企纾困，及时开展图文解读‹fact.a2›。", id="改写素材"),
        pytest.param("举办业务培训[[fact.e1]]。", id="引用素材的数字，就是支撑"),
        pytest.param(
            "围绕助企纾困开展图文解读‹fact.a2›；举办业务培训[[fact.e1]]‹fact.e1›。", id="一句两条素材"
        ),
        pytest.param("修订答复文书模板，由司法局逐件审核。‹fact.b1›", id="标记在句号后"),
        pytest.param("7月完成政府信息公开指南第3版修订‹fact.c1›。", id="素材里的日期和序号"),
        pytest.param(
            "政府网站改版上线，网址http://www.qinghe.example，电话0871-65432100‹fact.d1›。",
            id="素材里的网址和电话",
        ),
        pytest.param("本年度未收取信息处理费‹fact.o1›。", id="素材说的没有"),
        pytest.param(
            "2024年新收政府信息公开申请[[t3.received.total]]，加上上年结转[[t3.carried_in.total]]，办结[[t3.processed.total]]，"
            "其中予以公开[[t3.granted.total]]，结转下年度继续办理[[t3.carried_out.total]]。",
            id="表里的工作",
        ),
        pytest.param("新收政府信息公开申请数量比上年[[t3.received.total|change]]。", id="升降引用"),
        pytest.param("新收政府信息公开申请数量比上年下降。", id="确为下降"),
        pytest.param("部分栏目更新不够及时，基层人员培训较少。", id="说缺点"),
        pytest.param("下一步将修订答复文书模板，建立会商机制。今后按季度通报。", id="打算"),
        pytest.param("拟增设线下查阅专区，方便群众查询。", id="专区不是地名"),
        pytest.param("对照落实条例的要求，加大公开力度的任务仍然较重。", id="依据和差距"),
        pytest.param("将对答复文书逐件核对，将建立会商机制。", id="“将”是打算"),
        pytest.param(
            "根据《中华人民共和国政府信息公开条例》和国务院办公厅政府信息与政务公开办公室有关规定，现公布云岭市青禾区人民政府2024年"
            "政府信息公开工作年度报告。统计期限自2024年1月1日起至2024年12月31日止。",
            id="导语",
        ),
        "制定政府规章[[t2.rules.made]]。",
        "对[[t3.processed.total]]申请依法作出答复。",
    ],
)
def test_honest_texts_pass(text: str) -> None:
    assert findings(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "高度重视政府信息公开，扎实推进各项工作。",
        "坚持以公开为常态、不公开为例外，进一步加大公开力度。",
        "加强组织领导，压实工作责任。",
        "认真贯彻落实《中华人民共和国政府信息公开条例》和上级决策部署。",
    ],
)
def test_a_stock_phrase_is_noted_and_let_stand(text: str) -> None:
    found = guard(text, MATERIAL, offered=OFFERED)
    assert {(finding.rule, finding.severity) for finding in found} == {("stock-phrase", Severity.INFO)}


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        pytest.param("健全监督员制度，聘请专职律师。", False, id="措施是打算"),
        pytest.param("全年开展抽查。", False, id="措施说的全年是来年"),
        pytest.param("已建立监督员制度。", True, id="措施说已做了"),
        pytest.param("聘请了专职律师。", True, id="措施说做了"),
    ],
)
def test_a_measure_is_a_plan_until_it_says_done(text: str, refused: bool) -> None:
    found = guard(text, MATERIAL, offered=OFFERED, planned=True)
    assert [finding.rule for finding in found] == (["deed-unsupported"] if refused else [])


def test_a_direction_needs_a_last_year() -> None:
    unknown = Material(ORGAN, OrganType.GOVERNMENT, 2024, CELLS, FACTS)
    assert rules("新收政府信息公开申请数量比上年下降。", unknown) == {"reference-mismatch"}


def test_what_nobody_received_may_be_denied() -> None:
    quiet = Material(ORGAN, OrganType.GOVERNMENT, 2024, zero_figures())
    assert findings("未收到政府信息公开申请，未发生行政复议、行政诉讼。", quiet) == ()
    assert rules("未收到政府信息公开申请。", Material(ORGAN, OrganType.GOVERNMENT, 2024, {})) == {
        "reference-mismatch"
    }, "未填不是零"


def test_who_and_when_on_a_card_may_be_said() -> None:
    measure = Measure("修订答复文书模板", who="区档案馆和区大数据局", due="2025年6月底")
    card = Card("c", "", Origin.FACT, "答复不规范", measures=(measure,))
    text = "将由区大数据局修订答复文书模板，2025年6月底前完成。"
    with_card = Material(ORGAN, OrganType.GOVERNMENT, 2024, CELLS, FACTS, LAST, (card,))
    assert findings(text, with_card) == ()
    assert rules(text) == {"text-organ", "text-unbound"}


def test_only_what_was_offered_may_be_cited() -> None:
    text = "新收政府信息公开申请[[t3.received.total]]。"
    assert [f.rule for f in guard(text, MATERIAL, offered=())] == ["reference-mismatch"]


def test_the_message_is_an_instruction_and_names_the_place() -> None:
    text = "收到政府信息公开申请[[t3.received.total]]。全年召开会议部署。"
    (finding,) = findings(text)
    assert finding.excerpt == "全年召开会议部署"
    assert text[slice(*finding.span or (0, 0))] == "全年召开会议部署"
    assert finding.message == (
        "“全年召开会议部署”：说的是已经做了的事，却没有素材支撑。素材里有的，在句号前照抄支撑标记；没有的，删去。"
    )


@pytest.mark.parametrize("organ", [ORGAN, "云岭市水务局", "青禾区柳溪街道办事处"])
@pytest.mark.parametrize("year", range(2021, 2029))
@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.code)
def test_the_offline_writer_passes_its_own_guard(part, year: int, organ: str) -> None:  # type: ignore[no-untyped-def]
    facts = (
        *FACTS,
        Fact("i1", Aspect.INTRO, "本报告电子版可在门户网站查阅，如有疑问请联系办公室"),
        Fact("s1", Aspect.ASSESSMENT, "政府信息公开工作纳入年度绩效考核"),
        Fact("s2", Aspect.PUBLIC_REVIEW, "社会评议结果为满意"),
        Fact("s3", Aspect.ACCOUNTABILITY, "未发生责任追究情形"),
        Fact("p1", Aspect.PROBLEM, "部分栏目更新不够及时"),
        Fact("m1", Aspect.MEASURE, "由办公室按月巡查栏目并通报", problem="p1"),
        Fact("l1", Aspect.LAST_YEAR, "针对上年解读形式单一的问题，增加了图解和短视频"),
    )
    last = report(consistent_figures(year, 9), year=year - 1)
    drawn_on = Material(organ, OrganType.GOVERNMENT, year, consistent_figures(year), facts, last)
    offered = {*drawn_on.ledger, *(fact.reference for fact in facts)}
    assert guard(write_part(part, drawn_on), drawn_on, offered=offered) == ()


@pytest.mark.parametrize("text", ["全年镇长办公会听取汇报。", "去年县长调研。"])
def test_a_time_before_an_office_is_no_organ(text: str) -> None:
    assert "text-organ" not in rules(text)
