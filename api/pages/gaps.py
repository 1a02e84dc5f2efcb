"""Gaps: every finding as a table that can be narrowed, put in order, paged and taken along as a file."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Annotated, Any

from fastapi import Depends, Response

from api.desk import Desk
from api.pages.asking import PageAsked, PageQuestion, Shown, page_router
from api.pages.choices import facet_value, filtered_words, toggled
from api.pages.ordering import Sort, check_sort, ordered, sort_values
from api.routes.findings import Asks
from api.routes.parameters import Cursor
from graphmodel.alliances.facets import Choice
from graphmodel.gaps import words
from graphmodel.gaps.facets import FindingTable
from graphmodel.gaps.finding import Finding, GapReport
from graphmodel.gaps.narrowing import Narrowing, narrow
from graphmodel.gaps.report.text import count_follow_ups
from graphmodel.gaps.report.values import csv_report, finding_row, finding_values
from graphmodel.gaps.report.workbook import workbook_report
from graphmodel.messages import say
from graphmodel.profiles import Profile
from graphmodel.vocabulary import SEVERITY, STATUS

router = page_router()

SIZE = 50
"""Findings on a page."""
SORTS: Mapping[str, Callable[[Finding], Any]] = {
    "status": lambda one: STATUS.keys.index(one.status),
    "severity": lambda one: SEVERITY.keys.index(one.severity),
    "since": lambda one: one.since,
    "name": lambda one: one.subject.name,
    "rule": lambda one: one.rule,
}
"""What the table can be put in the order of; equals stay in the report's order."""


@dataclass(frozen=True)
class Wanted:
    """What a reader wants of the findings."""

    narrowing: Narrowing
    sort: str
    cursor: str | None


async def read_wanted(page: PageQuestion, asks: Asks, *, sort: Sort = "", cursor: Cursor = None) -> Wanted:
    """Read what a link says."""
    check_sort(sort, SORTS)
    return Wanted(asks(page.asked.profile), sort, cursor)


@router.get("/gaps.{ending}")
@router.get("/gaps")
def gaps_page(page: PageQuestion, wanted: Annotated[Wanted, Depends(read_wanted)]) -> Response:
    """The findings of a scope."""
    profile = page.asked.profile

    def narrowed(desk: Desk) -> GapReport:
        report = narrow(desk.report(under=page.under), profile, wanted.narrowing)
        return replace(report, findings=ordered(report.findings, wanted.sort, SORTS))

    return page.show(
        "gaps.html",
        lambda desk: gaps_shown(page, desk, narrowed(desk), wanted),
        section="gaps",
        files={
            "csv": lambda desk: csv_report(narrowed(desk), profile),
            "xlsx": lambda desk: workbook_report(narrowed(desk), profile),
        },
    )


def gaps_shown(page: PageAsked, desk: Desk, report: GapReport, wanted: Wanted) -> Shown:
    """The table of a narrowed report."""
    profile = page.asked.profile
    part = page.asked.page(report.findings, key=lambda finding: finding.id, size=SIZE, cursor=wanted.cursor)
    follow_ups = count_follow_ups(report.findings)
    whole = narrow(desk.report(under=page.under), profile, Narrowing(everything=wanted.narrowing.everything))
    facets = _facets(page, FindingTable(desk.view, whole.findings), wanted.narrowing, profile)
    hidden = sum(report.summary["hidden"].values())
    return Shown(
        title=say("page.section_gaps"),
        answer=_answer(report),
        values={
            "items": [_row(one, profile, report, follow_ups(one)) for one in part.items],
            "total": part.total,
            "next": part.next,
            "facets": facets,
            "filtered": filtered_words(facets),
            "sort": sort_values(wanted.sort),
            "everything": wanted.narrowing.everything,
            "hidden": hidden,
            "ended": list(report.ended),
        },
    )


def _answer(report: GapReport) -> str:
    counts = report.summary["by_status"]
    if not counts:
        return say("report.nothing_found")
    said = [say("page.counted", what=STATUS.label(key), count=counts[key]) for key in STATUS.keys if key in counts]
    return say("page.gaps_answer", count=len(report.findings), statuses=words.listed(said))


def _row(finding: Finding, profile: Profile, report: GapReport, follow_ups: int) -> dict[str, Any]:
    said = finding_row(finding, profile, on=report.on)
    subject = finding.subject
    beside = [(e.name if e.uid != subject.uid and e.name not in e.says else "", e.says) for e in finding.evidence]
    return {
        **finding_values(finding),
        "title": said["title"],
        "status_label": said["status"],
        "severity_label": said["severity"],
        "kind_label": words.level(profile.scheme, subject.level) if subject.level else said["kind"],
        "since_label": said["since"],
        "decision_label": said["decision"],
        "evidence_said": [{"name": name, "says": says} for name, says in beside],
        "follow_ups": follow_ups,
    }


def _facets(page: PageAsked, table: FindingTable, asked: Narrowing, profile: Profile) -> list[dict[str, Any]]:
    """What findings can be narrowed by, and where one can go down to."""
    found = []
    for facet, chosen in asked.chosen().items():
        counts = {**table.counts(facet, asked)}
        for key in chosen:
            counts.setdefault(key, 0)
        choices = [Choice(key, _label(facet, key, profile), count) for key, count in counts.items()]
        found.append(
            facet_value(
                facet,
                say(f"page.facet_{facet}"),
                choices,
                chosen=chosen,
                href=partial(_chosen_href, page, facet, chosen),
                marked=facet == "status",
            )
        )
    areas = [Choice(*area) for area in table.areas(asked, under=page.under)]
    below = facet_value("area", say("page.facet_area"), areas, chosen=(), href=lambda uid: page.here(under=uid))
    return [*found, below]


def _chosen_href(page: PageAsked, facet: str, chosen: tuple[str, ...], key: str) -> str:
    return page.here(**{facet: toggled(chosen, key)})


def _label(facet: str, key: str, profile: Profile) -> str:
    if facet == "rule":
        rule = profile.rule(key)
        return f"{rule.title() if rule else key}　{key}"
    if facet == "level":
        return words.level(profile.scheme, key)
    if facet == "kind":
        return words.kind(key)
    return (STATUS if facet == "status" else SEVERITY).label(key)
