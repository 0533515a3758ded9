"""The index of precedents at many items: indexing, searching, memory, beside raw Chroma, in one run.

    python bench/precedents.py [--items 100000] [--queries 50]

Puts invented reports into an index, and the same vectors raw into another Chroma collection. Prints the rate
of adding both ways, with what the index makes ready for the first search; the first search in a process of
its own and that process's memory; the first search after a report more, beside those that follow, as a ratio;
the recall of a search against an exact scan without the store, filtered and not; the 95th percentile of a
search beside the same query made raw to Chroma; and whose wording the sentences of a section are, beside one
raw query to Chroma a sentence and beside ``overlap`` with every item.
"""

import argparse
import multiprocessing
import resource
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from pathlib import Path
from random import Random

import chromadb
import numpy as np
from chromadb.config import Settings
from exact_scan import Lexicon, grams

from drafting.overlap import mask, names_of, overlap
from drafting.precedents import PrecedentIndex, Query
from drafting.precedents.baselines import Floats
from drafting.precedents.itemising import itemise
from drafting.precedents.likeness import NEAR_DUPLICATE
from drafting.precedents.precedent import Precedent
from drafting.precedents.ranking import THEME_WEIGHT
from drafting.precedents.rows import Row, metadata_of, vector_of
from drafting.precedents.themes import shipped_themes, themes_of
from drafting.precedents.wording import _says_something
from drafting.report import AnnualReport, Section
from drafting.service.library import FILES_AT_ONCE
from drafting.service.retrieval_quality import retrieval_set

K = 10
DEEP = 300
ITEMS_A_REPORT = 40
SECTIONS, SENTENCES = 40, 30
CHANGES = 10
FILTERS: tuple[dict[str, object], ...] = ({}, {"section": 5, "kind": "problem"}, {"year": 2019})


def reports(items: int) -> Iterator[AnnualReport]:
    """Reports of 40 items, pieces of the labelled pool and words of the theme table; always the same."""
    random = Random(5)  # noqa: S311
    texts = [item.precedent.text.replace("\n", "") for item in retrieval_set().items]
    words = sorted(shipped_themes().words)

    def sentence() -> str:
        chosen = random.choice(texts)
        start = random.randrange(max(len(chosen) - 30, 1))
        piece = chosen[start : start + 40].strip("，。；、“”（）")
        return f"第{random.randrange(10**9)}号，{piece}，{'、'.join(random.sample(words, 4))}"

    for place in range(items // ITEMS_A_REPORT):
        work = "\n".join(f"{sentence()}。" for _ in range(ITEMS_A_REPORT - 12))
        problems, measures = ("\n".join(f"{n}是{sentence()}。" for n in "一二三四五六") for _ in range(2))
        section_5 = f"（一）存在的主要问题\n{problems}\n（二）改进措施\n{measures}"
        yield AnnualReport(
            title=f"第{place}份",
            organ=f"云岭市第{place % 300}局",
            year=2019 + place // 300 % 6,
            edition="2021",
            sections=(Section(1, "总体情况", work), Section(5, "问题", section_5)),
            figures={},
        )


def seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def megabytes() -> float:
    """The most memory that this process had so far."""
    status = Path("/proc/self/status")
    if status.exists():  # the other way counts what the process had that started this one
        held = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(held.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def exact(lexicon: Lexicon, themes: Floats, text: str, among: np.ndarray) -> np.ndarray:
    """Every item's score by the formula, nothing left out."""
    theme = np.array(vector_of(themes_of(text))[:-1])
    return ((lexicon.scores(text) + THEME_WEIGHT * (themes @ theme)) / (1 + THEME_WEIGHT))[among]


def with_duplicates_put_back(items: list[Precedent], scores: Floats) -> dict[str, float]:
    """Id → score of the best few hundred, those that repeat a better one of their organ put back."""
    seen: dict[str, list[set[str]]] = {}
    final = {}
    for place in np.argsort(-scores, kind="stable")[:DEEP]:
        own = set(grams(items[place].text))
        others = seen.setdefault(items[place].organ, [])
        alike = max((len(own & other) / len(own | other) for other in others), default=0.0)
        others.append(own)
        final[items[place].id] = float(scores[place]) * (1 - alike if alike >= NEAR_DUPLICATE else 1)
    return final


@dataclass
class Took:
    """Seconds: of indexing, of taking reports apart, which is part of it, of making ready, of adding raw."""

    ours: float = 0.0
    apart: float = 0.0
    ready: float = 0.0
    raw: float = 0.0


def fill(folder: Path, items: int) -> tuple[chromadb.Collection, list[Row], Took]:
    """Index the reports, and add the same vectors raw, in the same batches in turn."""
    client = chromadb.PersistentClient(str(folder / "raw"), Settings(anonymized_telemetry=False))
    raw = client.create_collection(
        "raw", embedding_function=None, configuration={"hnsw": {"space": "cosine"}}
    )
    every: list[Row] = []
    took = Took()
    with PrecedentIndex(folder / "ours") as index:
        numbered = ((report, f"{number}.docx") for number, report in enumerate(reports(items)))
        while together := list(islice(numbered, FILES_AT_ONCE)):
            took.apart += seconds(lambda together=together: [list(itemise(*one)) for one in together])
            batch = [Row(item, vector_of(themes)) for one in together for item, themes in itemise(*one)]
            every += batch
            took.ours += seconds(partial(index.add_all, together))
            took.raw += seconds(
                partial(
                    raw.add,
                    ids=[row.item.id for row in batch],
                    documents=[row.item.text for row in batch],
                    metadatas=[metadata_of(row.item) for row in batch],
                    embeddings=[list(row.vector) for row in batch],
                )
            )
        took.ready = seconds(index.settle)
    return raw, every, took


def alone(folder: Path, texts: list[str]) -> tuple[float, list[float], float]:
    """The seconds of a first search, with opening the index, and of those that follow; and megabytes."""
    began = time.perf_counter()
    with PrecedentIndex(folder) as index:
        index.search(Query(texts[0]))
        first = time.perf_counter() - began
        after = [seconds(partial(index.search, Query(text))) for text in texts[1:]]
        index.shared_wording("\n".join(texts), "白苇市财政局", 2024)
    return first, after, megabytes()


def in_a_process_of_its_own(folder: Path, texts: list[str]) -> None:
    """What the next process meets that opens the index."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        first, after, most = pool.apply(alone, (folder, texts))
    print(
        f"in a new process: first search {first * 1000:.0f} ms, opening the index included, "
        f"then median {np.median(after) * 1000:.1f} ms; memory of that process at the most {most:.0f} MB"
    )


def after_a_change(index: PrecedentIndex, texts: list[str]) -> None:
    """The first search after a report more, beside the same search made again."""
    index.search(Query(texts[0]))
    for how, settled in (("", False), (", settled as the commands and pages do", True)):
        first, again, settling = [], [], []
        for number, report in enumerate(islice(reports(ITEMS_A_REPORT * CHANGES), CHANGES)):
            changed = replace(report, organ=f"白苇市第{number}局{settled}")
            index.add(changed, f"{changed.organ}.docx")
            settling.append(seconds(index.settle) if settled else 0.0)
            first.append(seconds(partial(index.search, Query(texts[number]))))
            again += [seconds(partial(index.search, Query(texts[number]))) for _ in range(5)]
        mine, ordinary = float(np.median(first)) * 1000, float(np.median(again)) * 1000
        print(
            f"first search after a report more{how}: median {mine:.1f} ms, again {ordinary:.1f} ms, "
            f"ratio {mine / ordinary:.1f}"
            + (f"; settling {np.median(settling) * 1000:.0f} ms" if settled else "")
        )
    for number in range(CHANGES):
        for settled in (False, True):
            index.remove(f"白苇市第{number}局{settled}.docx")


def measure(index: PrecedentIndex, raw: chromadb.Collection, every: list[Row], texts: list[str]) -> None:
    lexicon = Lexicon([row.item.text for row in every])
    themes = np.array([row.vector[:-1] for row in every])
    for wanted in FILTERS:
        among = np.array(
            [n for n, row in enumerate(every) if all(getattr(row.item, k) == v for k, v in wanted.items())]
        )
        where = [{k: v} for k, v in wanted.items()]
        condition = {"$and": where} if len(where) > 1 else where[0] if where else None
        found, took, took_raw, cpu = [], [], [], 0.0
        for text in texts:
            began, on_cpu = time.perf_counter(), time.process_time()
            hits = index.search(Query(text, k=K, **wanted))  # type: ignore[arg-type]
            took.append(time.perf_counter() - began)
            cpu += (time.process_time() - on_cpu) / len(texts) * 1000
            vector = vector_of(themes_of(text))
            took_raw.append(seconds(partial(raw.query, vector, n_results=K, where=condition)))
            scores = exact(lexicon, themes, text, among)
            best = with_duplicates_put_back([every[n].item for n in among], scores)
            right = {id_ for id_, score in best.items() if score >= sorted(best.values())[-len(hits)] - 1e-9}
            found += [hit.precedent.id in right for hit in hits]
        p95, p95_raw = (float(np.percentile(times, 95)) * 1000 for times in (took, took_raw))
        print(
            f"filter {wanted or 'none'}: {len(among)} items, recall {np.mean(found):.4f}, "
            f"p95 {p95:.1f} ms (of the processor {cpu:.1f} ms), raw Chroma {p95_raw:.1f} ms"
        )


def sections(every: list[Row], count: int) -> list[tuple[str, list[Precedent]]]:
    """Sections of thirty sentences, every third copied from an item; with the items copied from."""
    random = Random(7)  # noqa: S311
    pool = [item.precedent.text.replace("\n", "") for item in retrieval_set().items]
    made = []
    for _ in range(count):
        copied = [random.choice(every).item for _ in range(SENTENCES // 3)]
        own = [random.choice(pool)[:60] for _ in range(SENTENCES - len(copied))]
        sentences = [*own, *(item.text for item in copied)]
        random.shuffle(sentences)
        made.append(("\n".join(sentences), copied))
    return made


def wording(index: PrecedentIndex, raw: chromadb.Collection, every: list[Row]) -> None:
    """What it takes to say whose wording a section is, and whether every copied sentence is found."""
    made = sections(every, SECTIONS)
    took, took_raw, found = [], [], []
    cpu = time.process_time()
    for text, _ in made:
        took.append(seconds(partial(index.shared_wording, text, "白苇市财政局", 2024)))
    cpu = (time.process_time() - cpu) / len(made) * 1000
    for text, copied in made:
        runs = index.shared_wording(text, "白苇市财政局", 2024)
        vectors = [vector_of(themes_of(sentence)) for sentence in text.split("\n")]
        took_raw.append(seconds(partial(raw.query, vectors, n_results=K)))
        told = [text[slice(*run.span)] for run in runs]
        worth = [item.text.rstrip("。；") for item in copied if _says_something(mask(item.text).text)]
        found += [any(words in one for one in told) for words in worth]
    mine, some = mask(made[0][0]), every[: len(every) // 50]
    scan = seconds(lambda: [overlap(mine, mask(row.item.text, names_of(row.item.organ))) for row in some])
    p95, p95_raw = (float(np.percentile(times, 95)) * 1000 for times in (took, took_raw))
    median = float(np.median(took)) * 1000
    print(
        f"whose wording: {len(made)} sections of {SENTENCES} sentences, copied ones found "
        f"{np.mean(found):.4f}, median {median:.1f} ms, p95 {p95:.1f} ms, of the processor {cpu:.1f} ms; "
        f"raw Chroma, a query a sentence, p95 {p95_raw:.1f} ms (ratio {p95 / p95_raw:.2f}); "
        f"overlap with every item about {scan * 50_000:.0f} ms (ratio {p95 / (scan * 50_000):.5f})"
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--items", type=int, default=100_000)
    parser.add_argument("--queries", type=int, default=50)
    arguments = parser.parse_args()
    texts = [query.text for query in retrieval_set().queries][: arguments.queries]
    print(f"memory before {megabytes():.0f} MB")
    with tempfile.TemporaryDirectory() as folder:
        raw, every, took = fill(Path(folder), arguments.items)
        print(f"{len(every)} items, {len(texts)} queries")
        whole = took.ours + took.ready
        print(
            f"indexing {len(every) / took.ours:.0f} items/s, raw Chroma {len(every) / took.raw:.0f} items/s, "
            f"ratio {took.raw / took.ours:.2f}; "
            f"with making ready ({took.ready:.1f} s) {took.raw / whole:.2f}; "
            f"without that and taking the reports apart {took.raw / (took.ours - took.apart):.2f}"
        )
        print(f"memory after indexing, the rows beside it {megabytes():.0f} MB")
        in_a_process_of_its_own(Path(folder, "ours"), texts)
        with PrecedentIndex(Path(folder, "ours")) as index:
            after_a_change(index, texts)
            wording(index, raw, every)
            measure(index, raw, every, texts)
        print(f"memory at the most, exact scan and raw Chroma beside it {megabytes():.0f} MB")


if __name__ == "__main__":
    main()
