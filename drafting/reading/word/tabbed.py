"""Tables laid out with tabs where the source says so otherwise than by a line a row.

Word files hold them as paragraphs with tabs. Copied from a browser, a table whose cells hold paragraphs is a
cell a line, a tab alone on the line between two cells of one row.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby

from drafting.reading.document import Block, Grid, Paragraph, paragraphs_of
from drafting.reading.text.reader import blocks_of_lines

_FEWEST_CELLS = 3
"""In a row of a table: two texts with a tab between are an entry of a list, or of the contents."""


def with_tables(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, paragraphs with tabs that follow one another as a table where they are one."""
    for tabbed, group in groupby(blocks, key=_is_tabbed):
        run = list(group)
        if not tabbed:
            yield from run
            continue
        texts = [block.text for block in run if isinstance(block, Paragraph)]
        found = list(blocks_of_lines(texts, joined=False)) if len(texts) > 1 else []
        if any(len(row) >= _FEWEST_CELLS for each in found if isinstance(each, Grid) for row in each.rows):
            yield from found
        else:
            for text in texts:
                yield from paragraphs_of(text)


def _is_tabbed(block: Block) -> bool:
    return isinstance(block, Paragraph) and not block.heading and "\t" in block.text
