"""Which language model is to be used, if any."""

from drafting.errors import InputError
from drafting.llm import ChatModel, chat_model
from drafting.settings import settings


def configured_model(wanted: bool | None = None) -> ChatModel | None:
    """The configured model; ``None`` where it is not wanted, or none is configured and none insisted on.

    Raises:
        InputError: a model is insisted on and none is configured.
    """
    model = chat_model(settings()) if wanted is not False else None
    if wanted and model is None:
        raise InputError(
            "没有配置大模型。请设置 NIANBAO_LLM_BASE_URL、NIANBAO_LLM_MODEL（必要时 NIANBAO_LLM_API_KEY），"
            "或改用 --llm off，按素材成稿。"
        )
    return model
