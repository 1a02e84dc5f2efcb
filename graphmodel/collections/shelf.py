"""Shelf: a network and a profile with all that questions about records look at, each made once.

Assumes that neither changes while the shelf lives. Threads may share it: what two of them make at once is the same.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Protocol

import polars as pl

from graphmodel.collections.collection import COLLECTIONS
from graphmodel.collections.records import Records
from graphmodel.collections.scopes import records_under
from graphmodel.collections.ties import TieIndex
from graphmodel.gaps.catalogue import view_of
from graphmodel.gaps.view import View
from graphmodel.network import Network
from graphmodel.profiles import Profile

_SCOPES = 64
"""Scopes that are kept."""


class _Under(Protocol):
    def __call__(self, under: str, /) -> pl.Series: ...


@dataclass(frozen=True)
class Shelf:
    """A network seen through a profile, collection by collection."""

    network: Network
    profile: Profile

    @cached_property
    def view(self) -> View:
        """The network as the rules see it."""
        return view_of(self.network, self.profile)

    @cached_property
    def records(self) -> Mapping[str, Records]:
        """The records of each collection, by its path."""
        return {path: Records(self.network, collection) for path, collection in COLLECTIONS.items()}

    def prepare(self) -> None:
        """Make what every record is looked up in and shown from, and what a search by name looks at."""
        for records in self.records.values():
            _ = records.rows, records.plain, records.called

    @cached_property
    def ties(self) -> TieIndex:
        """The ties of every record."""
        return TieIndex(self.network)

    def under(self, text: str) -> pl.Series:
        """The numbers of every live record under *text* (:func:`graphmodel.collections.scopes.records_under`)."""
        return self._scopes(text)

    @cached_property
    def _scopes(self) -> _Under:
        return lru_cache(_SCOPES)(lambda under: records_under(self.view, under))

    def kind_of(self, uid: str) -> str | None:
        """The kind of the record of that uid, or None."""
        return next((label for label, rows in self._uids.items() if uid in rows), None)

    @cached_property
    def _uids(self) -> Mapping[str, Mapping[str, int]]:
        return {records.collection.kind.label: records.rows for records in self.records.values()}
