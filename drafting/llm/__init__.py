"""The language model: any OpenAI-compatible server, through langchain-openai.

The only package that imports langchain_openai and openai, and only when a model is built (about 2 s). All
that is sent passes through here, personal data masked. What goes wrong becomes a ``ModelError`` whose message
a clerk can act on. An answer that breaks off raises too: half a sentence is never taken for a whole one.
"""

from drafting.llm.chat import ChatModel, Usage, chat_model
from drafting.llm.faults import AnswerCut, ModelUnavailable, RequestRefused
from drafting.llm.thoughts import spoken, without_thinking
from drafting.llm.vectors import Embedder, embedder, embeddings

__all__ = [
    "AnswerCut",
    "ChatModel",
    "Embedder",
    "ModelUnavailable",
    "RequestRefused",
    "Usage",
    "chat_model",
    "embedder",
    "embeddings",
    "spoken",
    "without_thinking",
]
