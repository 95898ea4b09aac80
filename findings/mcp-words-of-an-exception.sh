#!/usr/bin/env bash
# mcp 2.3.0: what a tool raises is told to the client as "Error executing tool NAME" and nothing else, unless it is the library's own ToolError.
#
# Guess before trying: a tool that refuses its arguments with ValueError("write days as 2020-01-15") is answered with these words, as servers made with the 1.x line did, so that the assistant asks again rightly.
# Seen: the words of a ValueError, LookupError or any exception of one's own stay in the server; those of `mcp.server.mcpserver.exceptions.ToolError` reach the client behind the tool's name. Arguments that do not fit the signature
# are told in full.
# What follows: turn every refusal that is meant for the assistant into a ToolError, and test what the client is told, not only that it is an error.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check mcp==2.3.0 >"$folder/pip.log" 2>&1 || { cat "$folder/pip.log"; exit 2; }
cd "$folder"
env/bin/python - <<'PY' 2>"$folder/server.log"
import asyncio
from importlib.metadata import version

from mcp import Client
from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ToolError

server = MCPServer(name="days", log_level="CRITICAL")


@server.tool()
def plain(day: str) -> str:
    raise ValueError("write days as 2020-01-15")


@server.tool()
def own(day: str) -> str:
    raise ToolError("write days as 2020-01-15")


async def ask() -> dict[str, str]:
    async with Client(server) as client:
        found = {}
        for name in ("plain", "own"):
            result = await client.call_tool(name, {"day": "yesterday"})
            assert result.is_error
            found[name] = result.content[0].text
        return found


told = asyncio.run(ask())
print("mcp", version("mcp"))
for name, words in told.items():
    print(f"{name}: {words!r}")
assert told == {"plain": "Error executing tool plain", "own": "Error executing tool own: write days as 2020-01-15"}
PY
