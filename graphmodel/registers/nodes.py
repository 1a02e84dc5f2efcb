"""Nodes: the after-image of every record that a row speaks of.

Assumes that a property whose column is absent keeps its value and one whose cell is empty loses it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graphmodel.changes import Scalar
from graphmodel.registers.entities import Entity, Row, Status
from graphmodel.registers.index import Index
from graphmodel.registers.ties import untraced
from graphmodel.schema import NODES, Uid

_ORDERED = (
    ("valid_from", "valid_to", True),
    ("founded_on", "valid_to", True),
    ("signed_on", "expires_on", True),
    ("term_ends_on", "term_extended_to", False),
)
"""Dates that must follow each other: earlier, later, whether they may not be equal."""


@dataclass(frozen=True, slots=True)
class Trace:
    """Where and when the present values come from."""

    batch: str
    now: str


@dataclass(slots=True)
class NodeImage:
    """A record as stored (None: not yet) and as the row leaves it, trace apart."""

    row: Row
    entity: Entity
    before: dict[str, Scalar] | None
    after: dict[str, Scalar]

    @property
    def changed(self) -> bool:
        """Whether the row says anything new."""
        return self.before is None or untraced(self.before) != self.after

    @property
    def status(self) -> Status:
        """What becomes of the record."""
        if self.before is None:
            return "new"
        if "valid_to" in self.after and "valid_to" not in self.before:
            return "closed"
        return "changed" if self.changed else "unchanged"

    def traced(self, trace: Trace) -> dict[str, Scalar]:
        """The after-image with its trace."""
        first = (self.before or {}).get("first_seen", trace.now)
        source = self.row.record.where.file
        return {**self.after, "source": source, "batch": trace.batch, "first_seen": first, "last_seen": trace.now}


def images_of(index: Index, rows: Sequence[Row]) -> list[NodeImage]:
    """The images of every row of a node sheet that is not refused; refuses rows whose dates are then in disorder."""
    wanted: dict[str, set[Uid]] = defaultdict(set)
    speaking = [(row, row.own.settled) for row in rows if row.own and not row.refused]
    for _, entity in speaking:
        if entity.stored:
            wanted[entity.kind].add(entity.uid)
    stored = {kind: index.image(kind, uids) for kind, uids in wanted.items()}
    images = []
    for row, entity in speaking:
        before = stored[entity.kind][entity.uid] if entity.stored else None
        image = NodeImage(row, entity, before, _merged(row, entity, before or {}))
        if _in_order(image):
            images.append(image)
    return images


def warn_of_retired(images: Iterable[NodeImage], *, day: str, strict: bool) -> None:
    """Warn at every row that speaks of a retired record and leaves it retired."""
    for image in images:
        ended = image.before and image.before.get("valid_to") == image.after.get("valid_to")
        said = image.row.record.values.get("valid_to")
        if image.entity.stored and not image.entity.was_open(day) and ended and not said:
            image.row.warn("plan.record_retired", strict=strict, ended=str(image.entity.ended))


def warn_of_open_ended(images: Iterable[NodeImage], *, strict: bool) -> None:
    """Warn at every decision that postpones without a day: its finding would stay hidden for good."""
    for image in images:
        if image.after.get("verdict") == "postponed" and "due_on" not in image.after:
            image.row.warn("plan.postponed_for_good", image.row.record.sheet.column("due_on"), strict=strict)


def warn_of_no_finding(index: Index, images: Iterable[NodeImage], *, strict: bool) -> None:
    """Warn at every decision whose finding's number names no record: it would decide nothing."""
    for image in images:
        if image.entity.kind != "Decision":
            continue
        rule, _, subject = str(image.after["finding"]).partition("~")
        if not rule or subject not in index.by_uid:
            column = image.row.record.sheet.column("finding")
            image.row.warn("plan.finding_of_nothing", column, strict=strict, finding=str(image.after["finding"]))


def restore(index: Index, rows: Iterable[Row]) -> None:
    """Let the stored records of refused rows keep the span that they have."""
    kept: dict[str, dict[Uid, Entity]] = defaultdict(dict)
    for row in rows:
        entity = row.own.settled if row.own and row.refused else None
        if entity and entity.stored:
            kept[entity.kind][entity.uid] = entity
    for kind, entities in kept.items():
        for uid, before in index.image(kind, entities).items():
            entity = entities[Uid(uid)]
            entity.starts, entity.ends = _date(before, NODES[kind].starts), _date(before, "valid_to")


def _merged(row: Row, entity: Entity, before: Mapping[str, Scalar]) -> dict[str, Scalar]:
    kind = NODES[entity.kind]
    names = {p.name for p in kind.stored}
    said = {kind.starts if k == "valid_from" else k: v for k, v in row.record.values.items()}
    after = untraced(before)
    for name, value in said.items():
        if name not in names:
            continue
        if value is None or value in ("", []):
            after.pop(name, None)
        else:
            after[name] = value
    return after


def _in_order(image: NodeImage) -> bool:
    kind, values = NODES[image.entity.kind], image.row.record.values
    for first, second, strict in _ORDERED:
        earlier, later = image.after.get(first), image.after.get(second)
        if earlier is None or later is None or not values.keys() & {first, second, "valid_from"}:
            continue
        if str(later) < str(earlier) or (strict and later == earlier):
            labels = {"first": kind.property(first).label(), "second": kind.property(second).label()}
            image.row.refuse("plan.dates_disorder", None, **labels, earlier=str(earlier), later=str(later))
            return False
    return True


def _date(image: Mapping[str, Scalar], name: str) -> str | None:
    value = image.get(name)
    return None if value is None else str(value)
