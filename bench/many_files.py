"""Reading a thousand reports: files a second on one core and on two, and the memory that it takes.

    python bench/many_files.py [number of files]

The files are those of the tests' generator of layouts (.html, .docx, .xlsx, .pdf, .txt), each printed anew;
one in fifty is empty, cut short or no report. Each run is a process of its own, which makes the lines
of ``nianbao read --json`` and throws them away. Where other programs take their share of the cores, the CPU
time says more than the files a second. Memory is the peak resident set of that process and of its largest
reader (Linux).
"""

import json
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from random import Random

ROOT = Path(__file__).parents[1]
sys.path[0] = str(ROOT / "tests")  # in the place of this folder: its reading.py is not the tests' package

FILES = 1000
BAD_ONE_IN = 50
BAD = (b"", b"PK\x03\x04 cut", "关于召开会议的通知".encode(), b"%PDF-1.7")

RUN = """
import json, os, resource, sys
from pathlib import Path
from drafting.report import report_to_json
from drafting.service.files import read_each

if __name__ == "__main__":
    paths = sorted(Path(sys.argv[1]).iterdir())
    found = list()
    bad = 0
    for file in read_each(paths, processes=int(sys.argv[2])):
        bad += file.report is None
        found.append(len(json.dumps(report_to_json(file.report))) if file.report else 0)
    own, readers = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print(json.dumps({
        "files": len(found), "bad": bad, "own": own.ru_maxrss / 1024, "readers": readers.ru_maxrss / 1024,
        "cpu": own.ru_utime + own.ru_stime, "readers_cpu": readers.ru_utime + readers.ru_stime,
    }))
"""


def write(folder: Path, files: int) -> Counter[str]:
    """Write this many files, and give how many there are of each kind."""
    from reading.variants import ARRIVALS, copy

    kinds: Counter[str] = Counter()
    arrivals = list(ARRIVALS.values())
    for seed in range(files):
        chance = Random(seed)  # noqa: S311 - what is printed, no secret
        extension, print_as = arrivals[seed % len(arrivals)]
        data = chance.choice(BAD) if seed % BAD_ONE_IN == 0 else print_as(copy(chance))
        (folder / f"{seed:05}{extension}").write_bytes(data)
        kinds[extension] += 1
    return kinds


def run(folder: Path, processes: int) -> None:
    """Read the folder with this many processes, and print what it took."""
    script = folder.parent / "run.py"
    script.write_text(RUN, encoding="utf-8")
    begun = time.monotonic()
    printed = subprocess.run(
        [sys.executable, str(script), str(folder), str(processes)],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": str(ROOT), "PATH": ""},
    ).stdout
    seconds = time.monotonic() - begun
    found = json.loads(printed)
    print(f"{processes} process(es): {found['files']} files, {found['bad']} of them refused, {seconds:.1f} s")
    print(f"    {found['files'] / seconds:.1f} files a second")
    print(f"    CPU {found['cpu']:.1f} s in the caller, {found['readers_cpu']:.1f} s in readers")
    print(f"    memory {found['own']:.0f} MB in the caller, {found['readers']:.0f} MB in the largest reader")


def main() -> None:
    """Write the files, read them with one process and with two."""
    files = int(sys.argv[1]) if len(sys.argv) > 1 else FILES
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "reports"
        folder.mkdir()
        kinds = write(folder, files)
        size = sum(path.stat().st_size for path in folder.iterdir()) / 1e6
        print(
            f"{files} files, {size:.0f} MB: " + ", ".join(f"{n} {kind}" for kind, n in sorted(kinds.items()))
        )
        for processes in (1, 2):
            run(folder, processes)


if __name__ == "__main__":
    main()
