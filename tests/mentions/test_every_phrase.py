"""Every entry of the recogniser's data files is used: some sentence of the tests has it, and is read as it says.

The labelled sentences (``tests/checks/sentences``) are judged by ``nianbao eval checks``; what none of them says
is said here.
"""

import re
import tomllib
from functools import cache
from pathlib import Path

import pytest

from drafting.mentions import claims, directions, numbers, zero_claims
from drafting.mentions.denials import _words as denial_words
from drafting.mentions.measures import for_year, vocabulary
from drafting.mentions.numbers import _masks, data_file
from drafting.mentions.prose import Prose

SENTENCES = Path("tests/checks/sentences")
RECEIVED = "全年收到政府信息公开申请12件"

CLAIMS = [
    (f"{RECEIVED}，已办结10件，其余2件在法定期限内办理中", "t3.carried_out.total"),
    (f"{RECEIVED}，公开类（含部分公开）4件", "disclosed.total"),
    ("登记受理政府信息公开申请12件", "t3.received.total"),
    (f"{RECEIVED}，期初在办2件", "t3.carried_in.total"),
    (f"{RECEIVED}，期末在办3件", "t3.carried_out.total"),
    (f"{RECEIVED}，其中决定公开3件", "t3.granted.total"),
    (f"{RECEIVED}，其中决定部分公开3件", "t3.partial.total"),
    (f"{RECEIVED}，有2件系单位申请", "organisations.received"),
    (f"{RECEIVED}，其中自然人10件、其他主体2件", "t3.received.other"),
    ("全局行政规范性文件存量27件", "t2.normative.in_force"),
    ("受理登记信息公开申请12件", "t3.received.total"),
    ("新增政府信息公开申请12件", "t3.received.total"),
    (f"{RECEIVED}，共处置申请11件", "t3.processed.total"),
    (f"{RECEIVED}，其中科研院所1件", "t3.received.research"),
    ("全市新发行政规范性文件3件", "t2.normative.made"),
    ("因政府信息公开引发的争议5件", "disputes.total"),
    ("因政府信息公开产生的争议5件", "disputes.total"),
    ("因政府信息公开被复议4件、应诉3件", "litigation.total"),
    ("收到的申请都不侵犯公民、法人和其他组织的合法权益，共收到政府信息公开申请12件", "t3.received.total"),
    (f"因收件箱故障补登2次，{RECEIVED}", "t3.received.total"),
    ("收到政府信息公开申请数量维持在12件", "t3.received.total"),
    (f"{RECEIVED}，第三方均不同意公开的，依法决定予以公开3件", "t3.granted.total"),
    ("依申请公开工作中，主动公开和依申请公开一并推进，收到申请12件", "t3.received.total"),
    (f"剔除可能引发重复统计的情形，{RECEIVED}", "t3.received.total"),
    (f"{RECEIVED}，上年度未办结的2件", "t3.carried_in.total"),
    (f"{RECEIVED}，结转申请数量2件", "t3.carried_out.total"),
    (f"{RECEIVED}，其中准予公开3件", "t3.granted.total"),
    (f"{RECEIVED}，其中予以全部公开3件", "t3.granted.total"),
    (f"{RECEIVED}，其中给予公开3件", "t3.granted.total"),
    (f"{RECEIVED}，其中予以公开（含部分公开）3件", "disclosed.total"),
    (f"{RECEIVED}，其中不予以公开3件", "refused.total"),
    (f"{RECEIVED}，其中补正后内容仍无法明确3件", "t3.unavailable_unclear.total"),
    (f"{RECEIVED}，其中公民申请10件", "t3.received.natural"),
    (f"{RECEIVED}，其中公民申请10件、法人或组织2件", "organisations.received"),
    (f"{RECEIVED}，其中公民申请10件、法人申请2件", "organisations.received"),
    (f"{RECEIVED}，其中由法人提出2件", "organisations.received"),
    (f"{RECEIVED}，其中企业2件", "t3.received.enterprise"),
    (f"{RECEIVED}，其中自然人10件、其他申请人2件", "t3.received.other"),
    (f"{RECEIVED}，其中自然人10件、其他组织合计2件", "t3.received.other_organisations"),
    (f"以公开为常态、不公开为例外，应公开尽公开，{RECEIVED}", "t3.received.total"),
    (f"完善申请登记台账，{RECEIVED}", "t3.received.total"),
    (f"开展行政执法案卷评查36次，{RECEIVED}", "t3.received.total"),
    (f"学习行政复议法，{RECEIVED}", "t3.received.total"),
    (f"{RECEIVED}，其中不能提供3件", "unavailable.total"),
    (f"{RECEIVED}，其中属于信访事项不予处理3件", "t3.unprocessed_petition.total"),
    (f"{RECEIVED}，其中公民个人10件", "t3.received.natural"),
    (f"{RECEIVED}，其中个人申请10件", "t3.received.natural"),
    ("因政府信息公开被提起行政诉讼3件，正在审理1件", "litigation.pending"),
    ("因政府信息公开涉诉3件", "litigation.total"),
    ("因政府信息公开被申请行政复议3件，已结2件", "t4.review.total"),
    ("因政府信息公开被申请行政复议3件，结案2件", "t4.review.total"),
    ("因政府信息公开被申请行政复议3件，未结1件", "t4.review.pending"),
    ("因政府信息公开引发行政争议案件3件", "disputes.total"),
    (f"{RECEIVED}，结转自上年度2件", "t3.carried_in.total"),
    (f"{RECEIVED}，2022年未办结转入今年2件", "t3.carried_in.total"),
    (f"{RECEIVED}，3件尚未到期", "t3.carried_out.total"),
    (f"{RECEIVED}，尚未答复3件", "t3.carried_out.total"),
    (f"{RECEIVED}，待答复3件", "t3.carried_out.total"),
    (f"{RECEIVED}，剩余3件跨年办理", "t3.carried_out.total"),
    (f"{RECEIVED}，3件延至2024年答复", "t3.carried_out.total"),
    (f"{RECEIVED}，2024年继续办理3件", "t3.carried_out.total"),
    (f"{RECEIVED}，3件在办理期限内", "t3.carried_out.total"),
    (f"{RECEIVED}，告知不属于我局职责范围3件", "t3.unavailable_not_held.total"),
    (f"{RECEIVED}，以其他处理方式办结3件", "closed.total"),
    (f"{RECEIVED}，其中公民10件、企业2件", "t3.received.enterprise"),
    (f"{RECEIVED}，其中10件由个人提出", "t3.received.natural"),
    (f"{RECEIVED}，其中2件来自企业", "t3.received.enterprise"),
    (f"{RECEIVED}，其中企业法人2件", "t3.received.enterprise"),
    ("因政府信息公开被申请行政复议3件，待审结1件", "t4.review.pending"),
    ("因政府信息公开被申请行政复议3件，1件在复议机关审理中", "t4.review.pending"),
    ("因政府信息公开被申请行政复议3件，在审1件", "t4.review.pending"),
    ("因政府信息公开被申请行政复议3件，1件未作出复议决定", "t4.review.pending"),
    ("新增行政规范性文件3件", "t2.normative.made"),
    ("全年新收、结转政府信息公开申请合计14件", "load.total"),
    (f"{RECEIVED}，加上结转共14件", "load.total"),
    ("因政府信息公开引发行政复议、起诉5件", "disputes.total"),
    ("受理公民、企业提出的政府信息公开申请12件", "t3.received.total"),
    ("公民的政府信息公开申请中，予以公开3件", "t3.granted.natural"),
    (f"{RECEIVED}，其中个人10件，单位2件", "organisations.received"),
    ("因政府信息公开被申请行政复议3件，复议机关维持2件，撤销1件", "t4.review.corrected"),
    (f"{RECEIVED}，结转共2件", "t3.carried_out.total"),
    ("政府规章制定1件", "t2.rules.made"),
    ("规章废止2件", "t2.rules.repealed"),
    ("规章现行有效3件", "t2.rules.in_force"),
    ("行政规范性文件制定1件", "t2.normative.made"),
    ("行政规范性文件废止2件", "t2.normative.repealed"),
    ("行政规范性文件现行有效3件", "t2.normative.in_force"),
    (f"{RECEIVED}，下年度结转2件", "t3.carried_out.total"),
    (f"{RECEIVED}，2件转接到2024年答复", "t3.carried_out.total"),
    (f"{RECEIVED}，其中3件不由我局掌握", "t3.unavailable_not_held.total"),
    (f"{RECEIVED}，其中3件本机关未制作、保存该信息", "t3.unavailable_not_held.total"),
    (f"{RECEIVED}，其中3件没有现成材料", "t3.unavailable_not_ready.total"),
    ("收到依法处理依申请公开12件", "t3.received.total"),
    (f"{RECEIVED}，其中区分处理后公开的3件", "t3.partial.total"),
    (f"{RECEIVED}，其中3件作了区分处理", "t3.partial.total"),
    (f"{RECEIVED}，部分给予公开的3件", "t3.partial.total"),
    (f"{RECEIVED}，不作处理3件", "unprocessed.total"),
    ("行政事业性收费全年共收3万元", "t2.fees.amount"),
    ("因政府信息公开被提请行政复议3件", "t4.review.total"),
    ("收到依申请公开9件；收到1件行政复议、2件行政诉讼", "litigation.total"),
    ("制发规范性文件5件，废止3件，宣布失效2件，现行有效40件", "t2.normative.in_force"),
    (f"{RECEIVED}，其中非本单位处理件3件", "t3.unavailable_not_held.total"),
    ("全年制定政府规章1件，废止政府规章2件；制发3份规范性文件", "t2.normative.made"),
    (f"{RECEIVED}，完成10件（结转下年度2件）", "t3.carried_out.total"),
    (f"属于其他不存在信息的另行告知，{RECEIVED}", "t3.received.total"),
    ("全年制定市政府规章2件、行政规范性文件5件", "t2.normative.made"),
    ("废止规范性文件5件、政府规章2件", "t2.rules.repealed"),
    ("全年制定《停车管理办法》（青政规〔2023〕1号）等5件行政规范性文件", "t2.normative.made"),
    (f"{RECEIVED}，结转2024年2件，其余10件均已答复", "t3.processed.total"),
    ("办理政府信息公开类行政复议7件，均获维持；行政诉讼8件", "litigation.total"),
]
MASKED = [
    "2023政府信息公开工作",
    "三月五日办结",
    "一则制度不全，二则人手不足",
    "110报警电话接入大厅",
    "落实八项规定，贯彻中央八项规定精神",
    "增强四个意识",
    "五一假期照常值班",
    "服务热线400-123-4567",
    "2022—2023学年",
    "二〇二三年度",
    "20231月1日起",
    "2023-11-05发布",
    "8:30到岗，17时离岗",
    "国办公开办函〔202137号，令第七号",
    "1.1目录更新",
    "要求：2、栏目归并",
    "其一，一方面，另一方面",
    "党的二十大精神，二十届三中全会，三中全会",
    "7×24小时服务，24小时自助",
    "一件件办理，一个都不少",
    "邮箱xxgk@qinghe.example，网址www2.qinghe.gov.cn/a",
    "办公楼12楼",
    "手机13812345678",
    "报告由总体情况等六部分组成，共6个部分",
    "政策进万家",
    "开展“7个专项行动”",
    "按照《条例》二十条规定公开",
]
DENIED = [
    ("全年政府信息公开行政复议案件无一件被纠正。", ("t4.review.corrected",)),
    ("没有出台规章。", ("t2.rules.made",)),
    ("未制定行政规范性文件。", ("t2.normative.made",)),
    ("全年未制定、发布和废止规范性文件。", ("t2.normative.made", "t2.normative.repealed")),
    ("未收到公民、公司、社会团体要求公开政府信息的申请。", ("t3.received.total",)),
]
CHANGED = {
    1: (
        "增多",
        "提高",
        "激增",
        "翻番",
        "扩大",
        "升幅",
        "上涨",
        "上扬",
        "走高",
        "剧增",
        "猛增",
        "陡增",
        "多于上年",
        "高于上年",
        "超过上年",
        "超上年",
    ),
    -1: (
        "降低",
        "降至",
        "缩减",
        "少于上年",
        "下滑",
        "下跌",
        "锐减",
        "骤减",
        "走低",
        "净减",
        "减至",
        "低于上年",
        "不及上年",
    ),
    0: ("不变", "相当"),
}
UNITS = data_file("units.toml")["units"]
SAID_TOO = [
    "首次收到政府信息公开申请",
    "最多的是自然人",
    "行政许可比行政处罚和行政强制的",
    "由112件变为了本年的145件",
    "县（市、区）合计受理申请649件",
]


def changed(word: str) -> str:
    return f"{RECEIVED}，{'' if '上年' in word else '与上年'}{word}。"


@cache
def pieces() -> dict[int, list[str]]:
    """What the tests say, folded, whole and in pieces, by report year."""
    reports = tomllib.loads((SENTENCES / "reports.toml").read_text(encoding="utf-8"))["report"]
    years = {report["id"]: report["year"] for report in reports}
    said: dict[int, set[str]] = {}
    for file in SENTENCES.glob("*.toml"):
        for one in tomllib.loads(file.read_text(encoding="utf-8")).get("sentence", ()):
            said.setdefault(years[one["report"]], set()).add(one["text"].replace("⟦", "").replace("⟧", ""))
    own = [text for text, _ in (*CLAIMS, *DENIED)] + MASKED + SAID_TOO
    said[2023] |= {*own, *(changed(word) for words in CHANGED.values() for word in words)}
    return {year: sorted({p for text in texts for p in _cut(text)}) for year, texts in said.items()}


def _cut(text: str) -> set[str]:
    folded = Prose.of(text).text
    clauses = re.split("[，。；、:;!?\\n]", folded)
    parts = [
        p for c in clauses for p in re.split("[()]|(?=[0-9])|(?<=[0-9])(?=[^0-9])|(?<=[0-9][件条宗])", c)
    ]
    return {folded, *clauses, *parts} - {""}


def used(pattern_in: dict[int, re.Pattern[str]]) -> bool:
    return any(pattern_in[year].search(piece) for year, said in pieces().items() for piece in said)


def in_every_year(pattern: str) -> dict[int, re.Pattern[str]]:
    return {year: for_year(pattern, year) for year in pieces()}


@pytest.mark.parametrize(("text", "measure"), CLAIMS)
def test_what_no_labelled_sentence_says(text, measure):
    assert claims(f"{text}。", year=2023)[-1].measure.id == measure


@pytest.mark.parametrize("text", MASKED)
def test_what_is_no_number(text):
    assert numbers(text, year=2023) == ()


@pytest.mark.parametrize(("text", "measures"), DENIED)
def test_what_is_denied(text, measures):
    assert [claim.measures for claim in zero_claims(text, year=2023)] == [measures]


@pytest.mark.parametrize("word", [*UNITS["counting"], *UNITS["other"]])
def test_what_is_counted(word):
    said = [numbers(f"共{number}{word}。", year=2023) for number in ("3", "十三")]  # 3楼 is an address
    assert any([number.unit for number in found] == [word] for found in said)


@pytest.mark.parametrize(
    ("word", "sign"), [(word, sign) for sign, words in CHANGED.items() for word in words]
)
def test_what_changed(word, sign):
    (claim,) = directions(changed(word), year=2023)
    assert (claim.sign, claim.measure.id) == (sign, "t3.received.total")


def test_every_phrase_is_used():
    tables = {year: list(vocabulary(year).phrases) for year in pieces()}
    unused = [
        (*name, pattern.pattern)
        for place, (pattern, name) in enumerate(tables[2023])
        if not used({year: phrases[place][0] for year, phrases in tables.items()})
    ]
    assert unused == []


def test_every_mask_is_used():
    tables = {year: [p for patterns in _masks(year).values() for p in patterns] for year in pieces()}
    corpus = [Prose.of(path.read_text(encoding="utf-8")).text for path in Path("corpus").rglob("*.txt")]
    unused = [
        pattern.pattern
        for place, pattern in enumerate(tables[2023])
        if not used({year: masks[place] for year, masks in tables.items()})
        and not any(pattern.search(text) for text in corpus)
    ]
    assert unused == []


def test_every_denial_is_used():
    patterns = [pattern for pattern, _ in denial_words().patterns]
    assert [p.pattern for p in patterns if not used(dict.fromkeys(pieces(), p))] == []


def test_every_direction_is_used():
    data = data_file("directions.toml")
    before = data["subject"]["before"]
    words = [word.replace("<before>", before) for listed in data["words"].values() for word in listed]
    assert [word for word in words if not used(in_every_year(word))] == []


def test_every_scope_is_used():
    scope = {k: [v] if isinstance(v, str) else v for k, v in data_file("scope.toml").items()}
    assert [(k, p) for k, listed in scope.items() for p in listed if not used(in_every_year(p))] == []


def test_every_whole_is_used():
    wholes = [entry["words"] for entry in data_file("percentages.toml")["whole"]]
    assert [words for words in wholes if not used(in_every_year(words))] == []
