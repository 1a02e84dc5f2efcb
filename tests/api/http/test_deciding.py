"""Deciding on a finding from its page: written as a batch, refused as a register's row is, shown at once."""

from collections.abc import Iterator
from dataclasses import dataclass

import httpx
import pytest

from tests.api.http.conftest import demo_memory, settings_of
from tests.api.http.server import Server, running
from tests.api.http.writing import WritingStore

GRID = "C1.grid~s01-c01-g2"


@dataclass
class Office:
    """A server of the demo that can be written to, and a reader at its pages."""

    server: Server
    store: WritingStore
    client: httpx.Client

    def decide(self, finding: str = GRID, **fields: str) -> httpx.Response:
        token = self.server.service.form_token
        return self.client.post(f"/gaps/{finding}/decision", data={"form_token": token, **fields})

    def listed(self, **asked: str) -> list[str]:
        found = self.client.get("/gaps.json", params={"rule": "C1.grid", **asked}).json()
        return [one["id"] for one in found["items"]]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    store = WritingStore(memory=demo_memory(tmp_path_factory.mktemp("demo")), now=1)
    with running(settings_of(), store) as server, server.client(accept="text/html") as client:  # type: ignore[arg-type]
        yield Office(server, store, client)


def test_a_finding_is_marked_true_and_says_so_at_once(office: Office) -> None:
    answer = office.decide(verdict="true", reason="已到现场核实", day="2026-11-20", lang="en")
    assert (answer.status_code, answer.headers["location"]) == (303, f"/gaps/{GRID}?lang=en")
    page = office.client.get(answer.headers["location"])
    assert "已到现场核实" in page.text
    assert "2026-11-20" in page.text
    found = office.client.get(f"/gaps/{GRID}.json").json()
    assert found["finding"]["decision"]["verdict"] == "true"
    assert GRID in office.listed()


def test_what_is_no_blank_is_listed_no_more_and_can_be_listed_too(office: Office) -> None:
    other = "C1.grid~s01-c02-g2"
    assert other in office.listed()
    assert office.decide(other, verdict="not_blank", reason="由相邻网格支部覆盖").status_code == 303
    assert other not in office.listed()
    assert other in office.listed(all="true")
    assert office.client.get(f"/gaps/{other}").status_code == 200


def test_what_is_postponed_comes_back_on_its_day(office: Office) -> None:
    other = "C1.grid~s01-c02-g3"
    assert office.decide(other, verdict="postponed", due="2026-12-31").status_code == 303
    assert other not in office.listed()
    assert other in office.listed(on="2026-12-31")


@pytest.mark.parametrize(
    ("fields", "status", "code"),
    [
        ({}, 422, "page.verdict_missing"),
        ({"verdict": "perhaps"}, 422, "page.verdict_missing"),
        ({"verdict": "true", "day": "someday"}, 422, "cli.bad_date"),
        ({"verdict": "true", "reason": "联系电话 13812345678"}, 422, "page.decision_refused"),
    ],
)
def test_a_wrong_decision_is_refused_with_the_reason_and_nothing_is_written(
    office: Office, fields: dict[str, str], status: int, code: str
) -> None:
    before = office.store.now
    answer = office.decide(**fields)
    assert answer.status_code == status
    assert code in answer.text
    assert "13812345678" not in answer.text
    assert office.store.now == before


def test_a_finding_that_is_none_cannot_be_decided(office: Office) -> None:
    before = office.store.now
    assert office.decide("C1.grid~nobody", verdict="true").status_code == 404
    assert office.store.now == before


def test_a_decision_is_a_batch_like_any_other(office: Office) -> None:
    before = len(office.store.batches())
    assert office.decide(verdict="mended", day="2026-11-21").status_code == 303
    newest = office.store.batches()[0]
    assert len(office.store.batches()) == before + 1
    assert newest.what == "import"
    assert newest.counts
