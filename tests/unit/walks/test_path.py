"""Which way leads from one record to another, on a village of which all is known."""

import pytest

from graphmodel.errors import NotFoundError, UsageError
from graphmodel.network import network_of
from graphmodel.schema import TERRITORY
from graphmodel.walks.ground import Walks
from graphmodel.walks.path import Path, find_path
from tests.unit.walks.village import ON, village


@pytest.fixture(scope="module")
def ground() -> Walks:
    return Walks(village())


def way(path: Path) -> list[str]:
    return [stop.uid for stop in path.nodes]


def test_of_equally_short_ways_the_first_by_uid_is_taken() -> None:
    orgs = [{"uid": uid, "name": uid} for uid in ("s", "b", "a", "x", "y", "e")]
    lines = ("sb", "sa", "bx", "ay", "ax", "xe", "ye")
    ties = [{"uid": line, "start": line[0], "end": line[1]} for line in lines]
    lattice = Walks(network_of(nodes={"Org": orgs}, ties={"GUIDED_BY": ties}, on=ON))
    assert way(find_path(lattice, "s", "e")) == ["s", "a", "x", "e"]
    assert way(find_path(lattice, "e", "s")) == ["e", "x", "a", "s"]


def test_ties_are_walked_in_both_directions(ground: Walks) -> None:
    found = find_path(ground, "u1", "u2")
    assert (way(found), [tie.uid for tie in found.ties]) == (["u1", "p1", "c2", "u2"], ["ta", "tb", "t7"])
    forth, back = find_path(ground, "c1", "c2"), find_path(ground, "c2", "c1")
    assert (way(forth), way(back)) == (["c1", "st", "c2"], ["c2", "st", "c1"])
    assert [stop.distance for stop in back.nodes] == [0, 1, 2]


def test_every_tie_between_two_that_follow_each_other_is_told(ground: Walks) -> None:
    found = find_path(ground, "o1", "u1")
    assert (way(found), [tie.uid for tie in found.ties]) == (["o1", "c1", "u1"], ["t3", "t8", "t6"])
    assert [tie.uid for tie in find_path(ground, "o1", "u1", ties=["located-in"]).ties] == ["t8", "t6"]


def test_a_way_leads_through_the_kinds_and_ties_asked_for_and_its_ends_may_be_of_any_kind(ground: Walks) -> None:
    assert way(find_path(ground, "u1", "u2", kinds=["Area"])) == ["u1", "c1", "st", "c2", "u2"]
    assert find_path(ground, "u1", "u2", ties=TERRITORY).length is None
    assert find_path(ground, "u1", "u2", kinds=["orgs"]).length is None


def test_where_no_way_leads_the_size_of_each_part_is_said(ground: Walks) -> None:
    found = find_path(ground, "far", "u1")
    assert (found.nodes, found.ties, found.length, found.parts) == ((), (), None, (2, 8))
    assert "2 个记录" in found.said
    assert "8 个" in found.said
    said = found.values()
    assert (said["about"], said["to"], said["length"], said["parts"]) == ("far", "u1", None, {"start": 2, "end": 8})
    assert find_path(ground, "u1", "u2", ties=["COVERS"]).parts == (1, 1)


def test_a_way_longer_than_asked_for_is_counted_and_not_told(ground: Walks) -> None:
    found = find_path(ground, "u1", "u2", most_steps=2)
    assert (found.nodes, found.ties, found.length, found.parts) == ((), (), 3, None)
    assert found.said == "最短相隔 3 步，超过所限的 2 步，未列出"
    assert find_path(ground, "u1", "u2", most_steps=3).said == "最短相隔 3 步"


def test_a_record_is_no_step_from_itself(ground: Walks) -> None:
    found = find_path(ground, "o1", "o1", kinds=["units"])
    assert (way(found), found.ties, found.length) == (["o1"], (), 0)


def test_an_end_that_is_not_there_is_named_with_its_parameter(ground: Walks) -> None:
    for start, end, code, parameter in (("x", "c1", "unknown", "from"), ("c1", "o9", "not_live", "to")):
        with pytest.raises(NotFoundError) as raised:
            find_path(ground, start, end)
        assert (raised.value.code, raised.value.data["parameter"]) == (f"walk.{code}", parameter)


def test_no_steps_at_all_are_refused(ground: Walks) -> None:
    with pytest.raises(UsageError) as raised:
        find_path(ground, "c1", "c2", most_steps=0)
    assert (raised.value.code, raised.value.data["parameter"]) == ("walk.too_small", "most_steps")


def test_a_network_without_any_tie_has_no_way() -> None:
    lonely = network_of(nodes={"Org": [{"uid": "a", "name": "甲"}, {"uid": "b", "name": "乙"}]}, ties={}, on=ON)
    assert find_path(Walks(lonely), "a", "b").parts == (1, 1)
