"""A store in memory for tests of planning: apply a plan to it, plan again."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

import polars as pl

from graphmodel.changes import NodeChange, unpack
from graphmodel.network import Network, network_of
from graphmodel.registers.households import STORED
from graphmodel.registers.plan import Plan, PlanOptions, make_plan
from graphmodel.registers.records import Problem, Reading, Record, Where
from graphmodel.registers.sheets import SHEETS_BY_KEY, ReferenceColumn
from graphmodel.schema import NODES, TIES_BY_TYPE

TODAY = date(2026, 3, 1)
DAY = TODAY.isoformat()


def record(sheet, row=2, /, **cells):
    """A row as reading gives it: a tuple or list is a reference cell."""
    declared = SHEETS_BY_KEY[sheet]
    keys = {c.key: isinstance(c, ReferenceColumn) for c in declared.columns}
    cells = {key.rstrip("_"): value for key, value in cells.items()}
    refs = {k: (v,) if isinstance(v, str) else tuple(v or ()) for k, v in cells.items() if keys[k]}
    return Record(declared, Where("f.xlsx", declared.zh, row), {k: v for k, v in cells.items() if not keys[k]}, refs)


def reading(*records, problems=(), refused=0, households=(), lost=()):
    for number, one in enumerate(records, start=2):
        one.where = Where(one.where.file, one.where.sheet, number)
    return Reading(list(records), list(problems), refused, 0, ("f.xlsx",), list(households), list(lost))


@dataclass
class Store:
    nodes: dict = field(default_factory=lambda: defaultdict(dict))
    ties: dict = field(default_factory=lambda: defaultdict(dict))
    on: date = TODAY

    def node(self, kind, uid, /, **image):
        self.nodes[kind][uid] = image
        return self

    def tie(self, kind, start, end, uid=None, /, **image):
        uid = uid or f"ti-{kind}-{start}-{end}"
        self.ties[kind][uid] = (start, self.kind_of(start), end, self.kind_of(end), image)
        return self

    def kind_of(self, uid):
        return next(kind for kind, rows in self.nodes.items() if uid in rows)

    def network(self) -> Network:
        nodes = {
            k: [{"uid": u, **_typed(NODES[k].stored, i)} for u, i in rows.items()] for k, rows in self.nodes.items()
        }
        nodes.pop("Household", None)
        ties = {
            kind: [
                {"uid": u, "start": s, "start_kind": a, "end": e, "end_kind": b, **_typed(TIES_BY_TYPE[kind].stored, i)}
                for u, (s, a, e, b, i) in rows.items()
                if a != "Household"
            ]
            for kind, rows in self.ties.items()
        }
        return network_of(nodes=nodes, ties=ties, on=self.on)

    def households(self) -> pl.DataFrame:
        tied = defaultdict(list)
        for uid, (start, kind, area, _, image) in self.ties["PART_OF"].items():
            if kind == "Household":
                tied[start].append({"tie_uid": uid, "area": area, **{f"tie_{k}": v for k, v in image.items()}})
        rows = [
            {"uid": uid, **image, **tie} for uid, image in self.nodes["Household"].items() for tie in tied[uid] or [{}]
        ]
        return pl.DataFrame([{n: row.get(n) for n in STORED} for row in rows], schema=STORED)

    def plan(self, *records, households=(), problems=(), refused=0, lost=(), **options) -> Plan:
        given = reading(*records, problems=problems, refused=refused, households=households, lost=lost)
        wanted = PlanOptions(today=self.on, now="2026-03-01T00:00:00Z", batch="b1", **options)
        plan = make_plan(given, self.network(), households=self.households() if households else None, options=wanted)
        assert all(p.reason and p.remedy for p in plan.problems if p.code.startswith("plan."))
        return plan

    def apply(self, plan) -> "Store":
        for blob in plan.draft.parts():
            part = unpack(blob)
            for change in part.rows:
                if isinstance(change, NodeChange):
                    assert self.nodes[change.kind].get(change.uid) == change.before
                    self.nodes[change.kind][change.uid] = dict(change.after)
                else:
                    old = self.ties[change.type].get(change.uid)
                    assert (old and old[4]) == change.before
                    ends = (change.start, change.start_kind, change.end, change.end_kind)
                    assert old is None or old[:4] == ends
                    self.ties[change.type][change.uid] = (*ends, dict(change.after))
        return self

    def load(self, *records, **more) -> "Store":
        plan = self.plan(*records, **more)
        assert not plan.refused, [p.reason for p in plan.problems]
        return self.apply(plan)

    def live(self, kind, start=None, end=None, on=DAY):
        """Ends and telling properties of the ties of a type whose own span holds."""
        return sorted(
            (s, e, *sorted((k, v) for k, v in i.items() if k not in {"source", "batch"}))
            for s, _, e, _, i in self.ties[kind].values()
            if (start in {None, s}) and (end in {None, e})
            and (i.get("valid_to") is None or i["valid_to"] > on)
            and (i.get("valid_from") is None or i["valid_from"] <= on)
        )  # fmt: skip

    def uid(self, kind, name):
        return next(u for u, image in self.nodes[kind].items() if image.get("name") == name)


def _typed(properties, image):
    dates = {p.name for p in properties if p.type == "date"}
    return {k: date.fromisoformat(v) if k in dates else v for k, v in image.items()}


def codes(plan) -> list[str]:
    return [p.code for p in plan.problems if isinstance(p, Problem)]


def town() -> Store:
    """Two sub-districts with a community of the same name in each, one grid, two orgs, two units."""
    store = Store()
    area = {"level": "community"}
    store.node("Area", "ar-1", name="东街道", level="sub_district", code="440101001000")
    store.node("Area", "ar-2", name="西街道", level="sub_district", code="440101002000")
    store.node("Area", "ar-11", name="幸福社区", code="440101001001", **area).tie("PART_OF", "ar-11", "ar-1")
    store.node("Area", "ar-12", name="东风社区", code="440101001002", **area).tie("PART_OF", "ar-12", "ar-1")
    store.node("Area", "ar-21", name="幸福社区", code="440101002001", **area).tie("PART_OF", "ar-21", "ar-2")
    store.node("Area", "ar-111", name="第一网格", level="grid").tie("PART_OF", "ar-111", "ar-11")
    store.node("Org", "or-1", name="东街道党工委", tier="working_committee").tie("LOCATED_IN", "or-1", "ar-1")
    store.node("Org", "or-11", name="幸福社区党委", tier="party_committee", org_code="P11")
    store.tie("SUBORDINATE_TO", "or-11", "or-1").tie("COVERS", "or-11", "ar-11")
    store.node("Unit", "un-1", name="甲公司", kind="enterprise", uscc="91350211M000100Y43")
    store.tie("LOCATED_IN", "un-1", "ar-11", place="operating")
    store.node("Unit", "un-2", name="乙公司", kind="enterprise").tie("LOCATED_IN", "un-2", "ar-12", place="operating")
    store.node("Chain", "ch-1", name="汽车产业链")
    return store
