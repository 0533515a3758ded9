"""What checking costs beside reading, and how many reports a second one core and two get through.

    python bench/checks.py [--reports 10000] [--processes 2] [--sample 60]

Reports are generated (``bench/generated.py``): consistent tables, prose that no other report has, last year's
beside each. First the CPU time a report, in milliseconds, by the format it is read in. Aims: the arithmetic
rules take at most a fifth of reading, all rules at most as long as reading what they look at, which is the
report where it is checked alone, and last year's too where the rules across years are run. The last column
holds these against the reading of this year's only, as if last year's had cost nothing. Before each report
every cache of texts is emptied, so that no report gains by what was made of another's words or, in an
earlier round, of its own; compiled tables and patterns stay, as in a process that checks one report after
the other. Then the whole of ``nianbao check`` over a folder of .html,
.docx and .txt in turn, by the wall clock, which says something on a machine that has nothing else to do;
beside it the CPU time a report in the caller and in its processes, and the speed-up that these would allow.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import _lru_cache_wrapper, partial
from pathlib import Path

from generated import Generator

from drafting.checks.engine import CATALOGUE, Subject, check
from drafting.checks.findings import Profile
from drafting.checks.reconciliation import Reconciliation
from drafting.export import render
from drafting.reading import read_report
from drafting.report import AnnualReport, organ_type_of
from drafting.service.checking import Against, check_files

EXTENSIONS = (".html", ".docx", ".txt")
ARITHMETIC = [rule for rule in CATALOGUE if isinstance(rule, Reconciliation)]
ROUNDS = 5
WORKS = ("reading", "last year's", "arithmetic", "alone", "with last year's")
"""What is timed: reading this year's and last year's report, the arithmetic rules, all rules."""
YEAR = 2023


def caches_of_texts() -> Iterator[_lru_cache_wrapper[object]]:
    """The caches that hold a limited number of things; what is compiled once and kept has no limit."""
    for name, module in list(sys.modules.items()):
        if name.startswith("drafting.") and not name.startswith("drafting.reading."):
            for made in vars(module).values():
                if isinstance(made, _lru_cache_wrapper) and made.cache_parameters()["maxsize"] is not None:
                    yield made


def costs(folder: Path, generator: Generator, extension: str, sample: int) -> tuple[float, ...]:
    """Milliseconds of CPU a report: see ``WORKS``.

    Of each report the least of several rounds, in which all take turns: what else the machine does falls on
    all of them.
    """
    texts = list(caches_of_texts())
    least = [[float("inf")] * len(WORKS) for _ in range(sample)]
    for number in range(sample):
        paths = [folder / f"{number:05}-{year}{extension}" for year in (YEAR, YEAR - 1)]
        for path, year in zip(paths, (YEAR, YEAR - 1), strict=True):
            path.write_bytes(render(generator.report(number, year), extension))
        for _ in range(ROUNDS):
            report, previous = map(read_report, paths)
            works: tuple[Callable[[], object], ...] = (
                *(partial(read_report, path) for path in paths),
                partial(check, subject(report, previous), ARITHMETIC),
                partial(check, subject(report, None)),
                partial(check, subject(report, previous)),
            )
            for at, work in enumerate(works):
                for cache in texts:
                    cache.cache_clear()
                began = time.process_time()
                work()
                least[number][at] = min(least[number][at], time.process_time() - began)
    return tuple(sum(column) / sample * 1000 for column in zip(*least, strict=True))


def subject(report: AnnualReport, previous: AnnualReport | None) -> Subject:
    """The report as a batch of published ones examines it, with nothing of it computed yet."""
    return Subject(report, Profile.PUBLISHED, previous=previous, organ_type=organ_type_of(report.organ))


def throughput(folder: Path, count: int, processes: int) -> tuple[float, float, float]:
    """Read and check the folder: reports a second, milliseconds of CPU a report here and in others."""
    began, spent = time.perf_counter(), _spent()
    checked = check_files([folder], Against(), processes=processes)
    found = sum(1 for file in checked.files if file.outcome)
    seconds = time.perf_counter() - began
    assert found == count, f"{count - found} reports came to nothing"
    own, others = (after - before for before, after in zip(spent, _spent(), strict=True))
    return count / seconds, own / count * 1000, others / count * 1000


def _spent() -> tuple[float, float]:
    """Seconds of CPU of this process and of those that it has ended."""
    used = os.times()
    return used.user + used.system, used.children_user + used.children_system


def main() -> None:
    """Print what a report costs, then what one core and several get through."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--reports", type=int, default=10_000)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--sample", type=int, default=60)
    arguments = parser.parse_args()
    generator = Generator.of_corpus()
    with tempfile.TemporaryDirectory() as name:
        spent = {
            extension: costs(Path(name), generator, extension, arguments.sample) for extension in EXTENSIONS
        }
    spent["mean"] = tuple(sum(column) / len(column) for column in zip(*spent.values(), strict=True))
    print(
        "CPU a report      reading  arithmetic (aim 0.20)  all rules (aim 1.00)  last year's too (aim 1.00)"
    )
    for extension, (reading, last, arithmetic, alone, every) in spent.items():
        print(
            f"{extension:14}{reading:8.2f} ms{arithmetic:7.2f} ms {arithmetic / reading:5.2f}"
            f"{alone:15.2f} ms {alone / reading:5.2f}{every:15.2f} ms {every / (reading + last):5.2f}"
            f"  of this year's reading alone {every / reading:5.2f}"
        )
    if arguments.reports:
        with tempfile.TemporaryDirectory() as name:
            for number in range(arguments.reports):
                extension = EXTENSIONS[number % len(EXTENSIONS)]
                data = render(generator.report(number, YEAR), extension)
                (Path(name) / f"{number:05}{extension}").write_bytes(data)
            many = arguments.processes
            one, several = (throughput(Path(name), arguments.reports, n) for n in (1, many))
        for cores, (rate, own, others) in ((1, one), (many, several)):
            print(f"{cores} core(s)  {rate:8.1f} reports/s; CPU {own:.2f} ms here, {others:.2f} ms in others")
        allowed = one[1] / max(several[1], sum(several[1:]) / many)
        print(f"speed-up   {several[0] / one[0]:8.2f} (aim 1.80); by CPU time {allowed:.2f}")


if __name__ == "__main__":
    main()
