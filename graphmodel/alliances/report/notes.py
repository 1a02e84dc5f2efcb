"""Notes of a listing: what was asked for, how many pass, and what each dimension holds."""

from collections.abc import Iterator, Sequence

from graphmodel.alliances.facets import Chosen, Facet
from graphmodel.alliances.report.listing import Column, Table
from graphmodel.alliances.words import filter_label
from graphmodel.gaps.words import clauses, listed
from graphmodel.messages import say

_CHOICES = 8
"""Values of a dimension that a terminal names."""


def column(name: str, wide: int = 0, *, number: bool = False) -> Column:
    """A column with its label in the language of the moment."""
    return Column(say(f"alliance.column_{name}"), wide, number)


def title(name: str) -> str:
    """The title of a table in the language of the moment."""
    return say(f"alliance.title_{name}")


def filter_notes(filters: Sequence[Chosen], passing: int, total: int, facets: Sequence[Facet]) -> Iterator[str]:
    """What was asked for, how many pass, and what each dimension holds."""
    if filters:
        yield say("alliance.filters", filters=clauses(f"{filter_label(f.dimension)} {f.label}" for f in filters))
        yield say("alliance.passing", count=passing, total=total)
    for facet in facets:
        if facet.choices:
            counts = listed(f"{choice.label} {choice.count}" for choice in facet.choices[:_CHOICES])
            left = len(facet.choices) - _CHOICES
            more = say("alliance.candidates_more", count=left) if left > 0 else ""
            yield say("alliance.facet", name=filter_label(facet.dimension), counts=counts + more)


def facet_table(facets: Sequence[Facet]) -> Table:
    """Every value of every dimension with its count; a terminal has it in its notes."""
    rows = [(filter_label(f.dimension), choice.label, choice.count) for f in facets for choice in f.choices]
    columns = (column("dimension"), column("value"), column("count", number=True))
    return Table(say("alliance.title_facets"), columns, tuple(rows), say("alliance.none"))


def scope_label(filters: Sequence[Chosen]) -> str | None:
    """The name of the area asked about."""
    return next((chosen.label for chosen in filters if chosen.dimension == "area"), None)
