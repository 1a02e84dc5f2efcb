"""Serve at the shell: the pages and the HTTP interface of this computer."""

import webbrowser
from typing import Annotated

import typer

from api.cli.shell import Shell
from graphmodel.messages import say

_PORT = 8000


def add_commands(app: typer.Typer) -> None:
    """Add this family to the command tree."""
    app.command("serve", help=say("cli.help_serve"))(serve)


def serve(
    context: typer.Context,
    host: Annotated[str, typer.Option(metavar="ADDRESS", help=say("cli.option_host"))] = "127.0.0.1",
    port: Annotated[int, typer.Option(metavar="PORT", min=0, max=65535, help=say("cli.option_port"))] = _PORT,
    workers: Annotated[int, typer.Option(metavar="N", min=1, max=64, help=say("cli.option_workers"))] = 1,
    show: Annotated[bool, typer.Option("--open", help=say("cli.option_open"))] = False,
) -> None:
    """Show pages and answer programs until it is stopped."""
    from api import serving

    shell: Shell = context.obj
    shell.profile()  # a wrong setting or profile is said here, not by a worker
    with serving.listen(host, port) as listening:
        name, taken = listening.getsockname()[:2]
        shown = f"[{name}]" if ":" in name else name
        url = f"http://{shown}:{taken}"
        shell.tell(say("cli.serving", url=url))
        if show:
            listening.listen()  # the browser waits until the server takes its call
            webbrowser.open(f"{url}/")
        serving.serve(listening, workers=workers, options=shell.options)
    shell.tell(say("cli.served"))
