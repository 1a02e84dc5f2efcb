"""Choices: the filters of a list as values of a page: each with what it would leave, and what is chosen in words.

Assumes that of a ledger one value of a dimension is chosen at a time, as its questions have it; of findings several may be.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any, TypeVar

from graphmodel.alliances.asking import Answer
from graphmodel.alliances.facets import Choice, Facet
from graphmodel.alliances.words import filter_label
from graphmodel.gaps.words import listed

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
    return facet_value(
        facet.dimension,
        filter_label(facet.dimension),
        sorted(facet.choices, key=key) if key else facet.choices,
        chosen=() if chosen is None else (chosen,),
        href=lambda one: here(**{facet.dimension: None if one == chosen else one}),
        opened=opened,
    )


def facet_value(
    name: str,
    label: str,
    choices: Sequence[Choice],
    *,
    chosen: Collection[str],
    href: Callable[[str], str],
    opened: bool = False,
    marked: bool = False,
) -> dict[str, Any]:
    """One facet.

    Parameters
    ----------
    chosen
        Keys of the choices that are chosen.
    href
        The address of the page with a choice taken or, where it is taken, given back.
    opened
        Whether it stands open though nothing of it is chosen.
    marked
        Whether its keys are statuses, each with its mark.
    """
    labels = {choice.key: choice.label for choice in choices}
    return {
        "name": name,
        "label": label,
        "open": opened or bool(chosen),
        "chosen": [labels[key] for key in chosen if key in labels],
        "choices": [
            {
                "key": choice.key,
                "label": choice.label,
                "count": choice.count,
                "on": choice.key in chosen,
                "mark": choice.key if marked else None,
                "href": href(choice.key),
            }
            for choice in choices
        ],
    }


def toggled(chosen: Sequence[str], key: str) -> list[str] | None:
    """What is chosen once one more is taken or given back; None where nothing is left."""
    return ([one for one in chosen if one != key] if key in chosen else [*chosen, key]) or None


def filtered_words(facets: Sequence[Mapping[str, Any]]) -> list[str]:
    """What is chosen in facets, each in words."""
    return [f"{one['label']} {listed(one['chosen'])}" for one in facets if one["chosen"]]


def filter_words(answer: Answer[T]) -> list[str]:
    """What is filtered, each filter in words."""
    return [f"{filter_label(one.dimension)} {one.label}" for one in answer.filters]


def cleared(answer: Answer[T], here: Here, *more: str) -> str:
    """The address of the page without any filter, and without *more*."""
    names = ("member" if one.dimension == "party" else one.dimension for one in answer.filters)
    return here(**dict.fromkeys((*names, *more), None))
