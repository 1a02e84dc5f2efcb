"""Choices: the filters of a list as values of a page: each with what it would leave, and what is chosen in words.

Assumes that one value of a dimension is chosen at a time, as the questions have it.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from graphmodel.alliances.asking import Answer
from graphmodel.alliances.facets import Choice, Facet
from graphmodel.alliances.words import filter_label

T = TypeVar("T")
Here = Callable[..., str]
"""The address of the page with some parameters changed."""


def facet_values(
    answer: Answer[T],
    here: Here,
    *,
    opened: Mapping[str, Callable[[Choice], Any] | None],
    marks: Mapping[str, str] | None = None,
) -> list[dict[str, Any]]:
    """The facets of an answer, those that are opened first and as *opened* names them, then the others.

    Parameters
    ----------
    opened
        Dimensions that stand open, each with what its choices are sorted by, or None where by their labels.
    marks
        The status that a choice of a dimension asks to see to.
    """
    by_name = {facet.dimension: facet for facet in answer.facets}
    names = [*(name for name in opened if name in by_name), *(name for name in by_name if name not in opened)]
    chosen = {one.dimension: one.key for one in answer.filters}
    return [
        _facet(by_name[name], chosen.get(name), here, opened, (marks or {}).get(name, "")) for name in names
    ]  # fmt: skip


def _facet(
    facet: Facet,
    chosen: str | None,
    here: Here,
    opened: Mapping[str, Callable[[Choice], Any] | None],
    mark: str,
) -> dict[str, Any]:
    key = opened.get(facet.dimension)
    choices: Sequence[Choice] = sorted(facet.choices, key=key) if key else facet.choices
    return {
        "name": facet.dimension,
        "label": filter_label(facet.dimension),
        "open": facet.dimension in opened or chosen is not None,
        "chosen": [choice.label for choice in choices if choice.key == chosen],
        "choices": [
            {
                "key": choice.key,
                "label": choice.label,
                "count": choice.count,
                "on": choice.key == chosen,
                "mark": mark,
                "href": here(**{facet.dimension: None if choice.key == chosen else choice.key}),
            }
            for choice in choices
        ],
    }


def filter_words(answer: Answer[T]) -> list[str]:
    """What is filtered, each filter in words."""
    return [f"{filter_label(one.dimension)} {one.label}" for one in answer.filters]


def cleared(answer: Answer[T], here: Here, *more: str) -> str:
    """The address of the page without any filter, and without *more*."""
    names = ("member" if one.dimension == "party" else one.dimension for one in answer.filters)
    return here(**dict.fromkeys((*names, *more), None))
