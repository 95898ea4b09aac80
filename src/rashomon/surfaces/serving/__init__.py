"""A ledger for assistants: the questions that one may ask, and the server that passes them on (Model Context Protocol)."""
