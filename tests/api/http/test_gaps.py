"""Gaps over HTTP say what the shell says, page by page where they are asked for so."""

import io
import json
from dataclasses import replace
from pathlib import Path
from typing import get_args

import httpx
import pytest
from openpyxl import load_workbook

from api.routes.findings import Kind, Severity
from api.wire.findings import ExplanationShape, GapsShape
from graphmodel.gaps.catalogue import find_gaps
from graphmodel.network import Network
from graphmodel.profiles import load_profile
from graphmodel.schema import NODES
from graphmodel.vocabulary import SEVERITY
from tests.api.http.conftest import HandStore, Shell, settings_of
from tests.api.http.server import running, until

GAPS = "/api/v1/gaps"
DEFAULT = load_profile("default")


def cells(workbook: bytes) -> dict[str, list[tuple[object, ...]]]:
    return {sheet.title: list(sheet.values) for sheet in load_workbook(io.BytesIO(workbook)).worksheets}


@pytest.mark.parametrize(
    ("query", "options"),
    [
        ("", ()),
        ("?under=990101", ("--under", "990101")),
        ("?on=2026-06-01", ("--on", "2026-06-01")),
        ("?profile=rural", ("--profile", "rural")),
        ("?rule=C1.grid&rule=T1", ("--rule", "C1.grid", "--rule", "T1")),
        ("?status=due&status=待优化", ("--status", "due", "--status", "待优化")),
        ("?status=to fill&all=true", ("--status", "to fill", "--all")),
        ("?all=true&under=990101&rule=C1.grid", ("--all", "--under", "990101", "--rule", "C1.grid")),
    ],
)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_filter_of_the_shell_gives_the_report_of_the_shell(
    client: httpx.Client, shell: Shell, query: str, options: tuple[str, ...], lang: str
) -> None:
    said = client.get(GAPS + query, headers={"Accept-Language": lang})
    assert said.status_code == 200
    report = said.json()
    GapsShape.model_validate(report, strict=True)
    assert report.pop("total") == len(report["findings"])
    assert report.pop("next") is None
    assert "Link" not in said.headers
    assert report == json.loads(shell("--lang", lang, "gaps", *options, "--format", "json"))


def test_tables_are_those_of_the_shell(client: httpx.Client, shell: Shell, tmp_path: Path) -> None:
    asked = "?under=990101&status=blank"
    options = ("gaps", "--under", "990101", "--status", "blank", "--output")
    for form in ("csv", "xlsx"):
        shell(*options, str(tmp_path / f"gaps.{form}"))
    assert client.get(f"{GAPS}.csv{asked}").content == (tmp_path / "gaps.csv").read_bytes()
    workbook = client.get(f"{GAPS}.xlsx{asked}").content
    assert cells(workbook) == cells((tmp_path / "gaps.xlsx").read_bytes())


def test_severity_kind_and_level_keep_what_has_them_and_count_no_more(client: httpx.Client) -> None:
    every = client.get(GAPS).json()["findings"]
    asked = {
        "?severity=high&severity=low": lambda one: one["severity"] in {"high", "low"},
        "?kind=Unit&kind=Pact": lambda one: one["subject"]["kind"] in {"Unit", "Pact"},
        "?level=grid": lambda one: one["subject"]["level"] == "grid",
        "?level=网格&level=社区": lambda one: one["subject"]["level"] in {"grid", "community"},
        "?severity=medium&kind=Area&status=blank": lambda one: (
            (one["severity"], one["subject"]["kind"], one["status"]) == ("medium", "Area", "blank")
        ),
    }
    for query, holds in asked.items():
        report = client.get(GAPS + query).json()
        assert report["findings"] == [one for one in every if holds(one)]
        assert 0 < len(report["findings"]) < len(every)
        assert sum(report["summary"]["by_rule"].values()) == report["total"] == len(report["findings"])


def test_what_a_decision_hides_comes_back_with_its_decision(hand: HandStore, demo_network: Network) -> None:
    before = find_gaps(demo_network, DEFAULT)
    first = before.findings[0].id
    hand.network = decided(demo_network, first)
    with running(settings_of(), lambda _: hand) as server, server.client() as client:  # type: ignore[arg-type]
        plain, every = client.get(GAPS).json(), client.get(f"{GAPS}?all=true").json()
        told = client.get(f"{GAPS}/{first}").json()
    assert first not in {one["id"] for one in plain["findings"]}
    assert plain["summary"]["hidden"]["not_blank"] == before.summary["hidden"]["not_blank"] + 1
    assert next(one for one in every["findings"] if one["id"] == first)["decision"]["verdict"] == "not_blank"
    assert told["finding"]["decision"]["reason"] == "已撤并"


def decided(network: Network, finding: str) -> Network:
    row = {"uid": "de-1", "finding": finding, "verdict": "not_blank", "reason": "已撤并"}
    table = network.nodes["Decision"]
    more = type(table)([{name: row.get(name) for name in table.columns}], schema=table.schema)
    return replace(network, nodes={**network.nodes, "Decision": table.vstack(more).sort("uid")}, _graphs={})


def walk(client: httpx.Client, path: str) -> list[dict[str, object]]:
    """Every page from one on, by the header that leads to the next."""
    pages = []
    while path:
        answer = client.get(path)
        assert answer.status_code == 200
        pages.append(answer.json())
        link = answer.links.get("next", {}).get("url", "")
        assert bool(link) == (pages[-1]["next"] is not None)
        path = link
    return pages


def test_pages_put_together_are_the_whole_and_each_counts_all_of_it(client: httpx.Client) -> None:
    whole = client.get(f"{GAPS}?under=990101").json()
    pages = walk(client, f"{GAPS}?under=990101&limit=7")
    assert [len(page["findings"]) for page in pages[:-1]] == [7] * (len(pages) - 1)  # type: ignore[arg-type]
    assert [one for page in pages for one in page["findings"]] == whole["findings"]  # type: ignore[attr-defined]
    for page in pages:
        GapsShape.model_validate(page, strict=True)
        assert {**page, "findings": [], "next": None} == {**whole, "findings": []}


def test_the_size_may_change_from_page_to_page_and_a_table_has_pages_too(client: httpx.Client) -> None:
    whole = client.get(GAPS).json()["findings"]
    cursor = client.get(f"{GAPS}?limit=3").json()["next"]
    assert client.get(f"{GAPS}?limit=2&cursor={cursor}").json()["findings"] == whole[3:5]
    table = client.get(f"{GAPS}.csv?limit=2&cursor={cursor}")
    assert [line.split(",")[0] for line in table.text.splitlines()[1:]] == [one["id"] for one in whole[3:5]]
    assert table.links["next"]["url"].startswith("/api/v1/gaps.csv?limit=2&cursor=")


def test_a_cursor_belongs_to_its_question(client: httpx.Client) -> None:
    cursor = client.get(f"{GAPS}?limit=3&status=blank").json()["next"]
    for query in ("?limit=3", "?limit=3&status=data", "?status=blank&profile=rural", "?status=blank&on=2026-06-01"):
        refused = client.get(f"{GAPS}{query}&cursor={cursor}")
        assert (refused.status_code, refused.json()["code"]) == (400, "collection.cursor_foreign")
    for broken in ("x", "%00", "W10", cursor[:-3], "WzEsMV0"):
        refused = client.get(f"{GAPS}?status=blank&cursor={broken}")
        assert (refused.status_code, refused.json()["code"]) == (400, "collection.cursor_unreadable")
        assert refused.json()["errors"][0]["parameter"] == "cursor"


def test_paging_goes_on_after_a_change_unless_what_was_seen_last_is_gone(
    hand: HandStore, demo_network: Network
) -> None:
    whole = [one.id for one in find_gaps(demo_network, DEFAULT).findings]
    with running(settings_of(), lambda _: hand) as server, server.client() as client:  # type: ignore[arg-type]
        cursor = client.get(f"{GAPS}?limit=3").json()["next"]
        hand.network = replace(decided(demo_network, whole[0]), revision=2)
        until(lambda: client.get(GAPS).headers["Graphmodel-Revision"] == "2")
        page = client.get(f"{GAPS}?limit=3&cursor={cursor}").json()
        assert [one["id"] for one in page["findings"]] == whole[3:6]
        hand.network = replace(decided(demo_network, whole[2]), revision=3)
        until(lambda: client.get(GAPS).headers["Graphmodel-Revision"] == "3")
        refused = client.get(f"{GAPS}?limit=3&cursor={cursor}")
        assert (refused.status_code, refused.json()["code"]) == (400, "api.cursor_gone")


def test_the_setting_cuts_and_the_answer_says_so(hand: HandStore) -> None:
    with running(settings_of(serve_most_findings=5), lambda _: hand) as server, server.client() as client:  # type: ignore[arg-type]
        cut = client.get(GAPS)
        assert len(cut.json()["findings"]) == 5 < cut.json()["total"]
        assert client.get(cut.links["next"]["url"]).json()["findings"] != cut.json()["findings"]
        more = client.get(f"{GAPS}?limit=6").json()
        assert (len(more["findings"]), more["total"]) == (5, cut.json()["total"])


@pytest.mark.parametrize(
    ("query", "status", "code", "parameter"),
    [
        ("?rule=C99", 404, "gaps.no_such_rule", "rule"),
        ("?status=grey", 422, "gaps.status_unknown", "status"),
        ("?status=", 422, "gaps.status_unknown", "status"),
        ("?level=planet", 404, "report.level_unknown", "level"),
        ("?severity=huge", 422, "api.one_of", "severity"),
        ("?kind=Household", 422, "api.one_of", "kind"),
        ("?all=perhaps", 422, "api.true_or_false", "all"),
        ("?limit=0", 422, "api.at_least", "limit"),
        ("?limit=many", 422, "api.whole_number", "limit"),
    ],
)
def test_a_word_that_nobody_knows_is_refused_by_name(
    client: httpx.Client, query: str, status: int, code: str, parameter: str
) -> None:
    problem = client.get(GAPS + query).json()
    assert problem["status"] == status
    assert [(one["code"], one["parameter"]) for one in problem["errors"]] == [(code, parameter)]


def test_the_lists_of_the_document_are_those_of_the_model() -> None:
    assert set(get_args(Kind)) == set(NODES) - {"Household"}
    assert get_args(Severity) == SEVERITY.keys


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_each_finding_can_be_explained_with_all_that_the_shell_says(
    client: httpx.Client, shell: Shell, lang: str
) -> None:
    every = client.get(f"{GAPS}?all=true", headers={"Accept-Language": lang}).json()["findings"]
    one_a_rule = {one["rule"]: one for one in reversed(every)}.values()
    for finding in one_a_rule:
        told = client.get(f"{GAPS}/{finding['id']}", headers={"Accept-Language": lang}).json()
        ExplanationShape.model_validate(told, strict=True)
        assert told["finding"] == finding
        assert told["followers"] == [one["id"] for one in every if one["follows"] == finding["id"]]
        assert [one["uid"] for one in told["included"]] == finding["includes"]
        text = "".join(shell("--lang", lang, "explain", "--all", finding["id"]).split())
        for said in (
            *(value for value in told["said"].values() if value is not None),
            *(f"{one['label']}{'：' if lang == 'zh' else ':'}{one['words']}" for one in told["rule"]["parameters"]),
            *(f"({one['uid']})" for one in told["included"]),
            *(one["name"] for one in told["included"]),
            *(one["says"] for one in finding["evidence"]),
            told["title"], told["query"], finding["source"], finding["action"], finding["id"], finding["follows"] or "",
        ):  # fmt: skip
            assert "".join(str(said).split()) in text
    assert len(one_a_rule) > 20


def test_what_follows_from_a_blank_is_named(client: httpx.Client) -> None:
    leaders = [one["follows"] for one in client.get(GAPS).json()["findings"] if one["follows"]]
    assert leaders
    assert client.get(f"{GAPS}/{leaders[0]}").json()["followers"]


@pytest.mark.parametrize(
    ("finding", "code"),
    [("C1.grid~nobody", "gaps.no_such_finding"), ("C99~x", "gaps.no_such_rule"), ("x", "gaps.no_such_rule"), ("C1.grid~a/b", "gaps.no_such_finding")],
)  # fmt: skip
def test_a_finding_that_is_gone_or_never_was_is_not_found(client: httpx.Client, finding: str, code: str) -> None:
    problem = client.get(f"{GAPS}/{finding}").json()
    assert (problem["status"], problem["code"]) == (404, code)
