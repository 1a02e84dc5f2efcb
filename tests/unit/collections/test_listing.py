"""Lists and single records of a village: what is told, in which order, and what of it is asked for."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from polars import DataFrame

from graphmodel.collections.collection import COLLECTIONS
from graphmodel.collections.listing import list_records
from graphmodel.collections.reading import read_record
from graphmodel.collections.shelf import Shelf
from graphmodel.errors import NotFoundError
from graphmodel.schema import NODES
from tests.unit.collections.village import NODES_OF_VILLAGE, shelf

SHELF = shelf()


def uids(path: str, **asked: object) -> list[str]:
    return [item["uid"] for item in list_records(SHELF, path, **asked).items]


def test_every_kind_of_record_but_households_is_a_collection() -> None:
    assert {c.kind.label for c in COLLECTIONS.values()} == NODES.keys() - {"Household"}


@pytest.mark.parametrize("path", COLLECTIONS)
def test_every_record_can_be_read_and_those_of_the_day_are_listed(path: str) -> None:
    rows = NODES_OF_VILLAGE[COLLECTIONS[path].kind.label]
    live = {row["uid"] for row in rows} - {"old", "gone", "next"}
    page = list_records(SHELF, path)
    assert {item["uid"] for item in page.items} == live
    assert page.total == len(live)
    assert page.next is None
    for row in rows:
        record = read_record(SHELF, path, row["uid"])
        assert record["live"] == (row["uid"] in live)
        assert tuple(name for name in record if name != "suppressed") == COLLECTIONS[path].usual_fields


def test_a_record_is_told_as_plain_values() -> None:
    assert read_record(SHELF, "orgs", "br1", fields="name,tier,founded_on,members,seats,live") == {
        "uid": "br1", "name": "长兴村党支部", "tier": "branch", "founded_on": "2010-05-04", "members": "7–50", "seats": None,
        "live": True,
    }  # fmt: skip
    assert read_record(SHELF, "orgs", "br1", fields="uid,batch,first_seen") == {
        "uid": "br1", "batch": "b1", "first_seen": "2026-01-02T03:04:05Z",
    }  # fmt: skip
    assert read_record(SHELF, "chains", "dye", fields="segments") == {"uid": "dye", "segments": ["纺纱", "印染"]}
    assert read_record(SHELF, "units", "mill", fields="above_scale,lon") == {
        "uid": "mill",
        "above_scale": True,
        "lon": 121.5,
    }


def test_few_households_are_withheld_and_the_record_says_so() -> None:
    assert read_record(SHELF, "areas", "g1", fields="households,hub_households,members") == {
        "uid": "g1", "households": 5, "hub_households": None, "members": "3–6", "suppressed": ["hub_households"],
    }  # fmt: skip
    assert read_record(SHELF, "areas", "g1", fields="name") == {"uid": "g1", "name": "一网格"}
    assert "suppressed" not in read_record(SHELF, "areas", "v2")
    assert read_record(SHELF, "areas", "v2")["households"] == 0


def test_lists_go_by_name_and_events_latest_first() -> None:
    assert uids("areas") == ["g1", "v2", "town", "v1"]
    assert uids("events") == ["e2", "e3", "e1"]
    assert uids("decisions") == ["d1", "d2"]


def test_what_is_not_on_record_comes_last_in_either_direction() -> None:
    assert uids("orgs", sort="founded_on") == ["com", "br1", "br2"]
    assert uids("orgs", sort="-founded_on") == ["br1", "com", "br2"]
    assert uids("orgs", sort="tier,-members") == ["br1", "br2", "com"]
    assert uids("units", sort="-above_scale") == ["mill", "shop"]
    assert uids("units", sort="lon") == ["shop", "mill"]


def test_states_tell_what_is_live_what_is_over_and_all_of_it() -> None:
    assert uids("orgs", state="ended") == ["gone"]
    assert set(uids("orgs", state="all")) == {"com", "br1", "br2", "gone", "next"}


def test_only_those_are_listed_that_a_caller_has_chosen() -> None:
    assert uids("orgs", among=DataFrame({"uid": ["br2", "gone", "town"]})) == ["br2"]
    assert list_records(SHELF, "orgs", among=DataFrame({"uid": []}, schema={"uid": str})).total == 0


def test_ties_are_told_from_both_ends_with_their_properties() -> None:
    ties = read_record(SHELF, "orgs", "br1", expand="covers,draws_from,subordinate_to")["ties"]
    assert ties["covers"] == [
        {
            "uid": "COVERS-br1-v1", "direction": "out", "other": {"uid": "v1", "kind": "Area", "name": "长兴村"},
            "build": "single", "path": None, "primary": None, "valid_from": "2020-01-01", "valid_to": None,
        }
    ]  # fmt: skip
    assert [tie["count"] for tie in ties["draws_from"]] == ["3–6"]
    superior = read_record(SHELF, "orgs", "com", fields="uid", expand="subordinate_to")
    assert [(t["direction"], t["other"]["uid"]) for t in superior["ties"]["subordinate_to"]] == [
        ("in", "br2"),
        ("in", "br1"),
    ]
    assert read_record(SHELF, "areas", "v1", expand="all")["ties"].keys() == COLLECTIONS["areas"].ties.keys()
    assert [t["kind"] for t in read_record(SHELF, "units", "mill", expand="reports_to")["ties"]["reports_to"]] == [
        "members"
    ]


def test_a_list_tells_ties_of_each_of_its_records() -> None:
    items = list_records(SHELF, "areas", fields="uid", expand="part_of").items
    assert {item["uid"]: [(t["direction"], t["other"]["uid"]) for t in item["ties"]["part_of"]] for item in items} == {
        "g1": [("out", "v1")], "v2": [("out", "town")], "v1": [("out", "town"), ("in", "g1")],
        "town": [("in", "v2"), ("in", "v1")],
    }  # fmt: skip


def test_what_is_left_out_of_many_ties_is_counted_and_every_type_has_its_share() -> None:
    record = read_record(SHELF, "orgs", "br1", fields="uid", expand="all", most_ties=3)
    told = {kind: len(ties) for kind, ties in record["ties"].items() if ties}
    whole = {kind: len(ties) for kind, ties in read_record(SHELF, "orgs", "br1", expand="all")["ties"].items() if ties}
    assert sum(told.values()) == 3
    assert {kind: told.get(kind, 0) + record["more"].get(kind, 0) for kind in whole} == whole
    few = read_record(SHELF, "areas", "town", expand="part_of,covers", most_ties=2)
    assert (len(few["ties"]["covers"]), len(few["ties"]["part_of"]), few["more"]) == (1, 1, {"part_of": 1})


def test_a_retired_record_has_no_live_ties() -> None:
    assert read_record(SHELF, "areas", "old", expand="covers,part_of")["ties"] == {"covers": [], "part_of": []}


def test_an_unknown_uid_is_not_found_and_one_of_another_kind_is_told_where() -> None:
    with pytest.raises(NotFoundError) as caught:
        read_record(SHELF, "orgs", "nobody")
    assert caught.value.code == "collection.record_unknown"
    with pytest.raises(NotFoundError) as caught:
        read_record(SHELF, "orgs", "mill")
    assert (caught.value.code, caught.value.data["path"]) == ("collection.record_elsewhere", "units")


def test_threads_that_share_a_new_shelf_get_the_same_answers() -> None:
    def ask(new: Shelf) -> list[object]:
        listed = [list_records(new, path, under="town", q="v1", sort="-uid", expand="all") for path in COLLECTIONS]
        return [*listed, read_record(new, "orgs", "br1", expand="all")]

    with ThreadPoolExecutor(8) as pool:
        shared = shelf()
        assert all(answer == ask(SHELF) for answer in pool.map(lambda _: ask(shared), range(16)))
