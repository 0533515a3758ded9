"""The engine: SQLite by default, PostgreSQL by address; migrated when opened."""

from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import URL, Engine, ExceptionContext, create_engine, event, text
from sqlalchemy.exc import ArgumentError, DatabaseError, NoSuchModuleError

from drafting.errors import InputError

_SQLITE_REASONS = {
    "readonly": "所在磁盘或文件只能读，不能写",
    "unable to open": "没有这个文件夹，没有权限，或所在磁盘只能读",
    "is full": "磁盘已满",
    "is locked": "正被别的程序占用",
    "malformed": "文件已损坏",
    "not a database": "文件已损坏，或不是年报台的数据库",
}
"""By words of SQLite's own message."""


def open_engine(url: str) -> Engine:
    """The engine of this database address, its schema brought up to date.

    SQLite runs in WAL mode with foreign keys on, and every transaction takes the write lock at its start:
    a read followed by a write is then one step, which compare-and-swap relies on.

    What befalls SQLite's file or the way to the server later on is told in the same way, by ``InputError``.

    Raises:
        InputError: SQLite's file cannot be opened or written, the server cannot be used or its driver is not
            installed, the address is none, or a newer version has written the database. No message holds the
            address, which may hold a password.
    """
    sqlite = url.startswith("sqlite")
    try:
        engine = create_engine(url, connect_args={"timeout": 30} if sqlite else {})
    except (ArgumentError, NoSuchModuleError) as error:
        raise InputError(
            "DATABASE_URL 不是能用的数据库地址。"
            "请写成 postgresql://用户:口令@主机/库名，或去掉它，用 SQLite。"
        ) from error
    except ModuleNotFoundError as error:
        raise InputError(
            f"连接数据库要用的驱动没有装（{error.name}）。"
            "请用 pip install 'psycopg[binary]' 安装后再试，或去掉 DATABASE_URL，用 SQLite。"
        ) from error
    event.listen(engine, "handle_error", _tell)
    if sqlite:
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", lambda connection: connection.execute(text("BEGIN IMMEDIATE")))
    try:
        migrate(engine)
    except BaseException:
        engine.dispose()
        raise
    return engine


def _tell(context: ExceptionContext) -> None:
    """Put a fault of the database that people can do something about into words, whenever it comes.

    Raises:
        InputError: SQLite's disk is full, its file damaged, locked, not to be opened or written; the server
            cannot be reached.
    """
    fault = context.original_exception
    if context.engine is None or not isinstance(context.sqlalchemy_exception, DatabaseError):
        return
    url = context.engine.url
    if context.dialect.name == "sqlite":
        told = next((told for words, told in _SQLITE_REASONS.items() if words in str(fault)), None)
        if told:
            raise InputError(
                f"数据库文件“{url.database}”读写不了：{told}。"
                "请检查磁盘空间和文件夹权限，或用 NIANBAO_HOME 另指一处。"
            ) from fault
    elif context.is_disconnect or context.connection is None:  # none: it was not reached at all
        place = f"{url.host or '本机'}" + (f":{url.port}" if url.port else "")
        raise InputError(
            f"连不上数据库服务“{place}”的库“{url.database}”。"
            "请确认服务已启动、库已建好，并核对 DATABASE_URL 里的主机、用户和口令。"
        ) from fault


def sqlite_url(path: Path) -> str:
    """The address of a SQLite file."""
    return URL.create("sqlite", database=str(path)).render_as_string()


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # we begin transactions ourselves
    for pragma in ("journal_mode=WAL", "foreign_keys=ON", "synchronous=NORMAL"):
        connection.execute(f"PRAGMA {pragma}")


def migrate(engine: Engine, version: str = "head") -> None:
    """Bring the schema to the newest version, or up to an older one; does nothing where it is.

    Raises:
        InputError: the schema is of a version that this program does not know.
    """
    with (
        as_file(files("drafting.workspace").joinpath("migrations")) as folder,
        engine.connect() as connection,
    ):
        config = Config()
        config.set_main_option("script_location", str(folder))
        config.attributes["connection"] = connection
        try:
            command.upgrade(config, version)
        except CommandError as error:
            raise InputError(
                "数据由更新版本的年报台写过，这个版本打不开，数据没有改动。"
                "请改用新版本，或用 NIANBAO_HOME（DATABASE_URL）另指一处。"
            ) from error
