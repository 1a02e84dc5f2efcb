"""Requests as a shell sends them, byte for byte."""

import json
import socket

import pytest

from api.lines import plain
from tests.api.http.server import WAIT_S, Server


def sent(server: Server, request: bytes) -> tuple[bytes, dict[str, str], bytes]:
    """The first line, headers and body of the answer to some bytes."""
    port = int(server.url.rpartition(":")[2])
    with socket.create_connection(("127.0.0.1", port), timeout=WAIT_S) as line:
        line.sendall(request)
        answer = b"".join(iter(lambda: line.recv(65536), b""))
    head, _, body = answer.partition(b"\r\n\r\n")
    first, *headers = head.decode().split("\r\n")
    return first.encode(), dict(one.lower().split(": ", 1) for one in headers), body


def test_an_address_may_have_chinese_in_it_as_a_shell_sends_it(server: Server) -> None:
    asked = "GET /api/v1/alliances?chain=家纺&fields=name HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
    first, _, body = sent(server, asked.encode())
    assert first == b"HTTP/1.1 200 OK"
    assert [one["uid"] for one in json.loads(body)["items"]] == ["s01-alli1"]


def test_what_is_no_request_is_refused_as_a_problem(server: Server) -> None:
    first, headers, body = sent(server, b"GET /api/v1/ga ps HTTP/1.1\r\nHost: localhost\r\n\r\n")
    assert first == b"HTTP/1.1 400 Bad Request"
    assert headers["content-type"] == "application/problem+json"
    assert headers["connection"] == "close"
    assert json.loads(body)["code"] == "api.request_wrong"


@pytest.mark.parametrize(
    "data",
    [
        b"GET /a?b=%E5%AE%B6 HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /a HTTP/1.1\r\nX-Name: 家\r\n\r\n".encode(),
        "GET /家".encode(),
        "家 GET /家 HTTP/1.1\r\n".encode(),
    ],
)
def test_nothing_but_an_address_is_encoded(data: bytes) -> None:
    assert plain(data) == data


def test_each_byte_of_a_character_is_encoded() -> None:
    assert plain("GET /家?q=a HTTP/1.1\r\nX: 家".encode()) == b"GET /%E5%AE%B6?q=a HTTP/1.1\r\nX: " + "家".encode()
