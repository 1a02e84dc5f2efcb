"""The ledger of pacts, and what it leaves to do, laid out as tables."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import cast

from graphmodel.alliances.burdens import Burdens, Dependence, Duty, Themes
from graphmodel.alliances.naming import Named
from graphmodel.alliances.pacts import PactRow, Pacts
from graphmodel.alliances.projects import ProjectRow
from graphmodel.alliances.report.listing import Cell, Listing, Table
from graphmodel.alliances.report.notes import column, facet_table, filter_notes, scope_label, title
from graphmodel.alliances.words import fact_label, state_label, theme_label
from graphmodel.gaps import words
from graphmodel.messages import say


def pacts_listing(answer: Pacts) -> Listing:
    """Lay the ledger out: the pacts, and a row for each project, or for a pact that has none."""
    empty = _empty(answer, "pact.nothing_passes")
    pairs = [
        (pact, project) for pact in answer.rows for project in (*pact.projects, *(() if pact.projects else (None,)))
    ]
    ledger = projects_table(pairs, title("ledger"))
    return Listing(
        title=say("pact.list_title"),
        scope=scope_label(answer.filters),
        on=answer.on,
        revision=answer.revision,
        notes=tuple(filter_notes(answer.filters, len(answer.rows), answer.total, answer.facets)),
        tables=(
            replace(pacts_table(answer.rows, say("pact.title")), empty=empty),
            replace(ledger, columns=tuple(replace(c, wide=0) for c in ledger.columns)),
            facet_table(answer.facets),
        ),
        main=1,
    )


def pacts_table(pacts: Sequence[PactRow], name: str) -> Table:
    """Pacts, one a row."""
    columns = (
        column("name", 24), column("uid"), column("places"), column("partners"), column("signed_on"),
        column("expires_on", 10), column("state", 9), column("promised", 8), column("projects", 9),
        column("overdue", 4, number=True), column("lacks", 22),
    )  # fmt: skip
    return Table(name, columns, tuple(map(_pact, pacts)), say("alliance.none"))


def projects_table(pairs: Sequence[tuple[PactRow | None, ProjectRow | None]], name: str) -> Table:
    """Projects with their pacts, one a row, as the one-sheet ledger has them."""
    columns = (
        column("places"), column("partners"), column("project", 24), column("content", 18), column("responsible", 18),
        column("due_on", 10), column("done_on", 10), column("progress", 8), column("theme"), column("claimed_by"),
        column("lacks"), column("pact"), column("state"), column("promised"), column("expires_on"),
    )  # fmt: skip
    return Table(name, columns, tuple(_project(pact, project) for pact, project in pairs), say("alliance.none"))


def burdens_listing(burdens: Burdens) -> Listing:
    """Lay out what the pacts leave to do."""
    if burdens.by == "responsible":
        return duties_listing(burdens.pacts, cast("Sequence[Duty]", burdens.rows))
    if burdens.by == "theme":
        return themes_listing(burdens.pacts, cast("Sequence[Themes]", burdens.rows))
    return partners_listing(burdens.pacts, cast("Sequence[Dependence]", burdens.rows))


def duties_listing(answer: Pacts, duties: Sequence[Duty]) -> Listing:
    """Lay out who answers for what, and what is late."""
    columns = (
        column("responsible", 28), column("uid"), column("projects", 9), column("overdue", 4, number=True),
        column("earliest", 10), column("late", 38),
    )  # fmt: skip
    late = Table(say("pact.by_responsible"), columns, tuple(map(_duty, duties)), _empty(answer, "alliance.none"))
    return _section(answer, late, ())


def themes_listing(answer: Pacts, themes: Sequence[Themes]) -> Listing:
    """Lay out which themes each place works on, and which it lacks."""
    columns = (
        column("place", 20), column("uid"), column("path"), column("pacts", 8, number=True), column("has", 32),
        column("lacking", 32),
    )  # fmt: skip
    known = dict.fromkeys(theme for row in themes for theme in (*row.projects, *row.lacks))
    table = Table(say("pact.by_theme"), columns, tuple(map(_themes, themes)), _empty(answer, "pact.no_theme"))
    return _section(answer, table, (say("pact.themes_known", count=len(known)),) if known else ())


def partners_listing(answer: Pacts, dependences: Sequence[Dependence]) -> Listing:
    """Lay out which places hang on one partner."""
    columns = (
        column("partner", 30),
        column("uid"),
        column("count", 4, number=True),
        column("affected", 36),
        column("through", 22),
    )
    rows = tuple(
        (
            d.partner.name,
            d.partner.uid,
            len(d.places),
            names_of(d.places),
            (*map(words.tie, d.ties), *names_of(d.through)),
        )
        for d in dependences
    )
    table = Table(say("pact.by_partner"), columns, rows, _empty(answer, "alliance.none"))
    return _section(answer, table, (say("pact.partner_note"),))


def names_of(items: Sequence[Named]) -> tuple[str, ...]:
    """The names of some records."""
    return tuple(item.name for item in items)


def _empty(answer: Pacts, code: str) -> str:
    """What is said of an empty table: *code*, unless no pact is on record at all."""
    return say(code if answer.total else "pact.nothing_stored")


def _section(answer: Pacts, table: Table, notes: tuple[str, ...]) -> Listing:
    asked = filter_notes(answer.filters, len(answer.rows), answer.total, ())
    return Listing(
        title=say("pact.list_title"),
        scope=scope_label(answer.filters),
        on=answer.on,
        revision=answer.revision,
        notes=(*asked, *notes),
        tables=(table,),
    )


def _pact(pact: PactRow) -> tuple[Cell, ...]:
    lacks = tuple(map(fact_label, pact.lacks))
    return (
        pact.name, pact.uid, names_of(pact.places), names_of(pact.partners), pact.signed_on, pact.expires_on,
        state_label(pact.state), _promised(pact), f"{pact.done} / {len(pact.projects)}", pact.overdue, lacks,
    )  # fmt: skip


def _project(pact: PactRow | None, project: ProjectRow | None) -> tuple[Cell, ...]:
    lacks = project.lacks if project else ("project",)
    own: tuple[Cell, ...] = (None,) * 8
    if project:
        own = (
            project.name, project.content, names_of(project.responsible), project.due_on, project.done_on,
            _progress(project), theme_label(project.theme) if project.theme else None, names_of(project.claimed_by),
        )  # fmt: skip
    sides: tuple[Cell, ...] = (names_of(pact.places), names_of(pact.partners)) if pact else (None, None)
    terms: tuple[Cell, ...] = (
        (pact.name, state_label(pact.state), _promised(pact), pact.expires_on) if pact else (None,) * 4
    )
    return (*sides, *own, tuple(map(fact_label, lacks)), *terms)


def _progress(project: ProjectRow) -> str:
    return say(f"pact.progress_{'done' if project.done_on else 'late' if project.late else 'open'}")


def _promised(pact: PactRow) -> str | None:
    return None if pact.promised is None else say("pact.promised_yes" if pact.promised else "pact.promised_no")


def _duty(duty: Duty) -> tuple[Cell, ...]:
    earliest: date | None = duty.late[0].project.due_on if duty.late else None
    late = tuple(one.project.name for one in duty.late)
    bearer = duty.bearer.name if duty.bearer else say("pact.nobody")
    count = f"{duty.done} / {duty.projects}"
    return (bearer, duty.bearer.uid if duty.bearer else None, count, len(duty.late), earliest, late)


def _themes(row: Themes) -> tuple[Cell, ...]:
    has = tuple(f"{theme_label(theme)} {count}" for theme, count in row.projects.items())
    lacks = tuple(map(theme_label, row.lacks))
    return (row.place.name, row.place.uid, " / ".join(row.path), row.pacts, has, lacks)
