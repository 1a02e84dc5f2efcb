"""Who is cut off by a departure is who is cut off in the network built anew without the record."""

import networkx as nx

from graphmodel.network import Network, network_of
from graphmodel.profiles import load_profile
from graphmodel.ties.departure import Loss, loss
from graphmodel.ties.projection import tie_network
from graphmodel.ties.study import study

from .plain import ON, random_rows
from .town import town

SCHEME = load_profile("default").scheme
SEEDS = range(16)


def rebuilt(network: Network, uid: str) -> Network:
    """The network as it would be had the record never been entered."""
    nodes = {label: [row for row in frame.to_dicts() if row["uid"] != uid] for label, frame in network.nodes.items()}
    ties = {
        kind: [row for row in frame.to_dicts() if uid not in (row["start"], row["end"])]
        for kind, frame in network.ties.items()
    }
    return network_of(nodes=nodes, ties=ties, on=network.on)


def brute(network: Network, uid: str) -> Loss:
    """Both networks as graphs, and what networkx says of them."""
    before, after = (tie_network(one, SCHEME).graph for one in (network, rebuilt(network, uid)))
    node = dict(tie_network(network, SCHEME).folded.iter_rows())[uid]
    held = nx.node_connected_component(before, node)
    parts = sorted(
        (tuple(sorted(part)) for part in nx.connected_components(after) if part & held),
        key=lambda part: (-len(part), part[0]),
    )
    alone = tuple(one for one in sorted(held) if one in after and before.degree(one) and not after.degree(one))
    return Loss(node, tuple(parts[1:]), alone)


def test_random_networks_lose_what_the_network_without_the_record_lacks() -> None:
    reached = {"cut off": 0, "alone": 0, "folded": 0, "nothing": 0}
    for seed in SEEDS:
        nodes, ties = random_rows(seed)
        network = network_of(nodes=nodes, ties=ties, on=ON)
        asked = study(network, SCHEME)
        for uid in (*network.live_nodes("Unit")["uid"], *network.live_nodes("Org")["uid"]):
            found = loss(asked, uid)
            assert found == brute(network, uid), (seed, uid)
            reached["cut off"] += bool(found.parts)
            reached["alone"] += bool(found.alone)
            reached["folded"] += found.node != uid and bool(found.cut_off)
            reached["nothing"] += not found.parts
    assert min(reached.values()) > 3, str(reached)


def test_a_school_between_two_circles_cuts_off_the_one_with_the_later_uid() -> None:
    found = loss(study(town(), SCHEME), "u2")
    assert found == Loss("u2", (("c2", "u4"),), ())


def test_a_body_that_acts_as_one_with_its_place_leaves_the_place_there() -> None:
    network = town({"p1": "o1 u1", "p2": "o1 u2"})
    found = loss(study(network, SCHEME), "o1")
    assert found == Loss("c1", (("u1",), ("u2",)), ("c1", "u1", "u2"))


def test_who_had_no_partner_is_not_told_to_have_lost_one() -> None:
    network = town({})
    assert loss(study(network, SCHEME), "u1") == Loss("u1", (), ())
    assert loss(study(network, SCHEME), "o1") == Loss("c1", (), ())


def test_the_study_stays_what_it_was() -> None:
    network = town({"p1": "o1 u1"})
    asked = study(network, SCHEME)
    before = asked.ties.links
    loss(asked, "o1")
    assert asked.ties.links.equals(before)
    assert asked.network is network
