"""A small town whose records have ties of every sort and names that are markup."""

from datetime import date

from tests.unit.gaps.town import Town, town

IMG = "<img src=x onerror=\"document.title='hit'\">一号"
SCRIPT = "</script><script>document.title='hit'</script>二号"
ENTITY = "&quot;三号&quot; href"


def tied_town() -> Town:
    """Two communities, an alliance on a chain of three segments, pacts, a seat, a report-in, a contact."""
    built = town()
    built.area("g2", "grid", "c1", name=ENTITY).area("m2", "micro_grid", "g2").area("m3", "micro_grid", "g2")
    built.org("ob", "branch", name=SCRIPT, under="oc1")
    built.unit("u1", "g1", name=IMG).unit("u2", "g1", name=SCRIPT).unit("u3", "g2", name=ENTITY)
    built.unit("u4", "c2", name="四号").unit("u5", "c2", name="五号")
    built.tie("COVERS", "ob", "u1")
    for uid in ("u6", "u7", "u8"):
        built.unit(uid, "g1").tie("REPORTS_TO", uid, "c1")
    built.add("Pact", "p1", name=IMG, signed_on=date(2025, 1, 1)).tie("PARTY_TO", "c1", "p1").tie(
        "PARTY_TO", "u1", "p1"
    )
    built.add("Pact", "p2", name=SCRIPT).tie("PARTY_TO", "oc1", "p2").tie("PARTY_TO", "u2", "p2")
    built.tie("REPORTS_TO", "ob", "c1").tie("SITS_ON", "u2", "oc1").tie("CONTACTS", "oc1", "u4")
    built.add("Chain", "ch", name=ENTITY, segments=["上游<b>", "中游", "下游"])
    built.add("Alliance", "al", name=SCRIPT, template="1+X+Y", host_until=date(2027, 1, 1)).tie("SERVES", "al", "ch")
    built.tie("IN_SEGMENT", "u1", "ch", segment="上游<b>").tie("IN_SEGMENT", "u2", "ch", segment="下游")
    built.tie("IN_SEGMENT", "u5", "ch", segment="中游")
    built.tie("MEMBER_OF", "ob", "al", slot="1", role="lead").tie("MEMBER_OF", "u1", "al", slot="X")
    built.tie("MEMBER_OF", "u2", "al", slot="X", role="member").tie("MEMBER_OF", "u4", "al", slot="别的")
    built.add("Project", "pj", name=IMG, due_on=date(2026, 1, 1)).tie("UNDER", "pj", "al")
    return built
