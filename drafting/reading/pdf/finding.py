"""Finds the tables that are drawn with rules on a PDF's page."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from drafting.reading.pdf.boxes import SAME_PLACE, rules


def find_tables(page: Any) -> list[Any]:
    """The tables that pdfplumber finds by the page's rules; one drawn in dashes or dots is one rule."""
    from pdfplumber.table import merge_edges
    from pdfplumber.utils.geometry import filter_edges

    settings = {"vertical_strategy": "explicit", "horizontal_strategy": "explicit"}
    found: list[Any] = []
    for drawn in stretches(filter_edges(page.edges)):
        edges = merge_edges(drawn, *[SAME_PLACE] * 4)
        upright = [edge for edge in edges if edge["orientation"] == "v"]
        across = [edge for edge in edges if edge["orientation"] == "h"]
        level = [*across, *_open_ends(upright, across)]
        if min(len(upright), len(level)) >= 2:
            lines = {"explicit_vertical_lines": upright, "explicit_horizontal_lines": level}
            found += page.find_tables(settings | lines)
    return found


def stretches(edges: Sequence[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """The rules of each stretch of the page that vertical ones reach over: a table, or tables side by side.

    Rules are merged with those that stand close in the same stretch alone: one of a table above, a few points
    beside, would move this table's.
    """
    reach: list[tuple[float, float]] = []
    for edge in sorted((edge for edge in edges if edge["orientation"] == "v"), key=lambda each: each["top"]):
        if reach and edge["top"] - reach[-1][1] <= SAME_PLACE:
            reach[-1] = (reach[-1][0], max(reach[-1][1], edge["bottom"]))
        else:
            reach.append((edge["top"], edge["bottom"]))
    for top, bottom in reach:
        yield [
            edge
            for edge in edges
            if top - SAME_PLACE <= edge["top"] and edge["bottom"] <= bottom + SAME_PLACE
        ]


def _open_ends(
    upright: Sequence[dict[str, Any]], across: Sequence[dict[str, Any]]
) -> Iterator[dict[str, Any]]:
    """A rule where two neighbouring vertical ones end without one: a page's end divides the table there."""
    if not across:
        return
    upright = [edge for edge in upright if edge["height"] > SAME_PLACE]
    for place in rules(end for edge in upright for end in (edge["top"], edge["bottom"])):
        ending = sorted(
            edge["x0"]
            for edge in upright
            if min(abs(edge["top"] - place), abs(edge["bottom"] - place)) <= SAME_PLACE
        )
        closed = [edge for edge in across if abs(edge["top"] - place) <= SAME_PLACE]
        for left, right in pairwise(ending):
            inside = (left + SAME_PLACE, right - SAME_PLACE)
            if not any(edge["x0"] < inside[1] and inside[0] < edge["x1"] for edge in closed):
                sides = {"x0": left, "x1": right, "width": right - left, "height": 0.0}
                yield across[0] | sides | {"top": place, "bottom": place, "object_type": "line"}
