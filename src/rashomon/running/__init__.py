"""The steps in their order: reports read, incidents made of a ledger and kept up to date with its judgements."""
