"""What goes over HTTP of alliances.

Assumes the values of :mod:`graphmodel.alliances.report.values`: what the shell says as JSON.
"""

from pydantic import Field

from api.wire import Shape
from api.wire.findings import FindingShape
from api.wire.lists import NamedShape
from api.wire.pacts import PactRowShape, ProjectShape


class AllianceRowShape(Shape):
    """What a list says of an alliance: a row of the shell's."""

    uid: str
    name: str
    template: str = Field(description="Label of its template; empty where it has none")
    chains: list[NamedShape]
    members: int = Field(description="Units and organisations in it")
    empty_slots: list[str] = Field(description="Labels of the slots under their minimum")
    segments: int = Field(description="Segments of its chains")
    empty_segments: list[str] = Field(description="Those with no member")
    hosts: list[NamedShape]
    host_until: str | None
    projects: int = Field(description="Its own live projects")
    done: int
    overdue: int
    last_active: str | None = Field(description="Day of the latest event about it or its projects")
    findings: list[str] = Field(description="Ids of the findings about it")


class SlotShape(Shape):
    """A slot of a template."""

    key: str
    zh: str
    en: str
    least: int
    most: int | None = Field(description="null where there is no upper bound")
    kinds: list[str] = Field(description="Kinds of unit that may fill it, or `org`; empty where any may")


class TemplateShape(Shape):
    """How an alliance is put together."""

    key: str
    zh: str
    en: str
    slots: list[SlotShape]
    hosted: bool = Field(description="Whether a host is expected")
    source: str
    source_en: str


class MemberShape(Shape):
    """A member of an alliance."""

    record: NamedShape
    kind: str = Field(description="Kind of the unit, or `org`")
    slot: str | None
    role: str | None


class HeldSlotShape(Shape):
    """A slot and who holds it."""

    slot: SlotShape
    members: list[NamedShape]
    unfit: list[NamedShape] = Field(description="Holders of a kind that the slot does not name")


class SegmentShape(Shape):
    """A segment of a chain with the members on it; empty where there is none."""

    chain: NamedShape
    name: str
    members: list[NamedShape]


class RelatedShape(Shape):
    """Another alliance, with the members and chains that both have."""

    alliance: NamedShape
    members: list[NamedShape]
    chains: list[NamedShape]


class OneAllianceShape(Shape):
    """All that is known of one alliance: what the shell shows of it."""

    row: AllianceRowShape
    template: TemplateShape | None
    members: list[MemberShape]
    slots: list[HeldSlotShape] = Field(description="The template's, in its order")
    other_slots: list[MemberShape] = Field(description="Members whose slot the template does not name")
    segments: list[SegmentShape] = Field(description="Of each chain in order")
    off_chain: list[MemberShape] = Field(description="Members on no segment of its chains")
    outside: list[tuple[NamedShape, NamedShape]] = Field(
        description="Operating units on its chains that are in no alliance of that chain: chain, unit"
    )
    pacts: list[PactRowShape] = Field(description="To which two or more members are party together")
    projects: list[ProjectShape] = Field(description="Its own")
    findings: list[FindingShape] = Field(description="About it, its chains, its projects and these pacts")
    related: list[RelatedShape]


class NeighboursShape(Shape):
    """The alliances that have a member or a chain in common with one."""

    uid: str
    items: list[RelatedShape]
    total: int
