"""Where in a paragraph of section 1 a fact is told: beside the figures of what it is about."""

import re
from collections.abc import Sequence

from drafting.facts import Fact

_TOPICS = {
    "documents": re.compile("规范性文件"),
    "decisions": re.compile("行政许可|行政处罚|行政强制|行政执法|执法公示|双公示"),
    "fees": re.compile("行政事业性收费|收费目录|收费清单"),
    "disputes": re.compile("行政复议|行政诉讼|(?<!经)(?<!经过)复议|应诉|诉讼|败诉"),
}
"""Topic → the words that make a fact one of it."""

_GOES_ON = re.compile(r"其中|并(?=[对将向在及同为由把])|同比|[较比]上年|与上年相比")
"""How a statement begins that has no sense without the one before it."""


def goes_on(statement: str) -> bool:
    """Whether a statement only goes on with the one before it (其中通过网站公开…)."""
    return bool(_GOES_ON.match(statement))


def by_topic(facts: Sequence[Fact], *topics: str) -> dict[str, list[Fact]]:
    """The facts of each of these topics, and under the empty name those of none, each in its order.

    A fact that speaks of several is of none; one that goes on with the one before it stays with it.
    """
    placed: dict[str, list[Fact]] = {topic: [] for topic in (*topics, "")}
    last = ""
    for fact in facts:
        if not goes_on(fact.statement):
            named = [topic for topic in topics if _TOPICS[topic].search(fact.statement)]
            last = named[0] if len(named) == 1 else ""
        placed[last].append(fact)
    return placed
