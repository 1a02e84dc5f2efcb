"""What goes over HTTP of the summary of coverage.

Assumes the shapes of :mod:`graphmodel.gaps.report.summary_files`.
"""

from pydantic import Field

from api.wire import Shape


class CoveredShape(Shape):
    """How many of something are covered."""

    level: str
    total: int
    covered: int | None = Field(description="Null where nothing is on record")
    share: float | None
    change: int | None = Field(description="Against the batch before; null where that is not known")


class FindingCounts(Shape):
    """Findings of an area, those hidden by a decision apart."""

    blank: int
    others: int


class TotalsShape(Shape):
    """What lies in all rows together: the sums of the rows."""

    coverage: list[CoveredShape]
    units: int
    households: int | str | None = Field(description="`<5` where there are one to four, `N+` where such are left out")
    hub_households: int | str | None
    orgs: dict[str, int] | None = Field(description="Formal organisations by tier; null where nothing is on record")
    findings: FindingCounts


class RowShape(TotalsShape):
    """What lies in an area."""

    uid: str
    name: str
    code: str | None


class SummaryShape(Shape):
    """The summary of coverage: the JSON answer of the shell."""

    profile: str
    on: str
    under: str | None
    revision: int
    by: str
    rows: list[RowShape]
    totals: TotalsShape
    notes: list[str]
