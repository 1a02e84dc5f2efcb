"""Ties: from what the rows claim and the store holds to what becomes of each tie.

Assumes these decisions. A row of a tie sheet means the tie with its exact uid; else an open tie between the same ends
with the same discriminator and 起, or, where the row gives no 起, with any; else one that leaves open what the row says
(undated, or without path, slot or kind), which then gets it instead of being doubled. A cell is content with any open
tie to what it names. A retired tie that is stated again is opened again. What a tie sheet of the same file states is
not closed by a cell that lacks it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from graphmodel.changes import Scalar
from graphmodel.registers.claims import Claim, Pair, Tie, claims_of
from graphmodel.registers.entities import Entity, Row
from graphmodel.registers.identity import tie_uid
from graphmodel.registers.index import Index
from graphmodel.registers.sheets import ReferenceColumn
from graphmodel.schema import TIES_BY_TYPE, Uid

_CellSet = tuple[Row, ReferenceColumn]


class Settlement:
    """What becomes of the ties that a file speaks of.

    Attributes
    ----------
    ties
        Every tie that the rows state, and those that they close.
    """

    def __init__(self, index: Index, rows: Sequence[Row]) -> None:
        self.index = index
        self.day = index.day
        claims = [claim for row in rows for claim in claims_of(row)]
        self._sets: list[_CellSet] = [
            (row, c) for row in rows if row.own for c in row.record.sheet.references if c.key in row.targets
        ]
        self._by_pair: dict[Pair, list[Tie]] = defaultdict(list)
        self._by_own: dict[tuple[str, str, Uid], list[Tie]] = defaultdict(list)
        self._load(claims)
        self._settle(claims)
        self._clear(claims)
        self._close()
        self.ties = [t for ties in self._by_pair.values() for t in ties if t.rows]
        self._refuse_disorder()

    def _load(self, claims: Sequence[Claim]) -> None:
        touched: dict[str, set[str]] = defaultdict(set)
        for claim in claims:
            touched[claim.kind].add(claim.start.uid)
        for row, column in self._sets:
            touched[column.tie].add(_own(row).uid)
        for kind, uids in touched.items():
            for stored in self.index.ties(kind, uids):
                self._keep(Tie.of(stored, kind))

    def _keep(self, tie: Tie) -> None:
        kind, start, end = tie.pair
        self._by_pair[tie.pair].append(tie)
        self._by_own[kind, "start", start].append(tie)
        self._by_own[kind, "end", end].append(tie)

    def _settle(self, claims: Sequence[Claim]) -> None:
        groups: dict[Pair, tuple[list[Claim], list[Claim]]] = defaultdict(lambda: ([], []))
        for claim in claims:
            groups[claim.pair][claim.column is not None].append(claim)
        for pair, (of_sheets, of_cells) in groups.items():
            exact = {_uid(claim) for claim in of_sheets}
            taken = {tie for tie in self._by_pair.get(pair, ()) if tie.uid in exact}
            for claim in sorted(of_sheets, key=_breadth):
                tie = self._exact(claim) or self._find(claim, taken) or self._make(claim)
                taken.add(tie)
                self._say(claim, tie, claim.values)
            for claim in of_cells:
                self._content(claim)

    def _exact(self, claim: Claim) -> Tie | None:
        uid = _uid(claim)
        return next((tie for tie in self._by_pair.get(claim.pair, ()) if tie.uid == uid), None)

    def _find(self, claim: Claim, taken: set[Tie]) -> Tie | None:
        """The tie that a row of a tie sheet means: an open one, else one that ended on the very day that it says."""
        among = self._by_pair.get(claim.pair, ())
        name, wanted = TIES_BY_TYPE[claim.kind].discriminator, claim.discriminator
        silent = name is not None and name not in claim.values
        starts, ends = claim.values.get("valid_from"), claim.values.get("valid_to")
        ties = [t for t in among if t.open(self.day)]
        same = [t for t in ties if t.discriminator == wanted] or (ties if silent else [])
        vague = [t for t in ties if t.discriminator is None and t not in taken]
        over = [t for t in among if ends and t.value("valid_to") == ends and (silent or t.discriminator == wanted)]
        if starts is None:
            if ends:  # what ended on that day, else an open one that no other row speaks of
                over, same = [t for t in over if t not in taken], [t for t in same if t not in taken]
                same = [t for t in over if t.value("valid_from") is None] or over or same
            return min(same or vague or over, key=lambda t: t.value("valid_from") is not None, default=None)
        dated = [t for t in (*same, *over) if t.value("valid_from") == starts]
        past = ends is not None and str(ends) <= self.day
        undated = [t for t in (*same, *vague) if t.value("valid_from") is None and t not in taken and not past]
        return next(iter(dated or undated), None)

    def _content(self, claim: Claim) -> None:
        """Content a cell: with the open ties to what it names, with a retired one opened again, else with a new one."""
        column = claim.column
        fixed = column.fixed if column else ()
        ties = [t for t in self._by_pair.get(claim.pair, ()) if t.open(self.day) and t.fits(fixed)]
        name = TIES_BY_TYPE[claim.kind].discriminator
        given = {key: value for key, value in claim.values.items() if value is not None}
        if ties and name in given:
            ties = [t for t in ties if t.discriminator == given[name]] or _vague(ties)
        if not ties:
            ties = [self._exact(claim) or self._make(claim)]
        for tie in ties:
            self._say(claim, tie, given)

    def _make(self, claim: Claim) -> Tie:
        tie = Tie(claim.pair, _uid(claim), claim.start.kind, claim.end.kind, None)
        self._keep(tie)
        return tie

    def _say(self, claim: Claim, tie: Tie, values: Mapping[str, Scalar | None]) -> None:
        if not tie.open(self.day) and values.get("valid_to") is None:
            tie.cleared.add("valid_to")
        tie.rows.append(claim.row)
        for name, value in values.items():
            if value is None:
                tie.cleared.add(name)
            elif name not in tie.said:
                tie.said[name], tie.said_by[name] = value, claim.row
            elif tie.said[name] != value:
                _disagree(tie.said_by[name], claim.row, name, claim.kind)

    def _clear(self, claims: Sequence[Claim]) -> None:
        """Clear what an empty cell beside a reference cell says of its ties, where one cell can say it of them all."""
        spoken: dict[tuple[Row, str], list[Tie]] = defaultdict(list)
        for claim in claims:
            for name, value in claim.values.items() if claim.column else ():
                if value is None:
                    stated = [t for t in self._by_pair[claim.pair] if claim.row in t.rows and name not in t.said]
                    spoken[claim.row, name].extend(stated)
        for (_, name), ties in spoken.items():
            if len({tie.value(name) for tie in ties}) == 1:
                for tie in ties:
                    tie.cleared.add(name)

    def _close(self) -> None:
        for row, column in self._sets:
            own = _own(row)
            side, other = ("start", "end") if column.outward else ("end", "start")
            named = {e.settled.uid for e in row.targets[column.key]}
            for tie in self._by_own.get((column.tie, side, own.uid), ()):
                far, far_kind = (tie.pair[2], tie.end_kind) if other == "end" else (tie.pair[1], tie.start_kind)
                in_set = far_kind in column.kinds and far not in named and tie.fits(column.fixed)
                if in_set and not tie.rows and tie.live(self.day) and self._lives(own) and self._lives_at(far):
                    tie.ends = last_day(self.day, tie.value("valid_from"), tie.value("valid_to"))
                    tie.rows.append(row)

    def _lives(self, entity: Entity) -> bool:
        return entity.live(self.day)

    def _lives_at(self, uid: Uid) -> bool:
        entity = self.index.by_uid.get(uid)
        return entity is not None and entity.live(self.day)

    def _refuse_disorder(self) -> None:
        for tie in self.ties:
            after = after_of(tie)
            starts, ends = after.get("valid_from"), after.get("valid_to")
            if starts and ends and str(ends) <= str(starts) and (tie.said.keys() & {"valid_from", "valid_to"}):
                for row in tie.rows:
                    row.refuse("plan.ends_before_start", starts=str(starts), ends=str(ends))


def after_of(tie: Tie) -> dict[str, Scalar]:
    """The tie's properties after the import, trace apart from what is stored."""
    after = {k: v for k, v in (tie.before or {}).items() if k not in tie.cleared} | tie.said
    return {**after, "valid_to": tie.ends} if tie.ends else after


def last_day(day: str, starts: Scalar | None, ends: Scalar | None) -> str:
    """止 of what closes on *day*: that day, but never before the second day of its span, nor after the 止 it has."""
    first = (date.fromisoformat(str(starts)) + timedelta(days=1)).isoformat() if starts else day
    closing = max(day, first)
    return min(closing, str(ends)) if ends else closing


def _uid(claim: Claim) -> Uid:
    return tie_uid(
        claim.kind, claim.start.uid, claim.end.uid,
        discriminator=claim.discriminator, valid_from=claim.values.get("valid_from"),
    )  # fmt: skip


def _breadth(claim: Claim) -> tuple[bool, bool, str, str]:
    """Rows that say more come first, so that one that says less can join them."""
    starts, wanted = claim.values.get("valid_from"), claim.discriminator
    return starts is None, wanted is None, str(starts), str(wanted)


def _vague(ties: Sequence[Tie]) -> list[Tie]:
    """The tie that may take another discriminator: one without, else the only one there is."""
    return [t for t in ties if t.discriminator is None][:1] or (list(ties) if len(ties) == 1 else [])


def _disagree(first: Row, second: Row, name: str, kind: str) -> None:
    label = TIES_BY_TYPE[kind].property(name).label()
    for row, other in ((first, second), (second, first)):
        row.refuse("plan.ties_disagree", property=label, other=other.place(row.record.where))


def _own(row: Row) -> Entity:
    if row.own is None:
        raise TypeError(row.record.sheet.key)
    return row.own.settled


def changed_ties(ties: Iterable[Tie]) -> Iterable[tuple[Tie, dict[str, Scalar]]]:
    """The ties that the import changes, with their properties after it."""
    for tie in ties:
        after = after_of(tie)
        if untraced(after) != untraced(tie.before or {}) or tie.before is None:
            yield tie, after


def untraced(image: Mapping[str, Scalar]) -> dict[str, Scalar]:
    """The properties that say something of the world, not of the import."""
    return {k: v for k, v in image.items() if k not in {"source", "batch", "first_seen", "last_seen"}}
