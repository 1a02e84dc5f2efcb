"""Tables: a finished sub-district as rows of sheets.

Assumes that sums are declared on sub-district and communities only now, when no plant changes a count any more.
"""

from collections.abc import Iterator
from datetime import timedelta

from graphmodel.samples.district import District, Place
from graphmodel.samples.sample import Row, Sample


def finish(district: District, *, ended: tuple[str, ...]) -> Sample:
    """Declare the sums and hand out rows and answers."""
    _declare_sums(district)
    places = [*_places(district.top), *district.others]
    tables = {
        "Area": [_area_row(place) for place in places],
        "Household": [row for place in places for row in _household_rows(district, place)],
        "Org": list(district.orgs.values()),
        "Unit": list(district.units.values()),
        "Carrier": list(district.carriers.values()),
        "Coverage": district.covers,
        "WorkCoverage": district.work,
        "Post": district.posts,
        "Decision": district.decisions,
        **district.sheets,
    }
    answers = tuple(sorted(district.answers.values(), key=lambda answer: (answer.rule, answer.subject)))
    return Sample(tables, answers, ended, district.on)


def _declare_sums(district: District) -> None:
    """Declare households on every second grid and on each community; the last one is off by 2 %, as registers are."""
    for community in district.communities:
        for grid in community.children[::2]:
            grid.row.setdefault("households", grid.known)
        community.row["households"] = community.known
    last = district.communities[-1]
    last.row["households"] = round(last.known * 1.02)
    district.top.row["households"] = district.top.known


def _places(place: Place) -> Iterator[Place]:
    yield place
    for child in place.children:
        yield from _places(child)


def _area_row(place: Place) -> Row:
    if place.households is None or place.listed:
        return place.row
    return place.row | {"households": place.households, "hub_households": place.hubs}


def _household_rows(district: District, place: Place) -> Iterator[Row]:
    """The households of a listed micro-grid; the first of each grid also lists one that left and one yet to come."""
    if not place.listed or place.households is None:
        return
    hubs = place.hubs or 0
    for number in range(place.households):
        yield {"uid": f"{place.uid}-h{number + 1:03d}", "area": place.uid, "hub": number < hubs}
    if place.uid.endswith("-m1"):
        yield {"uid": f"{place.uid}-h901", "area": place.uid, "hub": True, "valid_to": district.on}
        yield {
            "uid": f"{place.uid}-h902",
            "area": place.uid,
            "hub": True,
            "valid_from": district.on + timedelta(days=1),
        }
