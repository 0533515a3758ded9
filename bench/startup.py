"""CPU time of starting: ``nianbao --help`` and ``nianbao check`` of one .docx, beside a bare interpreter.

    python bench/startup.py

Prints seconds of CPU (user and system, least of five runs) and the ratio to the bare interpreter.
"""

import resource
import subprocess
import sys
from pathlib import Path

REPORT = Path(__file__).parents[1] / "corpus" / "reports" / "qinghe-2023.docx"
COMMANDS = {
    "python -c pass": ["-c", "pass"],
    "nianbao --help": ["-m", "drafting", "--help"],
    "nianbao check (one .docx)": ["-m", "drafting", "check", str(REPORT)],
}
RUNS = 5


def cpu_seconds(arguments: list[str]) -> float:
    """User and system time of one run of this interpreter."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *arguments], capture_output=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime) - (before.ru_utime + before.ru_stime)


def main() -> None:
    """Measure and print."""
    least = {name: min(cpu_seconds(arguments) for _ in range(RUNS)) for name, arguments in COMMANDS.items()}
    reference = next(iter(least.values()))
    for name, seconds in least.items():
        print(f"{name:28}{seconds:8.3f} s {seconds / reference:8.1f}×")


if __name__ == "__main__":
    main()
