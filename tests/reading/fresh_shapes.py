"""Shapes of print written without looking at the reader: what it makes of them at first sight.

``python -m reading.fresh_shapes 20`` (from ``tests/``) prints a line a shape: cells held, cells read equal, cells null
with a reason, cells null without one, cells wrong; then what of title, organ, year and sections differs.
"""

import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from random import Random

from reading import (
    fresh_converted,
    fresh_corrected,
    fresh_more_marks,
    fresh_more_sheets,
    fresh_more_text,
    fresh_more_web,
    fresh_more_word,
    fresh_moved,
    fresh_pages,
    fresh_saved,
    fresh_second,
    fresh_set_apart,
    fresh_sheets,
    fresh_systems,
    fresh_text,
    fresh_third,
    fresh_unseen,
    fresh_web,
    fresh_word,
)
from reading.fresh_report import Fresh, Shape, fresh

from drafting.errors import NianbaoError
from drafting.items import split_items
from drafting.reading import read_bytes
from drafting.report import AnnualReport

SHAPES: tuple[Shape, ...] = (
    *fresh_web.SHAPES,
    *fresh_word.SHAPES,
    *fresh_text.SHAPES,
    *fresh_sheets.SHAPES,
    *fresh_second.SHAPES,
    *fresh_third.SHAPES,
    *fresh_pages.SHAPES,
    *fresh_saved.SHAPES,
    *fresh_corrected.SHAPES,
    *fresh_converted.SHAPES,
    *fresh_unseen.SHAPES,
    *fresh_moved.SHAPES,
    *fresh_more_web.SHAPES,
    *fresh_more_word.SHAPES,
    *fresh_more_text.SHAPES,
    *fresh_more_sheets.SHAPES,
    *fresh_more_marks.SHAPES,
    *fresh_systems.SHAPES,
    *fresh_set_apart.SHAPES,
)


@dataclass
class Found:
    """What became of a shape's cells over some seeds: ``wrong`` and ``silent`` name them."""

    held: int = 0
    equal: int = 0
    told: int = 0
    silent: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    structure: Counter[str] = field(default_factory=Counter)


def printed(shape: Shape, seed: int) -> tuple[Fresh, bytes]:
    """A report in this shape."""
    report = fresh(seed, closed=shape.closed, say=shape.say)
    made = shape.print(report, Random(f"{shape.name} {seed}"))
    return report, made if isinstance(made, bytes) else made.encode()


def measured(shape: Shape, seeds: Iterable[int]) -> Found:
    """Print and read back."""
    found = Found()
    for seed in seeds:
        report, data = printed(shape, seed)
        try:
            read = read_bytes(data, f"a{shape.extension}")
        except NianbaoError as error:
            held = sum(figure is not None for figure in report.figures.values())
            one = Found(held=held, told=held, structure=Counter({f"拒收：{error}": 1}))
        else:
            one = judged(shape, report, read)
        found.held += one.held
        found.equal += one.equal
        found.told += one.told
        found.wrong += [f"{seed} {said}" for said in one.wrong]
        found.silent += [f"{seed} {said}" for said in one.silent]
        found.structure.update(one.structure)
    return found


def judged(shape: Shape, report: Fresh, read: AnnualReport) -> Found:
    """What became of one report's cells and parts."""
    found = Found(structure=Counter(_structure(shape, report, read)))
    told = {unread.where for unread in read.unread}
    for code in {*report.figures, *read.figures}:
        truth, value = report.figures.get(code), read.figures.get(code)
        found.held += truth is not None
        if value is not None and value != truth:
            found.wrong.append(f"{code} 印{report.texts.get(code)} 读{value}")
        elif value is not None:
            found.equal += 1
        elif code not in told:
            found.silent.append(code)
        else:
            found.told += truth is not None

    return found


def _structure(shape: Shape, report: Fresh, read: AnnualReport) -> Iterable[str]:
    if report.organ != read.organ and read.title:
        yield f"机关 {read.organ}"
    if report.year != read.year and read.title:
        yield f"年份差 {read.year}"
    if not read.title and shape.title:
        yield "无标题"
    if not shape.prose:
        return
    for number in (0, 1, 5, 6):
        wanted, got = report.prose[number], read.text(number).split("\n")
        if [line.replace("　", "").strip() for line in got if line.strip()] != wanted:
            yield f"第{number}部分"
    for number in (2, 3, 4):
        if read.section(number) is None:
            yield f"缺第{number}部分"
        elif read.text(number).strip() and shape.bare:
            yield f"第{number}部分有余文"
    pairs = [
        (pair.problem.text if pair.problem else "", "；".join(m.text for m in pair.measures))
        for pair in split_items(read.text(5))
    ]
    if [(p.strip("。；;"), m.rstrip("。；;")) for p, m in pairs] != report.pairs:
        yield "第五部分配对"


def main() -> None:
    """Print a line a shape."""
    seeds = range(int(sys.argv[1]) if len(sys.argv) > 1 else 10)
    wanted = sys.argv[2] if len(sys.argv) > 2 else ""
    whole = Counter[str]()
    for shape in SHAPES:
        if wanted not in shape.name:
            continue
        found = measured(shape, seeds)
        share = found.equal / found.held if found.held else 0
        numbers = {
            "held": found.held, "equal": found.equal, "told": found.told, "silent": len(found.silent), "wrong": len(found.wrong),
        }  # fmt: skip
        whole.update(numbers)
        print(f"{shape.name:　<18} {share:8.2%} {numbers} {dict(found.structure) or ''}")
        if wanted:
            print("\n".join([*found.wrong[:20], *found.silent[:20]]))
    print("合计", dict(whole), f"{whole['equal'] / whole['held']:.3%}")


if __name__ == "__main__":
    main()
