"""The gap catalogue against an independent brute force, on random networks."""

import random
from collections.abc import Iterator
from dataclasses import replace

import pytest

from graphmodel.gaps.catalogue import find_gaps
from graphmodel.gaps.finding import Finding, GapReport
from graphmodel.network import Network
from graphmodel.profiles import Profile, load_profile
from tests.oracle.decisions import decided, ended, hidden
from tests.oracle.default_scheme import DEFAULT
from tests.oracle.found import Findings, Found, Key
from tests.oracle.graphs import build_graph
from tests.oracle.networks import REGISTER, random_network
from tests.oracle.rows import ON
from tests.oracle.rules import find
from tests.oracle.thresholds import Thresholds

SEEDS = range(60)
FIGURES = Thresholds(organised_share=0.5)


@pytest.fixture(scope="module")
def profile() -> Profile:
    """The default profile, with a target for C6, which has none."""
    default = load_profile("default")
    rules = [
        replace(rule, parameters={**rule.parameters, "target": FIGURES.organised_share}) if rule.id == "C6" else rule
        for rule in default.rules
    ]
    return replace(default, rules=tuple(rules))


@pytest.mark.parametrize("seed", SEEDS)
def test_every_finding_is_the_oracles(profile: Profile, seed: int) -> None:
    network = random_network(seed)
    graph = build_graph(network)
    for under in (None, *scopes(network, seed)):
        expected = find(graph, scheme=DEFAULT, on=ON, register=REGISTER, thresholds=FIGURES, under=under)
        report = find_gaps(network, profile, under=under)
        assert first_difference(report, expected) is None, f"seed {seed}, under {under}"


@pytest.mark.parametrize("seed", SEEDS)
def test_decisions_hide_and_end_what_the_oracle_says(profile: Profile, seed: int) -> None:
    network = random_network(seed)
    graph = build_graph(network)
    expected = find(graph, scheme=DEFAULT, on=ON, register=REGISTER, thresholds=FIGURES)
    said = decided(graph, ON)
    report = find_gaps(network, profile)
    assert {key_of(finding) for finding in report.hidden} == hidden(expected, said, ON)
    assert set(report.ended) == {"~".join(key) for key in ended(expected, said)}
    assert {f.id: f.decision.verdict for f in (*report.findings, *report.hidden) if f.decision} == {
        "~".join(key): said[key]["verdict"] for key in expected if key in said
    }


def test_the_product_fails_the_comparison_when_a_cover_is_forgotten(profile: Profile) -> None:
    network = random_network(0)
    without = replace(network, ties={**network.ties, "COVERS": network.ties["COVERS"].head(0)})
    expected = find(build_graph(network), scheme=DEFAULT, on=ON, register=REGISTER, thresholds=FIGURES)
    assert first_difference(find_gaps(without, profile), expected) is not None


def scopes(network: Network, seed: int) -> Iterator[str]:
    """The uid of some live area, and the code of some live area that has one."""
    areas = network.live_nodes("Area")
    coded = areas.filter(areas["code"].str.contains(r"^\d+$").fill_null(value=False))
    rng = random.Random(seed)  # noqa: S311 - reproducible, not secret
    for column in (areas["uid"], coded["code"]):
        if len(column):
            yield str(column[rng.randrange(len(column))])


def first_difference(report: GapReport, expected: Findings) -> str | None:
    """Say where a report and the oracle first disagree, or nothing."""
    found = {key_of(finding): finding for finding in (*report.findings, *report.hidden)}
    for key in sorted(found.keys() | expected.keys()):
        if key not in found:
            return f"{key} is missing; the oracle says {expected[key]}"
        if key not in expected:
            return f"{key} is too much: {found[key]}"
        if difference := _difference(found[key], expected[key]):
            return f"{key}: {difference}"
    return None


def _difference(found: Finding, expected: Found) -> str | None:
    for name in ("status", "severity", "value", "includes", "follows", "since"):
        ours, theirs = getattr(found, name), getattr(expected, name)
        undefined = theirs is None and name in {"value", "since"}
        if not undefined and ours != (pytest.approx(theirs) if name == "value" else theirs):
            return f"{name} is {ours!r}; the oracle says {theirs!r}"
    return None


def key_of(finding: Finding) -> Key:
    return finding.rule, finding.subject.uid
