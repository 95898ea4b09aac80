"""`rashomon desk`: the ledger in the browser, on this machine alone."""

# ruff: noqa: PLC0415  # commands import what they need when they run, so that --help answers at once

from __future__ import annotations

import os
import socket
import sys
import threading
import webbrowser
from pathlib import Path
from typing import Annotated, Any

import typer

from rashomon.errors import SettingError
from rashomon.surfaces.cli.choices import DEFAULT_LEDGER
from rashomon.surfaces.cli.judge.deciding import ByOption, name_judge

EXAMPLE = "Example: rashomon desk clash.ledger"

_LOOPBACK = ("127.0.0.1", "localhost", "::1")


def run(  # options of a command
    ledger: Annotated[
        str | None, typer.Argument(metavar="[LEDGER]", envvar="RASHOMON_LEDGER", help=f"The ledger: a file, or postgresql://user@host/database. [default: {DEFAULT_LEDGER}]", show_default=False)
    ] = None,
    port: Annotated[int | None, typer.Option("--port", min=1, max=65535, help="Answer on this port; without it, on any that is free.", show_default=False)] = None,
    host: Annotated[str, typer.Option("--host", metavar="ADDRESS", help="Answer on this address of this machine: 127.0.0.1, localhost or ::1.")] = "127.0.0.1",
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open the browser at it.")] = True,
    by: ByOption = None,
) -> None:
    """Open the desk: the queue by doubt, every incident with its accounts, and answers to every claim, in the browser and by keyboard.

    It answers this machine alone and asks the network for nothing. Where there is no ledger yet it offers the examples and a place to drop files. Ctrl-C ends it.
    """
    import uvicorn

    from rashomon.surfaces.desk.application import make_desk
    from rashomon.surfaces.desk.keeping import Desk

    if host not in _LOOPBACK:
        raise SettingError(f"--host {host}: the desk has no users and no passwords yet, so it answers this machine alone; use 127.0.0.1, and reach it from elsewhere through a tunnel (ssh -L)")
    wanted = ledger or DEFAULT_LEDGER
    there = "://" in wanted or Path(wanted).exists()
    if not there and ledger is not None and not Path(wanted).parent.is_dir():
        raise SettingError(f"{wanted}: there is no such folder; check the path")
    desk = Desk(wanted if there else None, judge=name_judge(by), address=wanted)
    listening = _listen(host, port)
    address = f"http://{'[::1]' if ':' in host else host}:{listening.getsockname()[1]}/"
    server = uvicorn.Server(uvicorn.Config(make_desk(desk), log_level="warning", access_log=False, lifespan="on", server_header=False))
    typer.echo(f"The desk is open at {address} (Ctrl-C ends it; `rashomon --help` lists the commands)", err=True)
    if desk.opened:
        threading.Thread(target=_warm, args=(desk,), daemon=True, name="warming").start()
    if browser and _has_window():
        threading.Timer(0.3, webbrowser.open, [address]).start()
    server.run(sockets=[listening])


def _listen(host: str, port: int | None) -> socket.socket:
    """A socket that listens before the address is told, so that whoever opens it at once is answered."""
    made = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((host, port or 0))
    except OSError as error:
        made.close()
        raise SettingError(f"--port {port}: cannot be had ({error.strerror}); name another, or leave it out") from None
    made.listen(128)
    return made


def _has_window() -> bool:
    """Whether a browser would open a window of its own, and not take this terminal."""
    return sys.platform in ("darwin", "win32") or any(name in os.environ for name in ("DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME"))


def _warm(desk: Any) -> None:
    """Read the catalogue before anybody asks for it, and find which incidents may be the same."""
    from rashomon.errors import RashomonError

    try:
        _ = desk.catalogue
        desk.compare_all()
    except RashomonError:  # told where it is asked for
        return
