"""Columns: how the cells of each column of a sheet are read, by the column's declaration and local policy."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from graphmodel import vocabulary as words
from graphmodel.messages import say
from graphmodel.registers import cells
from graphmodel.registers.cells import Cell, Fault, Read, Reading, text_of
from graphmodel.registers.codes import is_credit_code, read_credit_code, read_division_code
from graphmodel.registers.privacy import REFUSED_KINDS, REFUSED_NAMES, Refusals, personal_content
from graphmodel.registers.sheets import Column, ReferenceColumn, Sheet, ValueColumn
from graphmodel.registers.texts import fold, together
from graphmodel.vocabulary import Enumeration

if TYPE_CHECKING:
    from graphmodel.profiles import Profile

TIER_AND_FORM = "/"
"""Joins tier and form in what the tier column reads, until the row is whole."""
_NAMED_PLACES = frozenset({"Area", "Org", "Unit", "Carrier", "ServicePoint", "Alliance"})
CODES = frozenset({"code", "grid_code", "org_code", "industry"})
_READINGS: Mapping[str, Reading] = {
    "int": cells.read_count, "float": cells.read_degrees, "flag": cells.read_flag, "date": cells.read_date,
    "texts": cells.read_texts, "text": cells.read_text,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Policy:
    """What local policy says about reading.

    Attributes
    ----------
    levels
        Folded keys and labels of the levels that the profile's scheme adds, to their keys.
    templates
        What the profile's templates of alliances go by, and their labels; none where no profile is given.
    strict
        Whether a credit code whose check fails is refused.
    """

    names: Refusals
    kinds: Refusals
    levels: Mapping[str, str]
    templates: tuple[frozenset[str], str]
    strict: bool


def make_policy(profile: "Profile | None", *, strict: bool) -> Policy:
    """Take from a profile what reading needs; without one, the default refusals hold."""
    levels = profile.scheme.levels if profile else ()
    templates = tuple(profile.templates.values()) if profile else ()
    return Policy(
        Refusals((profile and profile.refused_names) or REFUSED_NAMES),
        Refusals((profile and profile.refused_unit_kinds) or REFUSED_KINDS),
        {fold(name): level.key for level in levels for name in (level.key, level.zh, level.en)},
        (frozenset(name for t in templates for name in t.names), together(t.label() for t in templates)),
        strict,
    )


def reading_of(sheet: Sheet, column: Column, policy: Policy) -> Reading:
    """Make the reading of a column's cells: typed, required where it must be, free of what may not be stored."""
    if isinstance(column, ReferenceColumn):
        reading: Reading = _private(cells.read_names)
    elif column.property.words is words.TEMPLATE:
        reading = _known_template(_private(cells.read_text), policy)
    elif column.property.words is not None:
        reading = _word(column, policy)
    elif column.key == "uscc":
        reading = _private_credit_code(partial(read_credit_code, strict=policy.strict))
    elif column.key == "code":
        reading = _private(read_division_code, code=True)
    elif column.property.type in {"text", "texts"}:
        reading = _private(_READINGS[column.property.type], code=column.key in CODES)
        if column.key == "name" and sheet.kind in _NAMED_PLACES:
            reading = _refusing(reading, policy.names, "register.refused_name")
    else:
        reading = _READINGS[column.property.type]
    return _required(reading) if column.required else reading


def look_for_personal(cell: Cell) -> Read:
    """Look through a cell of an unknown column for personal data; its value is dropped."""
    found = personal_content(text_of(cell)[0])
    return None, Fault(found, quoted=False) if found else None


def _required(reading: Reading) -> Reading:
    empty = Fault("register.required_empty", quoted=False)

    def read(cell: Cell) -> Read:
        value, fault = reading(cell)
        return value, empty if fault is None and (value is None or value == ()) else fault

    return read


def _private(reading: Reading, *, code: bool = False) -> Reading:
    """Refuse what holds personal data."""

    def read(cell: Cell) -> Read:
        value, fault = reading(cell)
        if value is not None and value != ():
            text = value if isinstance(value, str) else text_of(cell)[0]
            if found := personal_content(text, code=code):
                return None, Fault(found, quoted=False)
        return value, fault

    return read


def _private_credit_code(reading: Reading) -> Reading:
    """Refuse an identity number among credit codes, unless it is a credit code by its own check digit."""
    guarded = _private(reading, code=True)

    def read(cell: Cell) -> Read:
        value, fault = reading(cell)
        return (value, fault) if isinstance(value, str) and is_credit_code(value) else guarded(cell)

    return read


def _refusing(reading: Reading, refused: Refusals, code: str) -> Reading:
    def read(cell: Cell) -> Read:
        value, fault = reading(cell)
        return (None, Fault(code, quoted=False)) if isinstance(value, str) and refused.hit(value) else (value, fault)

    return read


def _word(column: ValueColumn, policy: Policy) -> Reading:
    listed = column.property.words
    if listed is None:
        return cells.read_text
    names = {fold(name): word.key for word in listed.words for name in (word.key, word.zh, word.en, *word.also)}
    allowed = together(word.label() for word in listed.words)
    if listed is words.LEVEL:
        names |= policy.levels
        allowed = say("register.levels_allowed", allowed=allowed)
    if listed is words.TIER:
        names |= tiers_with_form()
    reading = cells.read_word(names, allowed=allowed, closed=listed.closed, listed=bool(listed.words))
    if not listed.closed:
        return _private(reading)
    if listed is words.UNIT_KIND or listed is words.CARRIER_KIND or listed is words.AREA_KIND:
        return _never_of_kind(reading, policy.kinds)
    return reading


def _known_template(reading: Reading, policy: Policy) -> Reading:
    """Warn of a template that the profile does not have: the slots of such an alliance would never be looked at."""
    names, labels = policy.templates
    unknown = Fault("register.template_unknown", "warning", (("allowed", labels),))

    def read(cell: Cell) -> Read:
        value, fault = reading(cell)
        known = fault or value is None or not names or value in names
        return (value, fault) if known else (value, unknown)

    return read


def _never_of_kind(reading: Reading, refused: Refusals) -> Reading:
    """Refuse a kind of unit or place before it could be quoted as unknown."""
    fault = Fault("register.refused_kind", quoted=False)

    def read(cell: Cell) -> Read:
        return (None, fault) if refused.hit(text_of(cell)[0]) else reading(cell)

    return read


def tiers_with_form() -> dict[str, str]:
    """The names that say tier and form at once (联合党支部), folded, to ``tier/form``."""
    return {
        fold(form + ending + tier): f"{tier_key}{TIER_AND_FORM}{form_key}"
        for form_key, form in _stems(words.FORM)
        for ending in ("", "型", "性")
        for tier_key, tier in ((w.key, n) for w in words.TIER.words for n in (w.zh, *w.also))
    }


def _stems(forms: Enumeration) -> list[tuple[str, str]]:
    names = [(word.key, name) for word in forms.words for name in (word.zh, *word.also)]
    return [(key, name.removesuffix("组建").removesuffix("型").removesuffix("性")) for key, name in names]
