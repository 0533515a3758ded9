"""Configuration: the environment, else a file ``.env`` in the working folder.

Importing this module imports pydantic-settings (about 0.2 s): the command line does so only inside the
commands that need it.
"""

from functools import cache
from pathlib import Path

from platformdirs import user_data_path
from pydantic import AliasChoices, Field, SecretStr, ValidationError, field_validator
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, SettingsConfigDict

from drafting.errors import InputError


class Settings(BaseSettings):
    """What the office has configured; a variable that is absent or empty counts as not given.

    A variable is the field's name in capitals with ``NIANBAO_`` before it (``NIANBAO_LLM_MODEL``) unless
    the field says otherwise.
    """

    model_config = SettingsConfigDict(
        env_prefix="NIANBAO_",
        env_file=".env",
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        populate_by_name=True,
        str_strip_whitespace=True,
    )

    home: Path = Field(default_factory=lambda: user_data_path("nianbao", appauthor=False))
    """The data folder: database, index, attachments. Not created here."""

    llm_base_url: str | None = Field(
        None, validation_alias=AliasChoices("NIANBAO_LLM_BASE_URL", "OPENAI_BASE_URL")
    )
    """An OpenAI-compatible server, up to and with ``/v1``."""

    llm_api_key: SecretStr | None = Field(
        None, validation_alias=AliasChoices("NIANBAO_LLM_API_KEY", "OPENAI_API_KEY")
    )

    llm_model: str | None = Field(None, validation_alias=AliasChoices("NIANBAO_LLM_MODEL", "OPENAI_MODEL"))

    llm_fallback_model: str | None = None
    """Another model of the same server, asked where the first cannot be had."""

    llm_context: int | None = Field(None, gt=0)
    """Tokens that the model reads and writes at once; ``None``: not known, nothing is left out."""

    llm_timeout: float = Field(120, gt=0)
    """Seconds for which a model that says nothing is waited for."""

    llm_temperature: float = Field(0.3, ge=0, le=2)

    embeddings_base_url: str | None = None
    """An OpenAI-compatible server for embeddings; the chat model's server where only a model is given."""

    embeddings_api_key: SecretStr | None = None
    """The key of the embeddings server; the chat model's is used only on the chat model's own server."""

    embeddings_model: str | None = None

    database_url: str | None = Field(None, validation_alias="DATABASE_URL", repr=False)
    """A PostgreSQL address (it may hold a password); ``None``: a SQLite file in ``home``."""

    chroma_host: str | None = Field(None, validation_alias="CHROMA_HOST")
    """A Chroma server; ``None``: an index embedded in ``home``."""

    chroma_port: int = Field(8000, validation_alias="CHROMA_PORT", ge=1, le=65535)

    @field_validator("home")
    @classmethod
    def _absolute(cls, value: Path) -> Path:
        return value.expanduser().absolute()

    @field_validator("llm_base_url", "embeddings_base_url")
    @classmethod
    def _address(cls, value: str | None) -> str | None:
        if value is not None and not value.startswith(("http://", "https://")):
            raise ValueError("应以 http:// 或 https:// 开头")
        return value

    @property
    def llm_configured(self) -> bool:
        """Whether a language model is configured: a model, and a server or a key."""
        return bool(self.llm_model and (self.llm_base_url or self.llm_api_key))

    @property
    def embeddings_configured(self) -> bool:
        """Whether an embeddings model is configured, on a server of its own or on the chat model's."""
        return bool(self.embeddings_model and (self.embeddings_base_url or self.llm_base_url))


_WRONG = {
    "float_parsing": "应为数字",
    "int_parsing": "应为整数",
    "greater_than": "应大于{gt:g}",
    "greater_than_equal": "不应小于{ge:g}",
    "less_than_equal": "不应大于{le:g}",
    "value_error": "{error}",
}
"""pydantic's kinds of error in Chinese; the names in braces are those of the error's own context."""


@cache
def settings() -> Settings:
    """The settings of this process, read once.

    Raises:
        InputError: a variable has a value that cannot be used; the message names the variable, never its
            value, which may be a secret.
    """
    try:
        return Settings()
    except ValidationError as error:
        wrong = "；".join(_told(fault) for fault in error.errors())
        raise InputError(f"配置有误：{wrong}。请改正环境变量或 .env 文件后再试。") from None


def _told(fault: ErrorDetails) -> str:
    field = str(fault["loc"][0])
    variable = f"NIANBAO_{field.upper()}" if field in Settings.model_fields else field
    return variable + _WRONG.get(fault["type"], "不能使用").format(**fault.get("ctx", {}))
