"""Damaged files are refused in Chinese, or read without a number that was never printed; none hangs.

``make test`` reads a sample of them, ``make damaged`` two thousand more.
"""

import time
from collections.abc import Callable

import pytest
from reading.damage import FIGURES, SAMPLES, damaged, gently_damaged

from drafting.errors import InputError
from drafting.reading import read_bytes
from drafting.report import AnnualReport

LONGEST = 10.0
"""Seconds of CPU for one file: far from what any takes, near to nothing that hangs."""

SEEDS = [
    pytest.param(range(4), id="样本"),
    pytest.param(range(4, 129), id="全部", marks=pytest.mark.slow),
]


def unmarked(report: AnnualReport) -> list[str]:
    """The cells that are blank without a word about it."""
    told = {unread.where for unread in report.unread}
    return [code for code, value in report.figures.items() if value is None and code not in told]


def wrong(report: AnnualReport) -> list[str]:
    """The cells with a number that is not the printed one."""
    return [f"{c}={v}" for c, v in report.figures.items() if v is not None and v != FIGURES.get(c)]


def faults(
    damage: Callable[[str, int], bytes],
    extension: str,
    seeds: range,
    look: Callable[[AnnualReport], list[str]],
) -> dict[int, object]:
    """What was not as it should be, by seed."""
    found: dict[int, object] = {}
    for seed in seeds:
        data = damage(extension, seed)
        begun = time.process_time()
        try:
            said = look(read_bytes(data, f"a{extension}"))
        except InputError as error:
            said = [] if error.message.endswith("。") else [error.message]
        except Exception as error:  # noqa: BLE001 - every other exception is what is looked for
            said = [repr(error)]
        if time.process_time() - begun > LONGEST:
            said.append("hangs")
        if said:
            found[seed] = said
    return found


@pytest.mark.parametrize("extension", SAMPLES)
@pytest.mark.parametrize("seeds", SEEDS)
def test_any_damage_is_refused_or_read(extension, seeds):
    assert faults(damaged, extension, seeds, unmarked) == {}


@pytest.mark.parametrize("extension", SAMPLES)
@pytest.mark.parametrize("seeds", SEEDS)
def test_damage_beside_the_numbers_changes_none(extension, seeds):
    assert faults(gently_damaged, extension, seeds, lambda report: unmarked(report) + wrong(report)) == {}


def test_a_stream_packed_in_a_way_that_nobody_knows_is_damage():
    pieces = SAMPLES[".pdf"].split(b"FlateDecode")
    for number in range(1, len(pieces)):
        names = [b"FlateD\xe2code" if at == number else b"FlateDecode" for at in range(1, len(pieces))]
        data = pieces[0] + b"".join(name + piece for name, piece in zip(names, pieces[1:], strict=True))
        with pytest.raises(InputError, match="损坏"):
            read_bytes(data, "a.pdf")
