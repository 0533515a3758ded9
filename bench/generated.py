"""Reports that no other is like, in as many words as published ones: what the benches of many reports read.

A report's organ and places are invented, its tables consistent. The paragraph on applications and disputes
says what its own tables say, in one of several wordings; the others are drawn from the sample corpus,
in an order, with clauses left out, and with figures, of their own. Of last year's sentences a report repeats
some four in ten, with other figures.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from random import Random

from drafting.figures import Number
from drafting.items import Pair, split_items
from drafting.ledger import Ledger, render
from drafting.mentions import ON_REQUEST, claims
from drafting.reading import read_report
from drafting.report import HEADINGS, AnnualReport, Section
from drafting.tables import edition, recompute

CORPUS = Path(__file__).parents[1] / "corpus" / "reports"

_REPEATED = 0.4
_ASPECTS = ("主动公开", "依申请公开", "政府信息管理", "政府信息公开平台建设", "监督保障")
_EACH = (5, 3, 5, 4, 5)
"""Sentences of an aspect, so that section one has some 1,300 characters, as published ones do."""

_PLACES = ("云岭", "青禾", "柳溪", "石桥", "大塘", "南渡", "东湾")
_FIRST, _SECOND = "临丰嘉宁永安长平清泰和福兴瑞昌景", "溪泽川陵州浦原阳城河岗湖关泉林源"
_ORGANS = (
    "{city}市{district}区人民政府",
    "{city}市{district}区教育局",
    "{city}市{district}县住房和城乡建设局",
    "{city}市{district}区人民政府办公室",
    "{city}市{district}县卫生健康局",
    "{city}市{district}区{town}镇人民政府",
    "{city}市{district}区{town}街道办事处",
    "{city}市市场监督管理局",
)
_INTROS = (
    "根据《中华人民共和国政府信息公开条例》（以下简称《条例》）第五十条和国办公开办函〔2021〕30号的要求，编制{organ}{year}年政府信息公开工作年度"
    "报告。统计期限自{year}年1月1日起至{year}年12月31日止。电子版可在http://www.{number}.example/{year}.html下载。"
    "联系地址：{district}路{door}号，电话：0300-555{number:04}。",
    "本报告按照《中华人民共和国政府信息公开条例》（以下简称《条例》）及国办公开办函〔2021〕30号的规定，由{organ}编制。所列数据的统计时间为"
    "{year}年1月1日至{year}年12月31日。全文登在http://www.{number}.example/nianbao/{year}/，如有疑问，请与办公室联系"
    "（地址：{district}街{door}号，电话0300-555{number:04}）。",
)
_APPLICATIONS = (
    "{year}年，共收到政府信息公开申请[[t3.received.total]]，其中自然人申请[[t3.received.natural]]、商业企业申请[[t3.received.business]]；"
    "上年结转[[t3.carried_in.total]]。",
    "全年新收政府信息公开申请[[t3.received.total]]，加上上年结转的[[t3.carried_in.total]]一并办理，办结[[t3.processed.total]]，"
    "结转下年度继续办理[[t3.carried_out.total]]。",
    "本年度受理申请[[t3.received.total]]，较上年[[t3.received.total|change]]，已按时办结[[t3.processed.total]]。",
)
_OUTCOMES = (
    "办理结果为：予以公开[[t3.granted.total]]，部分公开[[t3.partial.total]]，不予公开[[refused.total]]，无法提供[[unavailable.total]]，"
    "不予处理[[unprocessed.total]]，其他处理[[closed.total]]。",
    "在办结的申请中，予以公开[[t3.granted.total]]；部分公开[[t3.partial.total]]；因属于内部事务信息不予公开[[t3.refused_internal.total]]；"
    "本机关不掌握相关政府信息[[t3.unavailable_not_held.total]]；重复申请[[t3.unprocessed_repeat.total]]。",
)
_DISPUTES = (
    "因政府信息公开引发行政复议[[t4.review.total]]，其中结果维持[[t4.review.upheld]]、结果纠正[[t4.review.corrected]]、"
    "尚未审结[[t4.review.pending]]。",
    "发生政府信息公开行政复议[[t4.review.total]]、行政诉讼[[litigation.total]]。",
)
_DECISIONS = (
    "本年制发行政规范性文件[[t2.normative.made]]，废止[[t2.normative.repealed]]，现行有效[[t2.normative.in_force]]；作出行政许可决定"
    "[[t2.licensing.decisions]]、行政处罚决定[[t2.penalties.decisions]]。",
    "全年办理行政许可[[t2.licensing.decisions]]，作出行政处罚[[t2.penalties.decisions]]、行政强制[[t2.coercion.decisions]]。",
)
_FEES = (
    "{year}年未发出信息处理费收费通知，未收取信息处理费。",
    "本年度发出收费通知的件数为0件，总金额0元，实际收取信息处理费0元。",
)
_NUMBER = re.compile(r"(?<![\d.〔-])\d{1,4}(?![\d〕年月日-])")


def _is_free(sentence: str) -> bool:
    """Whether a sentence says nothing of the tables, so that no other tables can contradict it."""
    return not claims(sentence, year=None, about=ON_REQUEST) and "件" not in sentence


@dataclass(frozen=True)
class Generator:
    """Makes reports out of the sentences of others.

    ``sources`` are reports by the form of 2021.
    """

    sources: Sequence[AnnualReport]

    @classmethod
    def of_corpus(cls) -> "Generator":
        """What the sample corpus has by the form of 2021."""
        return cls([read_report(path) for path in sorted(CORPUS.iterdir()) if path.stem[-4:] >= "2021"])

    def report(self, number: int, year: int) -> AnnualReport:
        """The report of one organ (by its number) on a year; the same arguments make the same report."""
        return _Report(self, number, year).made()

    @cached_property
    def clauses(self) -> tuple[tuple[str, ...], ...]:
        """The clauses of section one by aspect."""
        return tuple(_clauses(self._of_aspect(aspect)) for aspect in _ASPECTS)

    def _of_aspect(self, aspect: str) -> Iterator[str]:
        for source in self.sources:
            for paragraph in source.text(1).split("\n"):
                head, stop, rest = paragraph.partition("。")
                if stop and aspect[-4:] in head:
                    yield from filter(_is_free, rest.split("。"))

    @cached_property
    def problems(self) -> tuple[str, ...]:
        """The clauses of section five's problems."""
        return _clauses(pair.problem.text for pair in self._pairs if pair.problem)

    @cached_property
    def measures(self) -> tuple[str, ...]:
        """The clauses of section five's measures."""
        return _clauses(measure.text for pair in self._pairs for measure in pair.measures)

    @cached_property
    def _pairs(self) -> list[Pair]:
        return [pair for source in self.sources for pair in split_items(source.text(5))]


def _clauses(sentences: Iterable[str]) -> tuple[str, ...]:
    cut = (clause for sentence in sentences for clause in re.split("[，。；：:\n]", sentence))
    return tuple(dict.fromkeys(clause for clause in cut if len(clause) > 3))


class _Report:
    """One report in the making."""

    def __init__(self, stock: Generator, number: int, year: int) -> None:
        self._stock, self._number, self._year = stock, number, year
        self._steady = Random(f"{number}")  # noqa: S311
        self._chance = Random(f"{number}-{year}")  # noqa: S311
        names = [a + b for a in _FIRST for b in _SECOND]
        self._places = self._steady.sample(names, len(_PLACES))
        city, district, town = self._places[:3]
        self._organ = _ORGANS[number % len(_ORGANS)].format(city=city, district=district, town=town)
        self._renamed = re.compile("|".join(_PLACES))

    def made(self) -> AnnualReport:
        figures = consistent(self._number, self._year)
        ledger = Ledger.of(figures, previous=consistent(self._number, self._year - 1))
        texts = {0: self._said(_INTROS), 1: self._overall(ledger), 5: self._problems(), 6: self._said(_FEES)}
        return AnnualReport(
            title=f"{self._organ}{self._year}年政府信息公开工作年度报告",
            organ=self._organ,
            year=self._year,
            edition="2021",
            sections=tuple(Section(n, HEADINGS.get(n, ""), texts.get(n, "")) for n in range(7)),
            figures=figures,
        )

    def _overall(self, ledger: Ledger) -> str:
        paragraphs = []
        for at, aspect in enumerate(_ASPECTS):
            said = list(self._sentences(self._stock.clauses[at], _EACH[at]))
            if at == 0:
                said.insert(1, render(self._said(_DECISIONS), ledger))
            elif at == 1:
                told = "".join(map(self._said, (_APPLICATIONS, _OUTCOMES, _DISPUTES)))
                said.insert(0, render(told, ledger))
            paragraphs.append(f"（{'一二三四五'[at]}）{aspect}情况。" + "".join(said))
        return "\n".join(paragraphs)

    def _problems(self) -> str:
        problems = self._sentences(self._stock.problems, 4)
        measures = self._sentences(self._stock.measures, 4)
        listed = (
            f"{'一二三四'[at]}是{problem}措施：{measure}"
            for at, (problem, measure) in enumerate(zip(problems, measures, strict=True))
        )
        return "\n".join(listed)

    def _sentences(self, clauses: Sequence[str], count: int) -> Iterator[str]:
        """So many sentences of these clauses, some of them word for word last year's but for the figures."""
        for number in range(count):
            own = self._chance.random() >= _REPEATED
            chance = self._chance if own else Random(f"{self._number}-{clauses[0]}-{number}")  # noqa: S311
            yield self._varied("，".join(chance.sample(clauses, chance.randint(2, 5)))) + "。"

    def _said(self, wordings: Sequence[str]) -> str:
        return self._chance.choice(wordings).format(
            organ=self._organ,
            year=self._year,
            number=self._number % 10_000,
            district=self._places[1],
            door=self._steady.randint(1, 300),
        )

    def _varied(self, words: str) -> str:
        """The words with places and figures of the report's own."""
        said = _NUMBER.sub(self._figure, words)
        return self._renamed.sub(lambda match: self._places[_PLACES.index(match[0])], said)

    def _figure(self, match: re.Match[str]) -> str:
        low = 10 ** (len(match[0]) - 1)
        return str(self._chance.randint(low, low * 10 - 1))


def consistent(number: int, year: int) -> Mapping[str, Number | None]:
    """Figures of the form of 2021 whose identities hold, near those of last year's, which they go on from."""
    form = edition("2021")
    steady, chance = Random(f"{number}"), Random(f"{number}-{year}")  # noqa: S311
    entered: dict[str, Number | None] = {}
    for code, cell in form.cells.items():
        usual = steady.choice((0, 0, 0, 1, 2, 5, steady.randint(0, 100)))
        if not cell.computed:
            entered[code] = usual + chance.randint(-usual // 5, usual // 5)
    entered |= {f"t2.rules.{column}": 0 for column in ("made", "repealed", "in_force")}
    entered["t2.normative.repealed"] = entered["t2.normative.made"]
    entered["t2.normative.in_force"] = steady.randint(100, 200)
    footed = recompute(entered, form)
    for column in ("natural", "business", "research", "welfare", "legal", "other"):
        before, after = (f"{number}-{column}-{end}" for end in (year - 1, year))
        carried_in, carried_out = (Random(end).randint(0, 3) for end in (before, after))  # noqa: S311
        processed = footed[f"t3.processed.{column}"] or 0
        entered[f"t3.carried_in.{column}"] = min(carried_in, int(processed))
        entered[f"t3.carried_out.{column}"] = carried_out
        entered[f"t3.received.{column}"] = processed + carried_out - entered[f"t3.carried_in.{column}"]
    return recompute(entered, form)
