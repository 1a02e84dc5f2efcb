"""View: a network seen through a profile, with the tables that rules share, each made once.

Assumes that neither changes while the view lives, and that records have numbers for uids in all tables but ``records``
(:attr:`graphmodel.network.Network.numbered`).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import polars as pl

from graphmodel.gaps.hit import Hit
from graphmodel.gaps.presence import Presence
from graphmodel.gaps.territory import Territory
from graphmodel.levels import LevelScheme
from graphmodel.messages import Language, language
from graphmodel.network import Network
from graphmodel.profiles import Profile
from graphmodel.rules import Rule
from graphmodel.schema import Uid
from graphmodel.ties.adjacency import Adjacency, adjacency_from
from graphmodel.ties.projection import TieNetwork, tie_network


@dataclass(frozen=True)
class View:
    """What every rule type looks at.

    Attributes
    ----------
    network
        With numbers for uids.
    records
        ``uid``, ``kind``, ``name`` of every record; its row is its number.
    find
        Runs one rule on this view.
    candidates
        What rules of type ``uncovered`` look at, by their id: the figures of coverage count the same.
    """

    network: Network
    records: pl.DataFrame
    profile: Profile
    find: "Callable[[View, Rule], Sequence[Hit]]"
    candidates: dict[str, pl.DataFrame] = field(default_factory=dict, repr=False)
    _hits: dict[tuple[Language, str], Sequence[Hit]] = field(default_factory=dict, repr=False)

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
    def adjacency(self) -> Adjacency:
        """The tie network as its measures take it: by uid."""
        nodes, edges = self.named(self.ties.nodes, "uid"), self.named(self.ties.edges, "start", "end")
        return adjacency_from(nodes["uid"].to_list(), edges.select("start", "end", "weight").iter_rows())

    def uid(self, number: int) -> Uid:
        """The uid of the record of that number."""
        return Uid(self._uids[number])

    @cached_property
    def _uids(self) -> list[str]:
        return self.records["uid"].to_list()

    def named(self, frame: pl.DataFrame, *columns: str) -> pl.DataFrame:
        """The rows of a table with uids for the numbers in *columns*."""
        return frame.with_columns(map(self._named, columns))

    def numbers(self, uids: Sequence[str]) -> Mapping[str, int]:
        """The numbers of the records of these uids; a uid that no record has is not there."""
        known = self.records.select("uid").with_row_index("number")
        rows = known.filter(pl.col("uid").is_in(pl.Series(uids, dtype=pl.String).implode()))
        return dict(rows.select("uid", "number").iter_rows())

    def hits(self, rule_id: str) -> Sequence[Hit]:
        """What the rule of that id finds; nothing where it is off or unknown, or asks in a circle.

        Some of what is found is in words, so a view has it once for each language that it is asked in.
        """
        key = (language(), rule_id)
        if key not in self._hits:
            self._hits[key] = ()
            rule = self.profile.rule(rule_id)
            if rule and rule.enabled:
                try:
                    self._hits[key] = self.find(self, rule)
                except BaseException:
                    del self._hits[key]  # or whoever asks next is told that there is nothing
                    raise
        return self._hits[key]

    def _named(self, column: str) -> pl.Expr:
        return pl.lit(self.records["uid"]).gather(pl.col(column)).alias(column)
