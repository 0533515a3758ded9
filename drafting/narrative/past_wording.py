"""What a draft's prompts carry of past reports: asked of a retriever, whoever it looks things up for."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from drafting.narrative.material import Material, Part

if TYPE_CHECKING:
    from langchain_core.documents import Document
    from langchain_core.retrievers import BaseRetriever


def past_wording(part: Part, material: Material, retriever: "BaseRetriever") -> tuple[str, ...]:
    """The past texts nearest to what the part is to tell, best first; none where it has nothing to tell."""
    if part.code == "problems":
        wanted = "；".join(card.title for card in material.cards)
    else:
        wanted = "；".join(fact.statement for fact in material.facts_of(*part.aspects))
    return tuple(found.page_content for found in retrieve(retriever, wanted, part.section)) if wanted else ()


def retrieve(retriever: "BaseRetriever", text: str, section: int) -> Sequence["Document"]:
    """The past texts of this section nearest to the text; where no sections are known, of any.

    Nothing is reported to LangSmith, whatever the environment says.
    """
    from langsmith import tracing_context

    with tracing_context(enabled=False):
        return retriever.invoke(text, section=section)
