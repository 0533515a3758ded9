"""The labelled section fives, and how much of them is found.

    python tests/labelled_sections.py

Prints for each file the sections that are wholly right, and precision and recall of problems, of measures and
of pairs of both. An item found counts where it holds the words of one label, a pair where both its items do.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from drafting.items import Item, last_year, split_items

HERE = Path(__file__).parent
HELD_OUT = ("section_fives_held_out", "section_fives_held_out_plain", "section_fives_held_out_last")
FILES = ("section_fives", *HELD_OUT)
COLUMNS = ("problems", "measures", "pairs")


@dataclass(frozen=True)
class Labelled:
    """A section with its pairs: the words of a problem ("" for none) and those of the measures it has.

    ``wrong`` says why it is not wholly right yet.
    """

    text: str
    pairs: list[tuple[str, list[str]]]
    last_year: list[str]
    wrong: str

    def mistakes(self) -> list[object]:
        """What is not found, and what is found too much; empty where the section is wholly right."""
        found = split_items(self.text)
        said = last_year(self.text)
        wrong: list[object] = [
            expected
            for expected in self.pairs
            if not any(self._is(expected, pair.problem, pair.measures) for pair in found)
        ]
        wrong += [word for word in self.last_year if word not in said]
        wrong += [f"{len(found)} pairs, not {len(self.pairs)}"] if len(found) != len(self.pairs) else []
        return wrong + ([f"last year: {said}"] if said and not self.last_year else [])

    @staticmethod
    def _is(expected: tuple[str, list[str]], problem: Item | None, measures: tuple[Item, ...]) -> bool:
        word, words = expected
        if bool(word) != bool(problem) or (problem and word not in problem.text):
            return False
        return len(words) == len(measures) and all(any(w in m.text for m in measures) for w in words)

    def expected(self) -> dict[str, set[object]]:
        return {
            "problems": {problem for problem, _ in self.pairs if problem},
            "measures": {measure for _, measures in self.pairs for measure in measures},
            "pairs": {
                (problem, measure) for problem, measures in self.pairs for measure in measures if problem
            },
        }

    def found(self) -> dict[str, set[object]]:
        """What is found, by the label that it holds; by itself where it holds none, or more than one."""
        expected = self.expected()
        pairs = split_items(self.text)

        def label(item: Item, column: str) -> object:
            held = [word for word in expected[column] if word in item.text]
            return held[0] if len(held) == 1 else item

        return {
            "problems": {label(pair.problem, "problems") for pair in pairs if pair.problem},
            "measures": {label(measure, "measures") for pair in pairs for measure in pair.measures},
            "pairs": {
                (label(pair.problem, "problems"), label(measure, "measures"))
                for pair in pairs
                for measure in pair.measures
                if pair.problem
            },
        }


def labelled(name: str) -> dict[str, Labelled]:
    """The sections of a file by their names."""
    cases = tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))
    return {
        title: Labelled(
            case["text"],
            [(problem, measures) for problem, measures in case["pairs"]],
            case.get("last_year", []),
            case.get("wrong", ""),
        )
        for title, case in cases.items()
    }


def figures(name: str) -> Iterator[tuple[str, float, float]]:
    """Precision and recall, column by column."""
    sections = labelled(name).values()
    for column in COLUMNS:
        right = sum(len(one.found()[column] & one.expected()[column]) for one in sections)
        found = sum(len(one.found()[column]) for one in sections)
        expected = sum(len(one.expected()[column]) for one in sections)
        yield column, right / found, right / expected


def main() -> None:
    """Measure and print."""
    for name in FILES:
        sections = labelled(name)
        right = sum(not one.mistakes() for one in sections.values())
        print(f"{name}: {right} of {len(sections)} sections wholly right ({right / len(sections):.1%})")
        for column, precision, recall in figures(name):
            print(f"    {column:10} precision {precision:6.1%}   recall {recall:6.1%}")


if __name__ == "__main__":
    main()
