"""Export: what it writes, import finds unchanged."""

import json

import networkx as nx
import polars as pl
import pytest

from graphmodel.errors import NotFoundError, OutputError, UsageError
from graphmodel.registers.export import export
from graphmodel.registers.identity import tie_uid
from graphmodel.registers.plan import PlanOptions, make_plan
from graphmodel.registers.reader import read_registers
from tests.unit.registers.world import TODAY, Store, record, town
from tests.unit.registers.written import read_csv


def full() -> Store:
    """A town with everything that a register can say."""
    households = pl.DataFrame(
        {
            "file": "f",
            "sheet": "户",
            "row": [2, 3],
            "uid": ["h1", "h2"],
            "area": ["ar-111", "ar-12"],
            "hub": [True, None],
        }
    )
    store = town().load(
        record("Area", uid="ar-11", name="幸福社区", level="community", households=3, lon=113.25, kind="community"),
        record("Org", uid="or-11", name="=SUM(A1)支部", tier="branch", form="joint", founded_on="2020-01-01", members=3,
               covers_areas=("ar-11", "ar-12"), covers_units=("un-1",), guided_by=("or-1",)),
        record("Coverage", org="or-11", target="ar-11", path="grid", build="single", valid_from="2024-01-01"),
        record("Coverage", org="or-11", target="ar-12", build="joint", primary=True),
        record("Coverage", org="or-11", target="ch-1", path="chain"),
        record("Coverage", org="or-11", target="ar-21", valid_from="2027-01-01"),
        record("Unit", uid="un-1", name="甲公司", kind="enterprise", above_scale=True, registered_area=("ar-12",),
               serves=("ar-11",), role="物业", chain=("ch-1",), segment="总装"),
        record("Unit", uid="un-9", name="老公司", kind="school", valid_from="2027-05-01", area=("ar-12",)),
        record("Chain", uid="ch-1", name="汽车产业链", segments=["零部件", "总装"]),
        record("Carrier", name="东园", kind="park", area=("ar-12",)),
        record("Alliance", uid="al", name="汽车联盟", chain=("ch-1",)),
        record("AllianceMember", alliance="al", member="un-1", slot="Y", role="lead"),
        record("Pact", uid="pa", name="协议", signed_on="2025-01-01", parties=("un-1", "ar-11")),
        record("Project", name="项目", under=("pa",), responsible=("or-1",), claimed_by=("un-1",), content="修路"),
        record("Resource", uid="rs", name="会议室", kind="场地", offered_by=("un-1",)),
        record("Need", name="缺场地", kind="场地", raised_by=("ar-11",), matched_to=("rs",)),
        record("ServicePoint", name="驿站", kind="post", area=("ar-11",), serves=("ar-11",), offered_by=("un-1",)),
        record("Post", kind="grid_head", at=("ar-111",), required=1),
        record("Event", kind="meeting", on="2026-01-02", about=("un-1",), by=("or-1",)),
        record("Decision", finding="C1.grid~ar-111", verdict="postponed"),
        record("Grouping", area="ar-111", into="ar-12", division="党建网格"),
        record("WorkCoverage", org="or-1", unit="un-2", by="adviser"),
        record("ReportIn", member="un-1", area="ar-11", kind="unit", count=3, everyday=True),
        record("Seat", member="un-1", org="or-11"),
        record("Contact", org="or-1", target="or-11"),
        record("Draws", org="or-1", from_="or-11", count=4),
        households=[households],
    )  # fmt: skip
    store.tie("SERVES", "un-1", "ar-12", role="业委会")
    store.node("Unit", "un-gone", name="旧公司", kind="enterprise", valid_to="2024-01-01")
    return store.tie("COVERS", "or-11", "un-gone")


def grown() -> Store:
    """A town whose grid, head, cover and unit have changed: much has ended, and ties have dates and roles."""
    store = full()
    store.load(
        record("Area", uid="ar-111", name="第一网格", level="grid", parent=("ar-12",))
    )  # from ar-11: that tie ends
    store.load(record("Org", uid="or-11", name="新支部", tier="branch", superior=(), covers_units=()))
    store.load(record("Unit", uid="un-2", name="乙公司", kind="enterprise", valid_to="2026-02-01"))
    store.load(record("Unit", name="乙公司", kind="enterprise", area=("ar-12",)))
    store.load(record("Coverage", org="or-1", target="ar-21", path="district", valid_to="2025-01-01"))
    store.load(record("Pact", uid="pa-2", name="旧协议", valid_to="2025-12-31", parties=("un-2",)))
    store.load(
        record("Project", uid="pj-2", name="旧项目", under=("pa-2",), responsible=("un-2",), valid_to="2026-01-01")
    )
    store.load(record("Post", uid="po-2", kind="adviser", at=("or-11",), valid_to="2025-06-01"))
    store.tie("SUBORDINATE_TO", "or-11", "or-1", tie_uid("SUBORDINATE_TO", "or-11", "or-1", valid_from="2026-02-15"),
              valid_from="2026-02-15")  # fmt: skip
    return store.tie("PARTY_TO", "or-1", "pa", tie_uid("PARTY_TO", "or-1", "pa"), role="见证")


def images(store):
    """Every record and tie, without where it came from."""
    trace = {"source", "batch", "first_seen", "last_seen"}
    nodes = {u: {k: v for k, v in i.items() if k not in trace} for of in store.nodes.values() for u, i in of.items()}
    ties = [
        (kind, start, end, sorted((k, str(v)) for k, v in i.items() if k not in trace))
        for kind, of in store.ties.items() for start, _, end, _, i in of.values()
    ]  # fmt: skip
    return nodes, sorted(ties)


def plan_of(store, path):
    reading = read_registers([path])
    options = PlanOptions(today=TODAY, now="2026-03-02T00:00:00Z", batch="b2")
    return make_plan(reading, store.network(), households=store.households(), options=options)


@pytest.mark.parametrize("name", ["folder", "all.xlsx", "all.json"])
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("made", [full, grown])
def test_what_export_writes_import_finds_unchanged(tmp_path, name, lang, made):
    store = made()
    plan = plan_of(store, export(store.network(), store.households(), tmp_path / name, lang=lang))
    assert [p.reason for p in plan.problems if p.severity == "error"] == []
    assert not plan.draft, plan.draft.counts
    assert plan.unchanged > 25


@pytest.mark.parametrize("name", ["folder", "all.xlsx", "all.json"])
@pytest.mark.parametrize("made", [full, grown])
def test_what_export_writes_makes_every_record_and_tie_anew_ended_ones_too(tmp_path, name, made):
    store, empty = made(), Store()
    path = export(store.network(), store.households(), tmp_path / name)
    plan = plan_of(empty, path)
    assert {p.code for p in plan.problems} <= {"plan.postponed_for_good", "register.credit_code_wrong"}
    empty.apply(plan)
    assert images(empty) == images(store)
    assert not plan_of(empty, path).draft
    assert not plan_of(store, path).draft


def test_ties_that_stand_only_in_cells_have_their_dates_and_ends_in_a_sheet_of_their_own(tmp_path):
    store = grown()
    whole = json.loads(export(store.network(), None, tmp_path / "a.json").read_text(encoding="utf-8"))
    said = whole["TieHistory"]
    assert {"type": "PART_OF", "from": "ar-111", "to": "ar-11", "valid_to": "2026-03-01"} in said
    assert {"type": "SUBORDINATE_TO", "from": "or-11", "to": "or-1", "valid_from": "2026-02-15"} in said
    assert {"type": "PARTY_TO", "from": "or-1", "to": "pa", "detail": "见证"} in said
    assert not [row for row in said if row["type"] == "LOCATED_IN" and row["from"] == "un-1"]


def test_a_history_whose_detail_is_not_of_its_type_is_refused(tmp_path):
    head = "联系类型,起点,终点,细目,止"
    reading = read_csv(
        tmp_path,
        "联系沿革",
        head,
        "上级区域,ar-111,ar-11,某某,2025-01-01",
        "所在,un-1,ar-11,住处,",
        "所在,un-1,ar-11,注册地,",
    )
    assert [p.code for p in reading.problems] == ["register.detail_unwanted", "register.word_unknown"]
    assert [(r.values["place"], r.references["from"]) for r in reading.records] == [("registered", ("un-1",))]
    assert reading.refused_rows == 2


def test_what_has_ended_can_be_left_out(tmp_path):
    store = grown()
    path = export(store.network(), None, tmp_path / "a.json", retired=False)
    whole = json.loads(path.read_text(encoding="utf-8"))
    assert "TieHistory" not in whole
    assert "un-gone" not in json.dumps(whole)
    assert not plan_of(store, path).draft


def test_a_graphml_imports_back_unchanged_and_clears_no_count_that_it_left_out(tmp_path):
    store = full()
    plan = plan_of(store, export(store.network(), store.households(), tmp_path / "a.graphml"))
    assert [p.reason for p in plan.problems if p.severity == "error"] == []
    assert not plan.draft, plan.draft.counts
    assert plan.unchanged > 25


def test_a_graphml_fills_an_empty_store_with_what_is_live(tmp_path):
    store, empty = full(), Store()
    plan = plan_of(empty, export(store.network(), None, tmp_path / "a.graphml"))
    assert not plan.refused, [p.reason for p in plan.problems]
    empty.apply(plan)
    assert set(empty.nodes["Unit"]) == {"un-1", "un-2"}
    assert set(empty.nodes["Org"]) == set(store.nodes["Org"])
    for kind in ("COVERS", "PART_OF", "LOCATED_IN", "MEMBER_OF", "GROUPED_INTO", "REPORTS_TO", "IN_SEGMENT"):
        live = [t for t in store.live(kind) if t[1] != "un-gone" and t[0] not in {"un-9", "h1", "h2"}]
        assert empty.live(kind) == live


def test_texts_that_look_like_formulas_are_texts(tmp_path):
    store = full()
    export(store.network(), None, tmp_path / "folder")
    assert "'=SUM(A1)支部" in (tmp_path / "folder" / "党组织.csv").read_text(encoding="utf-8-sig")
    from openpyxl import load_workbook

    export(store.network(), None, tmp_path / "a.xlsx")
    cells = [c for row in load_workbook(tmp_path / "a.xlsx")["党组织"].iter_rows() for c in row]
    assert {c.data_type for c in cells if c.value and "SUM" in str(c.value)} == {"s"}


def test_a_csv_folder_opens_in_excel_with_its_byte_order_mark(tmp_path):
    export(town().network(), None, tmp_path / "folder")
    assert (tmp_path / "folder" / "区域.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert not (tmp_path / "folder" / "户.csv").exists()


def test_json_has_keys_and_stored_values(tmp_path):
    store = full()
    whole = json.loads(export(store.network(), store.households(), tmp_path / "a.json").read_text(encoding="utf-8"))
    assert {"uid": "h1", "area": "ar-111", "hub": True} in whole["Household"]
    assert next(r for r in whole["Area"] if r["uid"] == "ar-11")["level"] == "community"


def test_graphml_holds_live_records_without_households_and_small_household_counts(tmp_path):
    store = full()
    one, two = (export(store.network(), store.households(), tmp_path / n) for n in ("a.graphml", "b.graphml"))
    assert one.read_bytes() == two.read_bytes()
    graph = nx.read_graphml(one)
    assert "h1" not in graph
    assert "un-gone" not in graph
    assert "households" not in graph.nodes["ar-11"]
    assert graph.nodes["un-1"]["kind"] == "Unit"
    assert graph.nodes["ar-11"]["lon"] == 113.25
    assert any(d["type"] == "COVERS" and d.get("path") == "chain" for _, _, d in graph.out_edges("or-11", data=True))


def test_only_the_sheets_asked_for_are_written_empty_ones_too(tmp_path):
    export(Store().network(), None, tmp_path / "f", sheets=("Unit", "户"))
    assert sorted(p.name for p in (tmp_path / "f").iterdir()) == ["单位.csv", "户.csv"]
    with pytest.raises(NotFoundError):
        export(Store().network(), None, tmp_path / "f", sheets=("没有",))


def test_an_unknown_ending_and_a_place_that_cannot_be_written_are_told(tmp_path):
    with pytest.raises(UsageError):
        export(town().network(), None, tmp_path / "a.pdf")
    with pytest.raises(OutputError):
        export(town().network(), None, tmp_path / "no" / "a.json")
    with pytest.raises(OutputError):
        export(town().network(), None, tmp_path / "no" / "a.xlsx")
