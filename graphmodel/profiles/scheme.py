"""The level scheme of a profile: read and checked for sense.

Assumes that levels stand from the top down: a parent's level comes before its children's.
"""

import re

from graphmodel.levels import Level, LevelScheme
from graphmodel.profiles.document import Table
from graphmodel.vocabulary import AREA_KIND, TIER

_KEY = re.compile(r"[a-z][a-z0-9_]*")
_LEVEL_KEYS = ("key", "zh", "en", "tiers", "tiers_under_branch", "parents", "kinds", "covered")


def read_scheme(table: Table, inherited: LevelScheme | None) -> LevelScheme:
    """The scheme that *table* gives; what it leaves out (levels, superiors) is the inherited one's."""
    table.expect("source", "levels", "superiors")
    levels = inherited.levels if inherited else ()
    if "levels" in table.data:
        levels = _read_levels(table)
    if not levels:
        table.blame("scheme_missing", "levels")
    superiors = inherited.superiors if inherited else {}
    if "superiors" in table.data:
        superiors = _read_superiors(table.table("superiors"))
    return LevelScheme(levels=levels, superiors=superiors)


def _read_levels(table: Table) -> tuple[Level, ...]:
    levels: list[Level] = []
    for item in table.tables("levels"):
        level = _read_level(item, above=tuple(level.key for level in levels))
        if level:
            levels.append(level)
    return tuple(levels)


def _read_level(table: Table, *, above: tuple[str, ...]) -> Level | None:
    table.expect(*_LEVEL_KEYS)
    covered = table.flag("covered")
    level_key, zh = table.text("key"), table.text("zh")
    if not table.require("key", "zh", "kinds") or level_key is None or zh is None:
        return None
    if not _KEY.fullmatch(level_key):
        table.blame("level_key", "key", value=level_key)
    if level_key in above:
        table.blame("level_repeated", "key", value=level_key)
    level = Level(
        key=level_key,
        zh=zh,
        en=table.text("en") or zh,
        tiers=table.words("tiers", TIER) or (),
        tiers_under_branch=table.words("tiers_under_branch", TIER) or (),
        parents=table.texts("parents") or (),
        kinds=table.words("kinds", AREA_KIND) or (),
        covered=covered is not False,
    )
    _check_parents(table, level, above)
    if level.covered and not table.data.get("tiers"):
        table.blame("tiers_missing", "tiers")
    return level


def _check_parents(table: Table, level: Level, above: tuple[str, ...]) -> None:
    if above and not table.data.get("parents"):
        table.blame("parents_missing", "parents")
    for at, parent in enumerate(level.parents):
        if parent not in above:
            table.document.blame("parent_not_above", (*table.path, "parents", at), value=parent)


def _read_superiors(table: Table) -> dict[str, tuple[str, ...]]:
    superiors: dict[str, tuple[str, ...]] = {}
    for name in table.data:
        tier = TIER.find(name)
        if tier is None:
            table.document.blame_choice("value_unknown", (*table.path, name), name, TIER.keys, enumeration=TIER)
        else:
            superiors[tier.key] = table.words(name, TIER) or ()
    return superiors
