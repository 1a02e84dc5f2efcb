import re
import threading
from dataclasses import replace
from typing import Any

import httpx
import pytest

from api.routes import findings
from graphmodel.network import Network
from tests.api.http.conftest import HandStore, settings_of
from tests.api.http.server import WAIT_S, Server, running, until


def test_an_answer_that_the_asker_holds_is_not_sent_again(client: httpx.Client) -> None:
    first = client.get("/api/v1/gaps")
    again = client.get("/api/v1/gaps", headers={"If-None-Match": first.headers["ETag"]})
    assert (first.status_code, again.status_code, again.content) == (200, 304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]


@pytest.mark.parametrize(
    "other",
    [
        ("/api/v1/gaps", {"Accept-Language": "en"}),
        ("/api/v1/gaps.csv", {}),
        ("/api/v1/gaps?on=2026-11-21", {}),
        ("/api/v1/gaps?profile=rural", {}),
        ("/api/v1/gaps?under=990101", {}),
    ],
)
def test_tags_differ_where_answers_may(client: httpx.Client, other: tuple[str, dict[str, str]]) -> None:
    path, headers = other
    assert client.get(path, headers=headers).headers["ETag"] != client.get("/api/v1/gaps").headers["ETag"]


def test_an_unchanged_network_is_never_read_twice(hand: HandStore) -> None:
    with running(settings_of(), lambda _: hand) as server, server.client() as client:  # type: ignore[arg-type]
        for _ in range(3):
            for day in ("2026-11-22", "2026-11-21"):
                assert client.get("/api/v1/gaps", params={"on": day}).status_code == 200
        assert sorted(day.isoformat() for day in hand.reads) == ["2026-11-21", "2026-11-22"]


def test_what_the_first_asker_would_wait_for_is_made_ahead(hand: HandStore) -> None:
    with running(settings_of(), lambda _: hand) as server:  # type: ignore[arg-type]
        held = server.service.held(None)
        until(lambda: held.desks.known("default") is not None)
        desk = server.service.desk(held, server.service.profile(None))
        until(lambda: desk._reports.known((None, "zh")) is not None)
        assert "called" in vars(desk.shelf.records["orgs"])


def test_a_new_state_is_seen_without_being_told(hand: HandStore, demo_network: Network) -> None:
    with running(settings_of(), lambda _: hand) as server, server.client() as client:  # type: ignore[arg-type]
        before = client.get("/api/v1/gaps").headers
        hand.network = replace(demo_network, revision=2, _graphs={})
        until(lambda: client.get("/api/v1/gaps").headers["Graphmodel-Revision"] == "2")
        assert client.get("/api/v1/gaps").headers["ETag"] != before["ETag"]


def test_while_the_database_is_away_it_says_so_and_comes_back_by_itself(hand: HandStore) -> None:
    with running(settings_of(), lambda _: hand) as server, server.client() as client:  # type: ignore[arg-type]
        hand.away = True
        until(lambda: client.get("/health/ready").status_code == 503)
        refused = client.get("/api/v1/gaps")
        assert refused.status_code == 503
        assert refused.headers["Retry-After"] == "2"
        assert refused.json()["code"] == "api.database_away"
        assert "bolt" not in refused.text
        assert client.get("/health/live").status_code == 200
        hand.away = False
        until(lambda: client.get("/api/v1/gaps").status_code == 200)
        assert len(hand.reads) == 1


def test_the_log_says_when_the_database_goes_and_when_it_is_back(
    hand: HandStore, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", logger="graphmodel.serve")
    with running(settings_of(), lambda _: hand) as server, server.client() as client:  # type: ignore[arg-type]
        hand.away = True
        until(lambda: client.get("/health/ready").status_code == 503)
        hand.away = False
        until(lambda: client.get("/health/ready").status_code == 200)
    said = [one.getMessage().partition(":")[0] for one in caplog.records if one.getMessage().startswith("database")]
    assert said == ["database answers", "database away", "database answers"]


def test_a_head_has_the_headers_of_a_get_and_no_body(client: httpx.Client) -> None:
    got, headed = client.get("/api/v1/gaps"), client.head("/api/v1/gaps")
    assert headed.content == b""
    assert {name: headed.headers[name] for name in ("ETag", "Content-Length", "Content-Type")} == {
        name: got.headers[name] for name in ("ETag", "Content-Length", "Content-Type")
    }


@pytest.mark.parametrize(
    ("asked", "status", "code"),
    [
        (("GET", "/api/v1/nowhere", {}), 404, "api.no_such_address"),
        (("GET", "/api/v1/gaps.pdf", {}), 404, "api.no_such_ending"),
        (("GET", "/api/v1/gaps?under=nobody", {}), 404, "gaps.scope_unknown"),
        (("GET", "/api/v1/gaps?profile=strict", {}), 404, "api.no_such_profile"),
        (("POST", "/api/v1/gaps", {}), 405, "api.method"),
        (("GET", "/api/v1/gaps", {"Accept": "image/png"}), 406, "api.not_acceptable"),
        (("GET", "/api/v1/gaps?under=" + "9" * 9000, {}), 414, "api.url_long"),
        (("GET", "/api/v1/gaps", {"Host": "evil.example"}), 421, "api.host"),
        (("GET", "/api/v1/gaps?undre=1", {}), 422, "api.parameter_unknown_near"),
        (("GET", "/api/v1/orgs?lang=en", {}), 422, "api.parameter_unknown"),
        (("GET", "/api/v1/gaps?under=990101&under=990102", {}), 422, "api.parameter_twice"),
        (("GET", "/api/v1/gaps?on=2026-02-30", {}), 422, "cli.impossible_date"),
        (("GET", "/api/v1/gaps?under=", {}), 422, "api.parameters_wrong"),
    ],
)
def test_a_refusal_is_a_problem_with_its_code_in_both_languages(
    client: httpx.Client, asked: tuple[str, str, dict[str, str]], status: int, code: str
) -> None:
    method, path, headers = asked
    said = {
        lang: client.request(method, path, headers={**headers, "Accept-Language": lang}) for lang in ("zh-CN", "en-GB")
    }
    for answer in said.values():
        assert answer.status_code == status
        assert answer.headers["Content-Type"] == "application/problem+json"
        assert answer.json()["code"] == code
        assert answer.json()["status"] == status
        assert answer.json()["remedy"]
    assert said["zh-CN"].json()["detail"] != said["en-GB"].json()["detail"]
    assert said["en-GB"].headers["Content-Language"] == "en"


def test_a_refused_method_names_those_that_are_taken(client: httpx.Client) -> None:
    assert client.delete("/api/v1/gaps").headers["Allow"] == "GET, HEAD"


def test_who_asks_too_often_is_told_when_to_come_again(hand: HandStore) -> None:
    with running(settings_of(serve_rate_per_minute=5), lambda _: hand, ready=False) as server:  # type: ignore[arg-type]
        with server.client() as client:
            answers = [client.get("/health/live") for _ in range(12)]  # a new minute may begin in between
        refused = answers[-1] if answers[-1].status_code == 429 else next(a for a in answers if a.status_code == 429)
        assert answers[0].status_code == 200
        assert 1 <= int(refused.headers["Retry-After"]) <= 60


def test_a_fault_of_the_program_tells_nothing_of_it(hand: HandStore, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("/secret/path")

    with running(settings_of(), lambda _: hand) as server, server.client() as client:  # type: ignore[arg-type]
        monkeypatch.setattr("api.routes.findings.narrow", fail)
        answer = client.get("/api/v1/gaps")
        assert (answer.status_code, answer.json()["code"]) == (500, "api.fault")
        assert "secret" not in answer.text
        assert answer.headers["X-Request-Id"]


def test_figures_count_by_pattern_and_never_by_uid(client: httpx.Client) -> None:
    client.get("/api/v1/gaps?under=nobody")
    text = client.get("/metrics").text
    assert 'graphmodel_requests_total{address="/api/v1/gaps",method="GET",status="404"}' in text
    assert "nobody" not in text
    assert re.search(r"graphmodel_network_reads_total [1-9]", text)


def test_every_answer_forbids_to_be_framed_or_guessed_at(client: httpx.Client) -> None:
    for path in ("/api/v1/gaps", "/nowhere", "/health/live", "/metrics"):
        headers = client.get(path).headers
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert "default-src" in headers["Content-Security-Policy"]
        assert "server" not in headers


def test_every_parameter_is_checked_at_once(server: Server) -> None:
    with server.client() as client:
        problem = client.get("/api/v1/gaps?under=&profile=").json()
    assert [one["parameter"] for one in problem["errors"]] == ["profile", "under"]
    assert {one["pointer"] for one in problem["errors"]} == {"#/query/profile", "#/query/under"}


def test_an_answer_that_takes_long_is_ready_when_it_is_asked_for_again(
    hand: HandStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    go, made = threading.Event(), []
    narrow = findings.narrow

    def slowly(*given: Any, **more: Any) -> Any:
        made.append(1)
        go.wait(WAIT_S)
        return narrow(*given, **more)

    monkeypatch.setattr(findings, "narrow", slowly)
    with running(settings_of(serve_most_seconds=0.1), lambda _: hand) as server, server.client() as client:  # type: ignore[arg-type]
        early = client.get("/api/v1/gaps")
        assert (early.status_code, early.json()["code"]) == (503, "api.still_made")
        assert early.headers["Retry-After"] == "2"
        assert client.get("/health/live").status_code == 200
        go.set()
        until(lambda: client.get("/api/v1/gaps").status_code == 200)
        assert made == [1]
