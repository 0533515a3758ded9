"""Alembic's environment: runs on the connection that ``workspace.database.migrate`` gives it."""

from alembic import context

from drafting.workspace.schema import Base

connection = context.config.attributes["connection"]
sqlite = connection.dialect.name == "sqlite"
if sqlite:
    # Batch mode rebuilds a table; with foreign keys on, that would delete its children.
    connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
    connection.commit()
context.configure(connection=connection, target_metadata=Base.metadata, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
connection.commit()
if sqlite:
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    connection.commit()
    connection.exec_driver_sql("PRAGMA foreign_keys=ON")
    connection.commit()
    if broken:
        raise RuntimeError(f"foreign keys broken by a migration: {broken}")
