"""Overview: the table that a town office keeps, findings by what to do, what is due; and where to begin on an empty store."""

from collections.abc import Mapping
from itertools import groupby
from typing import Any

from fastapi import Response

from api.desk import Desk
from api.pages.asking import PageAsked, PageQuestion, Shown, page_router
from api.pages.record.figures import coverage_value
from api.pages.upcoming import upcoming
from api.routes.parameters import By
from graphmodel.gaps import words
from graphmodel.gaps.finding import GapReport
from graphmodel.gaps.report.summary_files import summary_csv, summary_workbook
from graphmodel.gaps.report.summary_table import summary_notes, summary_table
from graphmodel.gaps.report.text import coverage_label
from graphmodel.gaps.scope import scope_of
from graphmodel.gaps.summary import Summary
from graphmodel.messages import say
from graphmodel.profiles import Profile
from graphmodel.vocabulary import STATUS
from viz.summary_document import summary_cells, summary_groups

router = page_router()


@router.get("/index.{ending}")
@router.get("/")
def overview_page(page: PageQuestion, by: By = None) -> Response:
    """The overview of a scope."""
    profile = page.asked.profile

    def summary(desk: Desk) -> Summary:
        earlier = page.asked.service.before(page.asked.held)
        return desk.summary(by=by, under=page.under, earlier=earlier)

    def make(desk: Desk) -> Shown:
        if desk.network.live_nodes("Area").is_empty() and page.under is None:
            return Shown(title=say("page.first_title"), answer=say("page.first_answer"), values={"first": True})
        return overview_shown(page, desk, summary(desk))

    return page.show(
        "overview.html",
        make,
        section="overview",
        files={
            "csv": lambda desk: summary_csv(summary(desk), profile),
            "xlsx": lambda desk: summary_workbook(summary(desk), profile),
        },
    )


def overview_shown(page: PageAsked, desk: Desk, summary: Summary) -> Shown:
    """Everything of the overview."""
    profile = page.asked.profile
    report = desk.report(under=page.under)
    scope = summary.scope_name or say("page.everywhere")
    return Shown(
        title=scope if page.under is not None else say("page.section_overview"),
        answer=_answer(report, profile, scope),
        values={
            "first": False,
            "coverage": [coverage_value(row, profile) for row in report.coverage if row.total != 0],
            "statuses": _statuses(report),
            "upcoming": upcoming(desk.shelf, under=page.under),
            "table": _table(page, summary, profile),
            "by_label": coverage_label(summary.by, profile),
            "levels": [
                {"label": coverage_label(key, profile), "href": page.here(by=key), "on": key == summary.by}
                for key in _levels_below(desk, page.under)
            ],
            "notes": summary_notes(summary, profile),
            "record": _record(page, desk),
        },
    )


def _record(page: PageAsked, desk: Desk) -> str | None:
    """The address of the scope's own page, where it is one area."""
    if page.under is None:
        return None
    return page.links.record("Area", page.under) if page.under in desk.network.live_nodes("Area")["uid"] else None


def _levels_below(desk: Desk, under: str | None) -> list[str]:
    """The levels that rows can be of: those with areas in the scope."""
    scope = scope_of(desk.view, under)
    there = set(desk.view.territory.areas.join(scope.areas, on="uid", how="semi")["level"])
    return [key for key in desk.profile.scheme.keys if key in there][1:]


def _answer(report: GapReport, profile: Profile, scope: str) -> str:
    if not report.on_record:
        return ""
    said = [
        say(
            "page.covered_of",
            covered=f"{row.covered:,}",
            total=f"{row.total:,}",
            level=coverage_label(row.level, profile),
        )
        for row in report.coverage
        if row.covered is not None and row.total and row.level in profile.scheme and profile.scheme[row.level].covered
    ]
    blanks = report.summary["by_status"].get("blank", 0)
    return say("page.overview_answer", scope=scope, covered=words.listed(said), blanks=f"{blanks:,}")


def _statuses(report: GapReport) -> list[dict[str, Any]]:
    """Statuses in the order of what to do, each with its rules and how many they found."""
    found = []
    for status, of_status in groupby(report.findings, key=lambda one: one.status):
        findings = list(of_status)
        rules = [
            {"id": rule, "title": group[0].asked.title(), "count": len(group)}
            for rule, same in groupby(findings, key=lambda one: one.rule)
            if (group := list(same))
        ]
        found.append({"key": status, "label": STATUS.label(status), "count": len(findings), "rules": rules})
    return found


def _table(page: PageAsked, summary: Summary, profile: Profile) -> dict[str, Any]:
    table = summary_table(summary, profile)
    whats = [heading.what for heading in table.headings]

    def cells(row: tuple[Any, ...], uid: str | None) -> list[dict[str, Any]]:
        said = summary_cells(row, table)
        return [
            {"look": look, "text": text, "what": what, "href": _behind(page, what, uid) if text != "—" else None}
            for (look, text), what in zip(said, whats, strict=True)
        ]

    return {
        "groups": [
            {"name": group["name"], "columns": [{"label": c.label, "form": c.form} for c in group["columns"]]}
            for group in summary_groups(table)
        ],
        "rows": [cells(cells_, row.uid) for cells_, row in zip(table.rows, summary.rows, strict=True)],
        "totals": cells(table.totals, page.under),
    }


def _behind(page: PageAsked, what: str, uid: str | None) -> str | None:
    """The address of the list behind a figure of the row of an area, or of the totals."""
    name, _, of = what.partition(":")
    if name == "name":
        return page.links.record("Area", uid) if uid and uid != page.under else None
    if name in {"blank", "others"}:
        status = ["blank"] if name == "blank" else [key for key in STATUS.keys if key != "blank"]
        return page.link("/gaps", under=uid, status=status)
    asked: Mapping[str, tuple[str, dict[str, str]]] = {
        "own": ("areas", {"counted": f"total:{of}"}),
        "total": ("units" if of == "two_new" else "areas", {"counted": f"total:{of}"}),
        "covered": ("units" if of == "two_new" else "areas", {"counted": f"covered:{of}"}),
        "share": ("units" if of == "two_new" else "areas", {"counted": f"open:{of}"}),
        "units": ("units", {"counted": "total:operating"}),
        "households": ("areas", {"households__missing": "false"}),
        "hubs": ("areas", {"hub_households__missing": "false"}),
        "orgs": ("orgs", {"tier": of, "counted": "total:formal"}),
    }
    if name not in asked:
        return None
    path, filters = asked[name]
    return page.link(f"/records/{path}", under=uid, **filters)
