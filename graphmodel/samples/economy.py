"""Economy: the clean ground of units and carriers, and the organisations that reach them.

Assumes that a unit with three members or more has a branch of its own, that a joint branch covers at most five, and
that whoever has neither is reached by an adviser, a liaison officer or a trade union. Nothing built here is a finding.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import cycle
from math import ceil

from graphmodel.samples.district import District, Place
from graphmodel.samples.names import SOCIAL, TRADES, brands, credit_code
from graphmodel.samples.sample import Row

_PUBLIC = (
    ("agency", "市场监督管理所"), ("school", "小学"), ("hospital", "社区卫生服务中心"), ("institution", "文化站"),
    ("soe", "公用事业有限公司"), ("school", "幼儿园"),
)  # fmt: skip
_CARRIERS = (
    ("building", "大厦"), ("business_district", "商圈"), ("park", "创业园"), ("market", "市场"), ("street", "步行街"),
)  # fmt: skip
_OWN, _JOINT, _WORK = 5, 11, 10
UNITS_PER_ADVISER = 15


@dataclass(slots=True)
class Neighbours:
    """The units of one community that no plant of coverage touches, and its residential compound."""

    committee: Row
    """Its residents' or villagers' committee."""
    public: list[Row] = field(default_factory=list)
    """Two public units with members: schools, agencies and the like."""
    station: Row = field(default_factory=dict)
    """A small public institution."""
    firms: list[Row] = field(default_factory=list)
    """Units with branches of their own, the last a social organisation."""
    small: list[Row] = field(default_factory=list)
    """Operating enterprises under joint branches."""
    compound: Row = field(default_factory=dict)
    owners: Row = field(default_factory=dict)
    manager: Row = field(default_factory=dict)
    """The owners' committee and the property company of the compound."""


class Economy:
    """The units of a district, named and coded one after another."""

    def __init__(self, district: District) -> None:
        self.district = district
        self.neighbours: dict[str, Neighbours] = {}
        """By uid of the community."""
        self._brands = brands(district.rng)
        self._trades = cycle(TRADES)
        self._social = cycle(SOCIAL)
        self._joint = 0

    def firm(self, area: Place | None, **more: object) -> Row:
        """Add an enterprise."""
        ending, industry = next(self._trades)
        staff = self.district.rng.randint(8, 160)
        return self.unit(next(self._brands) + ending, "enterprise", area, industry=industry, staff=staff, **more)

    def social(self, area: Place | None, **more: object) -> Row:
        """Add a social organisation."""
        return self.unit(next(self._brands) + next(self._social), "social_organisation", area, **more)

    def unit(self, name: str, kind: str, area: Place | None, **more: object) -> Row:
        """Add a unit with a credit code."""
        code = credit_code(kind, district=self.district.number, serial=len(self.district.units) + 1)
        return self.district.add_unit(name, kind, area, uscc=code, **more)

    def few_members(self) -> int | None:
        """A number of members that asks for no branch of its own, or none on record."""
        return self.district.rng.choice((None, 0, 1, 2))

    def own_branch(self, unit: Row, **more: object) -> Row:
        """Give a unit a branch of its own."""
        uid, name, superior = f"{unit['uid']}-o", f"{unit['name']}党支部", self.district.new_firms_committee
        org = self.district.add_org(uid, name, "branch", superior, form="own", build="single", members=unit["members"])
        org |= {"covers_units": (unit["uid"],), "area": (unit["area"],), **more}
        return org

    def joint_branch(self, units: list[Row], **more: object) -> Row:
        """Give several units a branch together."""
        self._joint += 1
        uid = f"{self.district.key}-j{self._joint:02d}"
        name = f"{units[0]['name'][:2]}等{len(units)}家单位联合党支部"
        org = self.district.add_org(uid, name, "branch", self.district.new_firms_committee, form="joint", build="joint")
        org |= {"covers_units": tuple(unit["uid"] for unit in units), **more}
        return org

    def carrier(self, name: str, kind: str, area: Place, **more: object) -> Row:
        """Add a carrier."""
        uid = f"{self.district.key}-k{len(self.district.carriers) + 1:02d}"
        self.district.carriers[uid] = {"uid": uid, "name": name, "kind": kind, "area": area.uid, **more}
        return self.district.carriers[uid]


def add_economy(district: District) -> Economy:
    """Add units and carriers to every community, and the advisers that reach the small ones."""
    economy = Economy(district)
    public = cycle(_PUBLIC)
    carriers = cycle(_CARRIERS)
    for number, community in enumerate(district.communities):
        there = _add_public(economy, community, public)
        economy.neighbours[community.uid] = there
        kind, ending = next(carriers)
        carrier = economy.carrier(community.name[:2] + ending, kind, community)
        _add_firms(economy, community, there, carrier, covered=number % 2 == 0)
    advised = sum(row["by"] == "adviser" for row in district.work)
    filled = ceil(advised / UNITS_PER_ADVISER)
    post = {"kind": "adviser", "at": district.new_firms_committee, "required": filled + 1, "filled": filled}
    district.posts.append(post)
    return economy


def _add_public(economy: Economy, community: Place, public: Iterator[tuple[str, str]]) -> Neighbours:
    district, stem = economy.district, community.name[:2]
    rural = community.row["kind"] == "village"
    kind, ending, role = (
        ("villagers_committee", "村民委员会", "村委会") if rural else ("residents_committee", "居民委员会", "居委会")
    )
    there = Neighbours(district.add_unit(community.name + ending, kind, community, serves=(community.uid,), role=role))
    for _ in range(2):
        unit_kind, unit_ending = next(public)
        members = district.rng.randint(4, 24)
        unit = economy.unit(stem + unit_ending, unit_kind, community, members=members)
        resident = unit_kind == "school"
        more: Row = {"superior": (), "affiliation": "resident"} if resident else {"superior": (district.committee,)}
        economy.own_branch(unit, **more)
        there.public.append(unit)
    there.station = economy.unit(f"{stem}便民服务所", "institution", community)
    return there


def _add_firms(economy: Economy, community: Place, there: Neighbours, carrier: Row, *, covered: bool) -> None:
    district, rng = economy.district, economy.district.rng
    own = [economy.firm(community, members=rng.randint(3, 20)) for _ in range(_OWN - 1)]
    own.append(economy.social(community, members=rng.randint(3, 8), ownership="social"))
    joint = [economy.firm(community, members=economy.few_members(), status="operating") for _ in range(_JOINT)]
    work = [economy.firm(community, members=economy.few_members()) for _ in range(_WORK - 2)]
    work += [economy.social(community) for _ in range(2)]
    there.firms, there.small = own, list(joint)
    _add_compound(economy, community, there)
    joint.append(there.manager)
    for unit in own:
        district.unit_orgs.append(economy.own_branch(unit))
    for at in range(0, len(joint), 4):
        economy.joint_branch(joint[at : at + 4])
    for at, unit in enumerate(work):
        by = "adviser" if at < 7 else "liaison" if at < 9 else "union"
        district.work_cover(district.new_firms_committee if by == "adviser" else district.committee, unit, by)
    for unit in (*own[:2], *joint[:2], *work[:2]):
        unit["carrier"] = carrier["uid"]
    if covered:
        org = district.add_org(
            f"{carrier['uid']}-o", f"{carrier['name']}党支部", "branch", district.new_firms_committee, form="regional"
        )
        district.cover(org, carrier["uid"], path="building", primary=True)


def _add_compound(economy: Economy, community: Place, there: Neighbours) -> None:
    """Add a residential compound with its owners' committee and its property company, neither of which has an area."""
    stem = community.name[:2]
    compound = economy.carrier(f"{stem}花苑", "residential_compound", community)
    served = (compound["uid"],)
    owners = economy.district.add_unit(f"{stem}花苑业主委员会", "owners_committee", None, carrier=compound["uid"])
    manager = economy.unit(f"{stem}花苑物业服务有限公司", "property_company", None, carrier=compound["uid"])
    owners |= {"serves": served, "role": "业委会"}
    manager |= {"serves": served, "role": "物业"}
    there.committee["serves"] += served
    there.compound, there.owners, there.manager = compound, owners, manager
