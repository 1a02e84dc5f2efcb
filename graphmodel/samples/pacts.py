"""Pacts: agreements and projects that lack a fact or are over (L5, T3).

Assumes clean ties: every plant is an agreement of its own between a host and a public unit that know each other
anyhow, so that none of them changes who is tied to whom.
"""

from graphmodel.registers.identity import node_uid
from graphmodel.registers.ledger import pact_name
from graphmodel.samples.linkage import Linkage
from graphmodel.samples.sample import Row


def plant_pacts(linkage: Linkage) -> None:
    """Plant the findings about pacts and projects."""
    _plant_incomplete(linkage)
    _plant_expired(linkage)
    _plant_late(linkage)


class _Draft:
    """Pacts between hosts and units of theirs, one after another."""

    def __init__(self, linkage: Linkage) -> None:
        self._linkage = linkage
        self._made = 0

    def pact(self, what: str, **more: object) -> tuple[Row, Row]:
        """Add a pact without project; return it with the unit that signs it."""
        place = self._linkage.host(self._made)
        unit = self._linkage.there(place).public[self._made % 2]
        self._made += 1
        parties = (self._linkage.side(place), unit["uid"])
        return self._linkage.pact(f"{place.name}与{unit['name']}{what}协议", parties, **more), unit


def _plant_incomplete(linkage: Linkage) -> None:
    """Plant pacts that lack one fact each, by every way to lack it."""
    district, draft = linkage.district, _Draft(linkage)
    found = []
    found.append(draft.pact("结对")[0])
    for lacking in ("content", "due_on", "responsible"):
        pact, unit = draft.pact("结对共建")
        linkage.project(pact, unit)
        more = {"claimed_by": (unit["uid"],)} if lacking == "responsible" else {"done_on": None}
        linkage.project(pact, unit, **{lacking: None, **more})
        found.append(pact)
    given_up, unit = draft.pact("助学共建")
    linkage.project(given_up, unit, valid_to=district.on)
    found.append(given_up)
    for said in (False, None):
        pact, unit = draft.pact("资源共享")
        linkage.project(pact, unit)
        if said is None:
            del pact["promised_publicly"]
        else:
            pact["promised_publicly"] = said
        found.append(pact)
    for pact in found:
        district.answer("L5", pact["uid"], "blank", "medium")
    _add_other_days(linkage, draft)


def _add_other_days(linkage: Linkage, draft: _Draft) -> None:
    """Add pacts without project that are not in force: signed tomorrow, retired; and one that expires tomorrow."""
    district = linkage.district
    draft.pact("下年度共建", signed_on=district.day(1))
    draft.pact("原共建", signed_on=district.day(-900), expires_on=district.day(-200), valid_to=district.on)
    pact, unit = draft.pact("年度共建", expires_on=district.day(1))
    linkage.project(pact, unit)


def _plant_expired(linkage: Linkage) -> None:
    """Pacts that ended today and long ago, of the community that has no other partner; neither is asked for projects."""
    district = linkage.district
    lonely = district.communities[7]
    for unit, days in zip(linkage.there(linkage.host(0)).public, (0, -200), strict=True):
        signed, expires = district.day(days - 365), district.day(days)
        name = f"{lonely.name}与{unit['name']}共建协议"
        pact = linkage.pact(name, (lonely.uid, unit["uid"]), signed_on=signed, expires_on=expires)
        district.answer("T3.pact", pact["uid"], "due", "low")


def _plant_late(linkage: Linkage) -> None:
    """Projects that were due yesterday and long ago; one due today, one done late and one given up are none."""
    district = linkage.district
    place = linkage.host(1)
    unit = linkage.there(place).public[0]
    pact = linkage.agree(place, [unit, linkage.supporters["college"]])
    open_until = {"done_on": None}
    late = linkage.project(pact, unit, due_on=district.day(-1), **open_until)
    alone = linkage.project(None, unit, name="老旧楼道微改造", due_on=district.day(-130), **open_until)
    for project in (late, alone):
        district.answer("T3.project", project["uid"], "due", "medium")
    linkage.project(pact, unit, due_on=district.on, **open_until)
    linkage.project(pact, unit, due_on=district.day(-60), done_on=district.day(-12))
    linkage.project(pact, unit, due_on=district.day(-90), valid_to=district.day(-30), **open_until)


def keep_ledger(linkage: Linkage) -> None:
    """Keep a ledger of two more pacts, by names as offices do: a ledger has no column for promises, so both lack one."""
    district = linkage.district
    for at, theme in ((2, "夏夜纳凉文艺专场"), (0, "青年人才夜校")):
        place, there = linkage.host(at), linkage.there(linkage.host(at))
        partners = (there.public[0]["name"], there.firms[3]["name"])
        for project, days, progress in ((theme, 40, "推进中"), ("助残帮扶", -50, f"已完成 {district.day(-55)}")):
            district.add(
                "Ledger", community=(place.name,), partners=partners, project=project, content="每季度一次",
                responsible=partners[:1], due_on=district.day(days), progress=progress,
            )  # fmt: skip
        uid = node_uid("Pact", (pact_name((place.name,), partners),), taken=())
        district.answer("L5", uid, "blank", "medium")
