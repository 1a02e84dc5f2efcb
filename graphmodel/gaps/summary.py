"""Summary: one row an area of a level, what lies in it and how much of that is covered, with totals.

Assumes that what lies in several rows counts in each of them: totals are the sums of the rows, and :attr:`Summary.scope`
says how much there is when each is counted once.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

import polars as pl

from graphmodel.discretion import is_few
from graphmodel.errors import NotFoundError
from graphmodel.gaps.catalogue import view_of
from graphmodel.gaps.coverage import coverage_rows
from graphmodel.gaps.figures import Figures, figures_of
from graphmodel.gaps.finding import Coverage
from graphmodel.gaps.narrowing import level_named
from graphmodel.gaps.scope import Scope, scope_of
from graphmodel.gaps.view import View
from graphmodel.network import Network
from graphmodel.profiles import Profile
from graphmodel.schema import Uid

_TOTALS = ""
"""Uid of the row of totals: no area has it."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A number of households that may not be known (value None), or not be said.

    ``few``: one to four, value None. ``more``: a sum without the rows of either sort, so at least the value.
    """

    value: int | None
    sign: Literal["", "few", "more"] = ""


@dataclass(frozen=True, slots=True)
class Covered:
    """How many of something are covered: ``covered`` None where nothing is on record, ``change`` where not comparable."""

    total: int
    covered: int | None
    change: int | None = None

    @property
    def share(self) -> float | None:
        """Covered of total, or None where that says nothing."""
        return None if self.covered is None or self.total == 0 else self.covered / self.total


@dataclass(frozen=True, slots=True)
class SummaryRow:
    """One area, or the totals (empty uid and name).

    Attributes
    ----------
    coverage
        By level, from the row's own down, then ``two_new``.
    orgs
        FORMAL organisations by tier, those that are in it by themselves; None where nothing is on record.
    units
        Operating units.
    blank, others
        Findings to fill, and all others, hidden ones apart.
    """

    uid: Uid
    name: str
    code: str | None
    coverage: Mapping[str, Covered]
    households: Amount
    hubs: Amount
    orgs: Mapping[str, int] | None
    units: int
    blank: int
    others: int


@dataclass(frozen=True, slots=True)
class Summary:
    """The table that a town office keeps.

    Attributes
    ----------
    by
        Level of the rows; they stand in the order of their codes.
    scope
        The same measures with everything in the scope counted once, whether in a row or not.
    compared
        Whether the state before the last batch was known, so that changes are.
    """

    profile: str
    on: date
    under: str | None
    scope_name: str | None
    revision: int
    by: str
    rows: tuple[SummaryRow, ...]
    totals: SummaryRow
    scope: tuple[Coverage, ...]
    compared: bool


def summarise(
    network: Network,
    profile: Profile,
    *,
    by: str | None = None,
    under: str | None = None,
    earlier: Network | None = None,
) -> Summary:
    """Sum up a scope, one row an area.

    Parameters
    ----------
    by
        Level of the rows; None for the one below the scope's (without scope: below the top level).
    under
        Uid of a live area, or a division code; None for all.
    earlier
        The network before the last batch, where known: each row then says how much more is covered.

    Raises
    ------
    UsageError
        The scheme has no level *by*.
    NotFoundError
        Nothing live is under *under*.

    Notes
    -----
    Relational work over columns, linear in areas, units and ties times the depth of the trees; rows are made last.
    """
    return summary_in(view_of(network, profile), by=by, under=under, earlier=earlier)


def summary_in(
    view: View, *, by: str | None = None, under: str | None = None, earlier: Network | None = None
) -> Summary:  # fmt: skip
    """Sum up a scope of a view, as :func:`summarise`."""
    network, profile = view.network, view.profile
    scope = scope_of(view, under)
    level = level_of_rows(scope, by)
    figures = figures_of(view, level)
    rows = _rows(scope, level, figures)
    totals = _totals(rows, tuple(figures.coverage))
    before = _before(earlier, profile, level, under)
    names = view.territory.areas.filter(uid=scope.area)["name"] if scope.area is not None else ()
    return Summary(
        profile=profile.name,
        on=network.on,
        under=under,
        scope_name=next(iter(names), None),
        revision=network.revision,
        by=level,
        rows=tuple(_compared(row, before.get(row.uid)) for row in rows) if before else rows,
        totals=_compared(totals, before[_TOTALS]) if before else totals,
        scope=coverage_rows(view, scope),
        compared=bool(before),
    )


def level_of_rows(scope: Scope, by: str | None) -> str:
    """The level of the rows of a table: *by*, else the one below the scope's.

    Raises
    ------
    UsageError
        The scheme has no level *by*.
    """
    view = scope.view
    keys = view.scheme.keys
    if by is not None:
        return level_named(by, view.profile, parameter="by")
    own = view.territory.areas.filter(uid=scope.area)["level"].to_list() if scope.area is not None else []
    at = keys.index(own[0]) if own and own[0] in keys else 0
    return keys[min(at + 1, len(keys) - 1)]


def areas_of_rows(scope: Scope, level: str) -> pl.DataFrame:
    """``uid`` (a number), ``name``, ``code`` of the areas of a level in a scope, in the order of their codes."""
    territory = scope.view.territory
    return (
        territory.areas.filter(level=level)
        .join(scope.areas, on="uid", how="semi")
        .join(territory.places, on="uid")
        .sort("place", "uid")
        .select("uid", "name", "code")
    )


def _rows(scope: Scope, level: str, figures: Figures) -> tuple[SummaryRow, ...]:
    anything = not scope.view.presence.orgs.is_empty()
    return tuple(
        replace(_row(number, figures, anything=anything), uid=scope.view.uid(number), name=name, code=code)
        for number, name, code in areas_of_rows(scope, level).iter_rows()
    )


def _row(number: int, figures: Figures, *, anything: bool) -> SummaryRow:
    """The row of the area of that number, without uid, name and code."""
    coverage = {key: Covered(*found.get(number, (0, None))) for key, found in figures.coverage.items()}
    orgs = figures.orgs.get(number, {})
    recorded = bool(orgs) or (anything and any(covered.covered is not None for covered in coverage.values()))
    households, hubs = figures.households.get(number, (None, None))
    blank, others = figures.findings.get(number, (0, 0))
    return SummaryRow(
        uid=Uid(""),
        name="",
        code=None,
        coverage=coverage,
        households=_amount(households),
        hubs=_amount(hubs),
        orgs=orgs if recorded else None,
        units=figures.units.get(number, 0),
        blank=blank,
        others=others,
    )


def _amount(count: int | None) -> Amount:
    return Amount(None, "few") if count is not None and is_few(count) else Amount(count)


def _totals(rows: Sequence[SummaryRow], keys: Sequence[str]) -> SummaryRow:
    orgs = [row.orgs for row in rows if row.orgs is not None]
    tiers = dict.fromkeys(tier for counts in orgs for tier in counts)
    return SummaryRow(
        uid=Uid(_TOTALS),
        name="",
        code=None,
        coverage={key: _sum([row.coverage[key] for row in rows]) for key in keys},
        households=_sum_amounts([row.households for row in rows]),
        hubs=_sum_amounts([row.hubs for row in rows]),
        orgs={tier: sum(counts.get(tier, 0) for counts in orgs) for tier in tiers} if orgs else None,
        units=sum(row.units for row in rows),
        blank=sum(row.blank for row in rows),
        others=sum(row.others for row in rows),
    )


def _sum(parts: Sequence[Covered]) -> Covered:
    """Add up; a row without records adds to the total and covers nothing, unless no row has any."""
    known = [part.covered for part in parts if part.covered is not None]
    return Covered(sum(part.total for part in parts), sum(known) if known else None)


def _sum_amounts(parts: Sequence[Amount]) -> Amount:
    """Add up what is known and said: a row that is left out must not come back as a difference."""
    if all(part.value is None for part in parts):
        return Amount(None)
    whole = all(part.value is not None for part in parts)
    return Amount(sum(part.value or 0 for part in parts), "" if whole else "more")


def _before(earlier: Network | None, profile: Profile, level: str, under: str | None) -> Mapping[str, SummaryRow]:
    """The rows of the earlier state by uid, totals among them; nothing where it had no such scope."""
    if earlier is None:
        return {}
    view = view_of(earlier, profile)
    try:
        scope = scope_of(view, under)
    except NotFoundError:
        return {}
    figures = figures_of(view, level)
    rows = _rows(scope, level, figures)
    return {row.uid: row for row in (*rows, _totals(rows, tuple(figures.coverage)))}


def _compared(row: SummaryRow, before: SummaryRow | None) -> SummaryRow:
    """Say of each measure how much it has changed; in a new area all is new."""
    changes = {
        key: replace(now, change=_change(now.covered, before.coverage[key].covered if before else 0))
        for key, now in row.coverage.items()
    }
    return replace(row, coverage=changes)


def _change(now: int | None, before: int | None) -> int | None:
    return None if now is None or before is None else now - before
