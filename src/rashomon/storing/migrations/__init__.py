"""How a ledger of an older version becomes one of this, step by step, by Alembic; docs/ledger.md says how to add a step."""
