"""Linkage: the clean ground of ties, by which communities and units of a sub-district know one another.

Assumes that a community which takes partners in has several, of more than one kind, and that nothing hangs on one
community alone together with two others. Nothing built here is a finding.
"""

from collections.abc import Iterable, Sequence

from graphmodel.samples.district import District, Place, Role, committee_of
from graphmodel.samples.economy import Economy, Neighbours
from graphmodel.samples.sample import Row

_APART: tuple[Role, ...] = ("collapse", "village", "village_branch")
"""Roles of the communities that are left for plants: no unit reports in there, no pact names them."""
_CROWDED = (0, 2, 5)
"""Positions of the only communities with partners where ties are uneven."""
_WORK = {
    "school": ("人才联育", "四点半课堂", "放学后托管和兴趣课，每周两次"),
    "hospital": ("服务联做", "社区义诊", "义诊和慢性病随访，每月一次"),
    "agency": ("服务联做", "政策上门", "政策宣讲和现场办理，每季度一次"),
    "institution": ("活动联办", "邻里文化节", "文艺演出和排练辅导，每两个月一次"),
    "soe": ("资源联享", "场地共享", "会议室和停车位周末开放"),
    "enterprise": ("发展联促", "家门口就业", "发布岗位并组织招聘，每季度一次"),
    "social_organisation": ("服务联做", "助老陪伴", "上门探访独居老人，每周一次"),
    "property_company": ("组织联建", "红色物业联席会", "居民委员会、业主委员会、物业联席，每月一次"),
}
"""Theme, project and content of what a unit of a kind promises."""


class Linkage:
    """The ties of a district: who reports in, sits, keeps contact and has signed with whom."""

    def __init__(self, economy: Economy, *, uneven: bool) -> None:
        self.economy = economy
        self.district: District = economy.district
        every = self.district.communities
        self.hosts = [c for at, c in enumerate(every) if (at in _CROWDED if uneven else c.role not in _APART)]
        """The communities that take partners in."""
        self.supporters: dict[str, Row] = {}
        """Public units for the whole sub-district, by what they are: tax, bank, college, centre."""
        self._small = [unit for c in every for unit in self.there(c).small]
        self._seats: set[tuple[str, str]] = set()
        self._pacts = 0

    def there(self, community: Place) -> Neighbours:
        """The units of a community."""
        return self.economy.neighbours[community.uid]

    def host(self, at: int) -> Place:
        """The host of that number, counted round and round."""
        return self.hosts[at % len(self.hosts)]

    def take_firm(self, trade: str = "") -> Row:
        """Take a sound enterprise that nothing is tied to, of a trade where one is named."""
        unit = next(unit for unit in self._small if unit["name"].endswith(trade))
        self._small.remove(unit)
        return unit

    def side(self, place: Place) -> str:
        """Who signs for a place: in the community with a joint organisation only that, elsewhere the community."""
        return str(place.body["uid"]) if place.role == "joint" else place.uid

    def report_in(self, unit: Row, place: Place, *, kind: str = "unit", **more: object) -> None:
        """Let a unit report in; to the organisation, by a seat, where a community acts through it only."""
        if place.role == "joint":
            self.seat(unit, place.body)
            return
        counted = {"count": self.district.rng.randint(3, 25)} if kind == "members" else {}
        self.district.add(
            "ReportIn", member=unit["uid"], area=place.uid, kind=kind, **counted, everyday=True,
            emergency=kind == "unit", **more,
        )  # fmt: skip

    def seat(self, unit: Row, org: Row, **more: object) -> None:
        """Give a unit a seat on an organisation; a second one there would be the same."""
        if (unit["uid"], org["uid"]) not in self._seats:
            self._seats.add((unit["uid"], org["uid"]))
            self.district.add("Seat", member=unit["uid"], org=org["uid"], **more)

    def release(self, unit: Row) -> None:
        """Take back that a unit reports in anywhere."""
        rows = self.district.sheets["ReportIn"]
        rows[:] = [row for row in rows if row["member"] != unit["uid"]]

    def contact(self, org: str, target: str, **more: object) -> None:
        """Let an organisation keep contact with a place, a unit or an organisation."""
        self.district.add("Contact", org=org, target=target, **more)

    def pact(self, name: str, parties: Iterable[str], **more: object) -> Row:
        """Add a pact in force, promised in public; *more* overrides. It has no project yet."""
        self._pacts += 1
        signed = -self.district.rng.randint(20, 330)
        row: Row = {"uid": f"{self.district.key}-pact{self._pacts:02d}", "name": name}
        row |= {"signed_on": self.district.day(signed), "expires_on": self.district.day(signed + 365 * 2)}
        row |= {"promised_publicly": True, "parties": tuple(parties)}
        return self.district.add("Pact", **row | more)

    def project(self, under: Row | None, bearer: Row, **more: object) -> Row:
        """Add a project with every fact, due in some months or done in time; *more* overrides, None leaves out."""
        rng, projects = self.district.rng, self.district.sheets.get("Project", ())
        theme, name, content = _WORK[bearer["kind"]]
        row: Row = {"uid": f"{self.district.key}-proj{len(projects) + 1:02d}", "name": name, "theme": theme}
        row |= {"content": content, "responsible": (bearer["uid"],), "due_on": self.district.day(rng.randint(30, 300))}
        if under:
            row["under"] = (under["uid"],)
        if more.keys().isdisjoint({"due_on", "done_on"}) and rng.random() < 0.3:
            due = -rng.randint(15, 90)
            row |= {"due_on": self.district.day(due), "done_on": self.district.day(due - rng.randint(0, 12))}
        row = {key: value for key, value in (row | more).items() if value is not None}
        return self.district.add("Project", **row)

    def agree(self, place: Place, units: Sequence[Row], **more: object) -> Row:
        """Add a sound pact between a place and units; the first of them answers for its project."""
        name = f"{place.name}与{units[0]['name']}{'等' if len(units) > 1 else ''}共建协议"
        pact = self.pact(name, (self.side(place), *(unit["uid"] for unit in units)), **more)
        self.project(pact, units[0])
        return pact


def add_linkage(economy: Economy, *, uneven: bool) -> Linkage:
    """Tie the communities that take partners in to several units each, and every public unit to someone."""
    linkage = Linkage(economy, uneven=uneven)
    _add_supporters(linkage)
    _add_public(linkage)
    for at in range(len(linkage.hosts)):
        _add_host(linkage, at)
    _add_council(linkage)
    _add_park(linkage)
    return linkage


def join_before(linkage: Linkage, *, name: str) -> None:
    """Sign with the sub-district before this one in the city, of that name."""
    district = linkage.district
    parties = (district.committee, committee_of(district.number - 1))
    pact = linkage.pact(f"{district.top.name}与{name}毗邻党建共建协议", parties)
    linkage.project(pact, linkage.supporters["tax"])


def _add_supporters(linkage: Linkage) -> None:
    """Add the units that serve the whole sub-district; each reports in to two hosts."""
    economy, district = linkage.economy, linkage.district
    stem = district.top.name.removesuffix("街道")
    for at, (what, kind, name) in enumerate(
        (
            ("tax", "agency", "税务所"),
            ("bank", "soe", "农村商业银行支行"),
            ("college", "school", "职业技术学校"),
            ("centre", "institution", "科技创新服务中心"),
        )
    ):
        unit = economy.unit(stem + name, kind, district.communities[0])
        linkage.supporters[what] = unit
        linkage.report_in(unit, linkage.host(at))
        linkage.report_in(unit, linkage.host(at + 2), kind="members")


def _add_public(linkage: Linkage) -> None:
    """Let public units report in: each but the stations to two hosts, stations of other communities with a liaison."""
    district = linkage.district
    home = 0
    for at, community in enumerate(district.communities):
        there, is_host = linkage.there(community), community in linkage.hosts
        first, second = there.public
        linkage.report_in(first, linkage.host(home))
        linkage.report_in(first, linkage.host(home + 1), kind="members")
        linkage.report_in(second, linkage.host(home))
        linkage.report_in(second, linkage.host(home + 1 + at % 2), kind="members")
        linkage.report_in(there.station, linkage.host(home))
        if not is_host:
            linkage.contact(district.committee, there.station["uid"])
        home += is_host


def _add_host(linkage: Linkage, at: int) -> None:
    """Tie a host to the units around it: three pacts, seats on its organisation, a liaison of the sub-district."""
    district = linkage.district
    place, beside = linkage.host(at), linkage.host(at + 1)
    there, next_door = linkage.there(place), linkage.there(beside)
    first, second = there.public
    if at < 6:
        linkage.agree(place, [first])
    linkage.agree(place, [there.firms[0], second, there.firms[-1]])
    managers = [there.manager, next_door.manager]
    pact = linkage.pact(
        f"{place.name}、{beside.name}红色物业共建协议",
        (
            linkage.side(place),
            linkage.side(beside),
            *(unit["uid"] for unit in managers),
            linkage.supporters["bank"]["uid"],
        ),
    )
    linkage.project(pact, there.manager)
    linkage.contact(district.committee, linkage.side(place))
    linkage.contact(district.new_firms_committee, there.firms[1]["uid"])
    if place.org:
        for unit in (first, second, there.firms[0], there.firms[1], there.manager):
            linkage.seat(unit, place.org)


def _add_council(linkage: Linkage) -> None:
    """Seat units on the joint council, which is no formal organisation and so no place."""
    district = linkage.district
    council = district.orgs[f"{district.key}-f2"]
    for place in linkage.hosts[:5]:
        linkage.seat(linkage.there(place).public[0], council)
    linkage.contact(district.committee, district.new_firms_committee)


def _add_park(linkage: Linkage) -> None:
    """Tie the park that has a code of its own to a firm, the bank and the innovation centre."""
    park = next(place for place in linkage.district.top.children if place.uid.endswith("-c99"))
    linkage.agree(park, [linkage.there(linkage.host(0)).firms[2], linkage.supporters["bank"]])
    linkage.report_in(linkage.supporters["centre"], park)
