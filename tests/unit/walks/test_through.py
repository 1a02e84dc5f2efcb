"""Kinds and types as people write them."""

import pytest

from graphmodel.errors import UsageError
from graphmodel.schema import COVERAGE, LINE, NODES, TERRITORY, TIES, TIES_BY_TYPE
from graphmodel.walks.through import through


def test_nothing_written_is_everything_but_households() -> None:
    assert through((), ()).kinds == set(NODES) - {"Household"}
    assert through((), ()).ties == set(TIES_BY_TYPE)


@pytest.mark.parametrize(
    "written", ["ServicePoint", "servicepoint", "service-points", "SERVICE_POINTS", " service-point "]
)
def test_a_kind_is_written_as_label_or_collection_in_any_case(written: str) -> None:
    assert through([written], ()).kinds == {"ServicePoint"}


@pytest.mark.parametrize(
    "name",
    [
        "areas",
        "orgs",
        "units",
        "carriers",
        "chains",
        "alliances",
        "pacts",
        "projects",
        "needs",
        "resources",
        "service-points",
        "posts",
        "events",
        "decisions",
    ],
)
def test_every_collection_names_a_kind(name: str) -> None:
    assert len(through([name], ()).kinds) == 1


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("PART_OF", ("PART_OF",)), ("part-of", ("PART_OF",)), ("territory", TERRITORY), ("LINE", LINE),
        ("Coverage", COVERAGE), ("ties", TIES), ("BY", ("BY",)),
    ],
)  # fmt: skip
def test_a_tie_is_written_as_type_or_named_set_in_any_case(written: str, meant: tuple[str, ...]) -> None:
    assert through((), [written]).ties == set(meant)


def test_several_are_taken_together() -> None:
    assert through(["org", "Units"], ["LINE", "covers"]).kinds == {"Org", "Unit"}
    assert through(["org", "Units"], ["LINE", "covers"]).ties == {"SUBORDINATE_TO", "COVERS"}


@pytest.mark.parametrize("kind", ["household", "person", "", "<b>", "orgss"])
def test_an_unknown_kind_is_refused_naming_what_there_is(kind: str) -> None:
    with pytest.raises(UsageError, match="ServicePoint") as raised:
        through([kind], ())
    assert (raised.value.code, raised.value.data["parameter"]) == ("walk.unknown_kinds", "kinds")
    assert "Household" not in str(raised.value)


@pytest.mark.parametrize("tie", ["KNOWS", "", "PARTOF", "FORMAL"])
def test_an_unknown_tie_is_refused_naming_what_there_is(tie: str) -> None:
    with pytest.raises(UsageError, match=r"PART_OF.*TERRITORY") as raised:
        through((), [tie])
    assert (raised.value.code, raised.value.data["parameter"]) == ("walk.unknown_ties", "ties")
