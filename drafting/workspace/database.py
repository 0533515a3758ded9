"""The engine: SQLite by default, PostgreSQL by address; migrated when opened."""

from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, create_engine, event, text


def open_engine(url: str) -> Engine:
    """The engine of this database address, its schema brought up to date.

    SQLite runs in WAL mode with foreign keys on, and every transaction takes the write lock at its start:
    a read followed by a write is then one step, which compare-and-swap relies on.
    """
    sqlite = url.startswith("sqlite")
    engine = create_engine(url, connect_args={"timeout": 30} if sqlite else {})
    if sqlite:
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", lambda connection: connection.execute(text("BEGIN IMMEDIATE")))
    migrate(engine)
    return engine


def sqlite_url(path: Path) -> str:
    """The address of a SQLite file."""
    return f"sqlite:///{path}"


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # we begin transactions ourselves
    for pragma in ("journal_mode=WAL", "foreign_keys=ON", "synchronous=NORMAL"):
        connection.execute(f"PRAGMA {pragma}")


def migrate(engine: Engine) -> None:
    """Bring the schema to the newest version; does nothing where it is."""
    with (
        as_file(files("drafting.workspace").joinpath("migrations")) as folder,
        engine.connect() as connection,
    ):
        config = Config()
        config.set_main_option("script_location", str(folder))
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
