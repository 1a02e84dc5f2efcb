"""Paging: pages put together are the whole list, and stay right while records come and go."""

import base64
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphmodel.collections.collection import COLLECTIONS
from graphmodel.collections.listing import list_records
from graphmodel.collections.shelf import Shelf
from graphmodel.errors import UsageError
from tests.unit.collections.village import one_kind, rows_of, shelf, shown, sorts

ORGS = COLLECTIONS["orgs"]
SORTABLE = [name for name, p in ORGS.properties.items() if p.type != "texts"]
KEYS = st.lists(
    st.tuples(st.sampled_from(["", "-"]), st.sampled_from(SORTABLE)), max_size=3, unique_by=lambda key: key[1]
)  # fmt: skip


def turn(pages: list[Shelf], *, limits: list[int], **asked: Any) -> list[str]:
    """Turn the pages of a list; each page is of the next network, the last of which stays."""
    seen: list[str] = []
    cursor, at = None, 0
    while True:
        now, limit = pages[min(at, len(pages) - 1)], limits[at % len(limits)]
        page = list_records(now, "orgs", fields="uid", cursor=cursor, limit=str(limit), **asked)
        assert len(page.items) <= limit
        seen += [item["uid"] for item in page.items]
        cursor, at = page.next, at + 1
        if cursor is None:
            return seen


def plainly_sorted(rows: list[dict[str, Any]], keys: list[tuple[str, str]]) -> list[str]:
    """The uids in order by loops: the last key first, each sort stable, also in reverse."""
    rows = sorted(rows, key=lambda row: str(row["uid"]))
    for sign, name in reversed(keys):
        told = [(shown(ORGS.properties[name], row.get(name)), row) for row in rows]
        known = [(sorts(ORGS.properties[name], value), row) for value, row in told if value is not None]
        known.sort(key=lambda pair: pair[0], reverse=sign == "-")
        rows = [row for _, row in known] + [row for value, row in told if value is None]
    return [row["uid"] for row in rows]


@given(rows=rows_of("Org", most=25), keys=KEYS, limits=st.lists(st.integers(1, 7), min_size=1, max_size=4))
def test_pages_put_together_are_the_whole_list(
    rows: list[dict[str, Any]], keys: list[tuple[str, str]], limits: list[int]
) -> None:  # fmt: skip
    asked = {"sort": ",".join(map("".join, keys))} if keys else {}
    expected = plainly_sorted(rows, keys or [("", "name")])
    records = one_kind("Org", rows)
    assert [i["uid"] for i in list_records(records, "orgs", state="all", **asked).items] == expected
    assert turn([records], limits=limits, state="all", **asked) == expected


@given(
    rows=rows_of("Org", most=25), keys=KEYS, limit=st.integers(1, 5), data=st.data(),
)  # fmt: skip
def test_what_comes_or_goes_between_pages_neither_repeats_nor_skips_what_stays(
    rows: list[dict[str, Any]], keys: list[tuple[str, str]], limit: int, data: st.DataObject
) -> None:  # fmt: skip
    asked = {"sort": ",".join(map("".join, keys))} if keys else {}
    uids = [row["uid"] for row in rows]
    some = st.sets(st.sampled_from(uids)) if uids else st.just(set())
    versions = [data.draw(some) for _ in range(3)]
    staying = set(uids).difference(*versions)
    networks = [one_kind("Org", [row for row in rows if row["uid"] not in gone]) for gone in versions]
    seen = turn(networks, limits=[limit], state="all", **asked)
    assert len(seen) == len(set(seen))
    assert [uid for uid in seen if uid in staying] == [
        uid for uid in plainly_sorted(rows, keys or [("", "name")]) if uid in staying
    ]  # fmt: skip


def cursor_of(**asked: Any) -> str:
    cursor = list_records(shelf(), "orgs", limit=1, **asked).next
    assert cursor
    return cursor


@pytest.mark.parametrize(
    "other",
    [
        {"sort": "-name"}, {"q": "党"}, {"filters": {"tier": "branch"}}, {"state": "all"}, {"under": "town"},
        {"beside": {"chain": "dye"}},
    ],
)  # fmt: skip
def test_a_cursor_belongs_to_its_question_alone(other: dict[str, Any]) -> None:
    with pytest.raises(UsageError) as caught:
        list_records(shelf(), "orgs", cursor=cursor_of(), **other)
    assert (caught.value.code, caught.value.data["parameter"]) == ("collection.cursor_foreign", "cursor")
    with pytest.raises(UsageError):
        list_records(shelf(), "units", cursor=cursor_of())


def test_what_is_told_of_each_record_may_change_from_page_to_page() -> None:
    page = list_records(shelf(), "orgs", cursor=cursor_of(), limit="2", fields="tier", expand="covers")
    assert [item["uid"] for item in page.items] == ["com", "br1"]
    assert page.total == 3


def forged(values: list[Any], uid: Any = "br1") -> str:
    """A cursor of the right question that says something else."""
    given_ = cursor_of(sort="members,seats,founded_on,name")
    question = json.loads(base64.urlsafe_b64decode(given_ + "=="))[0]
    return base64.urlsafe_b64encode(json.dumps([question, values, uid]).encode()).decode()


@pytest.mark.parametrize(
    "cursor",
    [
        "", "x", "%%%", "e30", "bnVsbA", "W10", "\ud800", "[" * 9, base64.b64encode(b"[" * 100_000).decode(),
        forged([]), forged(["5", 1, None, "a"]), forged([5, 1, None, "a"]), forged([None, "1", None, "a"]),
        forged([None, True, None, "a"]), forged([None, 10**30, None, "a"]), forged([None, 1, "2024-13-01", "a"]),
        forged([None, 1, None, 7]), forged([None, 1, None, "\ud800"]), forged([None, 1, None, "a"], uid=7),
        forged([None, 1, None, "a"], uid=None), forged([None, 1, None, "a", 1]),
    ],
)  # fmt: skip
def test_a_cursor_that_cannot_be_read_is_refused(cursor: str) -> None:
    with pytest.raises(UsageError) as caught:
        list_records(shelf(), "orgs", cursor=cursor, sort="members,seats,founded_on,name")
    assert caught.value.code in {"collection.cursor_unreadable", "collection.empty"}
    assert caught.value.data["parameter"] == "cursor"


def test_a_cursor_may_stand_where_no_record_is() -> None:
    asked = {"sort": "members,seats,founded_on,name"}
    found = list_records(shelf(), "orgs", cursor=forged(["1–2", 9, None, ""], uid="zz"), **asked)
    assert [item["uid"] for item in found.items] == ["br2", "br1", "com"]
