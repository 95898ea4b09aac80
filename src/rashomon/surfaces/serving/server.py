"""The server: questions to a ledger over standard input and output, in the Model Context Protocol."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from typing import Any

from rashomon.errors import RashomonError
from rashomon.surfaces.extras import need
from rashomon.surfaces.serving.questions import Questions
from rashomon.version import VERSION

EXTRA, WHAT = "mcp", "a server for assistants"

INSTRUCTIONS = (
    "A ledger of rival reports on armed conflict. It holds who says what, never what is true: name the source and the outlet of whatever you repeat, quote the words with report and offsets, "
    "and say where accounts differ. What is only denied was asserted by nobody. Ids (i- incident, c- claim, r- report) may be cut to what tells them apart. Begin with `incidents`, `near` or "
    "`search`, then `show` an incident. Nothing can be changed from here."
)


def make_server(ledger: str) -> Any:
    """The server of one ledger (`mcp.server.MCPServer`), whose tools only read. Raises SettingError where the library is missing."""
    server = need("mcp.server", EXTRA, WHAT)
    tools = need("mcp.types", EXTRA, WHAT)
    made = server.MCPServer(name="rashomon", version=VERSION, instructions=INSTRUCTIONS, log_level="WARNING")
    for question in Questions(ledger).all:
        name = question.__name__
        hints = tools.ToolAnnotations(title=name, read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)
        made.tool(name=name, description=question.__doc__, annotations=hints)(_told(question))
    return made


def _for_tools(words: str) -> str:
    """A refusal in the words of tools: what the command line calls --since is the argument since, and its commands are not at hand."""
    named = re.sub(r"(?<!\S)--([a-z]+)", r"\1", words)
    return re.sub(r";?[^;]*`?rashomon [a-z]+[^;]*", "", named) or named


def _told(question: Callable[..., dict[str, Any]]) -> Callable[..., dict[str, Any]]:
    """The question, whose refusals reach the assistant in their own words."""
    refusal = need("mcp.server.mcpserver.exceptions", EXTRA, WHAT).ToolError

    @functools.wraps(question)
    def asked(*args: Any, **kwargs: Any) -> dict[str, Any]:
        try:
            return question(*args, **kwargs)
        except RashomonError as error:
            raise refusal(_for_tools(str(error))) from error

    return asked
