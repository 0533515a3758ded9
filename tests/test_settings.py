import subprocess
import sys
from pathlib import Path

import pytest

from drafting.errors import DataFileError, InputError
from drafting.settings import Settings, settings
from drafting.shipped import shipped


@pytest.fixture
def env_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file .env in the working folder; elsewhere the tests do not look at one."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setitem(Settings.model_config, "env_file", ".env")
    return tmp_path / ".env"


def test_defaults(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NIANBAO_HOME")
    assert settings().home.name == "nianbao"
    assert settings().home.is_absolute()
    assert not settings().llm_configured
    assert not settings().embeddings_configured
    assert (settings().database_url, settings().chroma_host, settings().chroma_port) == (None, None, 8000)


def test_home_of_the_tests(home: Path) -> None:
    assert settings().home == home


def test_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    before = settings()
    monkeypatch.setenv("NIANBAO_LLM_MODEL", "other")
    assert settings() is before


@pytest.mark.parametrize(
    ("given", "configured"),
    [
        pytest.param({}, False, id="什么都没有"),
        pytest.param({"NIANBAO_LLM_MODEL": "m"}, False, id="只有模型"),
        pytest.param({"NIANBAO_LLM_BASE_URL": "http://127.0.0.1/v1"}, False, id="只有地址"),
        pytest.param(
            {"NIANBAO_LLM_MODEL": "m", "NIANBAO_LLM_BASE_URL": "http://127.0.0.1/v1"}, True, id="模型和地址"
        ),
        pytest.param({"NIANBAO_LLM_MODEL": "m", "NIANBAO_LLM_API_KEY": "k"}, True, id="模型和密钥"),
        pytest.param({"OPENAI_MODEL": "m", "OPENAI_API_KEY": "k"}, True, id="OPENAI变量"),
        pytest.param({"NIANBAO_LLM_MODEL": "m", "NIANBAO_LLM_API_KEY": ""}, False, id="密钥为空"),
    ],
)
def test_llm_configured(given: dict[str, str], configured: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    assert settings().llm_configured is configured


def test_own_variables_come_before_openai(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:1/v1")
    monkeypatch.setenv("NIANBAO_LLM_BASE_URL", "http://127.0.0.1:2/v1")
    assert settings().llm_base_url == "http://127.0.0.1:2/v1"


def test_env_file(env_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    env_file.write_text("NIANBAO_LLM_MODEL=文件\nCHROMA_PORT=9000\nUNRELATED=1\n", encoding="utf-8")
    monkeypatch.setenv("CHROMA_PORT", "9001")
    assert settings().llm_model == "文件"
    assert settings().chroma_port == 9001, "the environment comes before the file"


@pytest.mark.parametrize(
    ("variable", "value", "says"),
    [
        pytest.param("NIANBAO_LLM_TIMEOUT", "两分钟", "NIANBAO_LLM_TIMEOUT应为数字", id="不是数字"),
        pytest.param("NIANBAO_LLM_TIMEOUT", "0", "NIANBAO_LLM_TIMEOUT应大于0", id="零秒"),
        pytest.param("NIANBAO_LLM_TEMPERATURE", "3", "NIANBAO_LLM_TEMPERATURE不应大于2", id="温度过高"),
        pytest.param("CHROMA_PORT", "80.5", "CHROMA_PORT应为整数", id="不是整数"),
        pytest.param("CHROMA_PORT", "0", "CHROMA_PORT不应小于1", id="没有这样的端口"),
        pytest.param(
            "NIANBAO_LLM_BASE_URL",
            "sk-not-an-address",
            "NIANBAO_LLM_BASE_URL应以 http:// 或",
            id="密钥填进了地址",
        ),
    ],
)
def test_wrong_value_names_the_variable(
    variable: str, value: str, says: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, value)
    with pytest.raises(InputError) as caught:
        settings()
    assert says in caught.value.message
    assert "sk-" not in caught.value.message


def test_secrets_are_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NIANBAO_LLM_API_KEY", "k-hush")
    monkeypatch.setenv("DATABASE_URL", "postgresql://u:p-hush@127.0.0.1/d")
    assert "hush" not in repr(settings())
    assert settings().database_url == "postgresql://u:p-hush@127.0.0.1/d"


@pytest.mark.parametrize("name", ["prompts", "corpus", "streamlit_app.py", ".streamlit"])
def test_shipped_in_a_checkout(name: str) -> None:
    assert shipped(name).exists()


def test_shipped_from_a_wheel(tmp_path: Path) -> None:
    """A copy of the package laid out as the wheel has it finds its files inside itself."""
    package = Path(__file__).parents[1] / "drafting"
    (tmp_path / "drafting" / "_shipped" / "prompts").mkdir(parents=True)
    for name in ("__init__.py", "errors.py", "shipped.py"):
        (tmp_path / "drafting" / name).write_bytes((package / name).read_bytes())
    found = subprocess.run(
        [sys.executable, "-c", "from drafting.shipped import shipped; print(shipped('prompts'))"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert Path(found.stdout.strip()) == tmp_path / "drafting" / "_shipped" / "prompts"


def test_what_is_not_shipped() -> None:
    with pytest.raises(DataFileError, match="缺少“no-such”"):
        shipped("no-such")
