"""What goes over HTTP of the model, of profiles and of rules.

Assumes the shapes of :mod:`graphmodel.model_values` and :mod:`graphmodel.profiles.values`.
"""

from typing import Literal

from pydantic import Field

from api.wire import Shape
from api.wire.findings import Severity, Status


class Both(Shape):
    """Something in both languages."""

    zh: str
    en: str


class PropertyShape(Shape):
    """A property of a kind of record or tie, as answers have it."""

    name: str
    label: Both
    type: Literal["text", "int", "float", "flag", "date", "instant", "texts"]
    enumeration: str | None = Field(description="Name of the enumeration whose keys it holds")
    required: bool
    guard: Literal["members", "households"] | None = Field(
        description="What it counts, where it is shown with discretion"
    )


class KindShape(Shape):
    """A kind of record."""

    label: str
    name: Both
    prefix: str = Field(description="First two letters of uids that the program makes")
    named: bool
    starts: str = Field(description="The property that says since when a record holds")
    code: str | None = Field(description="The property that identifies a live record beside its uid")
    properties: list[PropertyShape]


class TieShape(Shape):
    """A kind of tie."""

    type: str
    name: Both
    ends: list[list[str]] = Field(description="Kinds of record that it may lead from and to")
    discriminator: str | None = Field(description="What tells two of it between the same ends apart")
    properties: list[PropertyShape]


class WordShape(Shape):
    """A word of an enumeration."""

    key: str
    label: Both
    also: list[str] = Field(description="Other spellings that a register may use")


class EnumerationShape(Shape):
    """What a property may hold."""

    closed: bool = Field(description="Whether any other word is refused")
    words: list[WordShape]


class Informal(Shape):
    """Organisations that count in no coverage, term or sum: those of such a form or tier."""

    forms: list[str]
    tiers: list[str]


class ModelShape(Shape):
    """The model."""

    kinds: list[KindShape]
    ties: list[TieShape]
    enumerations: dict[str, EnumerationShape]
    sets: dict[str, list[str]] = Field(description="Types of tie that can be asked for together")
    informal: Informal


class ProfileHead(Shape):
    """What tells a profile from others."""

    name: str
    version: str
    title: Both


class ProfilesShape(Shape):
    """The profiles that can be asked for."""

    profiles: list[ProfileHead]


class LevelShape(Shape):
    """A level of the territory."""

    key: str
    label: Both
    tiers: list[str]
    tiers_under_branch: list[str]
    parents: list[str]
    kinds: list[str]
    covered: bool


class SchemeShape(Shape):
    """The levels from the top down, and which tier may be whose superior."""

    levels: list[LevelShape]
    superiors: dict[str, list[str]]


class SlotShape(Shape):
    """A slot of a template."""

    key: str
    label: Both
    least: int
    most: int | None
    kinds: list[str]


class TemplateShape(Shape):
    """How an alliance is put together."""

    key: str
    label: Both
    hosted: bool
    slots: list[SlotShape]
    source: Both


class ProfileShape(ProfileHead):
    """A profile, its rules apart."""

    scheme: SchemeShape
    place_level: str
    themes: list[str]
    lowest_ratings: list[str]
    templates: list[TemplateShape]
    sources: dict[str, str]


class RuleParameter(Shape):
    """A parameter of a rule."""

    name: str
    label: Both
    value: bool | int | float | str | list[str] | dict[str, float | int]
    words: Both


class RuleShape(Shape):
    """A rule of a profile."""

    id: str
    family: str
    title: Both
    type: str
    type_label: Both
    status: Status
    severity: Severity
    enabled: bool
    parameters: list[RuleParameter]
    action: Both
    source: Both


class RulesShape(Shape):
    """The rules of a profile, in the order in which reports show them."""

    profile: ProfileHead
    rules: list[RuleShape]
