"""Gate: which requests are looked at at all: an address that is not too long, a host that we are, a rate that is fair.

Assumes that a name of another host in a request means a page of somebody else, which may not read what is here.
"""

import time
from collections import Counter

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from api.problems import problem
from graphmodel.settings import Settings

OURS = ("localhost", "127.0.0.1", "[::1]")
"""What this computer calls itself."""
_WINDOW_S = 60


class Gate:
    """Refuses requests before anything of them is read."""

    def __init__(self, app: ASGIApp, *, settings: Settings) -> None:
        self._app = app
        self._longest = settings.serve_longest_url
        self._hosts = {*OURS, *(name.strip().lower() for name in settings.serve_hosts.split(",") if name.strip())}
        self._rate = _Rate(settings.serve_rate_per_minute)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let one request in, or say why not."""
        refused = self._refused(scope) if scope["type"] == "http" else None
        await (refused or self._app)(scope, receive, send)

    def _refused(self, scope: Scope) -> ASGIApp | None:
        length = len(scope.get("raw_path") or scope["path"]) + len(scope["query_string"])
        if length > self._longest:
            return problem(414, "api.url_long", data={"most": self._longest})
        host = _name(Headers(scope=scope).get("host", ""))
        if host not in self._hosts:
            return problem(421, "api.host")
        client = scope["client"][0] if scope.get("client") else "-"
        if wait := self._rate.wait_s(client):
            most = {"most": self._rate.most, "wait_s": wait}
            return problem(429, "api.too_many", data=most, headers={"Retry-After": str(wait)})
        return None


class _Rate:
    """Counts what each client asks in the minute under way; *most* of 0 is no bound."""

    def __init__(self, most: int) -> None:
        self.most, self._ends, self._counts = most, 0.0, Counter[str]()

    def wait_s(self, client: str) -> int:
        """Count one request; seconds that the client is to wait where that is one too many, else 0."""
        now = time.monotonic()
        if now >= self._ends:
            self._ends, self._counts = now + _WINDOW_S, Counter()
        self._counts[client] += 1
        return max(1, round(self._ends - now)) if 0 < self.most < self._counts[client] else 0


def _name(host: str) -> str:
    """A host without its port."""
    name, _, port = host.lower().rpartition(":")
    return name if name and port.isdigit() else host.lower()
