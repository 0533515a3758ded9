"""Names of changes drawn by lot, each module its share: ``python tests/drawn_by_lot.py 400 3``, for `make mutants`."""

import contextlib
import sys
from pathlib import Path
from random import Random

import mutmut.__main__ as mutmut
from mutmut.mutation.data import SourceFileMutationData
from mutmut.mutation.trampoline import set_mutant_under_test


def changes() -> list[list[str]]:
    """The names of the changes of each module, which are made in ``mutants/`` where they are not there yet."""
    set_mutant_under_test("mutant_generation")
    Path("mutants").mkdir(exist_ok=True)
    mutmut.copy_src_dir()
    mutmut.copy_also_copy_files()
    mutmut.setup_source_paths()
    mutmut.store_lines_covered_by_tests()
    mutmut.create_mutants(1)
    modules = []
    for path in sorted(mutmut.walk_mutatable_files()):
        module = SourceFileMutationData(path=path)
        module.load()
        modules.append(list(module.exit_code_by_key))
    return modules


def drawn(modules: list[list[str]], number: int, seed: int) -> list[str]:
    """About so many of them, the same for the same seed."""
    lot, all_of_them = Random(seed), sum(map(len, modules))
    return [
        name
        for names in modules
        if names
        for name in lot.sample(names, min(len(names), max(1, round(number * len(names) / all_of_them))))
    ]


if __name__ == "__main__":
    with contextlib.redirect_stdout(sys.stderr):
        known = changes()
    print("\n".join(drawn(known, int(sys.argv[1]), int(sys.argv[2]))))
