"""Collection: one kind of record as a list, named by its path; all of it from the schema.

Assumes that households are no collection: they are leaves that only counts are told of.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

from graphmodel.collections.faults import nearest
from graphmodel.discretion import shown_property
from graphmodel.errors import NotFoundError
from graphmodel.messages import Language, language
from graphmodel.registers.sheets import UID
from graphmodel.schema import NODE_TRACE, NODES, TIE_KINDS, NodeKind, Property, TieKind

LIVE = Property("live", "有效", "live", "flag")
"""Whether a record is live on the day: told with every record."""
SUPPRESSED = "suppressed"
"""The names of the counts of a record that are on record and not shown; only where there are any."""
_TRACE = frozenset(p.name for p in NODE_TRACE)


@dataclass(frozen=True)
class Collection:
    """The records of one kind, retired ones included.

    Attributes
    ----------
    path
        What it is called in an address.
    """

    path: str
    kind: NodeKind

    def title(self, lang: Language | None = None) -> str:
        """What its kind of record is called, in *lang*, else in the language of the moment."""
        return self.kind.zh if (lang or language()) == "zh" else self.kind.en

    @cached_property
    def properties(self) -> Mapping[str, Property]:
        """Every property as it is shown, by name: ``uid``, then what the store keeps."""
        return MappingProxyType({p.name: shown_property(p) for p in (UID, *self.kind.stored)})

    @cached_property
    def fields(self) -> Mapping[str, Property]:
        """What a record can say: its properties and whether it is live."""
        return MappingProxyType({**self.properties, LIVE.name: LIVE})

    @cached_property
    def usual_fields(self) -> tuple[str, ...]:
        """What a record says unless asked otherwise: all but where its values came from."""
        return tuple(name for name in self.fields if name not in _TRACE)

    @cached_property
    def usual_sort(self) -> str:
        """The order unless asked otherwise: by name, events latest first, all else by uid."""
        return "name" if self.kind.named else "-on" if self.kind.label == "Event" else "uid"

    @cached_property
    def ties(self) -> Mapping[str, TieKind]:
        """The types of tie that its records may have, either way, by their names in an address."""
        label = self.kind.label
        return MappingProxyType({t.type.lower(): t for t in TIE_KINDS if any(label in ends for ends in t.ends)})


COLLECTIONS: Mapping[str, Collection] = MappingProxyType({
    path: Collection(path, NODES[label])
    for path, label in (
        ("areas", "Area"), ("orgs", "Org"), ("units", "Unit"), ("carriers", "Carrier"), ("chains", "Chain"),
        ("alliances", "Alliance"), ("pacts", "Pact"), ("projects", "Project"), ("needs", "Need"),
        ("resources", "Resource"), ("service-points", "ServicePoint"), ("posts", "Post"), ("events", "Event"),
        ("decisions", "Decision"),
    )
})  # fmt: skip
"""By path, in the order in which they are told."""
PATHS: Mapping[str, str] = MappingProxyType({c.kind.label: path for path, c in COLLECTIONS.items()})
"""The path of each kind of record."""


def collection_named(path: str) -> Collection:
    """The collection of that path.

    Raises
    ------
    NotFoundError
        There is none.
    """
    if path not in COLLECTIONS:
        raise NotFoundError("collection.unknown", path=path, near=nearest(path, COLLECTIONS), parameter="collection")
    return COLLECTIONS[path]
