"""Apart: communities and units that stand alone, or are held by one tie (L1, L2, L3, L4, L10, L15).

Assumes clean ties, which leave the communities of the roles ``collapse``, ``village`` and ``village_branch`` to these
plants; firms that are taken have no other tie.
"""

from graphmodel.samples.district import Place, Role
from graphmodel.samples.linkage import Linkage
from graphmodel.samples.sample import Row


def plant_apart(linkage: Linkage, *, uneven: bool) -> None:
    """Plant the findings about communities and units without partners, with one, or with those of one kind."""
    _plant_communities(linkage)
    _plant_units(linkage)
    _plant_large_firms(linkage)
    _plant_cut(linkage)
    _plant_fragments(linkage)
    if uneven:
        linkage.district.answer("L10", linkage.district.key, "tune", "low")


def _plant_communities(linkage: Linkage) -> None:
    """One community with three schools, one with one partner, the others that are no hosts with none."""
    district = linkage.district
    alike, single = _of_role(linkage, "collapse"), _of_role(linkage, "village")
    public = [unit for there in linkage.economy.neighbours.values() for unit in there.public]
    for school in [unit for unit in public if unit["kind"] == "school"][:3]:
        linkage.report_in(school, alike)
    district.answer("L15", alike.uid, "tune", "low")
    linkage.report_in(linkage.there(single).public[0], single)
    linkage.seat(linkage.there(single).public[1], single.body, valid_to=district.on)
    district.cover(district.communities[2].body, single.uid)
    district.answer("L3.single", single.uid, "tune", "medium")
    for community in district.communities:
        if community not in {alike, single, *linkage.hosts}:
            district.answer("L1", community.uid, "blank", "high")


def _of_role(linkage: Linkage, role: Role) -> Place:
    return next(community for community in linkage.district.communities if community.role == role)


def _plant_units(linkage: Linkage) -> None:
    """One public unit that never reported in, one that no longer does; a closed one and a hospital are not asked."""
    district = linkage.district
    never, no_longer = (linkage.there(linkage.host(at)).station for at in (0, 1))
    linkage.release(never)
    linkage.release(no_longer)
    linkage.report_in(no_longer, linkage.host(1), valid_to=district.on)
    for unit in (never, no_longer):
        district.answer("L2", unit["uid"], "blank", "low")
    linkage.economy.unit(f"{district.top.name}原经管站", "institution", linkage.host(0), status="closed")
    linkage.economy.unit(f"{district.top.name}康复医院", "hospital", linkage.host(0))
    water = next(unit for unit in district.units.values() if unit["name"] == "示例水务管理站")
    linkage.contact(district.committee, water["uid"])


def _plant_large_firms(linkage: Linkage) -> None:
    """Two firms above scale without ties; one that has a liaison and one that is dormant are none."""
    district = linkage.district
    alone, planned, tied = linkage.take_firm(), linkage.take_firm(), linkage.take_firm()
    for unit in (alone, planned, tied):
        unit["above_scale"] = True
    linkage.contact(district.new_firms_committee, planned["uid"], valid_from=district.day(1))
    linkage.contact(district.committee, tied["uid"])
    for unit in (alone, planned):
        district.answer("L2", unit["uid"], "blank", "low")
    dormant = next(unit for unit in district.units.values() if unit.get("status") == "dormant")
    dormant["above_scale"] = True


def _plant_cut(linkage: Linkage) -> None:
    """Three firms that only one company ties to the rest; another ties two, which is none."""
    district = linkage.district
    stem = district.top.name.removesuffix("街道")
    for name, held in (("城市运营有限公司", 3), ("智慧停车有限公司", 2)):
        company = linkage.economy.unit(stem + name, "soe", linkage.host(1))
        for at in (0, 1):
            linkage.report_in(company, linkage.host(at))
        parties = [company, *(linkage.take_firm() for _ in range(held))]
        pact = linkage.pact(f"{company['name']}上下游共建协议", (unit["uid"] for unit in parties))
        linkage.project(pact, company)
        if held == 3:
            district.answer("L3.cut", company["uid"], "tune", "medium")


def _plant_fragments(linkage: Linkage) -> None:
    """Three firms that signed among themselves only, a grid's branch and its one firm; one that signed alone is none."""
    district = linkage.district
    firms = [linkage.take_firm() for _ in range(3)]
    pact = linkage.pact(f"{firms[0]['name']}等三家单位互助协议", (unit["uid"] for unit in firms))
    linkage.project(pact, firms[0])
    branch, firm = district.communities[5].children[0].body, linkage.take_firm()
    linkage.contact(branch["uid"], firm["uid"])
    for part in (firms, [branch, firm]):
        _answer_fragment(linkage, part)
    alone = linkage.take_firm()
    linkage.project(linkage.pact(f"{alone['name']}公益承诺书", (alone["uid"],)), alone)


def _answer_fragment(linkage: Linkage, part: list[Row]) -> None:
    uids = sorted(row["uid"] for row in part)
    linkage.district.answer("L4", uids[0], "tune", "low", includes=uids)
