"""One alliance as values of its page: the strip of its chain and of its slots, who is in it, and what it leaves to do.

Assumes that a reader wants to see first what is empty and who could fill it.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from api.pages.alliance_list import stream_values, until_values
from api.pages.mentions import mention_of, mentions
from api.pages.pact_rows import pact_values, project_values
from api.pages.slots import slot_asks
from graphmodel.alliances.candidates import Candidate, segment_candidates, slot_candidates
from graphmodel.alliances.ground import Ground
from graphmodel.alliances.one import HeldSlot, Member, OneAlliance
from graphmodel.alliances.streams import stream_of
from graphmodel.gaps.finding import Evidence, Finding
from graphmodel.gaps.words import clauses, labels, listed
from graphmodel.messages import say
from graphmodel.profiles.templates import MEMBER_KIND
from graphmodel.ties.alliances import HOSTS
from graphmodel.vocabulary import MEMBER_ROLE, STATUS

MOST_CANDIDATES = 8
"""Candidates that are named; the rest is counted."""


def sheet_answer(one: OneAlliance, on: date) -> str:
    """The sentence that says what an alliance lacks."""
    row = one.row
    parts = []
    for segment, stream, _ in _streams(one):
        if not segment.members:
            label = stream_values(segment.name, stream)["stream_label"]
            parts.append(say("pledge.lacks_stream" if label else "pledge.lacks_named", name=segment.name, stream=label))
    parts += [say("pledge.lacks_slot", slot=held.slot.label(), count=held.short) for held in one.slots if held.short]
    parts += [say("pledge.too_many", slot=held.slot.label(), count=held.over) for held in one.slots if held.over]
    if row.host_until and row.host_until < on:
        parts.append(say("pledge.host_past", day=row.host_until.isoformat()))
    elif one.template and one.template.hosted and not row.hosts:
        parts.append(say("pledge.no_host"))
    if row.overdue:
        parts.append(say("pledge.projects_late", count=row.overdue))
    return say("pledge.one_answer", members=row.members, said=clauses(parts) if parts else _full(one))


def _full(one: OneAlliance) -> str:
    """What is said of an alliance without anything empty: no more than is on record."""
    if one.segments:
        return say("pledge.lacks_nothing" if one.slots else "pledge.segments_full")
    return say("pledge.slots_full" if one.slots else "pledge.nothing_asked")


def sheet_values(one: OneAlliance, ground: Ground) -> dict[str, Any]:
    """All that the page shows of an alliance, its picture apart."""
    row, on = one.row, ground.network.on
    roles = {m.record.uid: m.role for m in one.members if m.role in HOSTS}
    return {
        "uid": row.uid,
        "name": row.name,
        "template": row.template,
        "template_source": one.template.said_source() if one.template else "",
        "hosted": bool(one.template and one.template.hosted),
        "chains": mentions(row.chains),
        "hosts": [{**mention_of(host), "role": MEMBER_ROLE.label(roles.get(host.uid) or "")} for host in row.hosts],
        **until_values(row.host_until, on),
        "members": row.members,
        "last_active": row.last_active.isoformat() if row.last_active else None,
        "strip": _strip(one, ground),
        "slots": [_slot(held, one, ground) for held in one.slots],
        "placed": _placed(one),
        "outside": [{"chain": mention_of(chain), **mention_of(unit)} for chain, unit in one.outside],
        "pacts": [pact_values(pact, on) for pact in one.pacts],
        "projects": [project_values(project, on) for project in one.projects],
        "findings": [finding_values(finding) for finding in one.findings],
        "related": [
            {
                **mention_of(other.alliance),
                "members": mentions(other.members),
                "chains": mentions(other.chains),
            }
            for other in one.related
        ],
    }


def _strip(one: OneAlliance, ground: Ground) -> list[dict[str, Any]]:
    """The segments of the chains in order, each with its members, or with who could be one."""
    return [
        {
            "chain": mention_of(segment.chain),
            "name": segment.name,
            **stream_values(segment.name, stream),
            "first": first,
            "members": mentions(segment.members),
            "candidates": _candidates(segment_candidates(ground, one, segment)) if not segment.members else None,
        }
        for segment, stream, first in _streams(one)
    ]


def finding_values(finding: Finding) -> dict[str, Any]:
    """A finding as a line of a list."""
    return {
        "id": finding.id,
        "rule": finding.rule,
        "title": finding.asked.title(),
        "status": finding.status,
        "status_label": STATUS.label(finding.status),
        "subject": {"uid": finding.subject.uid, "kind": finding.subject.kind, "name": finding.subject.name},
        "says": clauses(_said(one, finding) for one in finding.evidence) or finding.action,
    }


def _said(evidence: Evidence, finding: Finding) -> str:
    """What a record says, with its name where that is another than the finding's."""
    if evidence.uid == finding.subject.uid or evidence.name in evidence.says:
        return evidence.says
    return say("pledge.record_says", name=evidence.name, says=evidence.says)


def _streams(one: OneAlliance) -> Iterable[tuple[Any, str | None, bool]]:
    """Each segment with its part of the chain, and whether it is the first of its chain."""
    for chain in dict.fromkeys(segment.chain.uid for segment in one.segments):
        own = [segment for segment in one.segments if segment.chain.uid == chain]
        for at, segment in enumerate(own):
            yield segment, stream_of(segment.name, at, len(own)), at == 0


def _slot(held: HeldSlot, one: OneAlliance, ground: Ground) -> dict[str, Any]:
    slot = held.slot
    return {
        "key": slot.key,
        "label": slot.label(),
        "least": slot.least,
        "most": slot.most,
        "asked": slot_asks(slot.least, slot.most),
        "kinds": labels(MEMBER_KIND, slot.kinds),
        "members": mentions(held.members),
        "short": held.short,
        "over": held.over,
        "unfit": mentions(held.unfit),
        "candidates": _candidates(slot_candidates(ground, one, held)) if held.short else None,
    }


def _candidates(found: Sequence[Candidate]) -> dict[str, Any]:
    return {
        "total": len(found),
        "named": [
            {
                **mention_of(one.unit),
                "place": " / ".join(one.place),
                "alliances": mentions(one.alliances),
            }
            for one in found[:MOST_CANDIDATES]
        ],
    }


def _placed(one: OneAlliance) -> list[dict[str, Any]]:
    """Every member once, by slot and then by segment, as the template and the chains order them."""
    slots = [held.slot for held in one.slots]
    slot_of: dict[str, int] = {}
    for at, held in enumerate(one.slots):
        for record in held.members:
            slot_of.setdefault(record.uid, at)
    segments: dict[str, list[int]] = {}
    for at, segment in enumerate(one.segments):
        for record in segment.members:
            segments.setdefault(record.uid, []).append(at)
    by_uid: dict[str, list[Member]] = {}
    for member in one.members:
        by_uid.setdefault(member.record.uid, []).append(member)
    rows = []
    for uid, ties in by_uid.items():
        places = segments.get(uid, [])
        at = slot_of.get(uid, len(slots))
        written = listed(dict.fromkeys(m.slot for m in ties if m.slot))
        label = slots[at].label() if at < len(slots) else written
        rows.append(
            (
                (at, places[0] if places else len(one.segments), ties[0].record.name, uid),
                {
                    **mention_of(ties[0].record),
                    "kind_label": MEMBER_KIND.label(ties[0].kind),
                    "slot": label,
                    "slot_known": at < len(slots) or not slots,
                    "segments": [one.segments[place].name for place in places],
                    "role": listed(dict.fromkeys(MEMBER_ROLE.label(m.role) for m in ties if m.role)),
                    "host": any(m.role in HOSTS for m in ties),
                },
            )
        )
    return [row for _, row in sorted(rows, key=lambda pair: pair[0])]
