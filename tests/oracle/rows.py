"""Rows of a network under way, and the small choices that random networks are made of."""

import random
from datetime import date, timedelta
from typing import Any

Row = dict[str, Any]
ON = date(2025, 6, 30)


class Rows:
    """Rows under way; every choice comes from one generator."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)  # noqa: S311 - reproducible, not secret
        self.nodes: dict[str, list[Row]] = {}
        self.ties: dict[str, list[Row]] = {}
        self.households: list[Row] = []
        self.used: set[str] = set()

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def uid(self, prefix: str) -> str:
        while (uid := f"{prefix}-{self.rng.randrange(10**5):05d}") in self.used:
            pass
        self.used.add(uid)
        return uid

    def near(self, *, days: tuple[int, ...] = (-1, 0, 1)) -> date:
        return ON + timedelta(days=self.rng.choice(days))

    def life(self, *, ended: float = 0.06) -> Row:
        """Dates around the day: mostly none or open, sometimes just begun, not yet begun, just ended."""
        row: Row = {}
        if self.chance(0.1):
            row["valid_from"] = self.near(days=(-400, -30, -1, 0, 0, 1))
        if self.chance(ended):
            row["valid_to"] = self.near(days=(-30, -1, 0, 0, 1, 200))
        return row

    def node(self, label: str, prefix: str, **row: Any) -> Row:
        made = {"uid": self.uid(prefix), **{k: v for k, v in row.items() if v is not None}}
        made.setdefault("name", made["uid"])
        self.nodes.setdefault(label, []).append(made)
        return made

    def tie(self, kind: str, start: Row, end: Row, /, **row: Any) -> None:
        filled = {k: v for k, v in row.items() if v is not None}
        made = {"uid": self.uid("ti"), "start": start["uid"], "end": end["uid"], **filled}
        self.ties.setdefault(kind, []).append(made)
