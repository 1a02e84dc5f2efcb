"""One division: what its code and its name say of it.

Assumes the statistical coding rules: 2, 4, 6, 9 and 12 digits for province, city, county, sub-district (town, township)
and community (village); the serial of the last two tells their kind, but the name's ending knows better.
"""

import re
from dataclasses import dataclass
from typing import Literal

Level = Literal["province", "city", "county", "sub_district", "community"]

WIDTH = 12
LEVEL_OF_WIDTH: dict[int, Level] = {2: "province", 4: "city", 6: "county", 9: "sub_district", 12: "community"}
WIDTHS = tuple(LEVEL_OF_WIDTH)
STATISTICAL = range(400, 600)
"""Serials of units that exist for statistics only: parks, farms, prison estates."""

_REMARK = re.compile(r"(（[^（）]*）?|）)+$")
_COMMITTEE = re.compile(r"[委员会]+$")
_SUB_DISTRICT_ENDINGS = (("街道", "sub_district"), ("街道办事处", "sub_district"), ("镇", "town"), ("乡", "township"), ("苏木", "township"))  # fmt: skip
_COMMUNITY_ENDINGS = (("社区", "community"), ("村", "village"), ("嘎查", "village"))
_COMMITTEE_ENDINGS = (
    *_COMMUNITY_ENDINGS,
    ("村民", "village"),
    ("居民", "community"),
    ("居", "community"),
    ("家属", "community"),
    ("家", "community"),
)
"""What stands before 委, 委会 or 委员会, in all the ways in which registers cut and double these."""


@dataclass(frozen=True, slots=True)
class Division:
    """A place of the register.

    Attributes
    ----------
    code
        Twelve digits, padded with zeros.
    kind
        ``Area.kind`` of a sub-district or community: from the name's ending, from the code where the name has none;
        None where neither tells, and for provinces, cities and counties.
    parent
        Code of the division above; None for a province.
    statistical
        Whether it exists for statistics only; also a sub-district that holds nothing but such units.
    note
        Catalogue code of what is odd (name and serial disagree), or None.
    """

    code: str
    name: str
    level: Level
    kind: str | None
    parent: str | None
    statistical: bool
    note: str | None


def padded(code: str) -> str:
    """The code in twelve digits."""
    return code.ljust(WIDTH, "0")


def significant(code: str) -> str:
    """The digits that say something: all 12, or the first 9, 6, 4 or 2 where only zeros follow."""
    full = padded(code)
    return next(full[:width] for width in WIDTHS if width == WIDTH or not full[width:].strip("0"))


def kind_in_name(name: str, level: Level) -> str | None:
    """The kind that the ending of a sub-district's or community's name says, remarks in brackets left aside."""
    bare = _REMARK.sub("", name) or name
    if level == "sub_district":
        return _ending(bare, _SUB_DISTRICT_ENDINGS)
    if level != "community":
        return None
    stem = _COMMITTEE.sub("", bare)
    return _ending(stem, _COMMUNITY_ENDINGS if stem == bare else _COMMITTEE_ENDINGS)


def kind_in_code(code: str) -> str | None:
    """The kind that the serial of a code of 9 or 12 significant digits says, or None where it says none."""
    serial = int(code[-3:])
    if len(code) == WIDTH:
        return "community" if 1 <= serial < 200 else "village" if 200 <= serial < 400 else None
    if 1 <= serial < 100:
        return "sub_district"
    return "town" if 100 <= serial < 200 else "township" if 200 <= serial < 400 else None


def is_statistical(code: str) -> bool:
    """Whether the serial of a twelve-digit community code is one of a statistical unit."""
    return int(code[-3:]) in STATISTICAL


def division(code: str, name: str, *, parent: str | None, statistical: bool) -> Division:
    """Make the division of *code*, given by its significant digits."""
    level = LEVEL_OF_WIDTH[len(code)]
    by_name = kind_in_name(name, level)
    by_code = kind_in_code(code) if level in {"sub_district", "community"} else None
    disagree = by_name is not None and by_code is not None and by_name != by_code
    return Division(
        code=padded(code),
        name=name,
        level=level,
        kind=by_name or by_code,
        parent=padded(parent) if parent else None,
        statistical=statistical,
        note="division.kind_disagrees" if disagree else None,
    )


def _ending(text: str, endings: tuple[tuple[str, str], ...]) -> str | None:
    return next((kind for ending, kind in endings if text.endswith(ending)), None)
