"""Alliance templates: which slots an alliance of a kind has, how many members each takes, and whether it has a host.

Assumes that places name the same slots differently: a template is data of the profile, and what fills a slot is said
by the member's own record.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from graphmodel.messages import Language, language
from graphmodel.profiles.document import Table
from graphmodel.vocabulary import UNIT_KIND, Enumeration, Word

MEMBER_KIND = Enumeration("member_kind", (Word("org", "党组织", "organisation"), *UNIT_KIND.words))
"""What a member of an alliance may be: an organisation, or a unit of a kind."""
_KEYS = ("key", "zh", "en", "hosted", "source", "source_en", "slots")
_SLOT_KEYS = ("key", "zh", "en", "least", "most", "kinds")
_SLOTS_MOST = 99


@dataclass(frozen=True)
class Slot:
    """One slot of a template.

    Attributes
    ----------
    key
        As ``MEMBER_OF.slot`` stores it.
    least, most
        How many members it takes; None where there is no upper bound.
    kinds
        Kinds of unit that may fill it, or ``org``; empty where any may.
    """

    key: str
    zh: str
    en: str
    least: int
    most: int | None
    kinds: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """What a register may write for it: key and labels, each once."""
        return tuple(dict.fromkeys((self.key, self.zh, self.en)))

    def label(self, lang: Language | None = None) -> str:
        """The label in *lang*, else in the language of the moment."""
        return self.zh if (lang or language()) == "zh" else self.en


@dataclass(frozen=True)
class AllianceTemplate:
    """How an alliance is put together.

    Attributes
    ----------
    key
        As ``Alliance.template`` stores it.
    slots
        In the order in which they are shown.
    hosted
        Whether a host, leading or rotating, is expected.
    source, source_en
        Where the template comes from; the second may be empty.
    """

    key: str
    zh: str
    en: str
    slots: tuple[Slot, ...]
    hosted: bool
    source: str
    source_en: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """What a register may write for it: key and labels, each once."""
        return tuple(dict.fromkeys((self.key, self.zh, self.en)))

    def label(self, lang: Language | None = None) -> str:
        """The label in *lang*, else in the language of the moment."""
        return self.zh if (lang or language()) == "zh" else self.en

    def said_source(self, lang: Language | None = None) -> str:
        """Where it comes from, in *lang*, else in the language of the moment."""
        return self.source if (lang or language()) == "zh" else self.source_en or self.source


def read_templates(tables: tuple[Table, ...], inherited: Mapping[str, AllianceTemplate]) -> dict[str, AllianceTemplate]:
    """The inherited templates, with those that *tables* change or add by their keys.

    What a changed template does not say is the inherited one's; ``slots`` replace all of them.
    """
    templates, own = dict(inherited), set[str]()
    for table in tables:
        table.expect(*_KEYS)
        key = table.text("key")
        if not table.require("key") or key is None:
            continue
        if key in own:
            table.blame("template_repeated", "key", value=key)
        own.add(key)
        template = _read_template(table, key, inherited.get(key))
        if template:
            templates[key] = template
    return templates


def _read_template(table: Table, key: str, inherited: AllianceTemplate | None) -> AllianceTemplate | None:
    zh, en, source, hosted = table.text("zh"), table.text("en"), table.text("source"), table.flag("hosted")
    slots = _read_slots(table)
    if inherited is None and not table.require("zh", "source", "slots"):
        return None
    if "slots" in table.data and table.data["slots"] == []:
        table.blame("slots_missing", "slots")
    return AllianceTemplate(
        key=key,
        zh=zh or (inherited.zh if inherited else key),
        en=en or zh or (inherited.en if inherited else key),
        slots=slots if slots or inherited is None else inherited.slots,
        hosted=hosted if hosted is not None else bool(inherited and inherited.hosted),
        source=source or (inherited.source if inherited else ""),
        source_en=table.text("source_en") or (inherited.source_en if inherited and not source else ""),
    )


def _read_slots(table: Table) -> tuple[Slot, ...]:
    slots: dict[str, Slot] = {}
    used: set[str] = set()
    for item in table.tables("slots"):
        slot = _read_slot(item)
        if slot is None:
            continue
        if used & set(slot.names):
            item.blame("slot_repeated", "key", value=slot.key)
        used |= set(slot.names)
        slots[slot.key] = slot
    return tuple(slots.values())


def _read_slot(table: Table) -> Slot | None:
    table.expect(*_SLOT_KEYS)
    key, zh = table.text("key"), table.text("zh")
    least, most = _number(table, "least"), _number(table, "most")
    kinds = table.words("kinds", MEMBER_KIND) or ()
    if not table.require("key") or key is None:
        return None
    if most is not None and (least or 0) > most:
        table.blame("slot_crossed", "most", least=least, most=most)
    return Slot(key, zh or key, table.text("en") or zh or key, least or 0, most, kinds)


def _number(table: Table, name: str) -> int | None:
    value = table.typed(name, int, "int")
    if not isinstance(value, int):
        return None
    if not 0 <= value <= _SLOTS_MOST:
        table.blame("out_of_range", name, value=value, lowest=0, highest=_SLOTS_MOST)
        return None
    return value
