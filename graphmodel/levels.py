"""Level schemes: the order of the levels of a territory is configuration, never code.

Assumes a scheme lists its levels from the top down and that the top level's areas have no parent inside the store.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from graphmodel.messages import Language, language


@dataclass(frozen=True)
class Level:
    """One level of a scheme.

    Attributes
    ----------
    key
        Stable key, as ``Area.level`` stores it.
    tiers
        Tiers of organisation that are expected to cover an area of this level.
    tiers_under_branch
        Tiers that suffice besides where the area's community is covered, and by organisations of tier branch only.
    parents
        Levels that an area's parent may have; empty for the top.
    kinds
        ``Area.kind`` values allowed on the level.
    covered
        False where no organisation is required on the level.
    """

    key: str
    zh: str
    en: str
    tiers: tuple[str, ...]
    parents: tuple[str, ...]
    kinds: tuple[str, ...]
    tiers_under_branch: tuple[str, ...] = ()
    covered: bool = True

    @property
    def names(self) -> tuple[str, ...]:
        """What people write for it: the key, and the labels with what stands in brackets or without."""
        short = (self.zh.partition("（")[0], self.en.partition(" (")[0])
        return tuple(dict.fromkeys((self.key, self.zh, self.en, *short)))

    def label(self, lang: Language | None = None) -> str:
        """The label in *lang*, else in the language of the moment."""
        return self.zh if (lang or language()) == "zh" else self.en


@dataclass(frozen=True)
class LevelScheme:
    """The levels of a territory from the top down, and who may be whose superior.

    Attributes
    ----------
    levels
        From the top down.
    superiors
        For each tier the tiers that a superior may have; a tier that is not listed may have any.
    """

    levels: tuple[Level, ...]
    superiors: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def top(self) -> Level:
        """The topmost level."""
        return self.levels[0]

    @property
    def keys(self) -> tuple[str, ...]:
        """The levels' keys from the top down."""
        return tuple(level.key for level in self.levels)

    def named(self, text: str) -> Level | None:
        """The level that *text* names, by key or by label."""
        return next((level for level in self.levels if text in level.names), None)

    def __getitem__(self, key: str) -> Level:
        """The level of that key; KeyError where the scheme has none."""
        for level in self.levels:
            if level.key == key:
                return level
        raise KeyError(key)

    def __contains__(self, key: object) -> bool:
        return key in self.keys
