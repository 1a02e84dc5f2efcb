"""Rule types and rules: a gap rule is an instance, in a profile, of a type declared here.

Declares parameters only, so that a profile can be checked without running anything; ``gaps`` implements the types.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from graphmodel.messages import Language, language
from graphmodel.schema import NODES, TIES
from graphmodel.vocabulary import SEVERITY, WORK_COVER_BY

ParameterType = Literal[
    "int",
    "float",
    "flag",
    "text",
    "level",
    "levels",
    "tiers",
    "forms",
    "builds",
    "paths",
    "kinds",
    "unit_kinds",
    "carrier_kinds",
    "parties",
    "statuses",
    "rules",
    "words",
    "band",
]


@dataclass(frozen=True)
class Parameter:
    """One parameter of a rule type.

    ``words`` restricts a ``text`` or ``words`` parameter to these values; ``words_of`` to those under the value of the
    rule's parameter ``of``. ``lowest``, ``highest`` bound a number. A ``band`` is a table with optional ``min`` and ``max``.
    ``parties`` are kinds of unit; where any of several will do they stand in one text, with ``/`` between them.
    ``belongs_to`` names the variants of the rule type that read it; empty where all do. ``said_as`` is the name of its
    label in the catalogue where that is not ``name``.
    """

    name: str
    type: ParameterType
    required: bool = False
    words: tuple[str, ...] = ()
    words_of: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    lowest: float | None = None
    highest: float | None = None
    belongs_to: tuple[str, ...] = ()
    said_as: str = ""


@dataclass(frozen=True)
class RuleType:
    """A kind of question, with the parameters that its instances set.

    ``variant`` names the parameter whose value decides which of the others are read; empty where all are.
    """

    name: str
    zh: str
    en: str
    parameters: tuple[Parameter, ...]
    variant: str = ""

    def parameter(self, name: str) -> Parameter | None:
        """The parameter of that name."""
        return next((p for p in self.parameters if p.name == name), None)

    def of_variant(self, variant: str) -> tuple[Parameter, ...]:
        """The parameters that are read where the rule is of that variant."""
        return tuple(p for p in self.parameters if not p.belongs_to or variant in p.belongs_to)

    def label(self, lang: Language | None = None) -> str:
        """The name in *lang*, else in the language of the moment."""
        return self.zh if (lang or language()) == "zh" else self.en


@dataclass(frozen=True)
class Rule:
    """One rule of a profile.

    Attributes
    ----------
    id
        Stable id such as ``C1.grid``; its family is the part before the first dot.
    type
        Name of the rule type.
    status, severity
        What a plain finding of the rule gets; a rule type may give others where ``gaps.md`` says so.
    zh, en
        Title: what a finding of this rule says of its subject.
    action_zh, action_en
        What would mend it.
    source, source_en
        Where the rule and its thresholds come from; a local source may be in one language only.
    parameters
        Values by name; every parameter without default that the type requires is there.
    """

    id: str
    type: str
    status: str
    severity: str
    zh: str
    en: str
    action_zh: str
    action_en: str
    source: str
    source_en: str = ""
    enabled: bool = True
    parameters: Mapping[str, object] = field(default_factory=dict)

    @property
    def family(self) -> str:
        """The part of the id before the first dot: blanks of one family follow each other down the tree."""
        return self.id.partition(".")[0]

    def title(self, lang: Language | None = None) -> str:
        """The title in *lang*, else in the language of the moment."""
        return self.zh if (lang or language()) == "zh" else self.en

    def action(self, lang: Language | None = None) -> str:
        """What would mend it, in *lang*, else in the language of the moment."""
        return self.action_zh if (lang or language()) == "zh" else self.action_en

    def said_source(self, lang: Language | None = None) -> str:
        """Where it comes from, in *lang*, else in the language of the moment."""
        return self.source if (lang or language()) == "zh" else self.source_en or self.source


DATED = ("Org", "Unit", "Alliance", "Pact", "Project", "Resource", "Need", "ServicePoint", "Event")
"""Kinds of node whose dates an ``overdue`` rule may watch."""
_DATES = {label: tuple(p.name for p in NODES[label].properties if p.type == "date") for label in DATED}
PACT_FACTS = ("project", "content", "responsible", "due_on", "promised_publicly")
"""What makes a pact binding: itself, or each project under it, is to state it."""
_FACTS = {
    **{label: ("place", *(p.name for p in NODES[label].properties)) for label in ("Area", "Org", "Unit", "Carrier")},
    "Pact": (*PACT_FACTS, "signed_on", "expires_on"),
}
_SEVERITIES = SEVERITY.keys


def _type(name: str, zh: str, en: str, *parameters: Parameter, variant: str = "") -> RuleType:
    return RuleType(name, zh, en, parameters, variant)


def _text(name: str, *words: str, required: bool = False) -> Parameter:
    return Parameter(name, "text", required=required, words=words)


def _words(name: str, *words: str, required: bool = False) -> Parameter:
    return Parameter(name, "words", required=required, words=words)


def _count(name: str) -> Parameter:
    return Parameter(name, "int", lowest=0)


def _share(name: str, said_as: str = "") -> Parameter:
    return Parameter(name, "float", lowest=0, highest=1, said_as=said_as)


def _only(parameter: Parameter, *variants: str) -> Parameter:
    """The parameter, read by these variants of its rule type only."""
    return replace(parameter, belongs_to=variants)


_UNITS = _text("units", "operating", "two_new", "all")
_TREES = _words("trees", "territory", "line", required=True)
_TIERS = Parameter("tiers", "tiers")
_FORMS = Parameter("forms", "forms")
_BUILDS = Parameter("builds", "builds")
_STATUSES = Parameter("statuses", "statuses")
_HOUSEHOLDS = ("households", "households_per_hub")

RULE_TYPES: Mapping[str, RuleType] = {
    kind.name: kind
    for kind in (
        # ``recorded_in``: where no candidate inside an area of that level has what is asked, one finding stands for all.
        # ``doubtful_in``: where no unit inside the area of that level has any cover, the finding is one of data.
        # ``follows``: the rule whose collapse on the same area a collapse of this rule follows.
        _type(
            "uncovered", "未覆盖", "not covered",
            _text("target", "area", "unit", "carrier", "chain", required=True),
            # by these instead of an organisation; a unit is asked for on chains, and the chain found
            replace(_text("by", "alliance", "service_point"), said_as="served_by"),
            _only(Parameter("level", "level"), "area"), _TIERS, _FORMS, _BUILDS, Parameter("paths", "paths"),
            _only(Parameter("work", "flag"), "unit"),  # cover by work counts too
            _only(Parameter("nominal_tiers", "tiers"), "area"),  # their cover is a nominal one
            _only(Parameter("joint_above", "flag"), "area"),  # a joint organisation over the parent is a nominal cover
            _only(_count("members_below"), "area"),  # conditions are not met where fewer members are declared
            _only(Parameter("statistical", "band"), "area"),  # serials of division codes that are no candidates
            _only(_UNITS, "unit", "carrier"), _only(_count("members_at_least"), "unit"),
            _only(_count("units_at_least"), "carrier"), _only(_share("units_share"), "carrier"),
            Parameter("recorded_in", "level"), _only(Parameter("doubtful_in", "level"), "unit", "carrier"),
            _only(Parameter("not_found_by", "rules"), "unit"), Parameter("follows", "rules"),
            variant="target",
        ),
        _type("detached", "与根组织不相连", "detached from the root"),
        _type("level", "层级不符", "not of an allowed level", _text("of", "superior", "parent", "kind", required=True)),
        _type("cycle", "循环", "cycle", _TREES),
        _type(
            "parents", "上级个数", "number of parents",
            _TREES, Parameter("number", "band", required=True, said_as="parents"),
        ),
        _type(
            "band", "超出区间", "outside a band",
            _text(
                "measure", *_HOUSEHOLDS, "units", "units_covered", "members", "units_per_post", "partners_gini",
                required=True,
            ),
            Parameter("band", "band", required=True),
            _only(Parameter("rural_band", "band"), *_HOUSEHOLDS),  # instead, where the setting is rural
            _only(Parameter("level", "level"), *_HOUSEHOLDS),  # of the areas measured
            _only(Parameter("within", "level"), *_HOUSEHOLDS, "units", "partners_gini"),  # of the subject for all inside it
            _only(Parameter("outside", "kinds"), *_HOUSEHOLDS),  # areas of and inside these kinds are not measured
            _only(_STATUSES, "units"),
            _only(_TIERS, "units_covered", "members"), _only(_FORMS, "units_covered", "members"),
            _only(_text("by", *WORK_COVER_BY.keys), "units_per_post"),
            _only(Parameter("post", "text"), "units_per_post"),
            _only(_count("places_at_least"), "partners_gini"),  # in an area, for its places to be measured together
            variant="measure",
        ),
        _type(
            "share", "占比", "share",
            Parameter("levels", "levels", required=True), _UNITS, _BUILDS,
            _count("units_at_least"), _share("target", said_as="target_share"),
        ),
        _type(
            "partition", "归口不唯一", "not in exactly one part",
            _words("targets", "Area", "Unit", "Carrier", required=True),
            Parameter("paths", "paths"),  # on none or several of these; without them: several main covers
            _UNITS,
        ),
        _type(
            "overdue", "逾期", "overdue",
            _text("of", *DATED, required=True),
            Parameter("dates", "words", required=True, words_of=_DATES),  # the first that is filled counts
            Parameter("closed_by", "text", words_of=_DATES),  # a date that closes
            Parameter("closed_later", "flag"),  # only where it is later than the date watched
            Parameter("on_the_day", "flag"),  # past on the very day
            _count("after_days"), _count("due_within"), _text("due_severity", *_SEVERITIES),
            _only(_TIERS, "Org"), _only(Parameter("formal", "flag"), "Org"), _only(Parameter("own", "flag"), "Org"),
            variant="of",
        ),
        _type("code", "代码有误", "wrong code", _text("of", "uscc", "division", required=True)),
        _type(
            "mismatch", "不一致", "mismatch",
            _text("of", "code", "households", "status", required=True),
            _only(_share("share", said_as="apart_share"), "households"),
            _only(Parameter("number", "int", lowest=0, said_as="apart_number"), "households"),
            _only(_STATUSES, "status"),
            variant="of",
        ),
        _type(
            "fields", "要素不全", "facts missing",
            _text("of", *_FACTS, required=True),
            Parameter("facts", "words", required=True, words_of=_FACTS),
        ),
        _type(
            "isolated", "暂无联系", "without any link",
            _text("of", "place", "unit", "org", required=True),
            Parameter("ties", "words", words=TIES),  # onto it; without them: partners in the tie network
            _only(_UNITS, "unit"), _only(Parameter("unit_kinds", "unit_kinds"), "unit"),
            _only(Parameter("or_above_scale", "flag"), "unit"),
            _only(Parameter("rated_lowest", "flag"), "org"),  # last rated in one of the profile's lowest classes
            Parameter("recorded_in", "level"), Parameter("follows", "rules"),
            variant="of",
        ),
        _type(
            "fragile", "单点依赖", "dependent on one node",
            _text("of", "partners", "cut", required=True),
            _only(_count("partners_at_most"), "partners"), _only(_count("cut_at_least"), "cut"),
            variant="of",
        ),
        _type("fragment", "碎片化", "not in the largest part", _count("nodes_at_least")),
        _type(
            "thin", "联系单一", "linked to one side only",
            _text("of", "sector", "parties", required=True),
            _only(_count("partners_at_least"), "sector"),
            _only(Parameter("carrier_kinds", "carrier_kinds"), "parties"),
            _only(Parameter("parties", "parties"), "parties"),
            _only(Parameter("recorded_in", "level"), "parties"), Parameter("follows", "rules"),
            variant="of",
        ),
        _type("continuity", "链段断点", "segments without a member"),
        _type("slots", "联盟架构", "make-up of alliances", _text("of", "slots", "host", required=True)),
    )
}  # fmt: skip
"""Every rule type that ``gaps`` implements, by name."""
