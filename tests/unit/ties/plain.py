"""The tie network by loops over rows, and random networks to hold it against: nothing of the product's own way is used."""

import random
from collections import defaultdict
from datetime import date, timedelta
from itertools import combinations
from typing import Any

Row = dict[str, Any]
Rows = dict[str, list[Row]]
ON = date(2026, 11, 22)
PLACE_TIERS = ("party_committee", "general_branch", "branch")
_FORMS = (None, None, None, None, None, "own", "joint", "coordinating", "functional", "temporary")
_SECTORS = (None, None, "两新", "机关")


class Plain:
    """What gaps.md says of the tie network, read off the rows of one day."""

    def __init__(self, nodes: Rows, ties: Rows) -> None:
        self.nodes, self.ties = nodes, ties
        self.kind = {row["uid"]: label for label, rows in nodes.items() for row in rows}
        self.row = {row["uid"]: row for rows in nodes.values() for row in rows}
        self.into = self._folded()

    def live(self, row: Row) -> bool:
        start, end = row.get("valid_from"), row.get("valid_to")
        if self.kind.get(row["uid"]) == "Org":
            start = row.get("founded_on")
        return (start is None or start <= ON) and (end is None or end > ON)

    def live_ties(self, kind: str) -> list[Row]:
        ends = {uid for uid, row in self.row.items() if self.live(row)}
        return [
            row for row in self.ties.get(kind, []) if self.live(row) and row["start"] in ends and row["end"] in ends
        ]

    def _folded(self) -> dict[str, str]:
        into = {
            uid: uid for uid, row in self.row.items() if self.kind[uid] in ("Area", "Org", "Unit") and self.live(row)
        }
        for uid in into:
            row = self.row[uid]
            if self.kind[uid] == "Org" and row.get("tier") in PLACE_TIERS and self.is_formal(row):
                places = [
                    tie["end"] for tie in self.live_ties("COVERS") if tie["start"] == uid and self.is_place(tie["end"])
                ]
                into[uid] = min(places, default=uid)
        return into

    def is_formal(self, row: Row) -> bool:
        return row.get("form") not in ("coordinating", "functional", "temporary") and row.get("tier") != "team"

    def is_place(self, uid: str) -> bool:
        return self.kind[uid] == "Area" and self.row[uid].get("level") == "community"

    def described(self) -> dict[str, tuple[str, str]]:
        """Kind and sector of every node."""
        found = {}
        for uid in set(self.into.values()):
            row = self.row[uid]
            if self.kind[uid] == "Unit":
                found[uid] = ("unit", row["kind"])
            elif self.kind[uid] == "Org":
                found[uid] = ("org", row.get("sector") or "party")
            else:
                kind = "place" if self.is_place(uid) else "area"
                found[uid] = (kind, kind)
        return found

    def links(self) -> list[tuple[str, str, str, str, float, date | None, date | None]]:
        """Start, end, type, via, weight, since, until; sorted."""
        found = []
        for kind, label in (("PARTY_TO", "Pact"), ("MEMBER_OF", "Alliance")):
            for shared in self.nodes.get(label, []):
                if self.live(shared) and (label == "Alliance" or self.in_force(shared)):
                    found += self._joined(kind, shared)
        for kind in ("REPORTS_TO", "SITS_ON", "CONTACTS"):
            for tie in self.live_ties(kind):
                start, end = sorted((self.into[tie["start"]], self.into[tie["end"]]))
                if start != end:
                    found.append((start, end, kind, tie["uid"], 1.0, tie.get("valid_from"), tie.get("valid_to")))
        return sorted(found, key=lambda link: link[:4])

    def in_force(self, pact: Row) -> bool:
        signed, expires = pact.get("signed_on"), pact.get("expires_on")
        return (signed is None or signed <= ON) and (expires is None or expires > ON)

    def _joined(self, kind: str, shared: Row) -> list[tuple[str, str, str, str, float, date | None, date | None]]:
        spans: dict[str, list[tuple[date | None, date | None]]] = defaultdict(list)
        for tie in self.live_ties(kind):
            if tie["end"] == shared["uid"]:
                spans[self.into[tie["start"]]].append((tie.get("valid_from"), tie.get("valid_to")))
        since = latest(shared.get("signed_on"), shared.get("valid_from"))
        until = earliest(shared.get("expires_on"), shared.get("valid_to"))
        found = []
        for start, end in combinations(sorted(spans), 2):
            begun, over = since, until
            for party in (
                start,
                end,
            ):  # a party that is one in several ways began with the first and ends with the last
                begins = [begin for begin, _ in spans[party] if begin]
                ends = [end for _, end in spans[party]]
                begun = latest(begun, min(begins, default=None))
                over = earliest(over, None if None in ends else max(ends))
            found.append((start, end, kind, shared["uid"], 1 / (len(spans) - 1), begun, over))
        return found


def latest(*days: date | None) -> date | None:
    return max((day for day in days if day), default=None)


def earliest(*days: date | None) -> date | None:
    return min((day for day in days if day), default=None)


def random_rows(seed: int) -> tuple[Rows, Rows]:
    """Nodes and ties of a small network that reaches every corner of the definition."""
    return _Maker(seed).make()


class _Maker:
    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)  # noqa: S311 - the same network for the same seed
        self.nodes: Rows = defaultdict(list)
        self.ties: Rows = defaultdict(list)

    def make(self) -> tuple[Rows, Rows]:
        for label, most in (("Area", 7), ("Org", 7), ("Unit", 6), ("Pact", 5), ("Alliance", 2)):
            for _ in range(self.rng.randint(0, most)):
                self._node(label)
        orgs, units, areas = (self.uids(label) for label in ("Org", "Unit", "Area"))
        self._tie("COVERS", orgs, areas * 3 + units, 14)
        self._tie("PARTY_TO", orgs + units + areas, self.uids("Pact"), 14)
        self._tie("MEMBER_OF", orgs + units, self.uids("Alliance"), 7, slot=("1", "X", "Y"))
        self._tie("REPORTS_TO", orgs + units, areas, 5, kind=("unit", "members"))
        self._tie("SITS_ON", orgs + units, orgs, 4)
        self._tie("CONTACTS", orgs, orgs + areas + units, 6)
        return dict(self.nodes), dict(self.ties)

    def uids(self, label: str) -> list[str]:
        return [row["uid"] for row in self.nodes[label]]

    def day(self, *, around: bool = False) -> date:
        return ON + timedelta(days=self.rng.choice((-1, 0, 1)) if around else self.rng.randint(-40, 40))

    def life(self) -> Row:
        row: Row = {}
        if self.rng.random() < 0.25:
            row["valid_from"] = self.day(around=True)
        if self.rng.random() < 0.2:
            row["valid_to"] = self.day(around=True)
        return row

    def _node(self, label: str) -> None:
        rng = self.rng
        uid = f"{rng.choice('abc')}{rng.randint(0, 10**6):06d}"
        row: Row = {"uid": uid, "name": rng.choice((None, uid.upper())) or uid, **self.life()}
        if label == "Area":
            row["level"] = rng.choice(("sub_district", "community", "community", "community", "community", "grid"))
        elif label == "Unit":
            row["kind"] = rng.choice(("enterprise", "school", "agency"))
        elif label == "Org":
            row |= {
                "tier": rng.choice((*PLACE_TIERS, *PLACE_TIERS, "group", "team", "working_committee")),
                "form": rng.choice(_FORMS),
            }
            row["sector"] = rng.choice(_SECTORS)
            row["founded_on"] = row.pop("valid_from", None)
        elif label == "Pact":
            row["signed_on"] = rng.choice((None, self.day(around=True), self.day()))
            row["expires_on"] = rng.choice((None, None, self.day(around=True), self.day()))
        self.nodes[label].append(row)

    def _tie(self, tie: str, starts: list[str], ends: list[str], most: int, **words: tuple[str, ...]) -> None:
        for _ in range(self.rng.randint(0, most) if starts and ends else 0):
            more = {key: self.rng.choice(choices) for key, choices in words.items()}
            uid = f"{tie}-{len(self.ties[tie]):03d}"
            ends_of = {"start": self.rng.choice(starts), "end": self.rng.choice(ends)}
            self.ties[tie].append({"uid": uid, **ends_of, **more, **self.life()})
