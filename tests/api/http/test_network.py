"""Neighbourhoods and paths over HTTP, held against plain walking over the same ties."""

import io
from itertools import pairwise

import httpx
import networkx as nx
import pytest

from api.wire.network import NeighbourhoodShape, PathShape
from graphmodel.network import Network
from graphmodel.schema import NAMED_SETS, TIE_KINDS
from tests.api.http.conftest import HandStore, settings_of
from tests.api.http.server import running

AROUND, PATH = "/api/v1/network/neighbourhood", "/api/v1/network/path"


@pytest.fixture(scope="module")
def graph(demo_network: Network) -> nx.MultiGraph:
    return demo_network.graph([tie.type for tie in TIE_KINDS]).to_undirected()


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("depth", [0, 1, 2])
def test_around_a_record_is_who_can_be_walked_to(
    client: httpx.Client, graph: nx.MultiGraph, lang: str, depth: int
) -> None:
    told = client.get(
        AROUND, params={"uid": "s01-c02", "depth": depth, "limit": 1000}, headers={"Accept-Language": lang}
    ).json()
    NeighbourhoodShape.model_validate(told, strict=True)
    expected = nx.single_source_shortest_path_length(graph, "s01-c02", cutoff=depth)
    assert {node["uid"]: node["distance"] for node in told["nodes"]} == expected
    assert (told["total"], told["cut"]) == (len(expected), False)
    inside = graph.subgraph(expected)
    assert {tie["uid"] for tie in told["ties"]} == {key for _, _, key in inside.edges(keys=True)}
    places = {(node["x"], node["y"]) for node in told["nodes"]}
    assert len(places) == len(told["nodes"])


def test_ties_and_kinds_may_be_chosen_and_sets_of_ties_too(client: httpx.Client, graph: nx.MultiGraph) -> None:
    told = client.get(f"{AROUND}?uid=s01-c02&depth=2&ties=TERRITORY&kinds=Area").json()
    assert {tie["type"] for tie in told["ties"]} == set(NAMED_SETS["TERRITORY"])
    assert {node["kind"] for node in told["nodes"]} == {"Area"}
    again = client.get(f"{AROUND}?uid=s01-c02&depth=2&ties=PART_OF&kinds=areas").json()
    assert again["nodes"] == told["nodes"]
    more = client.get(f"{AROUND}?uid=s01-c02&depth=2&ties=PART_OF&ties=COVERS").json()
    assert {tie["type"] for tie in more["ties"]} == {"PART_OF", "COVERS"}
    assert len(graph) > len(more["nodes"]) > len(told["nodes"])


def test_what_is_cut_is_counted_and_said(client: httpx.Client, hand: HandStore) -> None:
    whole = client.get(f"{AROUND}?uid=s01-c02&depth=3").json()
    cut = client.get(f"{AROUND}?uid=s01-c02&depth=3&limit=10").json()
    assert cut["nodes"][0]["uid"] == "s01-c02"
    assert (len(cut["nodes"]), cut["cut"], cut["total"]) == (10, True, whole["total"])
    assert "10" in cut["said"]
    with running(settings_of(serve_most_nodes=5, serve_most_depth=2), lambda _: hand) as small, small.client() as asker:  # type: ignore[arg-type]
        assert len(asker.get(f"{AROUND}?uid=s01-c02").json()["nodes"]) == 5
        assert len(asker.get(f"{AROUND}?uid=s01-c02&limit=6").json()["nodes"]) == 5
        deep = asker.get(f"{AROUND}?uid=s01-c02&depth=3").json()
        assert (deep["depth"], "要求 3 步，最多 2 步" in deep["said"]) == (2, True)


def test_a_path_is_as_short_as_any_and_each_step_is_a_tie(
    client: httpx.Client, graph: nx.MultiGraph, demo_network: Network
) -> None:
    units = demo_network.live_nodes("Unit")["uid"].to_list()
    for end in units[::40]:
        told = client.get(PATH, params={"from": "s01-c02", "to": end}).json()
        PathShape.model_validate(told, strict=True)
        if not nx.has_path(graph, "s01-c02", end):
            assert told["length"] is None
            assert told["parts"]["end"] == len(nx.node_connected_component(graph, end))
            continue
        assert told["length"] == nx.shortest_path_length(graph, "s01-c02", end) == len(told["nodes"]) - 1
        uids = [node["uid"] for node in told["nodes"]]
        assert (uids[0], uids[-1]) == ("s01-c02", end)
        assert all(graph.has_edge(a, b) for a, b in pairwise(uids))


def test_both_come_as_graphml_by_ending_and_by_what_is_accepted(client: httpx.Client) -> None:
    for path in (f"{AROUND}{{}}?uid=s01-c02", f"{PATH}{{}}?from=s01-c02&to=s01-c03"):
        told = client.get(path.format("")).json()
        by_ending = client.get(path.format(".graphml"))
        accepted = client.get(path.format(""), headers={"Accept": "application/graphml+xml"})
        assert by_ending.content == accepted.content
        assert accepted.headers["Content-Type"] == "application/graphml+xml"
        read = nx.read_graphml(io.BytesIO(accepted.content), force_multigraph=True)
        assert set(read.nodes) == {node["uid"] for node in told["nodes"]}
        assert {key for _, _, key in read.edges(keys=True)} == {tie["uid"] for tie in told["ties"]}


@pytest.mark.parametrize(
    ("path", "status", "code", "parameter"),
    [
        (AROUND, 422, "api.parameter_missing", "uid"),
        (f"{AROUND}?uid=nobody", 404, "walk.unknown", "uid"),
        (f"{AROUND}?uid=s01&kinds=Person", 422, "walk.unknown_kinds", "kinds"),
        (f"{AROUND}?uid=s01&ties=KNOWS", 422, "walk.unknown_ties", "ties"),
        (f"{AROUND}?uid=s01&depth=-1", 422, "api.at_least", "depth"),
        (f"{PATH}?from=s01", 422, "api.parameter_missing", "to"),
        (f"{PATH}?from=nobody&to=s01-c02", 404, "walk.unknown", "from"),
        (f"{PATH}?from=s01-c02&to=nobody", 404, "walk.unknown", "to"),
    ],
)
def test_what_is_not_there_or_not_understood_is_named(
    client: httpx.Client, path: str, status: int, code: str, parameter: str
) -> None:
    problem = client.get(path).json()
    assert problem["status"] == status
    assert [(one["code"], one["parameter"]) for one in problem["errors"]] == [(code, parameter)]


def test_a_way_longer_than_is_allowed_is_only_counted(client: httpx.Client, hand: HandStore) -> None:
    whole = client.get(f"{PATH}?from=s01-c02&to=s01-c03").json()
    with running(settings_of(serve_most_nodes=2), lambda _: hand) as small, small.client() as asker:  # type: ignore[arg-type]
        cut = asker.get(f"{PATH}?from=s01-c02&to=s01-c03").json()
    PathShape.model_validate(cut, strict=True)
    assert whole["length"] == cut["length"] > 1
    assert (cut["nodes"], cut["ties"]) == ([], [])
    assert cut["said"] != whole["said"]
