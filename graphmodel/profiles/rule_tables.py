"""Rules of a profile: new ones (``[[rules]]``) and changes of inherited ones (``[change."ID"]``).

Assumes that a change names only what differs: severity, status, titles, source, enabled, and parameters by name.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from graphmodel.levels import LevelScheme
from graphmodel.messages import say
from graphmodel.profiles.document import Document, Table
from graphmodel.profiles.parameters import check_band, merged, read_parameter
from graphmodel.profiles.positions import Path
from graphmodel.rules import RULE_TYPES, Parameter, Rule, RuleType
from graphmodel.vocabulary import SEVERITY, STATUS

_ID = re.compile(r"\w+(\.\w+)*")
_TITLES = ("zh", "en", "action_zh", "action_en")
_CHANGEABLE = ("status", "severity", *_TITLES, "source", "source_en", "enabled")
_REQUIRED = ("id", "type", "status", "severity", "zh", "source")
_BOUNDS = ("min", "max")


@dataclass
class RuleTables:
    """The rules of a profile while its document is read.

    Attributes
    ----------
    policy
        Name of the profile that is read: changes without a source are its.
    places
        Where the document says a parameter of a rule, by rule id and name.
    """

    document: Document
    policy: str
    rules: dict[str, Rule]
    places: dict[tuple[str, str], Path] = field(default_factory=dict)

    def read(self) -> None:
        """Read changes, then new rules."""
        inherited = tuple(self.rules)
        for rule_id, table in self._changes(self.document.root.table("change"), "", inherited):
            self._change(self.rules[rule_id], table)
        for table in self.document.root.tables("rules"):
            self._add(table)

    def check(self, scheme: LevelScheme) -> None:
        """Note every level, rule id and property that a rule which is on names and that is not there."""
        for rule in self.rules.values():
            kind = RULE_TYPES.get(rule.type)
            for parameter in kind.parameters if kind and rule.enabled else ():
                value = rule.parameters.get(parameter.name)
                named = (value,) if isinstance(value, str) else value if isinstance(value, tuple) else ()
                if parameter.type in {"level", "levels"}:
                    self._check_names(rule, parameter, named, scheme.keys, "level_unknown")
                elif parameter.type == "rules":
                    self._check_names(rule, parameter, named, tuple(self.rules), "rule_unknown")
                elif parameter.words_of:
                    known = parameter.words_of[str(rule.parameters["of"])]
                    self._check_names(rule, parameter, named, known, "value_unknown")

    def _check_names(
        self, rule: Rule, parameter: Parameter, named: tuple[object, ...], known: tuple[str, ...], code: str
    ) -> None:
        for name in named:
            if name not in known:
                inherited: Path = (
                    ("scheme", "levels") if code == "level_unknown" else ("change", rule.id, parameter.name)
                )
                path = self.places.get((rule.id, parameter.name))
                if path is None and code == "level_unknown":
                    self.document.blame("level_gone", inherited, value=name, rule=rule.id, parameter=parameter.name)
                else:
                    self.document.blame_choice(code, path or inherited, str(name), known)

    def _changes(self, table: Table, prefix: str, known: tuple[str, ...]) -> Iterator[tuple[str, Table]]:
        """Rule ids and their tables; an id with dots may be written without quotes, so tables may nest."""
        for key in table.data:
            rule_id = f"{prefix}.{key}" if prefix else key
            deeper = any(other.startswith(f"{rule_id}.") for other in known)
            if rule_id not in known and not deeper:
                self.document.blame_choice("rule_unknown", (*table.path, key), rule_id, known)
                continue
            inner = table.table(key)
            if deeper:
                nested = {
                    k: v for k, v in inner.data.items() if isinstance(v, dict) and self._is_nested(rule_id, k, known)
                }
                yield from self._changes(Table(self.document, inner.path, nested), rule_id, known)
                inner = Table(self.document, inner.path, {k: v for k, v in inner.data.items() if k not in nested})
            if rule_id in known:
                yield rule_id, inner
            elif inner.data:
                self.document.blame_choice("rule_unknown", inner.path, rule_id, known)

    def _is_nested(self, rule_id: str, key: str, known: tuple[str, ...]) -> bool:
        """Whether *key* under *rule_id* goes on with an id rather than naming a parameter."""
        rule = self.rules.get(rule_id)
        kind = RULE_TYPES.get(rule.type) if rule else None
        is_parameter = kind is not None and kind.parameter(key) is not None
        return not is_parameter or any(other == f"{rule_id}.{key}" for other in known)

    def _change(self, rule: Rule, table: Table) -> None:
        kind = RULE_TYPES.get(rule.type)
        if kind is None:
            table.document.blame_choice("rule_type_unknown", table.path, rule.type, RULE_TYPES)
            return
        table = _with_bounds(table, kind)
        table.expect(*_CHANGEABLE, *(p.name for p in kind.parameters), *(_BOUNDS if _main_band(kind) else ()))
        parameters = self._parameters(table, rule.id, kind, dict(rule.parameters))
        changed = replace(
            rule,
            status=table.word("status", STATUS) or rule.status,
            severity=table.word("severity", SEVERITY) or rule.severity,
            parameters=parameters,
            zh=table.text("zh") or rule.zh,
            en=table.text("en") or rule.en,
            action_zh=table.text("action_zh") or rule.action_zh,
            action_en=table.text("action_en") or rule.action_en,
        )
        enabled = table.flag("enabled")
        enabled = rule.enabled if enabled is None else enabled
        source, source_en = self._source(table, rule, changed=changed != rule)
        self.rules[rule.id] = replace(changed, source=source, source_en=source_en, enabled=enabled)

    def _source(self, table: Table, rule: Rule, *, changed: bool) -> tuple[str, str]:
        """Where a changed rule comes from, in both languages; a source of its own may be in one only."""
        source, source_en = table.text("source"), table.text("source_en")
        if source or source_en:
            return source or source_en or "", source_en or source or ""
        if not changed:
            return rule.source, rule.source_en
        here = {"name": self.policy}
        return (
            say("profile.local_source", "zh", **here, source=rule.said_source("zh")),
            say("profile.local_source", "en", **here, source=rule.said_source("en")),
        )

    def _add(self, table: Table) -> None:
        table.expect("id", "type", *_CHANGEABLE, "parameters")
        rule_id, kind = self._new_id(table), _rule_type(table)
        status, severity = table.word("status", STATUS), table.word("severity", SEVERITY)
        zh, en, action_zh, action_en, source, source_en = (
            table.text(key) or "" for key in (*_TITLES, "source", "source_en")
        )
        enabled = table.flag("enabled") is not False
        if not (table.require(*_REQUIRED) and rule_id and kind and status and severity):
            return
        inner = table.table("parameters")
        inner.expect(*(p.name for p in kind.parameters))
        inner.require(*(p.name for p in kind.parameters if p.required))
        self.rules[rule_id] = Rule(
            id=rule_id,
            type=kind.name,
            status=status,
            severity=severity,
            zh=zh,
            en=en or zh,
            action_zh=action_zh,
            action_en=action_en or action_zh,
            source=source,
            source_en=source_en,
            enabled=enabled,
            parameters=self._parameters(inner, rule_id, kind, {}),
        )

    def _new_id(self, table: Table) -> str | None:
        rule_id = table.text("id")
        if rule_id and not _ID.fullmatch(rule_id):
            table.blame("rule_id", "id", value=rule_id)
            return None
        if rule_id in self.rules:
            table.blame("rule_repeated", "id", value=rule_id)
            return None
        return rule_id

    def _parameters(self, table: Table, rule_id: str, kind: RuleType, old: dict[str, object]) -> dict[str, object]:
        """The *old* parameters with those that *table* gives, bands filled up; what the rule's variant ignores goes."""
        found = dict(old)
        for parameter in kind.parameters:
            value = read_parameter(table, parameter)
            if value is not None:
                found[parameter.name] = merged(old.get(parameter.name), value)
                check_band(table, parameter.name, found[parameter.name])
                self.places[rule_id, parameter.name] = (*table.path, parameter.name)
        if kind.variant not in found:
            return found
        variant = str(found[kind.variant])
        belonging = {parameter.name for parameter in kind.of_variant(variant)}
        for name in (found.keys() - belonging) & table.data.keys():
            table.blame(
                "parameter_foreign", name, variant=f'{kind.variant} = "{variant}"', allowed=", ".join(
                    parameter.name for parameter in kind.of_variant(variant)
                ),
            )  # fmt: skip
        return {name: value for name, value in found.items() if name in belonging}


def _rule_type(table: Table) -> RuleType | None:
    name = table.text("type")
    if name and name not in RULE_TYPES:
        table.document.blame_choice("rule_type_unknown", (*table.path, "type"), name, RULE_TYPES)
    return RULE_TYPES.get(name) if name else None


def _main_band(kind: RuleType) -> Parameter | None:
    """The band that ``min`` and ``max`` written directly in a change mean."""
    return next((p for p in kind.parameters if p.type == "band" and p.required), None)


def _with_bounds(table: Table, kind: RuleType) -> Table:
    """The table with ``min`` and ``max`` put into the band that they mean."""
    band = _main_band(kind)
    bounds = {key: table.data[key] for key in _BOUNDS if key in table.data}
    if band is None or not bounds:
        return table
    given = table.data.get(band.name)
    inner = given if isinstance(given, dict) else {}
    rest = {key: value for key, value in table.data.items() if key not in bounds}
    lines = table.document.lines
    for key in bounds:
        lines.setdefault((*table.path, band.name), lines[(*table.path, key)])
        lines[(*table.path, band.name, key)] = lines[(*table.path, key)]
    return Table(table.document, table.path, {**rest, band.name: {**inner, **bounds}})
