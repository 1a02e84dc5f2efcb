"""Asking: what was asked of the tie network, with the answer and what it is shown with.

Assumes that a scope chooses whom an answer lists; figures are always of the whole network.
"""

from dataclasses import dataclass
from typing import NamedTuple

from api.desk import Desk
from graphmodel.errors import NotFoundError
from graphmodel.network import Network
from graphmodel.profiles import Profile
from graphmodel.ties.measure import NAMES, Measure, measure_named
from graphmodel.ties.study import Study
from graphmodel.ties.summary import TieSummary, summarise_ties
from graphmodel.ties.tables import MeasureTable, measure_table


@dataclass(frozen=True)
class Heading:
    """What an answer is of.

    Attributes
    ----------
    scope
        The name of what was asked about; None for the whole store.
    """

    network: Network
    profile: Profile
    under: str | None = None
    scope: str | None = None


class TieAnswer(NamedTuple):
    """An answer, the network that it is of, and what was asked."""

    answer: TieSummary | MeasureTable
    study: Study
    heading: Heading


def measure_asked(name: str | None) -> Measure | None:
    """The measure of that name or title; None where nothing is named, which asks for the overview.

    Raises
    ------
    NotFoundError
        There is none.
    """
    if name is None:
        return None
    found = measure_named(name)
    if found is None:
        raise NotFoundError("ties.unknown_measure", value=name, names=NAMES, parameter="measure")
    return found


def ask_ties(desk: Desk, *, measure: Measure | None = None, under: str | None = None) -> TieAnswer:
    """Ask the tie network: one measure, or the overview.

    Raises
    ------
    NotFoundError
        Nothing live is under *under*.
    """
    found = desk.study(under=under)
    heading = Heading(desk.network, desk.profile, under, desk.scope_name(under))
    answer = summarise_ties(found) if measure is None else measure_table(found, measure)
    return TieAnswer(answer, found, heading)
