"""What the office itself states and its tables contradict: a model leaves it out on the guard's word.

In a text composed without a model it stands, and the rules on the text find it; of a text from which it was
taken nobody would hear.
"""

from collections.abc import Iterable

from drafting.narrative.binding_findings import direction_findings, zero_findings
from drafting.narrative.material import Material
from drafting.narrative.verifying import about_of
from drafting.references import without_supports


def contradicted(stated: Iterable[str], material: Material, offered: frozenset[str]) -> tuple[str, ...]:
    """The clauses of what is stated that say a wrong direction, or none of what there was, each once.

    Args:
        stated: statements of facts and texts of cards, as source text.
        material: what they are held against.
        offered: the ids that went with them, which tell what they are about.
    """
    ledger, year, organ = material.ledger, material.year, material.organ
    about = about_of(material, offered)
    found = (
        one.excerpt
        for source in stated
        for one in (
            *direction_findings(source, ledger, year=year, organ=organ, about=about),
            *zero_findings(source, ledger, year=year, organ=organ),
        )
    )
    return tuple(dict.fromkeys(without_supports(said).strip("，。；、 ") for said in found))
