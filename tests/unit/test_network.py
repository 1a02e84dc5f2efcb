"""A network with numbers for uids is the same network."""

from datetime import date

from graphmodel.network import Network, network_of

DAY = date(2026, 3, 1)


def _network() -> Network:
    return network_of(
        nodes={
            "Area": [{"uid": "b", "name": "B"}, {"uid": "d", "name": "D", "valid_to": DAY}],
            "Org": [{"uid": "c", "name": "C"}, {"uid": "a", "name": "A"}],
        },
        ties={
            "COVERS": [
                {"uid": "t1", "start": "a", "end": "b"},
                {"uid": "t2", "start": "c", "end": "d"},
                {"uid": "t3", "start": "c", "end": "nowhere"},
            ],
            "SUBORDINATE_TO": [{"uid": "t4", "start": "a", "end": "c"}],
        },
        households=[{"area": "b", "households": 3, "hubs": 1}],
        on=DAY,
    )


def test_numbers_are_rows_of_the_labels_in_the_order_of_the_uids() -> None:
    network = _network()
    assert network.labels["uid"].to_list() == ["a", "b", "c", "d"]
    assert network.numbered.nodes["Org"].select("uid", "name").rows() == [(0, "A"), (2, "C")]
    assert network.numbered.nodes["Area"].select("uid", "name").rows() == [(1, "B"), (3, "D")]
    assert network.numbered.ties["SUBORDINATE_TO"].select("uid", "start", "end").rows() == [("t4", 0, 2)]
    assert network.numbered.households.rows() == [(1, 3, 1)]


def test_a_tie_to_no_record_has_no_numbers() -> None:
    assert _network().numbered.ties["COVERS"]["uid"].to_list() == ["t1", "t2"]


def test_what_is_live_is_live_by_number_too() -> None:
    network = _network()
    assert network.numbered.live_nodes("Area")["uid"].to_list() == [1]
    assert network.numbered.live_ties("COVERS").select("uid", "start", "end").rows() == [("t1", 0, 1)]
    assert network.live_ties("COVERS").select("uid", "start", "end").rows() == [("t1", "a", "b")]
