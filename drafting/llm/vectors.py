"""The embeddings model: texts to vectors, on the chat model's server or one of its own."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from drafting.checks.masking import without_persons
from drafting.errors import ModelError
from drafting.llm.client import NO_KEY
from drafting.llm.faults import said_by
from drafting.settings import Settings

if TYPE_CHECKING:
    from langchain_core.embeddings import Embeddings
    from langchain_openai import OpenAIEmbeddings

T = TypeVar("T")


def embeddings(settings: Settings) -> "OpenAIEmbeddings | None":
    """The configured embeddings model, ``None`` where none is configured.

    The chat model's key goes to the chat model's server only, never to another one.
    """
    if not settings.embeddings_configured:
        return None
    from langchain_openai import OpenAIEmbeddings

    own_server = settings.embeddings_base_url in (None, settings.llm_base_url)
    key = settings.embeddings_api_key or (settings.llm_api_key if own_server else None)
    return OpenAIEmbeddings(
        model=settings.embeddings_model or "",
        openai_api_base=settings.embeddings_base_url or settings.llm_base_url,
        openai_api_key=key or NO_KEY,
        request_timeout=settings.llm_timeout,
        check_embedding_ctx_length=False,  # else it fetches tokenizer files from the network
    )


def embedder(settings: Settings) -> "Embedder | None":
    """The configured embeddings model with its faults told, ``None`` where none is configured."""
    model = embeddings(settings)
    return None if model is None else Embedder(model)


class Embedder:
    """Texts to vectors; both methods raise ``ModelError`` where the server gives no usable answer."""

    def __init__(self, model: "Embeddings") -> None:
        self._model = model

    @property
    def name(self) -> str:
        """The model's name as the server knows it."""
        return str(getattr(self._model, "model", type(self._model).__name__))

    def documents(self, texts: Sequence[str]) -> list[list[float]]:
        """A vector a text, all of one length."""
        shown = [without_persons(text) for text in texts]
        vectors = self._asked(lambda: self._model.embed_documents(shown))
        if len(vectors) != len(texts) or len({len(vector) for vector in vectors}) > 1:
            raise ModelError(f"向量模型“{self.name}”给出的向量数目或长短不对，未采用。请检查向量模型服务。")
        return vectors

    def query(self, text: str) -> list[float]:
        """The vector of what is looked for."""
        return self._asked(lambda: self._model.embed_query(without_persons(text)))

    def _asked(self, ask: Callable[[], T]) -> T:
        import openai

        try:
            return ask()
        except openai.OpenAIError as error:
            raise ModelError(
                f"向量模型“{self.name}”用不了：{said_by(error)}。"
                "请检查 NIANBAO_EMBEDDINGS_MODEL、NIANBAO_EMBEDDINGS_BASE_URL，服务是否已启动。"
            ) from error
        except (ValueError, TypeError, LookupError, AttributeError) as error:
            raise ModelError(
                f"向量模型“{self.name}”的回答不是 OpenAI 格式。请检查向量模型服务的地址。"
            ) from error
