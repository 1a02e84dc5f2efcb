"""The list of alliances, and one alliance, laid out as tables."""

from collections.abc import Iterator, Sequence

from graphmodel.alliances.one import HeldSlot, Member, OneAlliance
from graphmodel.alliances.query import Alliances
from graphmodel.alliances.report.listing import Cell, Listing, Table
from graphmodel.alliances.report.notes import column, facet_table, filter_notes, scope_label, title
from graphmodel.alliances.report.pacts import names_of, pacts_table, projects_table
from graphmodel.alliances.rows import AllianceRow
from graphmodel.gaps.words import clauses, listed
from graphmodel.messages import say
from graphmodel.network import Network
from graphmodel.profiles.templates import MEMBER_KIND
from graphmodel.vocabulary import MEMBER_ROLE, STATUS

_MEMBER_COLUMNS = ("name", "uid", "kind", "slot", "role")


def alliances_listing(answer: Alliances) -> Listing:
    """Lay a list of alliances out."""
    columns = (
        column("name", 22),
        column("uid"),
        column("template"),
        column("chains", 14),
        column("size", 4, number=True),
        column("empty_slots", 16),
        column("empty_segments", 11),
        column("hosts"),
        column("host_until"),
        column("projects", 9),
        column("overdue", number=True),
        column("last_active", 10),
        column("findings", number=True),
    )
    rows = tuple(_row(row) for row in answer.rows)
    empty = say("alliance.nothing_passes" if answer.total else "alliance.nothing_stored")
    return Listing(
        title=say("alliance.list_title"),
        scope=scope_label(answer.filters),
        on=answer.on,
        revision=answer.revision,
        notes=tuple(filter_notes(answer.filters, len(answer.rows), answer.total, answer.facets)),
        tables=(Table(say("alliance.title"), columns, rows, empty), facet_table(answer.facets)),
    )


def one_listing(one: OneAlliance, network: Network) -> Listing:
    """Lay one alliance out."""
    found = [
        (f.rule, STATUS.label(f.status), f.subject.name, clauses(e.says for e in f.evidence) or f.action)
        for f in one.findings
    ]
    related = [(r.alliance.name, names_of(r.members), names_of(r.chains)) for r in one.related]
    return Listing(
        title=say("alliance.one_title", name=one.row.name, uid=one.row.uid),
        scope=None,
        on=network.on,
        revision=network.revision,
        notes=tuple(_notes(one)),
        tables=(
            _members(one),
            _slots(one),
            *_others(one),
            pacts_table(one.pacts, title("pacts")),
            projects_table([(None, project) for project in one.projects], title("projects")),
            _table("findings", found, ("rule", 14), ("status", 10), ("subject", 22), ("says", 46)),
            _table("related", related, ("name", 24), ("shared_members", 40), ("shared_chains", 26)),
        ),
    )


def _row(row: AllianceRow) -> tuple[Cell, ...]:
    return (
        row.name, row.uid, row.template, names_of(row.chains), row.members, row.empty_slots, row.empty_segments,
        names_of(row.hosts), row.host_until, f"{row.done} / {row.projects}", row.overdue, row.last_active,
        len(row.findings),
    )  # fmt: skip


def _notes(one: OneAlliance) -> Iterator[str]:
    row = one.row
    yield say("alliance.one_template", template=row.template or say("alliance.none"))
    yield say("alliance.one_chains", chains=listed(names_of(row.chains)) or say("alliance.none"))
    if row.hosts or row.host_until or (one.template and one.template.hosted):
        until = say("alliance.one_until", day=row.host_until.isoformat()) if row.host_until else ""
        yield say("alliance.one_host", hosts=listed(names_of(row.hosts)) or say("alliance.none"), until=until)
    last = row.last_active.isoformat() if row.last_active else say("alliance.none")
    yield say("alliance.one_activity", day=last, projects=row.projects, done=row.done, overdue=row.overdue)


def _members(one: OneAlliance) -> Table:
    """Every member; a terminal has them by slot and segment where the alliance has both."""
    shown = (30, 0, 18, 16, 8) if not (one.slots and one.segments) else (0,) * 5
    columns = tuple(column(name, wide) for name, wide in zip(_MEMBER_COLUMNS, shown, strict=True))
    rows = [(m.record.name, m.record.uid, MEMBER_KIND.label(m.kind), m.slot, _role(m)) for m in one.members]
    return Table(title("members"), columns, tuple(rows), say("alliance.none"))


def _role(member: Member) -> str | None:
    return MEMBER_ROLE.label(member.role) if member.role else None


def _slots(one: OneAlliance) -> Table:
    columns = (
        column("slot", 22),
        column("required", 8),
        column("held", 4, number=True),
        column("state", 10),
        column("members", 44),
    )
    rows = [(_slot_name(s), _required(s), len(s.members), _state(s), names_of(s.members)) for s in one.slots]
    return Table(title("slots"), columns, tuple(rows), say("alliance.no_template"))


def _slot_name(held: HeldSlot) -> str:
    slot = held.slot
    return slot.label() if slot.label() == slot.key else f"{slot.key} {slot.label()}"


def _required(held: HeldSlot) -> str:
    slot = held.slot
    if slot.most is None:
        return f"≥ {slot.least}"
    return str(slot.least) if slot.least == slot.most else f"{slot.least}–{slot.most}"


def _state(held: HeldSlot) -> str:
    if held.short:
        return say("alliance.slot_short", count=held.short)
    if held.over:
        return say("alliance.slot_over", count=held.over)
    return say("alliance.slot_unfit", count=len(held.unfit)) if held.unfit else say("alliance.slot_full")


def _others(one: OneAlliance) -> Iterator[Table]:
    """What is said only where there is something to say."""
    if one.other_slots:
        rows = [(m.record.name, m.slot) for m in one.other_slots]
        yield _table("other_slots", rows, ("member", 44), ("slot", 30))
    if one.segments:
        held = [(s.chain.name, s.name, names_of(s.members) or (say("alliance.empty_segment"),)) for s in one.segments]
        yield _table("segments", held, ("chains", 16), ("segment", 14), ("members", 60))
        off = [(m.record.name, MEMBER_KIND.label(m.kind)) for m in one.off_chain]
        yield _table("off_chain", off, ("member", 44), ("kind", 20))
    if one.row.chains:
        outside = [(chain.name, unit.name, unit.uid) for chain, unit in one.outside]
        yield _table("outside", outside, ("chains", 16), ("member", 44), ("uid", 0))


def _table(name: str, rows: Sequence[tuple[Cell, ...]], *columns: tuple[str, int]) -> Table:
    return Table(title(name), tuple(column(key, wide) for key, wide in columns), tuple(rows), say("alliance.none"))
