"""Units on exactly one of several parallel paths: C13, which is off until a place names its paths."""

from dataclasses import replace
from pathlib import Path

import pytest

from graphmodel.gaps.catalogue import find_gaps
from graphmodel.gaps.finding import Finding
from graphmodel.profiles import load_profile
from tests.oracle.default_scheme import DEFAULT as SCHEME
from tests.oracle.graphs import build_graph
from tests.oracle.live import Live
from tests.oracle.networks import random_network
from tests.oracle.rows import ON
from tests.unit.gaps.town import DEFAULT, TODAY, Town, says, town, with_rule

LOCAL = """
name = "三路并行"
version = "1"
extends = "default"

[change.C13]
enabled = true
paths = ["产业链", "商圈街区", "网格"]
source = "某街道 5 链、2 街、7 网格"
"""


def covered(*paths: str | None, **tie: object) -> Town:
    built = town().unit("u", "g1")
    for number, path in enumerate(paths):
        built.org(f"o{number}", "branch").tie("COVERS", f"o{number}", "u", path=path, **tie)
    return built


def found(built: Town, folder: Path) -> dict[str, Finding]:
    (folder / "local.toml").write_text(LOCAL, encoding="utf-8")
    return built.found("C13", profile=load_profile("local.toml", base=folder))


def test_the_rule_is_off_by_default() -> None:
    assert covered().found("C13", profile=DEFAULT) == {}


def test_a_unit_on_no_path_is_blank(tmp_path: Path) -> None:
    for built in (covered(), covered("building"), covered(None), covered("chain", valid_to=TODAY)):
        finding = found(built, tmp_path)["u"]
        assert (finding.status, finding.severity, finding.value) == ("blank", "medium", 0)
        assert "按产业链、商圈街区、网格任一路径" in says(finding)


def test_a_unit_on_two_paths_is_to_check_and_both_are_named(tmp_path: Path) -> None:
    finding = found(covered("chain", "grid", "building"), tmp_path)["u"]
    assert (finding.status, finding.severity, finding.value) == ("data", "medium", 2)
    assert says(finding) == "o0：按“产业链”路径覆盖\no1：按“网格”路径覆盖"


def test_a_unit_on_one_path_is_in_order_also_where_two_organisations_cover_it_there(tmp_path: Path) -> None:
    assert found(covered("district"), tmp_path) == {}
    assert found(covered("chain", "chain"), tmp_path) == {}


def test_units_that_do_not_operate_are_on_no_path(tmp_path: Path) -> None:
    assert found(town().unit("gone", "c1", status="closed"), tmp_path) == {}


@pytest.mark.parametrize("seed", range(20))
def test_units_off_their_path_are_those_of_plain_counting(seed: int) -> None:
    paths = ("grid", "building")
    network = random_network(seed)
    live = Live(build_graph(network), SCHEME, ON)
    on = {
        unit: {tie.says.get("path") for tie in live.covers(unit)} & {*paths}
        for unit in filter(live.operating, live.units)
    }
    expected = {unit: "data" if there else "blank" for unit, there in on.items() if len(there) != 1}
    profile = with_rule("C13", enabled=True, paths=paths)
    only = replace(profile, rules=tuple(rule for rule in profile.rules if rule.id == "C13"))
    assert {f.subject.uid: f.status for f in find_gaps(network, only).findings} == expected
