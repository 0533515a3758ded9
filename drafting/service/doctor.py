"""What is configured and reachable, and what is missing."""

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from drafting.errors import NianbaoError, reason_of
from drafting.llm import chat_model, embedder
from drafting.private import make_private, open_to_others
from drafting.service.library import open_index
from drafting.settings import settings
from drafting.workspace import open_workspace


@dataclass(frozen=True)
class Condition:
    """One thing looked at: its name, whether it is in order, whether one can do without, what to say."""

    name: str
    ok: bool
    optional: bool
    message: str


def examine() -> list[Condition]:
    """Look at everything the program may use; asks the model for one word where one is configured."""
    return [_home(), _database(), _index(), _model(), _embeddings(), _fonts(), _libreoffice()]


def _home() -> Condition:
    home = settings().home
    try:
        make_private(home)
        probe = home / ".write-test"
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as error:
        return Condition(
            "数据目录", False, False, f"{home} 不能写入（{reason_of(error)}），请改 NIANBAO_HOME"
        )
    told = f"{home}，本机的其他用户也能读；不该如此的，请收回其他用户的权限（chmod 700）"
    return Condition("数据目录", True, False, told if open_to_others(home) else str(home))


def _database() -> Condition:
    config = settings()
    try:
        open_workspace(config.home, config.database_url).close()
    except NianbaoError as error:
        return Condition("数据库", False, False, error.message)
    except OSError as error:
        return Condition("数据库", False, False, f"打不开：{reason_of(error)}，请改 NIANBAO_HOME")
    except Exception as error:  # noqa: BLE001 - a driver may raise anything; the doctor reports it
        return Condition("数据库", False, False, f"打不开：{type(error).__name__}，请核对 DATABASE_URL")
    return Condition("数据库", True, False, "PostgreSQL" if config.database_url else "SQLite")


def _index() -> Condition:
    try:
        with open_index() as index:
            return Condition("检索库", True, False, f"{index.count()}条")
    except NianbaoError as error:
        return Condition("检索库", False, False, error.message)


def _model() -> Condition:
    model = chat_model(settings())
    if model is None:
        return Condition("大模型", False, True, "未配置，按素材成稿（未用大模型）")
    try:
        for _ in model.stream("只回答一个字。", "在吗？"):
            break
    except NianbaoError as error:
        return Condition("大模型", False, False, error.message)
    return Condition("大模型", True, False, model.name)


def _embeddings() -> Condition:
    model = embedder(settings())
    if model is None:
        return Condition("向量模型", False, True, "未配置，按字词检索")
    from drafting.precedents.trust import weight_of

    try:
        weight = weight_of(model)
    except NianbaoError as error:
        return Condition("向量模型", False, False, error.message)
    if not weight:
        return Condition("向量模型", False, True, f"{model.name} 认不准中文公文里意思相近的话，没有采用")
    return Condition("向量模型", True, False, f"{model.name}，在检索中占{weight:.0%}")


def _fonts() -> Condition:
    tool = shutil.which("fc-list")
    if tool is None:
        return Condition("中文字体", False, True, "无法查询（没有 fc-list）；导出的文件由打开它的电脑选字体")
    listed = subprocess.run([tool, ":lang=zh", "family"], capture_output=True, check=False).stdout  # noqa: S603
    count = len(listed.splitlines())
    return Condition("中文字体", count > 0, True, f"{count}种" if count else "没有中文字体")


def _libreoffice() -> Condition:
    path = shutil.which("soffice") or shutil.which("libreoffice")
    return Condition("LibreOffice", bool(path), True, str(Path(path)) if path else "未安装，不能导出PDF")
