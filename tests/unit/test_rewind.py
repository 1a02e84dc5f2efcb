"""A network taken back over a batch equals the one before it, record by record."""

from datetime import date

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphmodel.changes import Change, Draft, NodeChange, Part, TieChange, unpack
from graphmodel.network import Network, network_of
from graphmodel.rewind import HOUSEHOLDS, rewind, touched_households
from graphmodel.schema import Uid

DAY = date(2026, 3, 1)
Images = dict[str, dict[str, object]]


def _parts(*changes: Change) -> list[Part]:
    draft = Draft()
    draft.extend(changes)
    return [unpack(data) for data in draft.parts()]


def _node(kind: str, uid: str, before: object, after: object) -> NodeChange:
    return NodeChange(kind, Uid(uid), before, after)  # type: ignore[arg-type]


def _tie(uid: str, start: str, end: str, before: object, after: object, *, household: bool = False) -> TieChange:
    kind = "Household" if household else "Area"
    return TieChange("PART_OF", kind, "Area", Uid(uid), Uid(start), Uid(end), before, after)  # type: ignore[arg-type]


def _same(one: Network, other: Network) -> None:
    for name, frame in (*one.nodes.items(), *one.ties.items(), ("households", one.households)):
        wanted = {**other.nodes, **other.ties, "households": other.households}[name]
        assert frame.schema == wanted.schema, name
        assert frame.equals(wanted), name
    assert (one.revision, one.on) == (other.revision, other.on)


def _area(uid: str, **more: object) -> dict[str, object]:
    return {"uid": uid, "name": uid, "level": "grid", **more}


def test_what_was_new_goes_what_was_changed_is_as_it_was_and_the_rest_stays() -> None:
    before = network_of(
        nodes={"Area": [_area("a"), _area("b", households=3, valid_to=date(2027, 1, 1))]},
        ties={"PART_OF": [{"uid": "t1", "start": "a", "end": "b", "valid_from": date(2020, 1, 1)}]},
        on=DAY,
        revision=1,
    )
    after = network_of(
        nodes={"Area": [_area("a"), _area("b", households=9), _area("c")]},
        ties={
            "PART_OF": [
                {"uid": "t1", "start": "a", "end": "b", "valid_from": date(2020, 1, 1), "valid_to": DAY},
                {"uid": "t2", "start": "a", "end": "c"},
            ]
        },
        on=DAY,
        revision=2,
    )
    parts = _parts(
        _node("Area", "b", {"name": "b", "level": "grid", "households": 3, "valid_to": "2027-01-01"}, {"name": "b"}),
        _node("Area", "c", None, {"name": "c"}),
        _tie("t1", "a", "b", {"valid_from": "2020-01-01"}, {"valid_from": "2020-01-01", "valid_to": "2026-03-01"}),
        _tie("t2", "a", "c", None, {}),
    )
    _same(rewind(after, parts), before)


def test_what_an_undo_deleted_is_there_again() -> None:
    before = network_of(nodes={"Area": [_area("a")]}, ties={}, on=DAY, revision=1)
    after = network_of(nodes={}, ties={}, on=DAY, revision=2)
    _same(rewind(after, _parts(_node("Area", "a", {"name": "a", "level": "grid"}, None))), before)


def test_an_organisation_is_live_from_its_founding_again() -> None:
    org = {"uid": "o", "name": "o", "tier": "branch"}
    before = network_of(nodes={"Org": [{**org, "founded_on": date(2020, 1, 1)}]}, ties={}, on=DAY, revision=1)
    after = network_of(nodes={"Org": [{**org, "founded_on": date(2027, 1, 1)}]}, ties={}, on=DAY, revision=2)
    change = _node("Org", "o", {"name": "o", "tier": "branch", "founded_on": "2020-01-01"}, {"name": "o"})
    earlier = rewind(after, _parts(change))
    _same(earlier, before)
    assert earlier.live_nodes("Org").height == 1


def test_every_type_of_value_comes_back() -> None:
    before = network_of(
        nodes={
            "Chain": [{"uid": "ch", "name": "链", "segments": ["上游", "下游"]}],
            "Pact": [{"uid": "pa", "name": "协议", "promised_publicly": True, "first_seen": "2026-01-02T03:04:05Z"}],
            "Area": [_area("a", lon=116.4, households=0)],
        },
        ties={},
        on=DAY,
        revision=1,
    )
    after = network_of(
        nodes={
            "Chain": [{"uid": "ch", "name": "链"}], "Pact": [{"uid": "pa", "name": "协议"}], "Area": [_area("a")],
        },
        ties={}, on=DAY, revision=2,
    )  # fmt: skip
    parts = _parts(
        _node("Chain", "ch", {"name": "链", "segments": ["上游", "下游"]}, {"name": "链"}),
        _node("Pact", "pa", {"name": "协议", "promised_publicly": True, "first_seen": "2026-01-02T03:04:05Z"}, {}),
        _node("Area", "a", {"name": "a", "level": "grid", "lon": 116.4, "households": 0}, {}),
    )
    _same(rewind(after, parts), before)


_SPANS = st.sampled_from([{}, {"valid_to": "2026-01-01"}, {"valid_from": "2026-06-01"}, {"valid_from": "2020-01-01"}])
_HOUSEHOLD = st.builds(lambda hub, span: {"hub": hub, **span}, st.booleans(), _SPANS)
_STATE = st.tuples(
    st.dictionaries(st.sampled_from(["h1", "h2", "h3"]), _HOUSEHOLD),
    st.dictionaries(st.tuples(st.sampled_from(["h1", "h2", "h3"]), st.sampled_from(["a", "b"])), _SPANS),
)
State = tuple[Images, dict[tuple[str, str], dict[str, object]]]


def _counts(state: State) -> list[dict[str, object]]:
    """Count by hand what is live on the day."""
    nodes, ties = state
    found: dict[str, list[int]] = {}
    for (household, area), span in ties.items():
        node = nodes.get(household)
        if node is not None and _live(node) and _live(span):
            count = found.setdefault(area, [0, 0])
            count[0] += 1
            count[1] += bool(node["hub"])
    return [{"area": area, "households": all_, "hubs": hubs} for area, (all_, hubs) in found.items()]


def _live(span: dict[str, object]) -> bool:
    day = DAY.isoformat()
    return str(span.get("valid_from", "")) <= day < str(span.get("valid_to", "9999"))


def _sound(state: State) -> State:
    nodes, ties = state
    return nodes, {(h, a): span for (h, a), span in ties.items() if h in nodes}


def _network(state: State, revision: int) -> Network:
    areas = {"Area": [_area("a"), _area("b")]}
    return network_of(nodes=areas, ties={}, households=_counts(state), on=DAY, revision=revision)


def _stored(state: State, uids: tuple[str, ...]) -> pl.DataFrame:
    nodes, ties = state
    rows = []
    for uid in uids:
        if uid not in nodes:
            continue
        tied = [(f"{h}-{a}", a, span) for (h, a), span in ties.items() if h == uid] or [(None, None, {})]
        rows += [
            {"uid": uid, **nodes[uid], "tie_uid": t, "area": a, **{f"tie_{k}": v for k, v in span.items()}}
            for t, a, span in tied
        ]
    texts = {name: pl.String if kind == pl.Date else kind for name, kind in HOUSEHOLDS.items()}
    dates = [name for name, kind in HOUSEHOLDS.items() if kind == pl.Date]
    frame = pl.DataFrame([{name: row.get(name) for name in texts} for row in rows], schema=texts)
    return frame.with_columns(pl.col(dates).str.to_date())


@given(_STATE.map(_sound), _STATE.map(_sound))
def test_households_are_counted_as_they_were(before: State, after: State) -> None:
    changes: list[Change] = []
    for uid in sorted(before[0].keys() | after[0].keys()):
        old, new = before[0].get(uid), after[0].get(uid)
        changes += [_node("Household", uid, old, new)] if old != new else []
    for h, a in sorted(before[1].keys() | after[1].keys()):
        old, new = before[1].get((h, a)), after[1].get((h, a))
        changes += [_tie(f"{h}-{a}", h, a, old, new, household=True)] if old != new else []
    parts = _parts(*changes)
    households = _stored(after, touched_households(parts))
    _same(rewind(_network(after, 2), parts, households=households), _network(before, 1))


def test_a_batch_without_households_needs_none() -> None:
    assert touched_households(_parts(_node("Area", "a", None, {"name": "a"}))) == ()


@pytest.mark.parametrize("household", [True, False])
def test_the_households_of_a_batch_are_those_it_changes_or_moves(household: bool) -> None:
    parts = _parts(_node("Household", "h1", None, {"hub": True}), _tie("t", "h2", "a", None, {}, household=household))
    assert touched_households(parts) == (("h1", "h2") if household else ("h1",))
