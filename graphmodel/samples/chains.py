"""Chains: industry chains of a sub-district, their alliances, and where these have gaps (C12, T14).

Assumes that a firm stands on the segment that its trade fits, and that each alliance has two members at least that are
tied elsewhere too.
"""

from collections.abc import Sequence
from typing import Any

from graphmodel.samples.linkage import Linkage
from graphmodel.samples.sample import Row

_TEXTILE = {
    "纤维材料": "新材料有限公司",
    "面料织造": "家纺有限公司",
    "成品设计": "家居用品有限公司",
    "展销物流": "物流有限公司",
}
_MACHINES = {
    "核心部件": "精密机械有限公司", "电控系统": "电子科技有限公司", "工业软件": "软件有限公司",
    "安装服务": "建筑装饰有限公司",
}  # fmt: skip
_FOOD = {
    "原料供应": "商贸有限公司",
    "加工制造": "食品有限公司",
    "冷链仓储": "仓储有限公司",
    "餐饮销售": "餐饮管理有限公司",
}
_DIGITAL = {"内容制作": "软件有限公司", "平台运营": "电子科技有限公司"}
_MEMBER = "member"


class _Chains:
    """The chains and alliances of a district, named one after another."""

    def __init__(self, linkage: Linkage) -> None:
        self.linkage = linkage
        self.district = linkage.district
        self.stem = linkage.district.top.name.removesuffix("街道")

    def chain(self, name: str, segments: Sequence[str] = (), **more: object) -> Row:
        """Add a chain; without segments none are on record."""
        uid = f"{self.district.key}-chain{self._count('Chain')}"
        row: Row = {"uid": uid, "name": f"{self.stem}{name}产业链", **more}
        return self.district.add("Chain", **row, **({"segments": tuple(segments)} if segments else {}))

    def alliance(self, name: str, template: str, *, chain: Row | None = None, **more: object) -> Row:
        """Add an alliance, that of a chain where one is given, with a project of its own."""
        uid = f"{self.district.key}-alli{self._count('Alliance')}"
        row: Row = {"uid": uid, "name": f"{self.stem}{name}党建联盟", "template": template, **more}
        if chain:
            row["chain"] = (chain["uid"],)
        return self.district.add("Alliance", **row)

    def join(self, alliance: Row, slot: str, *members: Row, role: str = _MEMBER, **more: object) -> None:
        """Let units or organisations join an alliance in a slot of its template."""
        for member in members:
            self.district.add(
                "AllianceMember", alliance=alliance["uid"], member=member["uid"], slot=slot, role=role, **more
            )

    def firms(self, chain: Row, segments: dict[str, str], *named: str) -> list[Row]:
        """Place a firm on each of the named segments of a chain; on all where none is named."""
        return [self.place(self.linkage.take_firm(segments[name]), chain, name) for name in named or segments]

    def place(self, unit: Row, chain: Row, segment: str | None = None) -> Row:
        """Put a unit on a chain."""
        unit["chain"] = (chain["uid"],)
        if segment:
            unit["segment"] = segment
        return unit

    def committee(self) -> Row:
        """The committee over the branches of firms, which leads alliances."""
        return self.district.orgs[self.district.new_firms_committee]

    def support(self, *what: str) -> list[Row]:
        """Units that serve the whole sub-district."""
        return [self.linkage.supporters[name] for name in what]

    def answer(self, rule: str, row: Row, status: str, severity: str, outside: Sequence[Row] = ()) -> None:
        """Note a planted finding, with the firms left outside."""
        self.district.answer(rule, row["uid"], status, severity, includes=[unit["uid"] for unit in outside])

    def _count(self, sheet: str) -> int:
        return len(self.district.sheets.get(sheet, ())) + 1


def plant_chains(linkage: Linkage) -> None:
    """Add chains and alliances, sound ones and such with gaps."""
    chains = _Chains(linkage)
    _plant_inner_segment(chains)
    _plant_two_leads(chains)
    _plant_last_segment(chains)
    _plant_without_alliance(chains)
    _plant_without_segments(chains)
    _plant_hosts(chains)


def _plant_inner_segment(chains: _Chains) -> None:
    """An alliance without member on an inner segment, though a firm stands there; a closed firm is not missed."""
    chain = chains.chain("家纺", tuple(_TEXTILE))
    alliance = chains.alliance("家纺产业链", "1+X+Y", chain=chain)
    first, outside, third, last = chains.firms(chain, _TEXTILE)
    chains.join(alliance, "1", chains.committee(), role="lead")
    chains.join(alliance, "X", first, third, last, *chains.firms(chain, _TEXTILE, "成品设计"))
    chains.join(alliance, "Y", *chains.support("bank", "college"))
    project = chains.linkage.project(alliance, chains.linkage.supporters["bank"], due_on=chains.district.day(-45))
    closed = next(unit for unit in chains.district.units.values() if unit.get("status") == "closed" and "staff" in unit)
    chains.place(closed, chain, "面料织造")
    chains.answer("C12.segment", alliance, "blank", "medium")
    chains.answer("C12.firm", chain, "blank", "low", [outside])
    chains.answer("T3.project", project, "due", "medium")


def _plant_two_leads(chains: _Chains) -> None:
    """An alliance on every segment, with two leads where one is asked; firms of other days are not missed."""
    chain = chains.chain("智能装备", tuple(_MACHINES))
    alliance = chains.alliance("智能装备产业链", "1+N+X", chain=chain)
    lead, *firms = chains.firms(chain, _MACHINES)
    chains.join(alliance, "1", chains.committee(), lead, role="lead")
    chains.join(alliance, "N", *firms)
    chains.join(alliance, "X", *chains.support("tax", "centre"))
    chains.linkage.project(alliance, lead)
    planned = next(
        unit
        for unit in chains.district.units.values()
        if unit.get("valid_from", chains.district.on) > chains.district.on
    )
    chains.place(planned, chain, "核心部件")
    chains.answer("C12.slot", alliance, "tune", "low")


def _plant_last_segment(chains: _Chains) -> None:
    """An alliance whose only member on the last segment left today; its host is past, which is not asked here."""
    district = chains.district
    chain = chains.chain("健康食品", tuple(_FOOD))
    alliance = chains.alliance("健康食品产业链", "1+X+Y", chain=chain, host_until=district.day(-100))
    *firms, left = chains.firms(chain, _FOOD)
    chains.join(alliance, "1", chains.committee(), role="lead")
    chains.join(alliance, "X", *firms)
    chains.join(alliance, "X", left, valid_to=district.on)
    chains.join(alliance, "Y", *chains.support("centre", "bank"))
    chains.linkage.project(alliance, firms[0])
    chains.answer("C12.segment", alliance, "blank", "medium")
    chains.answer("C12.firm", chain, "blank", "low", [left])


def _plant_without_alliance(chains: _Chains) -> None:
    """A chain whose alliance has ended; one that was itself given up is none."""
    district = chains.district
    chain = chains.chain("数字文创", tuple(_DIGITAL))
    ended = chains.alliance("数字文创产业链", "1+X+Y", chain=chain, valid_to=district.on)
    firms = chains.firms(chain, _DIGITAL)
    chains.join(ended, "1", chains.committee(), role="lead")
    chains.join(ended, "X", *firms)
    chains.chain("小五金", valid_to=district.day(-300))
    chains.answer("C12.chain", chain, "blank", "high")


def _plant_without_segments(chains: _Chains) -> None:
    """A chain of which no segments are on record, with two alliances, one of them without key firms."""
    chain = chains.chain("楼宇商贸")
    short = chains.alliance("楼宇商贸产业链", "1+N+X", chain=chain)
    first, second = (chains.place(chains.linkage.take_firm("商贸有限公司"), chain) for _ in range(2))
    chains.join(short, "1", chains.committee(), role="lead")
    chains.join(short, "X", first, *chains.support("tax"))
    chains.linkage.project(short, first)
    sound = _four(chains, "楼宇商贸政企校金", chain=chain, host_until=chains.district.on)
    chains.join(sound, "企", second, role="rotating")
    chains.linkage.project(sound, second)
    chains.answer("C12.slot", short, "blank", "medium")


def _plant_hosts(chains: _Chains) -> None:
    """Alliances by turns: one whose turn was over yesterday, one whose host left today."""
    district, take = chains.district, chains.linkage.take_firm
    over = _four(chains, "科创金融四方", host_until=district.day(-1))
    chains.join(over, "企", take(), role="rotating")
    left = _four(chains, "产教融合四方", host_until=district.day(60))
    chains.join(left, "企", take())
    chains.join(left, "企", take(), role="rotating", valid_to=district.on)
    for alliance in (over, left):
        chains.answer("T14", alliance, "due", "low")


def _four(chains: _Chains, name: str, **more: Any) -> Row:
    """Add an alliance of four parties, all but the firms there."""
    alliance = chains.alliance(name, "four_party", **more)
    for slot, what in (("政", "tax"), ("校", "college"), ("金", "bank")):
        chains.join(alliance, slot, *chains.support(what))
    return alliance
