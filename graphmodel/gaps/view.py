"""View: a network seen through a profile, with the tables that rules share, each made once.

Assumes that neither changes while the view lives.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from graphmodel.gaps.hit import Hit
from graphmodel.gaps.presence import Presence
from graphmodel.gaps.territory import Territory
from graphmodel.levels import LevelScheme
from graphmodel.network import Network
from graphmodel.profiles import Profile
from graphmodel.rules import Rule
from graphmodel.ties.cuts import Walk, neighbour_lists, walk
from graphmodel.ties.projection import TieNetwork, tie_network


@dataclass(frozen=True)
class View:
    """What every rule type looks at.

    Attributes
    ----------
    find
        Runs one rule on this view.
    """

    network: Network
    profile: Profile
    find: "Callable[[View, Rule], Sequence[Hit]]"
    _hits: dict[str, Sequence[Hit]] = field(default_factory=dict, repr=False)

    @property
    def scheme(self) -> LevelScheme:
        """The level scheme of the profile."""
        return self.profile.scheme

    @cached_property
    def territory(self) -> Territory:
        """The live areas."""
        return Territory(self.network, self.scheme)

    @cached_property
    def presence(self) -> Presence:
        """The live organisations, units and carriers."""
        return Presence(self.network, self.scheme, self.territory)

    @cached_property
    def ties(self) -> TieNetwork:
        """The tie network of the day."""
        return tie_network(self.network, self.scheme, place_level=self.profile.place_level)

    @cached_property
    def walk(self) -> Walk:
        """The nodes of the tie network, by position, walked from partner to partner."""
        return walk(neighbour_lists(self.ties.nodes["uid"], self.ties.edges))

    def hits(self, rule_id: str) -> Sequence[Hit]:
        """What the rule of that id finds; nothing where it is off or unknown, or asks in a circle."""
        if rule_id not in self._hits:
            self._hits[rule_id] = ()
            rule = self.profile.rule(rule_id)
            if rule and rule.enabled:
                self._hits[rule_id] = self.find(self, rule)
        return self._hits[rule_id]
