"""Alembic's environment: runs on the connection that ``workspace.database.migrate`` gives it."""

from alembic import context

from drafting.workspace.schema import Base

connection = context.config.attributes["connection"]
sqlite = connection.dialect.name == "sqlite"


def set_foreign_keys(state: str) -> None:
    """Turn SQLite's foreign keys on or off.

    Said to the driver: SQLAlchemy would begin a transaction first, in which SQLite does not listen.
    """
    driver = connection.connection.dbapi_connection
    driver.execute(f"PRAGMA foreign_keys={state}")
    if driver.execute("PRAGMA foreign_keys").fetchone() != ((1,) if state == "ON" else (0,)):
        raise RuntimeError("SQLite did not take foreign_keys: a transaction is open")


if sqlite:
    # Batch mode rebuilds a table; with foreign keys on, that would delete its children.
    set_foreign_keys("OFF")
context.configure(connection=connection, target_metadata=Base.metadata, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
connection.commit()
if sqlite:
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    connection.commit()
    set_foreign_keys("ON")
    if broken:
        raise RuntimeError(f"foreign keys broken by a migration: {broken}")
