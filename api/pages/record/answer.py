"""Answer: one sentence that says how an area is covered, from what rules found, on whatever level it is.

Assumes that the title of a rule begins with the level that it looks at, as those that ship do; of another the whole
title is said.
"""

from collections.abc import Iterator, Mapping

from api.pages.record.places import Places, counted_states
from graphmodel.gaps.report.text import coverage_label
from graphmodel.gaps.states import COVERED, DECIDED, OPEN
from graphmodel.gaps.words import clauses
from graphmodel.levels import Level
from graphmodel.messages import say
from graphmodel.vocabulary import STATUS
from viz.style import state_label


def area_answer(places: Places, name: str) -> str:
    """Say how the areas below one are covered; of the smallest, whether it is itself."""
    report = places.desk.report(under=places.uid)
    if not report.on_record:
        return say("report.nothing_on_record")
    known = {row.level for row in report.coverage if row.covered is not None}
    states = counted_states(places)
    said = [_own(places)] if not states or places.state(places.uid) == "blank" else []
    levels = [(level, counts) for level, counts in states.items() if _asked(counts)]
    said += [
        _of_level(places, level, counts, known=level in known, nearest=at == 0)
        for at, (level, counts) in enumerate(levels)
    ]
    said = [text for text in said if text]
    if not said:
        return ""
    return say("place.answer" if said[0][0].isdigit() else "place.answer_own", name=name, says=clauses(said))


def _asked(counts: Mapping[str, int]) -> bool:
    return any(state not in {OPEN, DECIDED} for state in counts)


def _own(places: Places) -> str:
    state, level = places.state(places.uid), places.areas.item(0, "level")
    if state == COVERED:
        return say("place.own_covered")
    if state == "blank" and level in places.desk.profile.scheme:
        return say("place.own_lacks", lack=_lack(places, places.desk.profile.scheme[level]))
    return "" if state == OPEN else state_label(state)


def _of_level(places: Places, key: str, counts: Mapping[str, int], *, known: bool, nearest: bool) -> str:
    level = places.desk.profile.scheme[key]
    said = {"total": sum(counts.values()), "level": coverage_label(level.key, places.desk.profile)}
    if not known and not counts.get("blank"):
        return say("place.level_unknown", **said)
    if counts.get("blank"):
        first = say("place.level_lacks", **said, count=counts["blank"], lack=_lack(places, level))
    elif counts.get(COVERED, 0) == said["total"]:
        return say("place.level_full", **said)
    else:
        first = say("place.level_covered", **said, count=counts.get(COVERED, 0))
    return "".join((first, *(_others(counts) if nearest else ())))


def _others(counts: Mapping[str, int]) -> Iterator[str]:
    """What else is to be said of some areas of a level."""
    for state in (*STATUS.keys[1:], DECIDED):
        if counts.get(state):
            yield say("place.level_other", count=counts[state], state=state_label(state))


def _lack(places: Places, level: Level) -> str:
    """What areas of a level lack where they are blank: the title of the rule that looks at them, the level left out."""
    for rule in places.desk.profile.rules:
        given = rule.parameters
        if rule.enabled and rule.type == "uncovered" and not given.get("by") and given.get("level") == level.key:
            title = rule.title()
            heads = sorted((level.label(), coverage_label(level.key, places.desk.profile)), key=len, reverse=True)
            head = next((one for one in heads if title.startswith(one)), "")
            return title.removeprefix(head).strip()
    return say("place.lacks_org")
