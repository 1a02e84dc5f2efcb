"""A sample's rows as a network, by a short way of its own: the import path is not used."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from typing import Any

from graphmodel.network import Network, network_of
from graphmodel.registers.sheets import LEDGER, SHEETS_BY_KEY, Sheet, ValueColumn
from graphmodel.samples import Row, Sample
from graphmodel.schema import NODES, TIES_BY_TYPE


def network_from(sample: Sample) -> Network:
    """The network that an import of the sample into an empty store must give, households folded."""
    conversion = Conversion(sample)
    return network_of(
        nodes=conversion.nodes, ties=conversion.ties, households=households(sample), on=sample.on, revision=1
    )


class Conversion:
    """Nodes and ties out of rows; a reference is a uid or else a name that only one record has."""

    def __init__(self, sample: Sample) -> None:
        self.nodes: dict[str, list[Row]] = {}
        self.ties: dict[str, list[Row]] = {}
        self.uids: dict[str, str] = {}
        tables = {SHEETS_BY_KEY[key]: rows for key, rows in sample.tables.items() if key != "Household"}
        ledger = tables.pop(LEDGER, [])
        owners = {sheet: self._add_nodes(sheet, rows) for sheet, rows in tables.items() if sheet.kind}
        self._name_nodes()
        for sheet, rows in tables.items():
            for at, row in enumerate(rows):
                self._add_ties(sheet, row, owners[sheet][at] if sheet.kind else None)
        for at, row in enumerate(ledger):
            self._add_entry(row, at)

    def _add_nodes(self, sheet: Sheet, rows: list[Row]) -> list[str]:
        label = str(sheet.kind)
        columns = [c for c in sheet.values if not c.on_tie]
        made = [
            {c.key: row.get(c.key) for c in columns} | {"uid": row.get("uid") or f"made-{label}-{at}"}
            for at, row in enumerate(rows)
        ]
        if NODES[label].starts != "valid_from":
            assert all("valid_from" not in row for row in rows)
        self.nodes[label] = made
        return [str(row["uid"]) for row in made]

    def _name_nodes(self) -> None:
        rows = [row for those in self.nodes.values() for row in those]
        uses = Counter(row["name"] for row in rows if row.get("name"))
        self.uids |= {row["name"]: row["uid"] for row in rows if uses[row.get("name")] == 1}
        uids = Counter(row["uid"] for row in rows)
        assert max(uids.values()) == 1
        self.uids |= {uid: uid for uid in uids}

    def _add_ties(self, sheet: Sheet, row: Row, owner: str | None) -> None:
        if owner is None:
            start, end = (next(c for c in sheet.references if c.names == side) for side in ("start", "end"))
            for a in self._named(row, start.key):
                for b in self._named(row, end.key):
                    self._add(str(sheet.tie), a, b, **{c.key: row.get(c.key) for c in sheet.values})
            return
        given = {c.key: row.get(c.key) for c in sheet.values if c.on_tie}
        for column in sheet.references:
            more: dict[str, Any] = dict(column.fixed) | {key: given[key] for key in column.given}
            for other in self._named(row, column.key):
                ends = (owner, other) if column.outward else (other, owner)
                self._add(column.tie, *ends, **more)

    def _add_entry(self, row: Row, at: int) -> None:
        """A row of the ledger: its pact, made once, and a project under it."""
        name = f"{'、'.join(sorted(row['community']))}与{'、'.join(sorted(row['partners']))}共建协议"
        pact, project = "pa-" + sha256(f"Pact\x1f{name}".encode()).hexdigest()[:16], f"made-ledger-{at}"
        if all(known["uid"] != pact for known in self.nodes["Pact"]):
            self.nodes["Pact"].append({"uid": pact, "name": name})
            for party in (*self._named(row, "community"), *self._named(row, "partners")):
                self._add("PARTY_TO", party, pact)
        done = re.search(r"\d{4}-\d\d-\d\d", row["progress"])
        made = {"uid": project, "name": row["project"], "content": row["content"], "due_on": row["due_on"]}
        self.nodes["Project"].append(made | {"done_on": date.fromisoformat(done.group()) if done else None})
        self._add("UNDER", project, pact)
        for unit in self._named(row, "responsible"):
            self._add("RESPONSIBLE_FOR", unit, project, role="responsible")

    def _named(self, row: Row, key: str) -> Iterator[str]:
        value = row.get(key) or ()
        return (self.uids[name] for name in ((value,) if isinstance(value, str) else value))

    def _add(self, kind: str, start: str, end: str, /, **more: Any) -> None:
        ties = self.ties.setdefault(kind, [])
        known = {p.name for p in TIES_BY_TYPE[kind].stored}
        assert set(more) <= known, (kind, more)
        ties.append({"uid": f"{kind}-{len(ties):06d}", "start": start, "end": end, **more})


def households(sample: Sample) -> list[Row]:
    """The households live on the day, counted per area."""
    rows = [row for row in sample.tables["Household"] if holds(row, sample.on)]
    every, hubs = Counter(r["area"] for r in rows), Counter(r["area"] for r in rows if r["hub"])
    return [{"area": area, "households": count, "hubs": hubs[area]} for area, count in every.items()]


def holds(row: Row, on: date) -> bool:
    """Whether a row is live on a day."""
    return (row.get("valid_from") or on) <= on and (row.get("valid_to") or date.max) > on


def value_keys(sheet: Sheet) -> set[str]:
    """Keys of a sheet's value columns."""
    return {c.key for c in sheet.columns if isinstance(c, ValueColumn)}
