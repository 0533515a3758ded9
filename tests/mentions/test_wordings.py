"""What figures are bound to in wordings of published reports: brackets, lists, order, what a clause before says."""

import pytest

from drafting.mentions import base_claims, change_claims, claims, share_claims

ORGAN = "临溪市云浦区人民政府"
RECEIVED, PROCESSED = "t3.received.total", "t3.processed.total"


def bound(text):
    return [(claim.number.text, claim.measure.id) for claim in claims(f"{text}。", year=2024, organ=ORGAN)]


def measures(text):
    return [measure for _, measure in bound(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # behind a bracket the sentence goes on from before it
        (
            "收到政府信息公开申请87件（含上年结转3件），其中自然人84件",
            [RECEIVED, "t3.carried_in.total", "t3.received.natural"],
        ),
        (
            "不予公开10件（涉及第三方合法权益4件）、其他5件，均为政府信息公开申请",
            ["refused.total", "t3.refused_third_party.total", "closed.total"],
        ),
        # the clause before names whose, or why
        ("自然人的政府信息公开申请中，予以公开26件", ["t3.granted.natural"]),
        ("自然人的政府信息公开申请中，不予公开10件", []),
        ("对四类过程性信息的申请，不予公开4件", ["t3.refused_process.total"]),
        ("申请人逾期不补正政府信息公开申请，不再处理3件", ["t3.closed_uncorrected.total"]),
        ("政府信息公开申请量连续三年上升，2024年达到87件", [RECEIVED]),
        (
            "申请总数：87件；自然人：84件；商业企业：3件",
            [RECEIVED, "t3.received.natural", "t3.received.business"],
        ),
        # the figure before its noun
        ("145件新收申请中，自然人84件", [RECEIVED, "t3.received.natural"]),
        ("对80件政府信息公开申请作出答复", [PROCESSED]),
        ("10件申请因国家秘密、过程性信息等原因不予公开", ["refused.total"]),
        # lists
        ("新收、办结政府信息公开申请分别为87件、80件", [RECEIVED, PROCESSED]),
        (
            "政府信息公开行政复议、行政诉讼尚未审结的分别为1件和2件",
            ["t4.review.pending", "litigation.pending"],
        ),
        (
            "商业企业、法律服务机构及其他分别为5件、2件、1件",
            ["t3.received.business", "t3.received.legal", "t3.received.other"],
        ),
        (
            "全区行政许可、行政处罚决定数量分别为27宗、31宗",
            ["t2.licensing.decisions", "t2.penalties.decisions"],
        ),
        ("补正后申请信息内容仍不明确的3件", ["t3.unavailable_unclear.total"]),
        (
            "制发、废止、现行有效规范性文件依次为6件、4件、43件",
            ["t2.normative.made", "t2.normative.repealed", "t2.normative.in_force"],
        ),
        (
            "予以公开26件，部分公开8件，不予公开10件，无法提供30件，不予处理9件，其他处理5件，合计88件",
            [
                "t3.granted.total",
                "t3.partial.total",
                "refused.total",
                "unavailable.total",
                "unprocessed.total",
                "closed.total",
                PROCESSED,
            ],
        ),
        ("行政查询事项和过程性信息两项合计14件，均不予公开", ["t3.refused_process.total"]),
        (
            "政府信息公开行政诉讼未审结11件，其中复议后起诉6件",
            ["litigation.pending", "t4.litigation_after_review.pending"],
        ),
        ("政府信息公开行政诉讼39件，较被申请行政复议的42件略少", ["litigation.total", "t4.review.total"]),
        # table two by its short names
        (
            "行政许可412件，行政处罚57件，行政强制6件",
            ["t2.licensing.decisions", "t2.penalties.decisions", "t2.coercion.decisions"],
        ),
        (
            "行政强制3件，上年为2件，同比增加1件；行政处罚57件",
            ["t2.coercion.decisions", "t2.penalties.decisions"],
        ),
        (
            "行政执法信息（处理决定数）：许可412件；处罚57件；强制6件",
            ["t2.licensing.decisions", "t2.penalties.decisions", "t2.coercion.decisions"],
        ),
        # the parts of a group by their short names
        (
            "不予公开14件：①第三方权益4件；②内部事务2件；③过程性1件；④执法案卷2件；⑤查询事项4件；⑥法律法规禁止1件",
            [
                "refused.total",
                "t3.refused_third_party.total",
                "t3.refused_internal.total",
                "t3.refused_process.total",
                "t3.refused_enforcement.total",
                "t3.refused_query.total",
                "t3.refused_law.total",
            ],
        ),
        (
            "不予处理117件：信访举报投诉类59件、重复44件、出版物3件、反复申请6件、重新出具5件",
            [
                "unprocessed.total",
                "t3.unprocessed_petition.total",
                "t3.unprocessed_repeat.total",
                "t3.unprocessed_published.total",
                "t3.unprocessed_excessive.total",
                "t3.unprocessed_reissue.total",
            ],
        ),
        # a bare list, whose owner is the report
        (
            "行政复议73件（维持46、纠正9、未审结18）",
            ["t4.review.total", "t4.review.upheld", "t4.review.corrected", "t4.review.pending"],
        ),
        ("行政复议8件、行政诉讼7件", ["t4.review.total", "litigation.total"]),
        (
            "复议8件，纠正3件；诉讼4件，尚未审结1件",
            ["t4.review.total", "t4.review.corrected", "litigation.total", "litigation.pending"],
        ),
        (
            "信息处理情况：（1）新收84件；（2）办结80件；（3）未办结结转4件",
            [RECEIVED, PROCESSED, "t3.carried_out.total"],
        ),
        ("结转情况：上年转入42件，转下年44件", ["t3.carried_in.total", "t3.carried_out.total"]),
        ("商业企业提出申请76件", ["t3.received.business"]),
        # what the clause before a bracket names
        (
            "依申请公开：不予公开的，说明理由（94件）；无法提供的，告知途径（31件）",
            ["refused.total", "unavailable.total"],
        ),
        ("依申请公开中，不掌握信息较多（21件）", ["t3.unavailable_not_held.total"]),
        ("本单位不掌握的申请达到21件", ["t3.unavailable_not_held.total"]),
        ("对不掌握的21件申请，都说明了去哪里问", ["t3.unavailable_not_held.total"]),
        ("年末有44件申请处于答复期限之内", ["t3.carried_out.total"]),
        # an item of a list has its own subject: 复议 in the next one does not make its applications others'
        ("一是人手偏紧，申请数量已达84件；二是复议中答复文书粗疏", [RECEIVED]),
    ],
)
def test_bound(text, expected):
    assert measures(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "公示行政许可412件、行政处罚57件、行政强制6件",
        "行政许可事项412项、行政处罚事项57项、行政强制事项6项",
        "1名自然人提交政府信息公开申请26件",
        "政府信息公开行政诉讼案件一审审结21件",
        "单月最高收到政府信息公开申请52件",
        "政府信息公开行政诉讼胜诉20件",
        "这类政府信息公开申请共3件",
        "全年收到行政复议申请312件，其中涉及政府信息公开的行政复议案件28件",
        "政府信息公开方面，开展行政执法案卷评查36件",
        "我区作为复议机关，审结对区县局处理不服的行政复议49件",
        "全年收到低保申请326件，较上年结转12件，答复314件",
        "区市场监管局行政复议12件、行政诉讼4件",
        "全年办理复议案件312件。行政复议290件、行政诉讼42件",
        "行政复议36件、行政诉讼12件，均为征收补偿案件",
        "行政诉讼12件，均为土地征用案件",
        "行政复议8件，其中涉及政府信息公开2件",
        "行政诉讼8件（信息公开类2件）",
        "公开行政执法信息：许可412件，处罚57件，强制6件",
        "执法信息：许可412条，处罚57条，强制6条",
        "信访：新收120件，办结118件",
        "商业企业申请76件，均为贷款申请",
        "重复3件、出版物3件，均为政府信息公开材料",
        "县（市、区）合计受理政府信息公开申请649件",
        "依申请公开：不予公开的，延期答复（3件）",
    ],
)
def test_not_bound(text):
    assert bound(text) == []


def test_other_organisations_added_up():
    """其他组织合计39: those behind the enterprises, all of them, or the table's last column."""
    *_, last = claims(
        "收到政府信息公开申请1184件：自然人1046件、企业99件、其他组织合计39件。", year=2024, organ=ORGAN
    )
    columns = ("research", "welfare", "legal", "other")
    assert last.readings == (
        tuple(f"t3.received.{column}" for column in columns),
        ("organisations.received",),
        ("t3.received.other",),
    )


def test_two_totals_before_a_list_of_applicants():
    """受理98件，办结96件，其中自然人87件 may divide either."""
    *_, last = claims("受理政府信息公开申请98件，办结96件，其中自然人87件。", year=2024, organ=ORGAN)
    assert {("t3.processed.natural",), ("t3.received.natural",)} <= set(last.readings)


@pytest.mark.parametrize(
    "text",
    [
        "政府信息公开申请数量由115件增长到145件",
        "收到政府信息公开申请145件（上年115件）",
        "收到政府信息公开申请145件，而2023年为115件",
    ],
)
def test_last_year_s_figure(text):
    assert [(c.number.text, c.readings[0]) for c in base_claims(text, year=2024)] == [("115件", (RECEIVED,))]


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("行政查询事项19件，占不予公开总数的38%，均为政府信息公开申请", ("refused.total",)),
        ("自然人申请118件，占政府信息公开申请总量的81.4%", (RECEIVED,)),
        ("政府信息公开申请予以公开26件，占收到总数的81.4%", (RECEIVED,)),
        ("政府信息公开申请予以公开26件，占办结总数的81.4%", (PROCESSED,)),
        ("自然人申请118件，占网上申请的81.4%，均为政府信息公开申请", None),
    ],
)
def test_the_whole_of_a_share(text, whole):
    (claim,) = share_claims(text, year=2024)
    assert (claim.whole[0] if claim.whole else None) == whole


@pytest.mark.parametrize(
    ("text", "here", "last"),
    [
        (
            "政府信息公开申请中，重复申请由上年的2件上升为5件",
            [("5件", "t3.unprocessed_repeat.total")],
            ["2件"],
        ),
        ("自然人申请由上年的143件回落至本年的123件", [("123件", "t3.received.natural")], ["143件"]),
        (
            "现行有效的行政规范性文件由上年末的66件减少至本年末的62件",
            [("62件", "t2.normative.in_force")],
            ["66件"],
        ),
        ("全年收到纳税人对行政处罚决定的陈述申辩意见37份", [], []),
        ("全年行政许可、行政处罚、行政强制决定共计3258件", [], []),
        (
            "办结政府信息公开申请109件，其中公开47件（含部分公开）",
            [("109件", PROCESSED), ("47件", "disclosed.total")],
            [],
        ),
    ],
)
def test_where_a_figure_came_from_is_last_years(text, here, last):
    assert bound(text) == here
    assert [claim.number.text for claim in base_claims(f"{text}。", year=2024, organ=ORGAN)] == last


def test_the_share_a_share_came_from_is_last_years_too():
    text = "收到申请87件，予以公开的申请占办结总数的比重由上年的28.3%变化为本年的19.8%。"
    assert [claim.number.text for claim in share_claims(text, year=2024, organ=ORGAN)] == ["19.8%"]


def test_a_sum_and_the_two_that_it_adds_up_are_one():
    text = "办结政府信息公开申请183件，予以公开和部分公开的合计68件，两项合计占办结总数的37.2%。"
    (share,) = share_claims(text, year=2024, organ=ORGAN)
    assert share.part == (("disclosed.total",),)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what tells how, or which, before 答复 in a list of parts: no total
        ("收到政府信息公开申请87件，作出主动公开答复6件", [RECEIVED]),
        ("收到政府信息公开申请87件，以信息更正方式办结6件", [RECEIVED]),
        ("收到政府信息公开申请87件，按法定时限答复80件", [RECEIVED, PROCESSED]),
        ("收到政府信息公开申请87件，其中对80件作出答复", [RECEIVED, PROCESSED]),
        ("收到政府信息公开申请87件，未答复4件", [RECEIVED, "t3.carried_out.total"]),
        ("收到政府信息公开申请87件，办理83件，结转下年4件", [RECEIVED, PROCESSED, "t3.carried_out.total"]),
        # the plain noun, and who sent them in
        ("全年政务公开申请87件", [RECEIVED]),
        ("全年申请公开政府信息共87件", [RECEIVED]),
        ("收到群众提交的87件政府信息公开申请", [RECEIVED]),
        ("全年主动公开申请指南87件", []),
        # parts of several groups, and the rest
        (
            "政府信息公开申请办结12件，其中部分公开3件、重复申请2件、其他7件",
            [PROCESSED, "t3.partial.total", "t3.unprocessed_repeat.total", "closed.total"],
        ),
        # a part of them that no table counts, and what it is divided into
        ("收到政府信息公开申请87件，其中网上申请50件（其中自然人41件），信函申请37件", [RECEIVED]),
        ("收到政府信息公开申请87件，其中涉及征地的50件，其中予以公开30件、不予公开4件", [RECEIVED]),
        (
            "收到政府信息公开申请87件，含上年结转4件，其中予以公开26件",
            [RECEIVED, "t3.carried_in.total", "t3.granted.total"],
        ),
        ("包括上年结转政府信息公开申请4件，其中予以公开3件", ["t3.carried_in.total"]),
        ("收到政府信息公开申请87件，部分公开中涉及商业秘密3件", [RECEIVED]),
        ("涉及国家秘密的2件经审查不属于政府信息公开申请", []),
        ("全年评查政府信息公开申请20件", []),
        ("退回政府信息公开申请2件", []),
        ("共收到、研判政府信息公开申请20件", [RECEIVED]),
        # a total that counts the documents repealed, too
        ("制定政府规章13件，其中新制定5件、修改4件、废止4件", ["t2.rules.repealed"]),
        ("参加政府信息公开行政复议听证5次", []),
        ("化解政府信息公开行政争议5件", []),
        # a channel before a colon or a bracket
        ("通过邮寄收到政府信息公开申请（58件）", []),
        ("网上政府信息公开申请：58件", []),
        # who else is counted between
        ("收到政府信息公开申请87件，接听咨询电话21个，办结80件", [RECEIVED, PROCESSED]),
        ("收到政府信息公开申请87件，收到留言33条，答复33条", [RECEIVED]),
        (
            "政府信息公开行政复议8件。其中维持6件、纠正2件",
            ["t4.review.total", "t4.review.upheld", "t4.review.corrected"],
        ),
        ("公民、企业提出的政府信息公开申请87件", [RECEIVED]),
        ("主动公开政府信息17条，作为依申请公开28条，不予公开8条", []),
        # a part of the year, or of the government
        ("上半年收到政府信息公开申请87件，答复80件。包括予以公开26件", []),
        ("区政府部门新收政府信息公开申请87件", []),
        ("复议机构受理行政复议申请（286件），其中不服政府信息公开答复的35件", []),
        # annulled, where nothing else is corrected
        (
            "政府信息公开行政复议8件，维持6件，撤销2件",
            ["t4.review.total", "t4.review.upheld", "t4.review.corrected"],
        ),
        ("政府信息公开行政复议8件，维持5件，撤销2件，确认违法1件", ["t4.review.total", "t4.review.upheld"]),
        ("政府信息公开行政复议8件，申请人撤销2件", ["t4.review.total"]),
        # those carried in, in a sentence of their own, and all of whom the applicants are
        ("上年结转政府信息公开申请4件，其中自然人87件", ["t3.carried_in.total", "t3.received.natural"]),
        # of all in a government's area
        ("区政府及各部门、各镇（街道）收到政府信息公开申请87件", [RECEIVED]),
        ("全区各级行政机关共有87件政府信息公开申请", [RECEIVED]),
        (
            "全区各级行政机关行政许可38件、行政处罚31件、行政强制2件",
            ["t2.licensing.decisions", "t2.penalties.decisions", "t2.coercion.decisions"],
        ),
        # decisions
        ("全年办理行政许可38件，开展行政许可培训2次", ["t2.licensing.decisions"]),
        ("梳理行政许可12项、行政处罚31项", []),
        ("作出行政许可决定38项、行政处罚31项", ["t2.licensing.decisions", "t2.penalties.decisions"]),
        ("全年下达31件行政处罚决定书", ["t2.penalties.decisions"]),
        ("办理行政许可事项38件", []),
    ],
)
def test_what_narrows_and_what_does_not(text, expected):
    assert measures(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("政府信息公开申请量同比增长40个百分点", [("40个百分点", "%", RECEIVED)]),
        (
            "政府信息公开行政复议8件，纠错率25%，较上年下降8.3个百分点",
            [("8.3个百分点", "个百分点", "review.corrected_share")],
        ),
        ("收到政府信息公开申请87件，自然人申请占比较上年提高3%", [("3%", "%", "natural.share")]),
        ("收到政府信息公开申请87件，结转上年后新收84件，较上年增加9件", [("9件", "件", RECEIVED)]),
        ("收到政府信息公开申请87件，上年结转3件，增加9件", []),
    ],
)
def test_changes_of_counts_and_of_shares(text, expected):
    found = change_claims(f"{text}。", year=2024, organ=ORGAN)
    assert [(c.number.text, c.number.unit, c.direction.measure.id) for c in found] == expected


@pytest.mark.parametrize(
    ("organ", "expected"),
    [("临溪市人民政府", []), ("临溪市云浦区人民政府", []), ("临溪市财政局", [])],
)
def test_a_city_s_government_and_its_departments_are_not_all_that_its_table_sums(organ, expected):
    found = claims("市政府及其部门收到政府信息公开申请87件。", year=2024, organ=organ)
    assert [claim.measure.id for claim in found] == expected


def read_as(text):
    """All that the only figure of a text may be."""
    (claim,) = claims(f"{text}。", year=2024, organ=ORGAN)
    return {frozenset(reading) for reading in claim.measure.readings}


@pytest.mark.parametrize(
    "text",
    [
        "全年接受并回复政府信息公开申请12件",
        "全年收到政府信息公开申请并按时办结12件",
        "全年办理和收到依申请公开12件",
        "全年受理并承办信息公开申请12宗",
    ],
)
def test_two_verbs_of_one_object_leave_open_which_whole_it_is(text):
    assert {
        frozenset({RECEIVED}),
        frozenset({PROCESSED}),
        frozenset({RECEIVED, "-t3.carried_out.total"}),
    } <= read_as(text)


def test_of_two_verbs_with_one_applicant_nothing_is_bound():
    assert bound("全年接受并回复自然人提出的政府信息公开申请12件") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("收到自然人、法人和其他组织提出的政府信息公开申请12件", [RECEIVED]),
        (
            "收到自然人、法人和其他组织的政府信息公开申请分别为9件、3件",
            ["t3.received.natural", "organisations.received"],
        ),
        ("全年收到政务公开依申请12件", [RECEIVED]),
        ("申请人对答复不服，申请行政复议2件", ["t4.review.total"]),
        ("因不服答复而提起行政诉讼2件", ["litigation.total"]),
        ("对信访答复不服，申请行政复议2件", []),
        ("对投诉举报答复不服，申请行政复议2件", []),
    ],
)
def test_whose_it_is_and_what_it_is_about(text, expected):
    assert measures(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a rate of some of them, and how many those are: not the whole
        ("政府信息公开行政复议维持率52.4%，共11件", []),
        ("政府信息公开申请同比下降12.3%，共263件", [RECEIVED]),
        # groups added up; a group and a part of another are not
        ("收到政府信息公开申请120件，不予公开、无法提供、不予处理合计114件", [RECEIVED, "refused.total"]),
        ("收到政府信息公开申请120件，国家秘密和不予处理共15件", [RECEIVED]),
        # reviews and lawsuits together, and what became of either
        (
            "政府信息公开行政复议和行政诉讼合计41件，其中维持23件，其他8件",
            ["disputes.total", "disputes.upheld", "disputes.other"],
        ),
        # last year's first
        ("去年收到政府信息公开申请300件，今年为263件", [RECEIVED]),
        ("政府信息公开申请量稳中有降，全年263件", [RECEIVED]),
        ("全年共作出依申请公开答复265件", [PROCESSED]),
        ("收到政府信息公开申请120件，其余12件来自公益组织及其他主体", [RECEIVED]),
    ],
)
def test_sums_rates_and_last_year(text, expected):
    assert measures(text) == expected


def bases(text):
    return [
        (claim.number.text, claim.readings[0]) for claim in base_claims(f"{text}。", year=2024, organ=ORGAN)
    ]


@pytest.mark.parametrize(
    "text",
    ["去年收到政府信息公开申请300件，今年收到263件", "2023年全区收到政府信息公开申请300件，2024年收到263件"],
)
def test_last_year_s_figure_in_a_clause_of_its_own(text):
    assert bases(text) == [("300件", (RECEIVED,))]


@pytest.mark.parametrize(
    "text",
    [
        "去年上半年收到政府信息公开申请30件",
        "去年12月收到政府信息公开申请3件",
        "去年通过网上收到政府信息公开申请30件",
        "去年区教育局收到政府信息公开申请30件",
        "上年结转政府信息公开申请12件",
        "2022年收到政府信息公开申请290件",
    ],
)
def test_a_part_of_last_year_is_no_base(text):
    assert bases(text) == []
