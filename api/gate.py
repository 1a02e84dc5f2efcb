"""Gate: which requests are looked at at all: an address that is not too long, a host that we are, a rate that is fair.

Assumes that a name of another host in a request means a page of somebody else, which may not read what is here.
"""

import time

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from api.problems import problem
from graphmodel.settings import Settings

OURS = ("localhost", "127.0.0.1", "[::1]")
"""What this computer calls itself."""


class Gate:
    """Refuses requests before anything of them is read."""

    def __init__(self, app: ASGIApp, *, settings: Settings) -> None:
        self._app = app
        self._longest = settings.serve_longest_url
        self._hosts = {*OURS, *(name.strip().lower() for name in settings.serve_hosts.split(",") if name.strip())}
        most = settings.serve_rate_per_minute
        self._rate = RateLimitItemPerMinute(most) if most else None
        self._counts = FixedWindowRateLimiter(MemoryStorage())

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
        if self._rate and not self._counts.hit(self._rate, client):
            wait = max(1, round(self._counts.get_window_stats(self._rate, client).reset_time - time.time()))
            most = {"most": self._rate.amount, "wait_s": wait}
            return problem(429, "api.too_many", data=most, headers={"Retry-After": str(wait)})
        return None


def _name(host: str) -> str:
    """A host without its port."""
    name, _, port = host.lower().rpartition(":")
    return name if name and port.isdigit() else host.lower()
