"""What checking costs beside reading, and how many reports a second one core and two get through.

    python bench/checks.py [--reports 10000] [--processes 2] [--sample 60]

Reports are generated (``bench/generated.py``): consistent tables, prose that no other report has, last year's
beside each. First the CPU time a report, in milliseconds, by the format it is read in. Aims: the arithmetic
rules take at most a fifth of reading, all rules at most as long as reading what they look at, which is the
report where it is checked alone, and last year's too where the rules across years are run. The last column
holds these against the reading of this year's only, as if last year's had cost nothing. Before each report
every cache of texts is emptied, so that no report gains by what was made of another's words or, in an
earlier round, of its own; compiled tables and patterns stay, as in a process that checks one report after
the other. Then the whole of ``nianbao check`` over a folder of .html, .docx and .txt in turn, by the wall
clock, which says something on a machine that has nothing else to do; beside it the CPU time a report in the
caller and in its processes, and the speed-up that these would allow. What the machine allows is measured in
the same run: as many processes, each of which checks its own share of the folder on one core and shares
nothing with the others. Cores that share caches, clock or memory with each other, or with somebody else's
work, speed that up by less than their number.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import _lru_cache_wrapper, partial
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection
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


def throughput(paths: list[Path], processes: int) -> tuple[float, float, float]:
    """Read and check the files: reports a second, milliseconds of CPU a report here and in others."""
    count = len(paths)
    began, spent = time.perf_counter(), _spent()
    checked = check_files(paths, Against(), processes=processes)
    found = sum(1 for file in checked.files if file.outcome)
    seconds = time.perf_counter() - began
    assert found == count, f"{count - found} reports came to nothing"
    own, others = (after - before for before, after in zip(spent, _spent(), strict=True))
    return count / seconds, own / count * 1000, others / count * 1000


def apart(paths: list[Path], processes: int) -> float:
    """Reports a second of processes that share nothing, from the first one's start to the last one's end."""
    ends = [Pipe() for _ in range(processes)]
    working = [Process(target=_alone, args=(paths[at::processes], end)) for at, (_, end) in enumerate(ends)]
    for process in working:
        process.start()
    for own, _ in ends:
        own.recv()  # all are up
    began = time.perf_counter()
    for own, _ in ends:
        own.send(None)
    for own, _ in ends:
        own.recv()
    return len(paths) / (time.perf_counter() - began)


def _alone(paths: list[Path], end: Connection) -> None:
    end.send(None)
    end.recv()
    throughput(paths, 1)
    end.send(None)


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
            files(generator, Path(name), arguments.reports)
            paths, many = sorted(Path(name).iterdir()), arguments.processes
            one, several = (throughput(paths, processes) for processes in (1, many))
            machine = apart(paths, many) / one[0]
        for cores, (rate, own, others) in ((1, one), (many, several)):
            print(f"{cores} core(s)  {rate:8.1f} reports/s; CPU {own:.2f} ms here, {others:.2f} ms in others")
        speed_up = several[0] / one[0]
        allowed = one[1] / max(several[1], sum(several[1:]) / many)
        print(f"speed-up   {speed_up:8.2f} (aim 1.80); by CPU time {allowed:.2f}")
        print(f"the machine{machine:7.2f} (as many that share nothing): {speed_up / machine:.2f} of it")


def files(generator: Generator, folder: Path, count: int) -> None:
    """Write as many reports as are asked for into the folder, in each format in turn."""
    for number in range(count):
        extension = EXTENSIONS[number % len(EXTENSIONS)]
        data = render(generator.report(number, YEAR), extension)
        (folder / f"{number:05}{extension}").write_bytes(data)


if __name__ == "__main__":
    main()
