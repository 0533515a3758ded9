"""The command line ``nianbao``: exit status 0 done, 1 done with errors found, 2 could not do it."""

import io
import os
import sys
from collections.abc import Sequence

from drafting.cli.arguments import parser
from drafting.cli.terminal import tell
from drafting.errors import NianbaoError, reason_of


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status; a fault is one Chinese message on standard error."""
    _speak_utf8()
    try:
        arguments = parser().parse_args(argv)
        status: int = arguments.run(arguments)
        print(end="", flush=True)  # here, where a fault of the output can still be told
        return status
    except NianbaoError as error:
        tell(error.message)
        return 2
    except BrokenPipeError:  # the reader went away (| head): not our fault, nothing to say
        _discard_output()
        return 0
    except OSError as error:  # the output, mostly: a full disk; other files are told of where they are used
        _discard_output()
        tell(f"读写出错：{reason_of(error)}。请检查磁盘、权限和输出的去处后再试。")
        return 2
    except KeyboardInterrupt:
        tell("已中断。")
        return 2


def _speak_utf8() -> None:
    """Write UTF-8 wherever the program runs; half a character (of a file's name, say) as its escape."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _discard_output() -> None:
    """Let what is still to be written go nowhere, lest the interpreter trip over it at its end."""
    try:
        target = sys.stdout.fileno()
    except (OSError, ValueError):  # not a file at all, or closed
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, target)
    os.close(nowhere)
