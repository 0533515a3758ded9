"""Text in Markdown with some of its words marked."""

from collections.abc import Iterable

from drafting.ui.messages import plain


def with_marks(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with the words at these spans set off; a mark over a line's end joins the lines.

    Args:
        text: as it is to be read.
        spans: [start, end) in it, in order, none within another.
    """
    pieces, at = [], 0
    for start, end in spans:
        words = plain(text[start:end].replace("\n", " "))
        pieces += [plain(text[at:start]), f":orange-background[{words}]"]
        at = end
    return "".join([*pieces, plain(text[at:])])
