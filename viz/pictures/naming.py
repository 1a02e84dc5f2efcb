"""Naming: what a record of any kind is, in words and in shape, where a picture shows it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graphmodel.gaps import words
from graphmodel.gaps.catalogue import find_gaps
from graphmodel.gaps.finding import GapReport
from graphmodel.gaps.states import area_states
from graphmodel.messages import say
from graphmodel.network import Network
from graphmodel.profiles import Profile
from graphmodel.schema import NODES
from graphmodel.vocabulary import CARRIER_KIND, TIER, UNIT_KIND
from graphmodel.walks.ground import word_column
from viz.lettering import shorten
from viz.pictures.told import Told, tag_of
from viz.scene import Node, Side
from viz.style import TIER_SIZES

_SHAPES = {
    "Area": "area", "Org": "org", "Unit": "unit", "Carrier": "carrier", "Chain": "chain", "Alliance": "alliance",
    "Pact": "pact", "Project": "project", "Need": "need", "Resource": "resource", "ServicePoint": "service_point",
    "Post": "record", "Event": "record", "Decision": "record",
}  # fmt: skip

_FINER = {"Area", "Org", "Unit", "Carrier"}
"""Kinds of which a picture says what they are in finer words."""
_NAMED = 30
"""Names said of a group at most."""


@dataclass(frozen=True)
class Naming:
    """Nodes for records."""

    network: Network
    profile: Profile
    told: Told
    states: Mapping[str, str]
    """What each area looks like: covered, or the status of what it lacks."""

    @classmethod
    def of(cls, network: Network, profile: Profile) -> "Naming":
        """Find what is to be said of the records of a network."""
        return cls.from_report(find_gaps(network, profile), network, profile)

    @classmethod
    def from_report(cls, report: GapReport, network: Network, profile: Profile) -> "Naming":
        """Take what is to be said of the records of a network from a report of its whole."""
        states: dict[str, str] = {area.uid: area.state for area in area_states(report, network, profile)}
        return cls(network, profile, Told(report.findings, profile), states)

    def rows(self, uids: set[str]) -> dict[str, dict[str, Any]]:
        """The live records of these uids, with ``label``."""
        found = {}
        for label in _SHAPES:
            frame = self.network.live_nodes(label)
            for row in frame.filter(frame["uid"].is_in(sorted(uids))).iter_rows(named=True):
                found[row["uid"]] = {"name": row["uid"], **row, "label": label}
        return found

    def node(
        self,
        row: dict[str, Any],
        *,
        at: tuple[float, float],
        widest: float,
        side: Side = "right",
        strong: bool = False,
        beside: str = "",
    ) -> Node:
        """The node of a record; *beside* is its part in the picture."""
        uid, label = row["uid"], row["label"]
        status = self.status(row)
        return Node(
            uid,
            _SHAPES[label],
            self.what(row),
            row["name"],
            x=at[0],
            y=at[1],
            text=row["name"] if strong else shorten(row["name"], widest),
            status=status,
            tag=tag_of(status),
            note=beside,
            size=TIER_SIZES.get(row.get("tier") or "", 7.0) + (3.0 if strong else 0.0),
            side=side,
            strong=strong,
            code=row.get(NODES[label].code or "") or "",
            says=self.told.says(uid),
            key=key_of(label, row.get(word_column(label) or "")),
        )

    def status(self, row: dict[str, Any]) -> str:
        """What a record looks like: of an area whether it is covered, of all else what was found."""
        uid = row["uid"]
        return self.states.get(uid, "open") if row["label"] == "Area" else self.told.status(uid)

    def what(self, row: dict[str, Any]) -> str:
        """What a record is, finer than its kind."""
        label = row["label"]
        if label == "Area":
            return words.level(self.profile.scheme, row["level"])
        if label == "Org":
            return TIER.label(row["tier"])
        if label in _FINER:
            return (UNIT_KIND if label == "Unit" else CARRIER_KIND).label(row["kind"])
        return words.kind(label)


def key_of(label: str, word: str | None) -> str:
    """By what a record is filtered: its kind, and its level, tier or kind."""
    return f"{label.lower()}.{word}" if word and label in _FINER else label.lower()


def group_node(
    uid: str,
    text: str,
    names: Sequence[str],
    *,
    at: tuple[float, float] = (0.0, 0.0),
    side: Side = "right",
    tag: str = "",
) -> Node:
    """The node that stands for several that are not drawn; it says the first of their names."""
    more = (say("picture.and_more", count=f"{len(names) - _NAMED:,}"),) if len(names) > _NAMED else ()
    return Node(
        uid, "group", say("picture.group"), text, *at, text=text, status="aside", tag=tag, size=5.5, side=side,
        says=(words.listed([*names[:_NAMED], *more]),),
    )  # fmt: skip
