"""Lines: the first line of a request as people type it, and what is said of a request that is none.

Assumes that an address with Chinese in it, as a shell sends it, means those characters in UTF-8: they are percent-encoded
here, as RFC 3986 wants. A line that comes in several pieces is left as it is.
"""

import re
from http import HTTPStatus

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from api.problems import problem

_LINE = re.compile(rb"[A-Z]+ (/[^ \r\n]*) HTTP/1\.[01]\r\n")
_BEYOND = re.compile(rb"[\x80-\xff]")


class Lines(HttpToolsProtocol):
    """Speaks HTTP with one asker."""

    def data_received(self, data: bytes) -> None:
        """Take in what the asker sends."""
        super().data_received(data if data.isascii() else plain(data))

    def send_400_response(self, msg: str) -> None:  # noqa: ARG002 - the words of the base class are English only
        """Refuse what cannot be read, and hang up."""
        answer = problem(HTTPStatus.BAD_REQUEST, "api.request_wrong")
        told = [*answer.raw_headers, (b"connection", b"close")]
        head = b"".join(b"%s: %s\r\n" % pair for pair in told)
        self.transport.write(b"HTTP/1.1 400 Bad Request\r\n" + head + b"\r\n" + bytes(answer.body))
        self.transport.close()


def plain(data: bytes) -> bytes:
    """A request whose address has no characters but those of ASCII."""
    line = _LINE.match(data)
    if line is None:
        return data
    encoded = _BEYOND.sub(lambda one: b"%%%02X" % ord(one[0]), line[1])
    return data[: line.start(1)] + encoded + data[line.end(1) :]
