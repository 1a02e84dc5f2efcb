"""Asking: filters as people write them, turned into sets of records, with the facets that go with them.

Assumes that a filter says how one member, project or slot is: two filters may be met by two members. Where a chain is
asked for, a segment means one of that chain.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

import polars as pl

from graphmodel.alliances.deadlines import due_label
from graphmodel.alliances.facets import Chosen, Facet, count_facets, passing
from graphmodel.alliances.ground import Ground, in_part
from graphmodel.alliances.naming import Named, resolve_word
from graphmodel.alliances.streams import STREAMS, stream_label
from graphmodel.alliances.words import fact_label, filter_label, sector_label, slot_labels, state_label, theme_label
from graphmodel.errors import UsageError
from graphmodel.messages import say

ANY = ("any", "任一")
"""Says that whichever value will do."""
_MEMBERS = {"member", "party"}
_RECORDS = {"chain", "responsible", "area"}
_ANY_WILL_DO = {"empty_slot", "empty_segment", "lacks"}
_SAID = {"sector": sector_label, "theme": theme_label, "lacks": fact_label, "state": state_label, "due": due_label}


Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Answer(Generic[Row]):
    """The records that pass the filters.

    Attributes
    ----------
    total
        How many live records there are without any filter.
    rows
        Those with something to fill or to see to first, then by name and uid.
    facets
        By dimension: the values that records which pass the *other* filters have, and how many.
    filters
        What was asked for, as it was understood.
    """

    on: date
    profile: str
    revision: int
    total: int
    rows: tuple[Row, ...]
    facets: tuple[Facet, ...]
    filters: tuple[Chosen, ...]


@dataclass(frozen=True)
class Asking:
    """What may be asked of some records.

    Attributes
    ----------
    every
        ``uid`` of all records.
    members
        ``uid``, ``member``: who is in each.
    dimensions
        ``uid``, ``key``: the values that each has, by dimension.
    known
        Values that may be asked for though no record has them, by dimension, in the order in which they are told.
    """

    ground: Ground
    every: pl.DataFrame
    members: pl.DataFrame
    dimensions: Mapping[str, pl.DataFrame]
    known: Mapping[str, Iterable[str]]

    def answer(
        self,
        asked: Mapping[str, str | None],
        rows_of: Callable[[pl.DataFrame], tuple[Row, ...]],
        *,
        beside: Mapping[str, pl.DataFrame] | None = None,
    ) -> Answer[Row]:
        """What passes the filters, and the sets (``uid``) *beside* them, told in the rows that *rows_of* makes of it.

        Raises
        ------
        UsageError, NotFoundError
            A filter names nothing, or could name several; the message has the candidates.
        """
        filters, read = self._read(asked)
        sets, network = {**read, **(beside or {})}, self.ground.network
        return Answer(
            on=network.on,
            profile=self.ground.profile.name,
            revision=network.revision,
            total=self.every.height,
            rows=rows_of(passing(self.every, sets)),
            facets=count_facets(self.every, self.dimensions, sets, self._labels),
            filters=filters,
        )

    def _read(self, asked: Mapping[str, str | None]) -> tuple[tuple[Chosen, ...], dict[str, pl.DataFrame]]:
        """What the filters mean, and for each the records (``uid``) that pass it."""
        chosen: list[Chosen] = []
        sets: dict[str, pl.DataFrame] = {}
        for name, text in asked.items():
            if text is not None:
                with _naming("member" if name == "party" else name):
                    found, sets[name] = self._understand(name, text)
                chosen.append(found)
        return tuple(chosen), sets

    def _understand(self, name: str, text: str) -> tuple[Chosen, pl.DataFrame]:
        if name == "area":
            part, label = self.ground.area(text)
            return Chosen(name, part.area or text, label), in_part(self.members, part)
        if name in _MEMBERS:
            record = self.ground.find(name, text)
            return Chosen(name, record.uid, record.name), self.members.filter(pl.col("member") == record.uid)
        table = self.dimensions[name]
        if name in _RECORDS:
            record = self.ground.find(name, text)
            return Chosen(name, record.uid, record.name), table.filter(pl.col("key") == record.uid)
        if name in _ANY_WILL_DO and text.strip() in ANY:
            return Chosen(name, ANY[0], say("alliance.any")), table
        keys = dict.fromkeys((*self.known.get(name, ()), *sorted(table["key"].unique())))
        key = resolve_word(text, self._labels(name, list(keys)), what=filter_label(name))
        return Chosen(name, key, self._labels(name, [key])[key]), table.filter(pl.col("key") == key)

    def _labels(self, name: str, keys: list[str]) -> Mapping[str, str]:
        profile = self.ground.profile
        if name in _RECORDS:
            return {uid: one.name for uid, one in self.ground.named(keys).items()}
        if name == "template":
            return {key: found.label() if (found := profile.template(key)) else key for key in keys}
        if name == "empty_slot":
            return {key: slot_labels(profile, key) for key in keys}
        if name == "empty_segment":
            return {key: stream_label(key) if key in STREAMS else key for key in keys}
        label = _SAID.get(name, str)
        return {key: label(key) for key in keys}


@contextmanager
def _naming(parameter: str) -> Iterator[None]:
    """Name the parameter in an error of its value."""
    try:
        yield
    except UsageError as error:
        error.data["parameter"] = parameter
        raise


def chain_asked_for(ground: Ground, chain: str | None) -> Named | None:
    """The chain that a filter means; None where there is no filter."""
    with _naming("chain"):
        return None if chain is None else ground.find("chain", chain)


def template_keys(ground: Ground) -> pl.DataFrame:
    """``alliance``, ``key``: the template of each live alliance that has one, by its key where the profile knows it."""
    names = {name: template.key for template in ground.profile.templates.values() for name in template.names}
    written = pl.col("template").replace(names)
    return ground.network.live_nodes("Alliance").select(alliance="uid", key=written).drop_nulls("key")
