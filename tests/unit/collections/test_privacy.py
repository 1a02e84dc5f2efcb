"""Privacy: nothing that can be asked tells one from four households, or three from six members."""

from collections.abc import Callable
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphmodel.collections.collection import COLLECTIONS
from graphmodel.collections.conditions import value_of
from graphmodel.collections.filters import filters_of
from graphmodel.collections.listing import list_records
from graphmodel.collections.reading import read_record
from graphmodel.collections.shelf import Shelf
from graphmodel.errors import UsageError
from graphmodel.network import network_of
from graphmodel.schema import NODES, TIES_BY_TYPE
from tests.unit.collections.village import DEFAULT, ON, random_rows, shelf

FEW, BANDED = (1, 2, 3, 4), ((1, 2), (3, 4, 5, 6), tuple(range(7, 51)), (51, 60, 9000))


def alike(guard: str, value: int, chance: Random) -> int:
    """Another number that is shown the same."""
    same = (FEW,) if guard == "households" else BANDED
    return chance.choice(next((numbers for numbers in same if value in numbers), (value,)))


def disguised(label: str, rows: list[dict[str, Any]], seed: int) -> list[dict[str, Any]]:
    chance = Random(seed)  # noqa: S311
    guards = {p.name: p.guard for p in NODES[label].stored if p.guard}
    return [
        {n: alike(g, v, chance) if (g := guards.get(n)) and v is not None else v for n, v in row.items()} for row in rows
    ]  # fmt: skip


def drawing(label: str, count: int, *, shift: Callable[[int], int] = lambda number: number) -> Shelf:
    """Organisations that draw some members from each other."""
    uids = [f"o{at}" for at in range(count)]
    ties = [
        {"uid": f"t{at}", "start": "o0", "end": uid, "count": shift(3)} for at, uid in enumerate(uids[1:])
    ]  # fmt: skip
    nodes = {"Org": [{"uid": uid, "name": uid, "tier": "branch"} for uid in uids]}
    return Shelf(network_of(nodes=nodes, ties={label: ties}, on=ON), DEFAULT)


TWINS = {
    path: [
        Shelf(network_of(nodes={label: rows}, ties={}, on=ON), DEFAULT)
        for rows in (random_rows(label, 30), disguised(label, random_rows(label, 30), 1), disguised(label, random_rows(label, 30), 2))
    ]
    for path, label in (("areas", "Area"), ("orgs", "Org"), ("units", "Unit"))
}  # fmt: skip


def asked_of(path: str, data: st.DataObject) -> dict[str, Any]:
    """Any question that turns on guarded counts."""
    guarded = [p.name for p in COLLECTIONS[path].properties.values() if p.guard]
    texts = st.sampled_from(
        ["0", "1", "2", "3", "4", "5", "6", "7", "50", "51", "1–2", "3–6", "7–50", ">50", "true", "false"]
    )
    filters = st.dictionaries(st.sampled_from([f.name for f in filters_of(path) if f.of.guard]), texts, max_size=2)
    keys = st.lists(st.sampled_from([*guarded, *(f"-{name}" for name in guarded)]), min_size=1, max_size=2)
    return {"filters": data.draw(filters), "sort": ",".join(data.draw(keys)), "limit": data.draw(st.integers(1, 9))}


def answer(of: Shelf, path: str, asked: dict[str, Any]) -> list[Any]:
    """All pages of an answer with their cursors, or what is said against it."""
    told: list[Any] = []
    cursor = None
    try:
        while True:
            page = list_records(of, path, state="all", cursor=cursor, **asked)
            told.append(page)
            cursor = page.next
            if cursor is None:
                return told
    except UsageError as error:
        return [error.code, error.data]


@pytest.mark.parametrize("path", TWINS)
@given(data=st.data())
def test_networks_that_differ_only_in_what_is_not_shown_answer_alike(path: str, data: st.DataObject) -> None:
    asked = asked_of(path, data)
    first, *others = (answer(twin, path, asked) for twin in TWINS[path])
    assert all(other == first for other in others)


@pytest.mark.parametrize("path", TWINS)
def test_records_are_read_alike_too(path: str) -> None:
    first, *others = TWINS[path]
    assert first.network.nodes.keys() == others[0].network.nodes.keys()
    assert not first.network.nodes[COLLECTIONS[path].kind.label].equals(
        others[0].network.nodes[COLLECTIONS[path].kind.label]
    )
    for uid in first.records[path].rows:
        assert all(read_record(other, path, uid) == read_record(first, path, uid) for other in others)


@pytest.mark.parametrize("tie", ["DRAWS_FROM"])
def test_counts_on_ties_are_told_as_bands(tie: str) -> None:
    three, six = drawing(tie, 5), drawing(tie, 5, shift=lambda number: number + 3)
    assert read_record(three, "orgs", "o0", expand="all") == read_record(six, "orgs", "o0", expand="all")
    assert [p.name for p in TIES_BY_TYPE[tie].stored if p.guard] == ["count"]


def test_few_households_pass_no_comparison_and_are_not_missing() -> None:
    village = shelf()
    for number in range(6):
        for op in ("", "__ne", "__lt", "__lte", "__gt", "__gte"):
            found = list_records(village, "areas", filters={f"households{op}": str(number)}, fields="uid").items
            assert "v1" not in {item["uid"] for item in found}
    assert not list_records(village, "areas", filters={"households__missing": "true"}).items
    known = list_records(village, "areas", filters={"households__missing": "false"}, sort="-households", fields="uid")
    assert [item["uid"] for item in known.items] == ["town", "g1", "v2", "v1"]


def test_a_number_of_members_is_no_value_of_a_filter() -> None:
    members = COLLECTIONS["orgs"].properties["members"]
    with pytest.raises(UsageError) as caught:
        value_of(members, "5", "members", DEFAULT)
    assert caught.value.code == "collection.word_unknown"
