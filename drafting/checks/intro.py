"""Rules on what the introduction says, and on what only governments have to say."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from drafting.checks.findings import Result
from drafting.checks.folded import bare, fold
from drafting.checks.parts import PENDING
from drafting.checks.rule import Rule, Subject
from drafting.checks.text import sentences
from drafting.report import OrganType

_OF_THE_REPORT = re.compile(r"本(?:年度)?报告|本年报|年度报告|统计(?:的)?(?:期限|时限|时间)")
"""What a sentence has that speaks of the report itself."""


@dataclass(frozen=True, kw_only=True)
class Intro(Rule):
    """The introduction names basis, period, address of the electronic version and contact.

    What section 1 says of the report itself counts: many begin it with what others say before it. An
    introduction still to be filled in is not examined.
    """

    words: tuple[tuple[str, str], ...] = (
        (
            "编制依据",
            r"条例|国办公开办函|第五十条|有关规定|工作要求"
            r"|(?:根据|依据|按照|遵照)[^。]{0,40}(?:规定|要求|通知|意见|办法)",
        ),
        ("统计期限", r"月\d{1,2}日[^。]{0,16}\d{1,2}月\d{1,2}日|统计期限|统计时间|起止时间"),
        (
            "电子版网址",
            r"https?://|www\.|\w\.gov\.cn|电子(?:版|文本|文档|版本)|网址"
            r"|网站[^。]{0,30}(?:查[阅看询]|下载|浏览|阅览|获取|刊登)",
        ),
        ("联系方式", r"联系|电话|地址|邮编|邮箱|传真|咨询|0\d{2,3}[-—]\d{7,8}"),
    )

    def examine(self, subject: Subject) -> Iterator[Result]:
        """One result for each of the four; one alone where nothing introduces the report."""
        text = subject.report.text(0)
        if PENDING.search(text):
            return
        said = [fold(text).text] if text.strip() else []
        said += [one for one in sentences(fold(subject.report.text(1)).text) if _OF_THE_REPORT.search(one)]
        if not said:
            yield self.failed(subject, self.messages["none"], section=0)
            return
        missing = [label for label, words in self.words if not any(re.search(words, one) for one in said)]
        yield from (self.passed(label) for label, _ in self.words if label not in missing)
        if missing and not text.strip():
            message = self.messages["nowhere"].format(labels="、".join(missing))
            yield self.failed(subject, message, section=0, expected="、".join(missing))
            return
        for label in missing:
            message = self.messages["missing"].format(label=label)
            yield self.failed(subject, message, instance=label, section=0, expected=label)


_CLAUSE = re.compile(r"[^，。；;\n]+")
_FIELD = (
    r"(?:公务员|职称|干部|教师|师德|医德|安全生产|生产安全|环保|环境保护|生态环境|扶贫|乡村振兴|食品|药品|消防|河长|林长"
    r"|招聘|招录|录用|招生|信访|拆迁|征地|国有企业|国企)"
)
_OF_ANOTHER_MATTER = re.compile(
    rf"(?:公开|公示|公布|发布)了?{_FIELD}|{_FIELD}[^，。；\n]{{0,10}}(?:信息|数据|结果|情况)的?(?:公开|公示|公布|发布)"
)
"""What is made public of another field of work: its 考核 and 追责 are not those of disclosure."""

_PLANNED = re.compile(
    r"(?:下一步|今后|明年)?[，,]?(?:[我本]\w|\w府)?(?:将|拟)(?:继续|进一步|逐步|不断)?(?:健全|完善|加强|强化|建立|加大|探索|开展)"
)
"""What is to come is no result."""

_OF_DISCLOSURE = re.compile(r"政务公开|信息公开")


@dataclass(frozen=True, kw_only=True)
class GovernmentAspects(Rule):
    """A government's report states 工作考核, 社会评议 and 责任追究; that there was none counts as stated.

    Departments and agencies are exempt, and of an organ of unknown type nothing is asked. Section 5 does not
    count: what stands there of 考核 and 追究 is planned; nor does what is made public of other matters
    (公开安全生产追责问责信息).
    """

    words: tuple[tuple[str, str], ...] = (
        ("工作考核", r"考核|考评|绩效管理|绩效评[估价]"),
        ("社会评议", r"评议|满意度|社会评价|民意|测评|问卷|第三方(?:机构)?(?:开展)?(?:评估|评价)"),
        ("责任追究", r"追究|追责|问责|约谈|诫勉|政务处分|谈话提醒"),
    )
    sections: tuple[int, ...] = (1, 6)

    def examine(self, subject: Subject) -> Iterator[Result]:
        """One result for each of the three."""
        text = subject.report.text(1)
        if (
            not (text.strip() and subject.has_form)
            or PENDING.search(text)
            or subject.organ_type is not OrganType.GOVERNMENT
        ):
            return
        said = "\n".join(bare(subject.report.text(section)) for section in self.sections)
        stated = [clause[0] for clause in _CLAUSE.finditer(said) if not _is_none(clause[0])]
        for label, words in self.words:
            if any(re.search(words, clause) for clause in stated):
                yield self.passed(label)
            else:
                message = self.messages["missing"].format(label=label)
                yield self.failed(subject, message, instance=label, section=1, expected=label)


def _is_none(clause: str) -> bool:
    """Whether a clause speaks of what is to come, or of what is made public of another field of work."""
    if _PLANNED.match(clause):
        return True
    return _OF_DISCLOSURE.search(clause) is None and _OF_ANOTHER_MATTER.search(clause) is not None
