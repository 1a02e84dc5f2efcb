"""Problem facets: by what the problems of an import can be narrowed."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from api.imports.job import SEVERITIES, Findings
from api.pages.choices import facet_value, toggled
from graphmodel.alliances.facets import Choice
from graphmodel.messages import say


def problem_facets(
    found: Findings, severities: Sequence[str], sheets: Sequence[str], here: Callable[..., str]
) -> list[dict[str, Any]]:
    """How many problems each severity and sheet has, where the other choice stays as it is.

    Parameters
    ----------
    here
        The address of the page with a choice changed.
    """
    names = list(dict.fromkeys(sheet for tally in found.problems.values() for sheet in tally))
    by_severity = {
        key: sum(count for sheet, count in found.problems.get(key, {}).items() if not sheets or sheet in sheets)
        for key in SEVERITIES
    }
    by_sheet = {
        name: sum(found.problems.get(key, {}).get(name, 0) for key in severities or SEVERITIES)
        for name in dict.fromkeys((*names, *sheets))
    }
    labels = {key: say(f"imports.severity_{key}") for key in SEVERITIES}
    return [
        _facet("severity", by_severity, labels, severities, here),
        _facet("sheet", by_sheet, {name: name or "—" for name in by_sheet}, sheets, here),
    ]


def _facet(
    name: str, counts: Mapping[str, int], labels: Mapping[str, str], chosen: Sequence[str], here: Callable[..., str]
) -> dict[str, Any]:
    return facet_value(
        name,
        say(f"imports.facet_{name}"),
        [Choice(key, labels[key], count) for key, count in counts.items() if count or key in chosen],
        chosen=chosen,
        href=lambda key: here(**{name: toggled(chosen, key)}),
    )
