"""The small picture of a finding: its subject in the middle, what it rests on around it, the rest as one group."""

from functools import cache
from itertools import combinations
from math import dist

from graphmodel.gaps.catalogue import find_gaps
from graphmodel.gaps.finding import Finding, GapReport
from graphmodel.gaps.report.explanation import explain_finding
from graphmodel.network import Network
from graphmodel.samples import demo
from tests.unit.gaps.town import DEFAULT
from tests.unit.samples.conversion import network_from
from viz.pictures.evidence import MOST, evidence_scene
from viz.pictures.naming import Naming
from viz.scene import Scene


@cache
def _found() -> tuple[Network, GapReport]:
    network = network_from(demo())
    return network, find_gaps(network, DEFAULT)


def _scene(finding: Finding) -> Scene:
    network, report = _found()
    told = explain_finding(finding.id, report, network, DEFAULT)
    return evidence_scene(told, network, Naming.from_report(report, network, DEFAULT))


def _stands_for(finding: Finding) -> int:
    return len(finding.includes)


def test_the_subject_stands_in_the_middle_with_its_evidence_and_what_is_above_it() -> None:
    _, report = _found()
    finding = next(one for one in report.findings if one.id == "C1.community~s01-c02")
    scene = _scene(finding)
    nodes = {node.uid: node for node in scene.nodes}
    assert (nodes["s01-c02"].x, nodes["s01-c02"].y, nodes["s01-c02"].strong) == (0.0, 0.0, True)
    assert {one.uid for one in finding.evidence} | {"s01"} <= set(nodes)
    assert ("s01-c02", "s01") in {(edge.start, edge.end) for edge in scene.edges}


def test_what_is_too_many_is_one_group_that_covers_nobody() -> None:
    finding = max(_found()[1].findings, key=_stands_for)
    assert _stands_for(finding) > MOST + 1
    scene = _scene(finding)
    group = next(node for node in scene.nodes if node.kind == "group")
    around = [node for node in scene.nodes if not node.strong]
    assert len(around) == MOST + 1
    assert group.says
    for one, other in combinations(scene.nodes, 2):
        assert dist((one.x, one.y), (other.x, other.y)) >= one.size + other.size, (one.name, other.name)
