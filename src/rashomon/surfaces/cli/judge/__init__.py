"""`rashomon judge`: what a person decides about claims, accounts and origins."""

from __future__ import annotations

import typer

from rashomon.surfaces.cli.calls import Command
from rashomon.surfaces.cli.judge import claims, origins, pairs, queue, remarks

app = typer.Typer(
    no_args_is_help=True,
    help="Decide: claims right, wrong or corrected, accounts the same or different, outlets not independent. Kept, shown, and reversible.",
    epilog='Example: rashomon judge wrong c-1a2b --why "another raid" --ledger clash.ledger',
)

for module in (queue, claims, pairs, origins, remarks):
    for name, command in module.COMMANDS.items():
        app.command(name=name, cls=Command, epilog=module.EXAMPLES[name])(command)
