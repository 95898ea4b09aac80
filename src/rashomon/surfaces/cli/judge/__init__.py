"""`rashomon judge`: what a person decides about claims, accounts and origins."""

from __future__ import annotations

from typing import Any

import typer
from typer.core import TyperGroup

from rashomon.surfaces.cli.calls import Command
from rashomon.surfaces.cli.judge import claims, origins, pairs, queue, remarks

_MEANT = {
    "agree": "right", "apart": "different", "confirm": "right", "corrected": "correct", "dependent": "not-independent", "join": "same", "merge": "same", "part": "different",
    "reject": "wrong", "remark": "note", "separate": "different", "split": "different", "together": "same", "true": "right", "false": "wrong", "undo": "withdraw",
}  # fmt: skip
"""What people call a ruling that goes by another name."""


class Rulings(TyperGroup):
    """The rulings; one that is called otherwise is told by its name."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The ruling of the first word."""
        if args and args[0] not in self.commands and args[0] in _MEANT:
            ctx.fail(f"No such command {args[0]!r}. Did you mean {_MEANT[args[0]]}?")
        return super().resolve_command(ctx, args)


app = typer.Typer(
    cls=Rulings,
    no_args_is_help=True,
    help="Decide: claims right, wrong or corrected, accounts the same or different, outlets not independent. Kept, shown, and reversible.",
    epilog='Example: rashomon judge wrong c-1a2b --why "another raid" --ledger clash.ledger',
)

for module in (queue, claims, pairs, origins, remarks):
    for name, command in module.COMMANDS.items():
        app.command(name=name, cls=Command, epilog=module.EXAMPLES[name])(command)
