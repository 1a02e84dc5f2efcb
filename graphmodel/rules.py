"""Rule types and rules: a gap rule is an instance, in a profile, of a type declared here.

Declares parameters only, so that a profile can be checked without running anything; ``gaps`` implements the types.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
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
    """

    name: str
    type: ParameterType
    required: bool = False
    words: tuple[str, ...] = ()
    words_of: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    lowest: float | None = None
    highest: float | None = None


@dataclass(frozen=True)
class RuleType:
    """A kind of question, with the parameters that its instances set."""

    name: str
    zh: str
    en: str
    parameters: tuple[Parameter, ...]

    def parameter(self, name: str) -> Parameter | None:
        """The parameter of that name."""
        return next((p for p in self.parameters if p.name == name), None)


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
    source
        Where the rule and its thresholds come from.
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
    enabled: bool = True
    parameters: Mapping[str, object] = field(default_factory=dict)

    @property
    def family(self) -> str:
        """The part of the id before the first dot: blanks of one family follow each other down the tree."""
        return self.id.partition(".")[0]

    @property
    def said_parameters(self) -> str:
        """Every parameter with its value, in one line."""
        return "  ".join(f"{name} = {_said(value)}" for name, value in self.parameters.items())

    def title(self, lang: Language | None = None) -> str:
        """The title in *lang*, else in the language of the moment."""
        return self.zh if (lang or language()) == "zh" else self.en

    def action(self, lang: Language | None = None) -> str:
        """What would mend it, in *lang*, else in the language of the moment."""
        return self.action_zh if (lang or language()) == "zh" else self.action_en


def _said(value: object) -> str:
    if isinstance(value, Mapping):
        return " ".join(f"{key} {item}" for key, item in value.items())
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


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


def _type(name: str, zh: str, en: str, *parameters: Parameter) -> RuleType:
    return RuleType(name, zh, en, parameters)


def _text(name: str, *words: str, required: bool = False) -> Parameter:
    return Parameter(name, "text", required=required, words=words)


def _words(name: str, *words: str, required: bool = False) -> Parameter:
    return Parameter(name, "words", required=required, words=words)


def _count(name: str, *, required: bool = False) -> Parameter:
    return Parameter(name, "int", required=required, lowest=0)


def _share(name: str) -> Parameter:
    return Parameter(name, "float", lowest=0, highest=1)


_UNITS = _text("units", "operating", "two_new", "all")
_TREES = _words("trees", "territory", "line", required=True)
_OWN = Parameter("own", "flag")
_TIERS = Parameter("tiers", "tiers")
_FORMS = Parameter("forms", "forms")
_BUILDS = Parameter("builds", "builds")
_STATUSES = Parameter("statuses", "statuses")

RULE_TYPES: Mapping[str, RuleType] = {
    kind.name: kind
    for kind in (
        # ``recorded_in``: where no candidate inside an area of that level has what is asked, one finding stands for all.
        # ``doubtful_in``: where no unit inside the area of that level has any cover, the finding is one of data.
        # ``follows``: the rule whose collapse on the same area a collapse of this rule follows.
        _type(
            "uncovered", "未覆盖", "not covered",
            # by an alliance or a service point instead of an organisation; a unit is asked for on chains, and the chain found
            _text("by", "alliance", "service_point"),
            _text("target", "area", "unit", "carrier", "chain", required=True),
            Parameter("level", "level"), _TIERS, _FORMS, _BUILDS, Parameter("paths", "paths"),
            Parameter("work", "flag"),  # cover by work counts too
            Parameter("nominal_tiers", "tiers"),  # their cover is a nominal one
            Parameter("joint_above", "flag"),  # a joint organisation that covers the parent is a nominal cover
            _count("members_below"),  # conditions are not met where fewer members are declared
            Parameter("statistical", "band"),  # serials of division codes that are no candidates
            _UNITS, _count("members_at_least"), _count("units_at_least"), _share("units_share"),
            Parameter("recorded_in", "level"), Parameter("doubtful_in", "level"),
            Parameter("not_found_by", "rules"), Parameter("follows", "rules"),
        ),
        _type("detached", "与根组织不相连", "detached from the root"),
        _type("level", "层级不符", "not of an allowed level", _text("of", "superior", "parent", "kind", required=True)),
        _type("cycle", "循环", "cycle", _TREES),
        _type("parents", "上级个数", "number of parents", _TREES, Parameter("number", "band", required=True)),
        _type(
            "band", "超出区间", "outside a band",
            _text(
                "measure", "households", "households_per_hub", "units", "units_covered", "members", "units_per_post",
                "partners_gini", required=True,
            ),
            Parameter("band", "band", required=True),
            Parameter("rural_band", "band"),  # instead, where the setting is rural
            Parameter("level", "level"),  # of the areas measured
            Parameter("within", "level"),  # of the area that is the subject for all of those inside it
            Parameter("outside", "kinds"),  # areas of and inside these kinds are not measured
            _STATUSES, _TIERS, _FORMS,
            _text("by", *WORK_COVER_BY.keys), Parameter("post", "text"),
            _count("places_at_least"),  # in an area, for its places to be measured together
        ),
        _type(
            "share", "占比", "share",
            Parameter("levels", "levels", required=True), _UNITS, _BUILDS,
            _count("units_at_least"), _share("target"),
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
            _TIERS, Parameter("formal", "flag"), _OWN,
        ),
        _type("code", "代码有误", "wrong code", _text("of", "uscc", "division", required=True)),
        _type(
            "mismatch", "不一致", "mismatch",
            _text("of", "code", "households", "status", required=True),
            _share("share"), _count("number"), _STATUSES,
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
            _UNITS, Parameter("unit_kinds", "unit_kinds"), Parameter("or_above_scale", "flag"),
            Parameter("rated_lowest", "flag"),  # only those whose latest rating is one of the profile's lowest classes
            Parameter("recorded_in", "level"), Parameter("follows", "rules"),
        ),
        _type(
            "fragile", "单点依赖", "dependent on one node",
            _text("of", "partners", "cut", required=True),
            _count("partners_at_most"), _count("cut_at_least"),
        ),
        _type("fragment", "碎片化", "not in the largest part", _count("nodes_at_least")),
        _type(
            "thin", "联系单一", "linked to one side only",
            _text("of", "sector", "parties", required=True),
            _count("partners_at_least"),
            Parameter("carrier_kinds", "carrier_kinds"), Parameter("parties", "parties"),
            Parameter("recorded_in", "level"), Parameter("follows", "rules"),
        ),
        _type("continuity", "链段断点", "segments without a member"),
        _type("slots", "联盟架构", "make-up of alliances", _text("of", "slots", "host", required=True)),
    )
}  # fmt: skip
"""Every rule type that ``gaps`` implements, by name."""
