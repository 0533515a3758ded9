"""How good the search for wording is, by the project's labelled set."""

from collections.abc import Iterator

from drafting.precedents import Precedent, items_of
from drafting.precedents.labelled import LabelledSet, labelled_set
from drafting.reading import read_report
from drafting.shipped import in_source_tree, shipped


def retrieval_set() -> LabelledSet:
    """The labelled set over the sample corpus, which is read from its files as an office's reports are.

    Raises:
        InputError: the labels are missing; they are the repository's, not the package's.
    """
    return labelled_set(in_source_tree("corpus/retrieval", "检索标注集"), list(_corpus()))


def _corpus() -> Iterator[tuple[Precedent, str]]:
    """The corpus' items, each with the problem it answers."""
    for path in sorted((shipped("corpus") / "reports").glob("*.*")):
        items = items_of(read_report(path), path.name)
        problems = {item.pair: item.text for item in items if item.pair and item.kind == "problem"}
        for item in items:
            yield item, problems.get(item.pair, "") if item.kind == "measure" else ""
