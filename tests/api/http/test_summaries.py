"""What lies where, over HTTP: coverage as the shell says it, findings by area and rule."""

import csv
import io
import json
from collections import Counter
from pathlib import Path

import httpx
import pytest

from api.wire.coverage import SummaryShape
from api.wire.findings import TallyShape
from graphmodel.gaps.catalogue import find_gaps
from graphmodel.network import Network
from graphmodel.profiles import load_profile
from tests.api.http.conftest import HandStore, Shell, settings_of
from tests.api.http.server import running
from tests.api.http.test_gaps import cells

COVERAGE, TALLY = "/api/v1/coverage", "/api/v1/gaps/summary"
SCOPES = [
    ("", ()),
    ("?by=sub_district", ("--by", "sub_district")),
    ("?by=网格&under=990101", ("--by", "网格", "--under", "990101")),
    ("?profile=rural&on=2026-06-01", ("--profile", "rural", "--on", "2026-06-01")),
]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("scope", SCOPES)
def test_coverage_is_that_of_the_shell_byte_by_byte(
    client: httpx.Client, shell: Shell, tmp_path: Path, scope: tuple[str, tuple[str, ...]], lang: str
) -> None:
    query, options = scope
    for form in ("json", "csv", "xlsx"):
        file = tmp_path / f"coverage.{form}"
        shell("--lang", lang, "coverage", *options, "--output", str(file))
        answer = client.get(f"{COVERAGE}.{form}{query}", headers={"Accept-Language": lang})
        assert answer.status_code == 200
        if form == "xlsx":
            assert cells(answer.content) == cells(file.read_bytes())
        else:
            assert answer.content == file.read_bytes()
        if form == "json":
            SummaryShape.model_validate(answer.json(), strict=True)


def test_coverage_says_what_changed_since_the_batch_before(
    hand: HandStore, demo_network: Network, shell: Shell
) -> None:
    covers = demo_network.ties["COVERS"]
    fewer = {**demo_network.ties, "COVERS": covers.head(covers.height // 2)}
    hand.before = Network(demo_network.nodes, fewer, demo_network.households, 0, demo_network.on)
    with running(settings_of(), lambda _: hand) as server, server.client() as client:  # type: ignore[arg-type]
        summary = client.get(COVERAGE).json()
    SummaryShape.model_validate(summary, strict=True)
    assert summary == json.loads(shell("coverage", "--format", "json"))
    changes = {one["level"]: one["change"] for one in summary["totals"]["coverage"]}
    assert any(change for change in changes.values())


@pytest.mark.parametrize("query", ["", "?by=sub_district", "?by=grid&under=990101", "?profile=rural"])
def test_findings_are_counted_in_every_area_that_they_lie_in_and_once_in_all(client: httpx.Client, query: str) -> None:
    tally = client.get(TALLY + query).json()
    TallyShape.model_validate(tally, strict=True)
    covered = client.get(COVERAGE + query).json()
    assert [row["uid"] for row in tally["rows"]] == [row["uid"] for row in covered["rows"]]
    for row, other in zip(tally["rows"], covered["rows"], strict=True):
        blank = row["by_status"].get("blank", 0)
        assert {"blank": blank, "others": row["total"] - blank} == other["findings"]
    for counts in (*tally["rows"], tally["outside"], tally["totals"]):
        for way in ("by_rule", "by_status", "by_severity"):
            assert sum(counts[way].values()) == counts["total"]
    scope = "?" + "&".join(part for part in query[1:].split("&") if not part.startswith("by"))
    report = client.get("/api/v1/gaps" + scope).json()
    assert tally["totals"]["total"] == report["total"]
    for way in ("by_rule", "by_status", "by_severity", "hidden"):
        assert tally["totals"][way] == report["summary"][way]
    assert [rule["id"] for rule in tally["rules"]] == list(dict.fromkeys(tally["totals"]["by_rule"]))


def test_findings_about_areas_below_are_counted_one_by_one(client: httpx.Client, demo_network: Network) -> None:
    """An area is in the rows of all areas above it; nothing else is asked of the answer than plain counting."""
    parents: dict[str, list[str]] = {}
    for start, end in demo_network.live_ties("PART_OF").select("start", "end").iter_rows():
        parents.setdefault(start, []).append(end)
    levels = dict(demo_network.live_nodes("Area").select("uid", "level").iter_rows())
    expected: dict[str, Counter[str]] = {}
    for finding in find_gaps(demo_network, load_profile("default")).findings:
        met, waiting = set[str](), [finding.subject.uid] if finding.subject.kind == "Area" else []
        while waiting:
            at = waiting.pop()
            if at not in met:
                met.add(at)
                waiting += parents.get(at, [])
        for at in met:
            if levels[at] == "community":
                expected.setdefault(at, Counter())[finding.rule] += 1
    rules = {rule for counts in expected.values() for rule in counts}
    about_areas = {rule for rule in rules if rule.startswith(("C1.", "C18", "C3.area"))}
    rows = {row["uid"]: row["by_rule"] for row in client.get(TALLY + "?by=community").json()["rows"]}
    for uid, by_rule in rows.items():
        counted = {rule: count for rule, count in expected.get(uid, Counter()).items() if rule in about_areas}
        assert {rule: count for rule, count in by_rule.items() if rule in about_areas} == counted
    assert len(about_areas) > 3


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_table_of_findings_says_the_same_as_the_values(client: httpx.Client, lang: str) -> None:
    headers = {"Accept-Language": lang}
    tally = client.get(TALLY, headers=headers).json()
    table = client.get(f"{TALLY}.csv", headers=headers).content.decode("utf-8-sig")
    head, *rows = csv.reader(io.StringIO(table))
    assert head[3 : 3 + len(tally["rules"])] == [f"{rule['id']} {rule['title']}" for rule in tally["rules"]]
    for row, counts in zip(rows, (*tally["rows"], tally["outside"], tally["totals"]), strict=True):
        assert row[2] == str(counts["total"])
        assert row[3 : 3 + len(tally["rules"])] == [str(counts["by_rule"].get(r["id"], 0)) for r in tally["rules"]]
    assert [row[0] for row in rows[:-2]] == [row["name"] for row in tally["rows"]]


@pytest.mark.parametrize("path", [COVERAGE, TALLY])
def test_a_level_or_scope_that_is_not_there_is_refused_by_name(client: httpx.Client, path: str) -> None:
    refused = client.get(f"{path}?by=planet").json()
    assert (refused["status"], refused["code"]) == (404, "report.level_unknown")
    assert refused["errors"][0]["parameter"] == "by"
    refused = client.get(f"{path}?under=nobody").json()
    assert (refused["status"], refused["code"], refused["errors"][0]["parameter"]) == (
        404,
        "gaps.scope_unknown",
        "under",
    )
