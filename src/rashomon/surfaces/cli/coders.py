"""The coder that a call of `rashomon read` asks for, and its key, which only the environment holds."""

# ruff: noqa: PLC0415  # what asks a model is imported where one is to be asked

from __future__ import annotations

import os
from enum import StrEnum
from typing import TYPE_CHECKING

import typer

from rashomon.errors import SettingError
from rashomon.surfaces.cli.marks import printable

if TYPE_CHECKING:
    from rashomon.coders import Coder

_SECONDS, _DAY = 120.0, 86_400.0


class CoderName(StrEnum):
    """Who codes."""

    JOINT = "joint"
    RULES = "rules"
    MODEL = "model"


def tell_asking(coder: Coder) -> None:
    """Say to whom the reports' texts go, where they go to anybody."""
    from rashomon.coders import ModelCoder

    if isinstance(coder, ModelCoder):
        where = f"model {coder.model} at {coder.endpoint.host}"
        typer.echo(printable(f"rashomon: the texts of the reports go to {where}"), err=True)


def make_coder(name: CoderName, endpoint: str | None, model: str | None, timeout: float | None) -> Coder:
    """The coder. Raises SettingError where options are missing or go with another coder."""
    if name is not CoderName.MODEL:
        asked = {"--endpoint": endpoint, "--model": model, "--timeout": timeout}
        if given := [option for option, value in asked.items() if value is not None]:
            raise SettingError(f"{', '.join(given)}: only for --coder model, which asks a language model")
        from rashomon.coders import JointCoder, RuleCoder

        return RuleCoder() if name is CoderName.RULES else JointCoder()
    if not endpoint or not model:
        raise SettingError(
            "--coder model needs --endpoint URL and --model NAME, as http://localhost:11434/v1 and llama3.1"
        )
    seconds = _SECONDS if timeout is None else timeout
    if not 0 < seconds <= _DAY:
        raise SettingError(f"--timeout {seconds:g} is no time to wait; give seconds above 0, a day at most")

    from rashomon.coders import ModelCoder
    from rashomon.coders.model.endpoint import KEY

    return ModelCoder(endpoint, model, key=os.environ.get(KEY), timeout=seconds)
