"""Text on its way to a terminal: a file's name or a report's words are other people's and command nothing."""

import re
import sys

_COMMANDS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Control characters but tab and line feed, and those that turn the order of what is printed."""


def printable(text: str) -> str:
    r"""The text with what a terminal would obey as its escape (``\x1b``), so that it is seen."""
    return _COMMANDS.sub(lambda found: found[0].encode("unicode_escape").decode(), text)


def unobeyed(json: str) -> str:
    r"""As ``printable``, of JSON: as an escape of its own (``\u009b``), which leaves it the same value."""
    return _COMMANDS.sub(lambda found: f"\\u{ord(found[0]):04x}", json)


def one_line(text: str) -> str:
    """As ``printable``, and in one line: a file's name may have several, one of them like our own message."""
    return printable(text).replace("\n", r"\n")


def say(text: str) -> None:
    """A line on standard output, where no JSON is asked for."""
    print(printable(text))


def tell(text: str) -> None:
    """A message on standard error."""
    print(f"nianbao：{printable(text)}", file=sys.stderr)
