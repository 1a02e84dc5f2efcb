"""Serving: the server's process: its socket, workers, log and end.

Assumes that there are no users and roles yet: whoever reaches the port may read all, so it listens on loopback only.
"""

import ipaddress
import logging
import os
import secrets
import shutil
import socket
import tempfile
from collections.abc import Mapping
from typing import Any

import structlog
import uvicorn
from uvicorn.supervisors import Multiprocess

from api.figures import SHARED
from api.imports.room import SHARED as IMPORTS
from api.imports.room import make_folder
from api.lines import Lines
from api.service import FORM_WORD
from api.trace import with_request_id
from graphmodel.errors import UsageError

_END_S = 10
"""Seconds that requests under way have to end when the server is asked to stop."""


def listen(host: str, port: int) -> socket.socket:
    """Open the server's socket; port 0 takes a free one.

    Raises
    ------
    UsageError
        The address is none of this computer only, or somebody else has the port.
    """
    name = "127.0.0.1" if host.strip().lower() == "localhost" else host.strip().strip("[]")
    try:
        address = ipaddress.ip_address(name)
    except ValueError as error:
        raise UsageError("cli.serve_host_unknown", host=host) from error
    if not address.is_loopback:
        raise UsageError("cli.serve_loopback_only", host=host)
    opened = socket.socket(socket.AF_INET6 if address.version == 6 else socket.AF_INET)
    opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        opened.bind((str(address), port))
    except (OSError, OverflowError) as error:
        opened.close()
        raise UsageError("cli.serve_port_taken", port=port) from error
    opened.set_inheritable(True)
    return opened


def serve(listening: socket.socket, *, workers: int, options: Mapping[str, Any]) -> None:
    """Answer until the process is asked to end; requests under way are answered first.

    Parameters
    ----------
    options
        Settings that this process was given as options; workers read them from the environment.
    """
    os.environ.update(
        {f"GRAPHMODEL_{name.upper()}": str(value) for name, value in options.items() if value is not None}
    )
    os.environ[FORM_WORD] = secrets.token_urlsafe(24)
    config = configured("api.app:app_of_settings", factory=True, workers=workers)
    if workers == 1:
        uvicorn.Server(config).run(sockets=[listening])
        return
    imports, held = make_folder()
    try:
        with tempfile.TemporaryDirectory(prefix="graphmodel-figures-") as folder:
            os.environ.update({SHARED: folder, IMPORTS: str(imports)})
            Multiprocess(config, sockets=[listening]).run()
    finally:
        held.release()
        shutil.rmtree(imports, ignore_errors=True)


def configured(app: Any, **given: Any) -> uvicorn.Config:
    """How every server of ours is run, in a process or in a test."""
    return uvicorn.Config(
        app,
        http=Lines,
        ws="none",
        access_log=False,  # ours is written by api.trace
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=_END_S,
        **{"log_config": _logging(), **given},
    )


def _logging() -> dict[str, Any]:
    """One JSON object a line on stderr, for every logger."""
    shared: list[Any] = [
        structlog.stdlib.add_log_level,
        structlog.stdlib.ExtraAdder(),
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        with_request_id,
    ]
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "json": {
                "()": structlog.stdlib.ProcessorFormatter,
                "foreign_pre_chain": shared,
                "processors": [
                    structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                    structlog.processors.format_exc_info,
                    structlog.processors.JSONRenderer(ensure_ascii=False),
                ],
            }
        },
        "handlers": {"stderr": {"class": "logging.StreamHandler", "stream": "ext://sys.stderr", "formatter": "json"}},
        "loggers": {
            "graphmodel.serve": {"level": logging.INFO, "handlers": ["stderr"], "propagate": False},
            "uvicorn": {"level": logging.WARNING, "handlers": ["stderr"], "propagate": False},
        },
    }
