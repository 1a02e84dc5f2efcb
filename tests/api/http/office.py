"""An office: a server, and somebody who uploads, confirms and takes back over real sockets."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

from tests.api.http.server import Server, until
from tests.api.http.writing import WritingStore

HTML = {"Accept": "text/html"}


@dataclass
class Office:
    """A server of a store that can be written to, and somebody who asks it."""

    server: Server
    client: httpx.Client
    store: WritingStore = field(default_factory=WritingStore)

    @property
    def token(self) -> str:
        return self.server.service.form_token

    def send(self, address: str, files: Any = None, /, **fields: Any) -> httpx.Response:
        return self.client.post(address, data={"form_token": self.token, **fields}, files=files)

    def sent(self, address: str, files: Any = None, /, **fields: Any) -> str:
        """Where a change leads."""
        answer = self.send(address, files, **fields)
        assert answer.status_code == 303, answer.text
        return str(answer.headers["location"])

    def uploaded(self, *paths: Path) -> str:
        """The address of the job of an upload."""
        return self.sent("/imports", [("files", (path.name, path.read_bytes())) for path in paths])

    def ended(self, address: str) -> dict[str, Any]:
        """The values of a job, once nothing is done for it any more."""
        found: dict[str, Any] = {}

        def over() -> bool:
            found.update(self.client.get(f"{address}.json").json())
            return not found["under_way"]

        until(over)
        return found

    def checked(self, *paths: Path) -> tuple[str, dict[str, Any]]:
        address = self.uploaded(*paths)
        return address, self.ended(address)

    def applied(self, address: str, job: dict[str, Any], **fields: Any) -> dict[str, Any]:
        self.sent(f"{address}/apply", stamp=job["check"]["stamp"], **fields)
        return self.ended(address)
