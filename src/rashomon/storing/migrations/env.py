"""What Alembic runs: the steps, on the connection and in the transaction that `versions.migrate` holds."""

from __future__ import annotations

from alembic import context

from rashomon.storing.schema import VERSION_TABLE, tables

context.configure(
    connection=context.config.attributes["connection"], target_metadata=tables, version_table=VERSION_TABLE
)
with context.begin_transaction():
    context.run_migrations()
