"""A year of an invented district with its facts and cards: what the honest and the dishonest answers write of.

The cells that are not named are 0. Kept apart from the corpus, so that neither's edits disturb the other.
"""

from decimal import Decimal

from builders import report, zero_figures

from drafting.facts import Aspect, Fact
from drafting.figures import Number
from drafting.narrative.material import Card, Material, Measure, Origin
from drafting.report import OrganType

ORGAN = "云岭市青禾区人民政府"

FIGURES: dict[str, Number] = {
    "t2.normative.made": 18,
    "t2.normative.repealed": 21,
    "t2.normative.in_force": 105,
    "t2.licensing.decisions": 10612,
    "t2.penalties.decisions": 1395,
    "t2.coercion.decisions": 37,
    "t2.fees.amount": Decimal("3461.82"),
    "t3.received.natural": 128,
    "t3.received.business": 22,
    "t3.received.research": 1,
    "t3.received.welfare": 1,
    "t3.received.legal": 10,
    "t3.received.other": 1,
    "t3.received.total": 163,
    "t3.carried_in.total": 9,
    "t3.granted.total": 64,
    "t3.partial.total": 18,
    "t3.refused_law.total": 1,
    "t3.refused_third_party.total": 6,
    "t3.refused_internal.total": 3,
    "t3.refused_process.total": 5,
    "t3.refused_enforcement.total": 4,
    "t3.refused_query.total": 4,
    "t3.unavailable_not_held.total": 25,
    "t3.unavailable_not_ready.total": 8,
    "t3.unavailable_unclear.total": 3,
    "t3.unprocessed_petition.total": 6,
    "t3.unprocessed_repeat.total": 5,
    "t3.unprocessed_published.total": 1,
    "t3.unprocessed_excessive.total": 2,
    "t3.closed_uncorrected.total": 4,
    "t3.closed_other.total": 1,
    "t3.processed.total": 160,
    "t3.carried_out.total": 12,
    "t4.review.upheld": 10,
    "t4.review.corrected": 9,
    "t4.review.other": 2,
    "t4.review.pending": 1,
    "t4.review.total": 22,
    "t4.litigation_direct.upheld": 1,
    "t4.litigation_direct.total": 1,
    "t4.litigation_after_review.upheld": 2,
    "t4.litigation_after_review.corrected": 1,
    "t4.litigation_after_review.pending": 1,
    "t4.litigation_after_review.total": 4,
}

LAST_YEAR: dict[str, Number] = {
    "t2.normative.made": 15,
    "t2.normative.repealed": 7,
    "t2.normative.in_force": 108,
    "t2.licensing.decisions": 10097,
    "t2.penalties.decisions": 1256,
    "t2.coercion.decisions": 42,
    "t2.fees.amount": Decimal("3476.25"),
    "t3.received.natural": 93,
    "t3.received.business": 12,
    "t3.received.research": 1,
    "t3.received.legal": 8,
    "t3.received.total": 114,
    "t3.carried_in.total": 9,
    "t3.granted.total": 51,
    "t3.partial.total": 15,
    "t3.refused_law.total": 1,
    "t3.refused_third_party.total": 3,
    "t3.refused_internal.total": 1,
    "t3.refused_process.total": 2,
    "t3.refused_enforcement.total": 1,
    "t3.unavailable_not_held.total": 23,
    "t3.unavailable_not_ready.total": 3,
    "t3.unavailable_unclear.total": 1,
    "t3.unprocessed_petition.total": 4,
    "t3.unprocessed_repeat.total": 3,
    "t3.unprocessed_excessive.total": 1,
    "t3.closed_uncorrected.total": 2,
    "t3.closed_other.total": 3,
    "t3.processed.total": 114,
    "t3.carried_out.total": 9,
    "t4.review.upheld": 8,
    "t4.review.corrected": 3,
    "t4.review.other": 1,
    "t4.review.pending": 1,
    "t4.review.total": 13,
    "t4.litigation_direct.upheld": 2,
    "t4.litigation_direct.total": 2,
    "t4.litigation_after_review.upheld": 1,
    "t4.litigation_after_review.other": 1,
    "t4.litigation_after_review.total": 2,
}

FACTS = (
    Fact(
        "1",
        Aspect.INTRO,
        "本报告的电子版可在青禾区人民政府门户网站政务公开专栏（http://www.qinghe.example/nianbao/2024/）查阅和下载",
    ),
    Fact(
        "2",
        Aspect.INTRO,
        "对本报告有疑问的，请与青禾区人民政府办公室联系（地址：云岭市青禾区禾安路8号，电话：0300-5550101）",
    ),
    Fact("3", Aspect.PROACTIVE, "上线“政策体检”专栏，把涉企条款拆解成可以逐条比对的问答{}", 286, "条"),
    Fact(
        "4", Aspect.PROACTIVE, "配合行政规范性文件清理，对宣布失效的文件全部加注失效标识，并同步公布清理结果"
    ),
    Fact(
        "5",
        Aspect.PROACTIVE,
        "在供水、供气、公交行业公布公共企事业单位信息公开清单，群众可以查到价格构成和停供计划",
    ),
    Fact("6", Aspect.PROACTIVE, "邀请市民代表列席区政府常务会议{}，会后及时公布议定事项", 6, "次"),
    Fact("7", Aspect.ON_REQUEST, "印发《依申请公开答复条款适用指引》，按结果类型列明依据、证据和常见错误"),
    Fact("8", Aspect.ON_REQUEST, "召开疑难申请会商会{}，区司法局和法律顾问全程参加", 14, "次"),
    Fact("9", Aspect.ON_REQUEST, "在答复前主动与申请人沟通{}，帮助申请人准确描述所需信息", 97, "人次"),
    Fact("10", Aspect.RECORDS, "完成城市更新片区征收档案数字化，新增可全文检索的案卷{}", 3120, "卷"),
    Fact("11", Aspect.RECORDS, "建立公文公开属性动态调整制度，将原定不公开的文件转为主动公开{}", 72, "份"),
    Fact("12", Aspect.PLATFORMS, "门户网站接入智能检索，支持用日常用语检索对应政策"),
    Fact("13", Aspect.PLATFORMS, "清理内容陈旧、无人维护的网站栏目{}", 33, "个"),
    Fact("14", Aspect.PLATFORMS, "各镇街便民服务中心的政务公开专区全部接通远程帮办，申请可以就近提交"),
    Fact("15", Aspect.SUPERVISION, "举办依申请公开业务培训{}，以改写的真实案卷组织模拟答复", 3, "期"),
    Fact(
        "16",
        Aspect.SUPERVISION,
        "对部门和镇街的公开栏目开展季度抽查，发出整改提示函{}，均已办结销号",
        41,
        "份",
    ),
    Fact(
        "17",
        Aspect.ASSESSMENT,
        "将年度报告质量和复议纠错情况纳入政务公开考核，考核结果计入部门综合绩效，并对排名靠后的{}单位进行提醒",
        4,
        "家",
    ),
    Fact(
        "18",
        Aspect.PUBLIC_REVIEW,
        "委托第三方机构开展群众满意度调查，收回有效问卷{}，并将评议意见逐条反馈责任单位",
        1206,
        "份",
    ),
    Fact("19", Aspect.ACCOUNTABILITY, "全年未发生因政府信息公开工作被追究责任的情形"),
    Fact(
        "20",
        Aspect.PROBLEM,
        "答复被行政复议纠正的比例偏高，主要原因是少数单位检索只查办公系统、不查业务科室和下属单位，答复所附证据不充分",
    ),
    Fact(
        "21",
        Aspect.MEASURE,
        "由区司法局牵头，对被纠正的案件逐件制发行政复议意见书，责任单位限期书面反馈整改结果，2025年3月底前完成首轮",
        problem="20",
    ),
    Fact(
        "22",
        Aspect.MEASURE,
        "由区政府办公室制定统一的检索记录单，明确必须检索的部位和签字人，2025年4月起未附记录单的答复不予用印",
        problem="20",
    ),
    Fact(
        "23",
        Aspect.PROBLEM,
        "申请数量快速增长，办理力量没有跟上，城市更新、房屋征收等领域的申请集中到少数单位，部分申请临近期限届满才作出答复",
    ),
    Fact(
        "24",
        Aspect.MEASURE,
        "由区住房和城乡建设局把城市更新片区的征收决定、补偿方案和资金拨付情况整批主动公开，2025年6月底前覆盖全部在建片区，从源头减少申请",
        problem="23",
    ),
    Fact(
        "25",
        Aspect.MEASURE,
        "由区政府办公室建立跨单位办件互助组，抽调业务骨干轮流支援申请集中的单位，2025年5月底前组建到位",
        problem="23",
    ),
    Fact(
        "26",
        Aspect.PROBLEM,
        "行政规范性文件集中清理之后，配套的办事指南和解读材料没有同步撤换，部分群众按旧指南办理，增加了往返",
    ),
    Fact(
        "27",
        Aspect.MEASURE,
        "由区政务服务数据管理局把文件、解读和办事指南关联编号，文件失效时自动提示撤换，2025年9月底前上线运行",
        problem="26",
    ),
    Fact(
        "28",
        Aspect.LAST_YEAR,
        "针对依申请公开答复不规范、条款引用不准的问题，条款适用指引已经印发执行，拟作不予公开、不予处理决定的答复书同步实行法制审核",
    ),
    Fact(
        "29",
        Aspect.LAST_YEAR,
        "针对重点领域公开不深的问题，供水、供气、公交行业的公开清单已经发布，价格构成和停供计划按月更新",
    ),
    Fact(
        "30",
        Aspect.LAST_YEAR,
        "针对有的单位认识不到位、年度报告雷同的问题，对上一年度报告逐份比对，退回重写{}，并组织单位分管负责同志作公开工作述职",
        5,
        "份",
    ),
    Fact("31", Aspect.OTHER, "全区发出信息处理费收费通知{}，没有收取信息处理费", 0, "件"),
    Fact("32", Aspect.OTHER, "人大代表建议、政协提案的办理结果已在门户网站专栏公布"),
)

CARDS = (
    Card(
        "fact-20",
        "复议诉讼纠错",
        Origin.FACT,
        title="答复被行政复议纠正的比例偏高，主要原因是少数单位检索只查办公系统、不查业务科室和下属单位，答复所附证据不充分‹fact.20›",
        evidence="因政府信息公开被申请行政复议[[t4.review.total]]，结果纠正的[[t4.review.corrected]]，占[[review.corrected_share]]",
        measures=(
            Measure(
                "由区司法局牵头，对被纠正的案件逐件制发行政复议意见书，责任单位限期书面反馈整改结果，2025年3月底前完成首轮‹fact.21›"
            ),
            Measure(
                "由区政府办公室制定统一的检索记录单，明确必须检索的部位和签字人，2025年4月起未附记录单的答复不予用印‹fact.22›"
            ),
        ),
        facts=("fact.20", "fact.21", "fact.22"),
    ),
    Card(
        "fact-23",
        "申请量与办理压力",
        Origin.FACT,
        title="申请数量快速增长，办理力量没有跟上，城市更新、房屋征收等领域的申请集中到少数单位，部分申请临近期限届满才作出答复‹fact.23›",
        evidence="新收政府信息公开申请[[t3.received.total]]，较上年[[t3.received.total|change]]",
        measures=(
            Measure(
                "由区住房和城乡建设局把城市更新片区的征收决定、补偿方案和资金拨付情况整批主动公开，2025年6月底前覆盖全部在建片区，从源头减少申请‹fact.24›"
            ),
            Measure(
                "由区政府办公室建立跨单位办件互助组，抽调业务骨干轮流支援申请集中的单位，2025年5月底前组建到位‹fact.25›"
            ),
        ),
        facts=("fact.23", "fact.24", "fact.25"),
    ),
    Card(
        "fact-26",
        "权责清单与许可",
        Origin.FACT,
        title="行政规范性文件集中清理之后，配套的办事指南和解读材料没有同步撤换，部分群众按旧指南办理，增加了往返‹fact.26›",
        measures=(
            Measure(
                "由区政务服务数据管理局把文件、解读和办事指南关联编号，文件失效时自动提示撤换，2025年9月底前上线运行‹fact.27›"
            ),
        ),
        facts=("fact.26", "fact.27"),
    ),
    Card(
        "signal-disputes",
        "争议化解",
        Origin.SIGNAL,
        title="就信息公开答复申请复议的情况增多，源头化解有待加强",
        evidence="因政府信息公开被申请行政复议[[t4.review.total]]，较上年[[t4.review.total|change]]",
        measures=(
            Measure(
                "下一步将在答复时充分说明理由和依据，答复后主动听取申请人意见，争取在申请复议、提起诉讼之前化解分歧"
            ),
        ),
    ),
    Card(
        "signal-stock",
        "规范性文件与清理",
        Origin.SIGNAL,
        title="行政规范性文件存量较大，效力状态的更新有待加强",
        evidence="现行有效行政规范性文件[[t2.normative.in_force]]，本年制发[[t2.normative.made]]，废止[[t2.normative.repealed]]",
        measures=(Measure("将核对现行有效文件底数，使栏目、目录与实际效力相符"),),
    ),
)


def sample_material() -> Material:
    """The material of the year, with last year's report and the cards chosen."""
    previous = report(zero_figures() | LAST_YEAR, organ=ORGAN, year=2023)
    return Material(ORGAN, OrganType.GOVERNMENT, 2024, zero_figures() | FIGURES, FACTS, previous, CARDS)
