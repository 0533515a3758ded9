"""The precedents as LangChain has them: a retriever for the chains that draft, or for anybody else's.

Importing this module imports langchain_core (most of a second): only a report that a model drafts needs it.
"""

from dataclasses import asdict

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever

from drafting.precedents.index import PrecedentIndex
from drafting.precedents.precedent import Precedent, Query

MODELS_OF_WORDING = 4
"""How many precedents a prompt carries."""


class PrecedentRetriever(BaseRetriever):
    """The ``k`` items nearest to what is asked, best first; ``section`` of ``invoke`` keeps to one section.

    ``by_meaning``: whether the words may go to the embeddings model, where there is one.
    """

    index: PrecedentIndex
    k: int = MODELS_OF_WORDING
    by_meaning: bool = True

    def _get_relevant_documents(
        self,
        query: str,
        *,
        run_manager: CallbackManagerForRetrieverRun,  # noqa: ARG002 - LangChain hands it over
        section: int | None = None,
    ) -> list[Document]:
        hits = self.index.search(Query(text=query, section=section, k=self.k), by_meaning=self.by_meaning)
        return [document_of(hit.precedent) for hit in hits]


def document_of(item: Precedent) -> Document:
    """The item's text, under its id; metadata is everything else that is known of it."""
    known = asdict(item)
    return Document(page_content=known.pop("text"), id=known.pop("id"), metadata=known)
