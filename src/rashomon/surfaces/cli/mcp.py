"""`rashomon mcp`: a ledger for assistants, over standard input and output."""

# ruff: noqa: PLC0415  # commands import what they need when they run, so that --help answers at once

from __future__ import annotations

from rashomon.surfaces.cli.choices import DEFAULT_LEDGER, LedgerOption

EXAMPLE = "Example: rashomon mcp --ledger clash.ledger"


def run(ledger: LedgerOption = DEFAULT_LEDGER) -> None:
    """Let an assistant ask the ledger (Model Context Protocol, over standard input and output): it reads, and changes nothing.

    Its tools are incidents, show, why, near, disputes and search; what they answer has quotes with report and offsets. It is the assistant that starts it, and it ends with its input.
    """
    from rashomon.storing import Ledger
    from rashomon.surfaces.serving.server import make_server

    server = make_server(ledger)
    with Ledger.open(ledger):  # what is no ledger is refused here, where a person sees it
        pass
    server.run("stdio")
