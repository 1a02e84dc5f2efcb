"""A place with a finding of most statuses, for reports."""

from tests.unit.gaps.town import Town, town


def place() -> Town:
    """``c1`` has a blank grid ``g2`` with a blank micro-grid below it, ``c2`` has no micro-grid group on record."""
    built = town()
    built.area("g2", "grid", "c1", name="二网格").area("m2", "micro_grid", "g2", name="2号微网格")
    built.area("g3", "grid", "c2").org("og3", "branch", "g3", under="oc2", members=2)
    built.area("m3", "micro_grid", "g3").area("m4", "micro_grid", "g3")
    built.unit("u1", "c1", members=4, name="甲公司")
    return built
