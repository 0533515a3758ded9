"""``nianbao eval retrieval``: the ranking beside what it has to beat, and with less of its table."""

import argparse
import logging
from collections.abc import Callable, Iterable
from warnings import catch_warnings

from drafting.errors import InputError
from drafting.llm import embedder
from drafting.precedents.evaluation import (
    Quality,
    baselines,
    by_type,
    measure,
    nearest_order,
    nearness_by,
    shipped_order,
    thinned_themes,
    thinned_words,
)
from drafting.precedents.labelled import HALVES, LabelledQuery, LabelledSet
from drafting.precedents.ranking import MEANING_WEIGHT
from drafting.precedents.themes import ThemeTable, shipped_themes
from drafting.precedents.trust import weight_of
from drafting.service.retrieval_quality import retrieval_set
from drafting.settings import settings

_HALF = {"dev": "调试半", "held-out": "留存半（不得用来调整）"}
_TYPE = {
    "": "全部",
    "keywords": "关键词",
    "paraphrases": "换个说法",
    "half_written": "写了一半",
    "questions": "提问",
}
_SHARE, _SEEDS = 0.25, range(3)

Measured = dict[LabelledQuery, Quality]


def run(arguments: argparse.Namespace) -> None:
    """Print nDCG@10, recall@10 and MRR a method, a half and a type of query."""
    labelled = retrieval_set()
    table = shipped_themes()
    measured = {name: measure(labelled, order) for name, order in baselines(labelled, _words()).items()}
    measured["出厂设置"] = measure(labelled, shipped_order(labelled, table))
    measured |= _with_model(labelled, table)
    for name, thinned in (("主题词少四分之一", thinned_words), ("主题少四分之一", thinned_themes)):
        runs = [measure(labelled, shipped_order(labelled, thinned(table, _SHARE, seed))) for seed in _SEEDS]
        measured[f"{name}（{len(runs)}次平均）"] = {
            query: Quality.mean([run[query] for run in runs]) for query in labelled.queries
        }
    print(f"{len(labelled.items)}条，{len(labelled.queries)}个查询；每格为 nDCG@10 / 召回@10 / MRR")
    for half in HALVES:
        _print_half(half, measured)
    if arguments.verbose:
        _print_queries(measured["出厂设置"])


def _with_model(labelled: LabelledSet, table: ThemeTable) -> dict[str, Measured]:
    """With the configured embeddings model: as shipped, with the largest share, alone; nothing without."""
    model = embedder(settings())
    if model is None:
        return {}
    nearness, share = nearness_by(labelled, model), weight_of(model)
    orders = {
        f"出厂设置＋{model.name}（占{weight:.2f}）": shipped_order(labelled, table, nearness, weight)
        for weight in (share, MEANING_WEIGHT)
    }
    orders[f"只用{model.name}"] = nearest_order(nearness)
    return {name: measure(labelled, order) for name, order in orders.items()}


def _words() -> Callable[[str], Iterable[str]]:
    try:
        with catch_warnings(action="ignore"):  # its patterns are not raw strings
            import jieba
    except ImportError as error:
        raise InputError(
            "对照方法“BM25·词”要用 jieba 分词，现在没有安装。请用 pip install -e '.[dev]' 安装后再运行。"
        ) from error
    jieba.setLogLevel(logging.WARNING)
    words: Callable[[str], Iterable[str]] = jieba.lcut
    return words


def _print_half(half: str, measured: dict[str, Measured]) -> None:
    number = sum(query.half == half for query in next(iter(measured.values())))
    print(f"{_HALF[half]}，{number}个查询")
    for name, of_queries in measured.items():
        means = by_type(of_queries, half)
        cells = "  ".join(f"{_TYPE[of]} {q.ndcg:.3f}/{q.recall:.2f}/{q.mrr:.2f}" for of, q in means)
        print(f"  {name}：{cells}")


def _print_queries(of_queries: Measured) -> None:
    """The dev half a query a line, the worst first: what one may learn from."""
    dev = {query: quality for query, quality in of_queries.items() if query.half == "dev"}
    for query, quality in sorted(dev.items(), key=lambda entry: entry[1].ndcg):
        print(f"  {quality.ndcg:.2f} 〔{query.topic}·{_TYPE[query.type]}〕{query.text}")
