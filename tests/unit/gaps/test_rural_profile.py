"""Levels are data: one network of zones, villages and hamlets, read under two profiles."""

from graphmodel.profiles import load_profile
from tests.unit.gaps.town import Town

RURAL = load_profile("rural")


def rural_town() -> Town:
    """A town of two zones: one covered with its village, one blank with a village that has no organisation."""
    built = Town().area("t", "sub_district", kind="town").org("root", "party_committee", "t")
    built.area("z1", "grid", "t", kind="zone").org("oz1", "party_committee", "z1", under="root")
    built.area("z2", "grid", "t", kind="zone")
    built.area("v1", "community", "z1", kind="village", setting="rural").org("ov1", "general_branch", "v1", under="oz1")
    built.area("v2", "community", "z2", kind="village", setting="rural")
    built.area("h1", "micro_grid", "v1", kind="hamlet", households=20)
    return built.area("h2", "micro_grid", "v1", kind="hamlet", households=5)


def ids(profile_name: str) -> set[str]:
    return {finding.id for finding in rural_town().report(profile=load_profile(profile_name)).findings}


def test_zones_above_villages_are_in_order_under_the_rural_profile_only() -> None:
    assert {i for i in ids("default") if i.startswith(("C3.area", "D11"))} >= {"C3.area~z1", "C3.area~v1", "D11~z1"}
    assert not {i for i in ids("rural") if i.startswith(("C3", "D11"))}


def test_the_rural_profile_finds_blank_zones_and_villages_and_asks_nothing_of_hamlets() -> None:
    assert {i for i in ids("rural") if i.startswith("C1.")} == {"C1.grid~z2", "C1.community~v2"}


def test_hamlets_of_twenty_households_are_in_the_rural_band() -> None:
    found = rural_town().found("C18.micro_grid", profile=RURAL)
    assert {uid: finding.includes for uid, finding in found.items()} == {"v1": ("h2",)}
    assert "自然村" in RURAL.rule("C18.micro_grid").title("zh")  # type: ignore[union-attr]
