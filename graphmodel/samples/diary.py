"""Diary: what happened on a day - ratings, activities, visits - and who keeps contact with those rated lowest (L11).

Assumes that the last rating counts: of an organisation rated lowest somebody keeps contact.
"""

from graphmodel.samples.linkage import Linkage
from graphmodel.samples.sample import Row

_WITH_DIARY = 6
_SCALE = "支部评定"
_CLASSES = ("好", "较好", "较好", "一般")


def plant_diary(linkage: Linkage) -> None:
    """Add a year of ratings, activities and visits, and plant organisations rated lowest without a liaison."""
    _add_ordinary(linkage)
    _plant_rated_lowest(linkage)
    _add_rated_otherwise(linkage)


def _event(linkage: Linkage, kind: str, days: int, about: str, **more: object) -> Row:
    district = linkage.district
    uid = f"{district.key}-event{len(district.sheets.get('Event', ())) + 1:03d}"
    return district.add("Event", uid=uid, kind=kind, on=district.day(days), about=(about,), **more)


def _rate(linkage: Linkage, days: int, org: str, value: str, **more: object) -> None:
    by, period = (linkage.district.committee,), str(linkage.district.day(days).year)
    _event(linkage, "rating", days, org, value=value, scale=_SCALE, period=period, by=by, **more)


def _add_ordinary(linkage: Linkage) -> None:
    """Ratings of community organisations, and for some hosts an activity and a visit, meetings of alliances."""
    district = linkage.district
    for at, community in enumerate(district.communities):
        if community.org:
            _rate(linkage, -320 + at, community.body["uid"], _CLASSES[at % len(_CLASSES)])
    for at, place in enumerate(linkage.hosts[:_WITH_DIARY]):
        unit = linkage.there(place).public[0]["uid"]
        if place.org:
            _event(linkage, "activity", -15 - 9 * at, unit, by=(place.body["uid"],))
        _event(linkage, "visit", -40 - 5 * at, unit, by=(district.committee,))
    for at, alliance in enumerate(district.sheets["Alliance"][:3]):
        _event(linkage, "meeting", -20 - 31 * at, alliance["uid"], by=(district.new_firms_committee,))
    _event(
        linkage, "meeting", -75, f"{district.key}-f2", by=(district.committee,), period=f"{district.day(-75).year}年"
    )


def _branch(linkage: Linkage, at: int) -> str:
    """The branch of a host's social organisation, or of a firm."""
    place = linkage.host(at)
    unit = linkage.there(place).firms[4 if at < len(linkage.hosts) else 3]
    return f"{unit['uid']}-o"


def _plant_rated_lowest(linkage: Linkage) -> None:
    """Rated lowest and without liaison: from the first, since today, until tomorrow."""
    district = linkage.district
    first, since, until = (_branch(linkage, at) for at in (0, 1, 2))
    _rate(linkage, -35, first, "较差")
    _rate(linkage, -400, since, "好")
    _rate(linkage, 0, since, "后进")
    linkage.contact(district.committee, since, valid_to=district.on)
    _rate(linkage, -35, until, "三类")
    linkage.contact(district.committee, until, valid_from=district.day(1))
    for org in (first, since, until):
        district.answer("L11", org, "blank", "high")


def _add_rated_otherwise(linkage: Linkage) -> None:
    """Better since, in contact, only from tomorrow on, withdrawn, or checked and not rated."""
    district = linkage.district
    size = len(linkage.hosts)
    better, held, tomorrow, withdrawn, checked = (_branch(linkage, size + at) for at in range(5))
    _rate(linkage, -380, better, "较差")
    _rate(linkage, -20, better, "较好")
    _rate(linkage, -35, held, "较差")
    linkage.contact(district.committee, held)
    _rate(linkage, -35, tomorrow, "一般")
    _rate(linkage, 1, tomorrow, "较差")
    _rate(linkage, -35, withdrawn, "较差", valid_to=district.day(-30))
    _event(linkage, "check", -35, checked, value="较差", by=(district.committee,))
