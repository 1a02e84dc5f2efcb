"""District: one fictional sub-district while it is made, and the answers to what has been planted in it.

Assumes that a planter takes what it changes, so that no two plants touch the same place.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random
from typing import Literal

from graphmodel.samples.sample import Answer, Row

Aspect = Literal["cover", "count"]
"""What a planter may change of a place: by whom it is covered; how many live there."""
Role = Literal["normal", "blank", "collapse", "joint", "village", "village_branch"]
"""What a community is there for: the last five have a body, groups or a setting that plants rest on."""
TERM_YEARS = {"branch": 3, "general_branch": 3, "party_committee": 5, "working_committee": 5}


def committee_of(number: int) -> str:
    """Uid of the working committee of the sub-district of that number."""
    return f"s{number:02d}-wc"


@dataclass(slots=True, eq=False)
class Place:
    """An area with what is counted in it and the organisation that covers it."""

    row: Row
    parent: "Place | None" = None
    children: list["Place"] = field(default_factory=list)
    households: int | None = None
    """Of a leaf; other places have the sum of theirs."""
    hubs: int | None = None
    listed: bool = False
    """Whether households are rows of their own here, not a declared count."""
    role: Role = "normal"
    org: Row | None = None

    @property
    def uid(self) -> str:
        """The uid of the area."""
        return str(self.row["uid"])

    @property
    def name(self) -> str:
        """The name of the area."""
        return str(self.row["name"])

    @property
    def above(self) -> "Place":
        """The place that this one is part of; LookupError for the top."""
        if self.parent is None:
            raise LookupError(self.uid)
        return self.parent

    @property
    def body(self) -> Row:
        """The organisation that covers the place; LookupError where none does."""
        if self.org is None:
            raise LookupError(self.uid)
        return self.org

    @property
    def known(self) -> int:
        """Households as rules count them: rows, else declared, else the sum of the children."""
        if self.households is not None:
            return self.households
        declared = self.row.get("households")
        return int(declared) if declared is not None else sum(child.known for child in self.children)


@dataclass(slots=True, eq=False)
class District:
    """A sub-district under construction: rows of every sheet, and answers."""

    number: int
    on: date
    rng: Random
    top: Place
    communities: list[Place] = field(default_factory=list)
    others: list[Place] = field(default_factory=list)
    """Areas outside the tree: detached, retired, in a cycle."""
    orgs: dict[str, Row] = field(default_factory=dict)
    units: dict[str, Row] = field(default_factory=dict)
    carriers: dict[str, Row] = field(default_factory=dict)
    covers: list[Row] = field(default_factory=list)
    work: list[Row] = field(default_factory=list)
    posts: list[Row] = field(default_factory=list)
    decisions: list[Row] = field(default_factory=list)
    sheets: dict[str, list[Row]] = field(default_factory=dict)
    """Rows of the sheets that have no place of their own above."""
    answers: dict[str, Answer] = field(default_factory=dict)
    unit_orgs: list[Row] = field(default_factory=list)
    """Branches of one firm each that no plant has touched."""
    _taken: set[tuple[Aspect, str]] = field(default_factory=set)

    @property
    def key(self) -> str:
        """The stem of every uid of the sub-district."""
        return self.top.uid

    def day(self, days: int) -> date:
        """The day so many days after (before) the day of the answers."""
        return self.on + timedelta(days=days)

    @property
    def committee(self) -> str:
        """Uid of the working committee, the root."""
        return committee_of(self.number)

    @property
    def new_firms_committee(self) -> str:
        """Uid of the committee over the branches of firms and social organisations."""
        return f"{self.key}-nf"

    def add_org(self, uid: str, name: str, tier: str, superior: str | None, **more: object) -> Row:
        """Add an organisation with its term, its secretary and plausible counts; *more* overrides."""
        rng, years = self.rng, TERM_YEARS.get(tier)
        low, high = {"branch": (5, 38), "group": (3, 9), "general_branch": (45, 110)}.get(tier, (80, 260))
        row: Row = {"uid": uid, "name": name, "tier": tier, "members": rng.randint(low, high), **more}
        if years:
            ends = self.day(rng.randint(120, years * 300))
            seats = 5 if (row["members"] or 0) >= 7 else 1
            row |= {"founded_on": ends.replace(year=ends.year - years, day=1), "term_ends_on": ends}
            row |= {"seats": seats, "seats_filled": seats, "secretary_since": row["founded_on"]}
        if superior:
            row["superior"] = (superior,)
        self.orgs[uid] = row | more
        return self.orgs[uid]

    def cover(self, org: Row, target: str, **more: object) -> Row:
        """Let *org* cover an area or carrier."""
        row: Row = {"org": org["uid"], "target": target, **more}
        self.covers.append(row)
        return row

    def cover_by(self, place: Place, uid: str, name: str, tier: str, superior: str | None, **more: object) -> Row:
        """Add an organisation that covers *place*."""
        org = self.add_org(uid, name, tier, superior, **more)
        self.cover(org, place.uid)
        return org

    def uncover(self, place: Place) -> None:
        """Take away the organisation that covers *place*, as if it had never been."""
        if place.org:
            del self.orgs[place.org["uid"]]
            self.covers = [row for row in self.covers if row["target"] != place.uid]
            place.org = None

    def add_unit(self, name: str, kind: str, area: Place | None, **more: object) -> Row:
        """Add a unit; *more* holds further cells."""
        uid = f"{self.key}-u{len(self.units) + 1:03d}"
        self.units[uid] = {"uid": uid, "name": name, "kind": kind, **more}
        if area:
            self.units[uid]["area"] = area.uid
        return self.units[uid]

    def add(self, sheet: str, **row: object) -> Row:
        """Add a row to a sheet."""
        added: Row = dict(row)
        self.sheets.setdefault(sheet, []).append(added)
        return added

    def work_cover(self, org: str, unit: Row, by: str, **more: object) -> None:
        """Let *org* reach *unit* by work alone."""
        self.work.append({"org": org, "unit": unit["uid"], "by": by, **more})

    def take(self, aspect: Aspect, among: Iterable[Place]) -> Place:
        """Take a place that nobody has taken in this respect."""
        free = [place for place in among if (aspect, place.uid) not in self._taken]
        place = self.rng.choice(free)
        self._taken.add((aspect, place.uid))
        return place

    def take_unit_org(self) -> Row:
        """Take the branch of one firm."""
        return self.unit_orgs.pop(self.rng.randrange(len(self.unit_orgs)))

    def grids(self, *roles: Role) -> list[Place]:
        """Grids of communities of these roles, but the first of each: it stays as it is, for groups to lean on."""
        return [grid for c in self.communities if c.role in roles for grid in c.children[1:] if grid.org]

    def sound_micro_grids(self) -> list[Place]:
        """Micro-grids of the grids that stay covered, in ordinary communities."""
        return [m for c in self.communities if c.role in {"normal", "village"} for m in c.children[0].children]

    def lean(self, grid: Place) -> None:
        """Put the groups of a grid's micro-grids under the branch of the first grid of the community."""
        first = grid.above.children[0].body
        for micro in grid.children:
            if micro.org:
                micro.org["superior"] = (first["uid"],)

    def answer(self, rule: str, subject: str, status: str, severity: str, *, includes: Sequence[str] = (),
               follows: str | None = None) -> Answer:  # fmt: skip
        """Note that a finding has been planted."""
        answer = Answer(rule, subject, status, severity, tuple(sorted(includes)), follows)
        self.answers[answer.id] = answer
        return answer

    def note_decision(self, answer: Answer, *, verdict: str, hidden: bool) -> None:
        """Note what a decision says of a planted finding."""
        self.answers[answer.id] = replace(answer, verdict=verdict, hidden=hidden)
