"""Districts: the demo's sub-district, and a city of many.

Assumes nothing is read: the same seed gives the same rows on every machine.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from random import Random

from graphmodel.samples.apart import plant_apart
from graphmodel.samples.blanks import plant_blanks
from graphmodel.samples.chains import plant_chains
from graphmodel.samples.decoys import add_decoys, decide
from graphmodel.samples.diary import plant_diary
from graphmodel.samples.economy import add_economy
from graphmodel.samples.firms import plant_firms
from graphmodel.samples.lines import plant_lines
from graphmodel.samples.linkage import add_linkage, join_before
from graphmodel.samples.names import DEMO_COMMUNITIES, DEMO_SUB_DISTRICT, SUB_DISTRICTS, place_names
from graphmodel.samples.natural import drop_uids
from graphmodel.samples.pacts import keep_ledger, plant_pacts
from graphmodel.samples.places import plant_places
from graphmodel.samples.sample import Sample
from graphmodel.samples.service import plant_service
from graphmodel.samples.tables import finish
from graphmodel.samples.territory import lay_ground
from graphmodel.samples.unrecorded import make_unrecorded

DAY = date(2026, 11, 22)
CITY_SIZE = 35
_CITY_COMMUNITIES = 16
_UNEVEN_EVERY = 7
"""In one sub-district of so many, ties are shared out unevenly."""


def demo(*, seed: int = 1, on: date = DAY) -> Sample:
    """Make the demo: one sub-district of 8 communities with every gap of the default profile but uneven ties.

    Two communities list their households one by one, the others declare counts; some units, all parents of the
    counted communities' grids and the pact ledger go by name, not by uid.
    """
    rng = _random(seed, 1)
    sample = _make(1, DEMO_SUB_DISTRICT, communities=DEMO_COMMUNITIES, listed=2, on=on, rng=rng, ledger=True)
    return drop_uids(sample)


def city(*, seed: int = 1, sub_districts: int = CITY_SIZE, on: date = DAY) -> Iterator[Sample]:
    """Make a city, one sub-district after another: by default about 1.1 million records with every household listed.

    Each has signed with the one before it, so that it is part of no city without that. The last sub-district has
    places and units and no organisation on record but its working committee.
    """
    for number in range(1, sub_districts):
        rng = _random(seed, number)
        names = place_names(rng, count=_CITY_COMMUNITIES)
        before = city_name(number - 1) if number > 1 else None
        yield _make(number, city_name(number), communities=names, listed=len(names), on=on, rng=rng, before=before)
    rng = _random(seed, sub_districts)
    names = place_names(rng, count=_CITY_COMMUNITIES)
    yield make_unrecorded(number=sub_districts, name=city_name(sub_districts), communities=names, on=on, rng=rng)


def _make(
    number: int, name: str, *, communities: Sequence[str], listed: int, on: date, rng: Random,
    before: str | None = None, ledger: bool = False,
) -> Sample:  # fmt: skip
    district = lay_ground(number=number, name=name, communities=communities, listed=listed, on=on, rng=rng)
    economy = add_economy(district)
    plant_places(district)
    plant_firms(economy)
    plant_lines(district)
    plant_blanks(district)
    add_decoys(economy)
    uneven = number % _UNEVEN_EVERY == 2
    linkage = add_linkage(economy, uneven=uneven)
    if before:
        join_before(linkage, name=before)
    plant_apart(linkage, uneven=uneven)
    plant_pacts(linkage)
    if ledger:
        keep_ledger(linkage)
    plant_chains(linkage)
    plant_service(linkage)
    plant_diary(linkage)
    return finish(district, ended=decide(district))


def city_name(number: int) -> str:
    """Name of the city's sub-district of that number, counted from 1; no real one has it."""
    turn, at = divmod(number - 1, len(SUB_DISTRICTS))
    return SUB_DISTRICTS[at] + ("", "东", "西", "南", "北")[turn % 5] + "街道"


def _random(seed: int, number: int) -> Random:
    return Random(f"{seed}/{number}")  # noqa: S311 - invented data, no secret
