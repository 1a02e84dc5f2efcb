"""Random small networks that reach every corner of gaps.md 3.6, the same for the same seed."""

from datetime import timedelta
from typing import Any

from stdnum.cn import uscc

from graphmodel.network import Network, network_of

from .linked import link
from .rows import ON, Row, Rows

REGISTER = frozenset({"310151105000", "310151105001", "310151105201", "310151105202", "410102001000"})
"""Real division codes that the networks use; ``UNKNOWN`` are well formed and no place has them."""
UNKNOWN = ("310151105777", "310151999000")
COVERED = ("recorded", "recorded", "recorded", "sparse", "bare")


def random_network(seed: int) -> Network:
    """Make the network of a seed, seen on ``ON``."""
    return _Maker(seed).make()


class _Maker(Rows):
    """A network from the territory down to the decisions."""

    def __init__(self, seed: int) -> None:
        super().__init__(seed)
        self.by_level: dict[str, list[Row]] = {"sub_district": [], "community": [], "grid": [], "micro_grid": []}
        self.covering: dict[str, Row] = {}
        """The first organisation made for an area."""
        self.mood: dict[str, float] = {}
        """How likely an organisation is where: per sub-district, inherited by what is below."""

    def make(self) -> Network:
        for _ in range(self.rng.choice((1, 2, 2, 3))):
            self._sub_district()
        self._spoil_territory()
        self._orgs_of_areas()
        self._units_and_carriers()
        self._orgs_of_units()
        self._advisers()
        self._spoil_line()
        self._decisions()
        self._more_communities()
        link(self)
        return network_of(nodes=self.nodes, ties=self.ties, households=self.households, on=ON, revision=1)

    # Territory

    def area(self, level: str, parent: Row | None, **row: Any) -> Row:
        made = self.node("Area", "ar", level=level, **{**self.life(ended=0.04), **row})
        self.by_level[level].append(made)
        if parent is not None:
            self.mood[made["uid"]] = self.mood[parent["uid"]]
            if self.chance(0.97):
                self.tie("PART_OF", made, parent, **self.life(ended=0.03))
        return made

    def _sub_district(self) -> None:
        number = len(self.by_level["sub_district"]) + 1
        code = f"99010100{number}"
        kind = self.rng.choice(("sub_district", "town", "township", None, "zone"))
        written = self.rng.choice((code, f"{code}000", f"{code}000", None, "990101000000", "31015110500x"))
        setting = self.rng.choice((None, None, "rural", "urban"))
        top = self.area("sub_district", None, code=written, kind=kind, setting=setting, households=self._declared(900))
        self.mood[top["uid"]] = {"recorded": 0.85, "sparse": 0.35, "bare": 0.0}[self.rng.choice(COVERED)]
        for serial in range(self.rng.randint(1, 4)):
            self._community(top, code, serial)

    def _community(self, top: Row, township: str, number: int) -> None:
        serial = self.rng.choice((1, 200, 399, 400, 450, 599, 600)) + number
        code = self.rng.choice(
            (f"{township}{serial:03d}",) * 8
            + (None, f"99020200{serial:04d}", f"{township}{number}", township, f"{township}{serial:03d}0")
            + (self.rng.choice(sorted(REGISTER)), self.rng.choice(UNKNOWN))
        )
        kind = self.rng.choice(("community", "village", "village", None, "hamlet"))
        setting = self.rng.choice((None, None, "rural", "urban"))
        community = self.area("community", top, code=code, kind=kind, setting=setting, households=self._declared(800))
        if self.chance(0.3):
            self.mood[community["uid"]] = self.rng.choice((0.0, 0.3, 0.9))
        for _ in range(self.rng.randint(0, 4)):
            self._grid(community)

    def _grid(self, community: Row) -> None:
        grid = self.area(
            "grid",
            community,
            kind=self.rng.choice(("grid", "grid", "dedicated_grid", "hamlet", None, "micro_grid")),
            setting=self.rng.choice((None, None, None, "rural", "urban")),
            households=self.rng.choice((None, None, 0, 49, 50, 299, 300, 350, 500, 501)),
            hub_households=self.rng.choice((None, None, 0, 4)),
            members=self.rng.choice((None, 0, 2, 3, 9)),
        )
        self._own_households(grid, share=0.05)
        for _ in range(self.rng.randint(0, 3)):
            micro = self.area(
                "micro_grid",
                grid,
                kind=self.rng.choice(("micro_grid", "micro_grid", "hamlet", None, "zone")),
                setting=self.rng.choice((None, None, None, None, "rural")),
                households=self.rng.choice((None, 0, 9, 10, 29, 30, 60, 100, 100, 101, 250)),
                hub_households=self.rng.choice((None, 0, 1, 1, 2)),
                members=self.rng.choice((None, 0, 0, 1, 5)),
            )
            self._own_households(micro, share=0.25)

    def _declared(self, most: int) -> int | None:
        return self.rng.choice((None, None, 0, self.rng.randint(1, 40), self.rng.randint(50, most)))

    def _own_households(self, area: Row, *, share: float) -> None:
        if self.chance(share):
            households = self.rng.choice((1, 12, 45, 99, 100, 101))
            hubs = min(households, self.rng.choice((0, 0, 1, 2)))
            self.households.append({"area": area["uid"], "households": households, "hubs": hubs})

    def _spoil_territory(self) -> None:
        """Add double parents, wrong levels and cycles to some networks."""
        areas = self.nodes["Area"]
        if self.chance(0.5):
            for _ in range(self.rng.randint(1, 3)):
                child, parent = self.rng.sample(areas, 2) if len(areas) > 1 else (None, None)
                if child and parent and child["level"] != "sub_district":
                    self.tie("PART_OF", child, parent, **self.life())
        if self.chance(0.15):
            for top in self.by_level["sub_district"][:1]:
                self.tie("PART_OF", top, self.rng.choice(areas[1:] or areas), **self.life())

    def _more_communities(self) -> None:
        """Make some sub-districts large enough to be asked how their ties are shared out."""
        for top in self.by_level["sub_district"]:
            if self.chance(0.3):
                for _ in range(self.rng.randint(3, 6)):
                    self.area("community", top)

    # Organisations

    def org(self, tier: str, **row: Any) -> Row:
        life = self.life(ended=0.05)
        if "valid_from" in life:
            life["founded_on"] = life.pop("valid_from")
        shape: Row = {
            "form": self.rng.choices((None, "own", "joint", "temporary", "functional", "regional"), (8, 4, 3, 1, 1, 1))[
                0
            ],
            "affiliation": self.rng.choice((None, None, "own", "own", "resident")),
            "members": self.rng.choice((None, None, 0, 2, 3, 20, 50, 51)),
            "term_ends_on": self.rng.choice((None, None, self.near(days=(-200, -1, 0, 1, 89, 90, 91, 400)))),
            "term_extended_to": self.rng.choice((None,) * 5 + (self.near(days=(-5, -1, 0, 30, 90, 91)),)),
        }
        if self.chance(0.25):
            vacant = self.near(days=(-300, -91, -90, -89, -10))
            since = (None, vacant, vacant - timedelta(days=40), vacant + timedelta(days=1))
            shape |= {"secretary_vacant_since": vacant, "secretary_since": self.rng.choice(since)}
        return self.node("Org", "or", tier=tier, **{**life, **shape, **row})

    def covers(self, org: Row, target: Row, **row: Any) -> None:
        said = {
            "build": self.rng.choice((None, "single", "single", "joint", "attached")),
            "path": self.rng.choice((None, None, "grid", "building")),
            "primary": self.rng.choice((None, None, True, True, False)),
        }
        self.tie("COVERS", org, target, **{**self.life(ended=0.12), **said, **row})

    def _orgs_of_areas(self) -> None:
        tiers = {
            "sub_district": ("working_committee", "working_committee", "party_committee", "team"),
            "community": ("party_committee", "general_branch", "branch", "branch", "branch", "group"),
            "grid": ("branch", "branch", "general_branch", "group", "group", "team"),
            "micro_grid": ("group", "group", "branch", "general_branch"),
        }
        parent_of = {tie["start"]: tie["end"] for tie in self.ties.get("PART_OF", ())}
        for level, choices in tiers.items():
            for area in self.by_level[level]:
                likely = 0.9 if level == "sub_district" and self.mood[area["uid"]] else self.mood[area["uid"]]
                if not self.chance(likely):
                    continue
                row: Row = {"form": None, "affiliation": None} if level == "sub_district" and self.chance(0.8) else {}
                org = self.org(self.rng.choice(choices), **row)
                self.covering[area["uid"]] = org
                self.covers(org, area)
                if self.chance(0.15):
                    self.covers(org, self.rng.choice(self.nodes["Area"]))
                if self.chance(0.1):
                    self.covers(self.org(self.rng.choice(choices), form=self.rng.choice(("temporary", "own"))), area)
                if self.chance(0.1):
                    self.tie("LOCATED_IN", org, self.rng.choice(self.nodes["Area"]), **self.life())
                superior = self.covering.get(parent_of.get(area["uid"], ""))
                if superior and self.chance(0.9):
                    self.tie("SUBORDINATE_TO", org, superior, **self.life(ended=0.04))

    def _spoil_line(self) -> None:
        orgs = self.nodes.get("Org", [])
        if len(orgs) > 2 and self.chance(0.5):
            for _ in range(self.rng.randint(1, 3)):
                org, superior = self.rng.sample(orgs, 2)
                self.tie("SUBORDINATE_TO", org, superior, **self.life())

    # Units

    def _units_and_carriers(self) -> None:
        areas = self.nodes["Area"]
        towns = self.by_level["sub_district"] + self.by_level["community"]
        favourite = self.rng.choice((areas, areas, [self.rng.choice(towns)]))
        crowd = self.rng.choice((6, 15, 30, 50))
        for _ in range(self.rng.randint(0, 3)):
            kind = self.rng.choice(("park", "building", "market", "residential_compound"))
            carrier = self.node("Carrier", "ca", kind=kind, **self.life())
            if self.chance(0.9):
                self.tie("LOCATED_IN", carrier, self.rng.choice(areas), **self.life())
            for _ in range(self.rng.choice((1, 5, 6, 8, 11))):
                self.tie("LOCATED_IN", self._unit(ended=0.02), carrier, **self.life(ended=0.02))
        for _ in range(self.rng.randint(0, crowd)):
            unit = self._unit()
            if self.chance(0.94):
                self.tie("LOCATED_IN", unit, self.rng.choice(favourite), place="operating", **self.life())
            if self.chance(0.1):
                self.tie("LOCATED_IN", unit, self.rng.choice(areas), place="registered", **self.life())

    def _unit(self, *, ended: float = 0.05) -> Row:
        kinds = ("enterprise", "enterprise", "social_organisation", "school", "soe", "platform", "owners_committee")
        status = (*(None,) * 4, *("operating",) * 4, "dormant", "closed", "unverified", "not_found", "moved_out")
        return self.node(
            "Unit",
            "un",
            kind=self.rng.choice(kinds),
            ownership=self.rng.choices((None, "non_public", "social", "public"), (6, 2, 1, 1))[0],
            status=self.rng.choice(status),
            members=self.rng.choice((None, None, 0, 2, 3, 8)),
            uscc=self._uscc(),
            **self.life(ended=ended),
        )

    def _uscc(self) -> str | None:
        body = f"91{self.rng.choice(('110000', '990101'))}{self.rng.randrange(10**9):09d}"
        good = body + uscc.calc_check_digit(body)
        bad = body + ("0" if good[-1] != "0" else "1")
        return self.rng.choice((None, None, good, good, bad, "911100006000"))

    def _orgs_of_units(self) -> None:
        units, carriers = self.nodes.get("Unit", []), self.nodes.get("Carrier", [])
        heads = list(self.covering.values())
        if not heads:
            return
        likely = self.rng.choice((0.0, 0.15, 0.5))
        for target in (*units, *carriers):
            if self.chance(likely):
                org = self.org(self.rng.choice(("branch", "branch", "general_branch", "group")))
                self.covers(org, target)
                if self.chance(0.7):
                    self.tie("SUBORDINATE_TO", org, self.rng.choice(heads), **self.life())
                if self.chance(0.2):
                    self.covers(self.rng.choice(heads), target, primary=True)
        if units and self.chance(0.4):
            joint = self.org("branch", form="joint")
            for unit in self.rng.sample(units, min(len(units), self.rng.choice((5, 9, 12, 20)))):
                self.covers(joint, unit, build=self.rng.choice(("joint", None)))

    def _advisers(self) -> None:
        units, orgs = self.nodes.get("Unit", []), self.nodes.get("Org", [])
        for org in self.rng.sample(orgs, min(len(orgs), self.rng.randint(0, 3))):
            by = self.rng.choice(("adviser", "adviser", "union", "liaison"))
            for unit in self.rng.sample(units, min(len(units), self.rng.choice((1, 15, 20, 31, 40)))):
                self.tie("WORK_COVERS", org, unit, by=by, **self.life())
            for _ in range(self.rng.choice((0, 1, 1, 2))):
                kind = self.rng.choice(("adviser", "adviser", "adviser", "grid_head"))
                filled = self.rng.choice((None, 0, 1, 1, 2))
                self.tie("STAFFS", self.node("Post", "po", kind=kind, filled=filled, **self.life()), org, **self.life())

    # Decisions

    def _decisions(self) -> None:
        subjects = {
            "Area": ("C1.community", "C1.grid", "C1.micro_grid", "C5", "D1", "D8"),
            "Org": ("C2", "C10", "T1", "T2"),
            "Unit": ("C7", "C8", "D7"),
        }
        for _ in range(self.rng.randint(0, 12)):
            label = self.rng.choice(sorted(subjects))
            if records := self.nodes.get(label):
                finding = f"{self.rng.choice(subjects[label])}~{self.rng.choice(records)['uid']}"
                self.node(
                    "Decision",
                    "de",
                    finding=finding,
                    verdict=self.rng.choice(("true", "true", "not_blank", "postponed", "postponed", "mended")),
                    on=ON - timedelta(days=len(self.nodes.get("Decision", []))),
                    due_on=self.rng.choice((None, self.near())),
                    **self.life(),
                )
