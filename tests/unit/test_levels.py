"""Levels: a scheme is a list of levels from the top down."""

import pytest

from graphmodel.levels import Level, LevelScheme

TOWN = Level("town", "镇", "town", ("party_committee",), (), ("town",))
ZONE = Level("zone", "片区", "zone", ("branch",), ("town",), ("zone",))
SCHEME = LevelScheme((TOWN, ZONE), {"branch": ("party_committee",)})


def test_the_first_level_is_the_top() -> None:
    assert SCHEME.top is TOWN
    assert SCHEME.keys == ("town", "zone")


def test_a_level_is_found_by_its_key() -> None:
    assert SCHEME["zone"] is ZONE
    assert "zone" in SCHEME
    assert "grid" not in SCHEME
    with pytest.raises(KeyError):
        SCHEME["grid"]


def test_a_level_is_covered_unless_the_scheme_says_otherwise() -> None:
    assert TOWN.covered
    assert TOWN.tiers_under_branch == ()


def test_a_label_is_said_in_the_language_asked_for() -> None:
    assert (ZONE.label("zh"), ZONE.label("en"), ZONE.label()) == ("片区", "zone", "片区")
