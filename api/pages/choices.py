"""Choices: the filters of a list as values of a page: each with what it would leave, and what is chosen in words.

Assumes that one value of a dimension is chosen at a time, as the questions have it.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
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
    first: Mapping[str, Callable[[Choice], Any] | None],
    opened: Collection[str],
) -> list[dict[str, Any]]:
    """The facets of an answer, in the order of *first*, then the others.

    Parameters
    ----------
    first
        Dimensions, each with what its choices are sorted by, or None where by their labels.
    opened
        Those of them that stand open.
    """
    by_name = {facet.dimension: facet for facet in answer.facets}
    names = [*(name for name in first if name in by_name), *(name for name in by_name if name not in first)]
    chosen = {one.dimension: one.key for one in answer.filters}
    return [_facet(by_name[name], chosen.get(name), here, key=first.get(name), opened=name in opened) for name in names]


def _facet(
    facet: Facet, chosen: str | None, here: Here, *, key: Callable[[Choice], Any] | None, opened: bool
) -> dict[str, Any]:
    choices: Sequence[Choice] = sorted(facet.choices, key=key) if key else facet.choices
    return {
        "name": facet.dimension,
        "label": filter_label(facet.dimension),
        "open": opened or chosen is not None,
        "chosen": [choice.label for choice in choices if choice.key == chosen],
        "choices": [
            {
                "key": choice.key,
                "label": choice.label,
                "count": choice.count,
                "on": choice.key == chosen,
                "mark": None,
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
