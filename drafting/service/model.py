"""Which language model is to be used, if any, and whether a report may send anything to it."""

from drafting.endpoint import Endpoint, endpoint_of
from drafting.errors import InputError
from drafting.llm import ChatModel, chat_model
from drafting.settings import settings
from drafting.workspace import StoredReport, Workspace

NO_MODEL = "off"
"""What a report's ``model_use`` is where nothing of it may go to a model."""


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


def endpoint() -> Endpoint | None:
    """Where the configured model's server is, ``None`` where none is configured."""
    return endpoint_of(settings().llm_base_url) if settings().llm_configured else None


def model_for(report: StoredReport, wanted: bool | None = None) -> ChatModel | None:
    """The model that this report may use; ``None`` where it may use none, or as ``configured_model``.

    Raises:
        InputError: a model is insisted on and there is none, or its server is outside the office's network
            and nobody agreed to send anything there.
    """
    if report.model_use == NO_MODEL:
        if wanted:
            raise InputError("这份年报设定了不使用大模型。需要使用的，请先在“撰写”页改变设定。")
        return None
    model = configured_model(wanted)
    if model and needs_consent(report):
        host = endpoint_of(settings().llm_base_url).host
        raise InputError(
            f"大模型“{host}”不在单位网络内。请先在“撰写”页看过将发送的内容并同意，或设定这份年报不使用大模型。"
        )
    return model


def needs_consent(report: StoredReport) -> bool:
    """Whether somebody has yet to agree that this report's material goes to the configured server."""
    there = endpoint()
    return there is not None and not there.inside and report.model_use not in (NO_MODEL, there.host)


def may_embed(report: StoredReport) -> bool:
    """Whether words of this report may go to the embeddings model, which may be on another server."""
    config = settings()
    there = endpoint_of(config.embeddings_base_url or config.llm_base_url)
    return report.model_use != NO_MODEL and (there.inside or report.model_use == there.host)


def agree(workspace: Workspace, report_id: int) -> None:
    """Note that this report's material may go to the server that is configured now, and to no other."""
    there = endpoint()
    workspace.reports.set_model_use(report_id, there.host if there else "")


def use_no_model(workspace: Workspace, report_id: int, *, off: bool) -> None:
    """Set that nothing of this report goes to a model, or take that back; consent is asked for anew."""
    workspace.reports.set_model_use(report_id, NO_MODEL if off else "")
