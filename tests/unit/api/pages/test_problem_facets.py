"""By what the problems of an import can be narrowed: counts beside the other choice, and choices that can be taken back."""

from typing import Any

from api.imports.job import Findings
from api.pages.problem_facets import problem_facets

FOUND = Findings(
    stamp="ba-1", revision=1, sheets={}, closing={}, closed=(), renamed=(),
    problems={"error": {"区域": 2, "单位": 1}, "warning": {"单位": 4}, "note": {}}, errors=3, mass_closing=0, changes=True,
)  # fmt: skip


def _here(**changed: Any) -> str:
    return repr(changed)


def _choices(severities: tuple[str, ...], sheets: tuple[str, ...]) -> list[dict[str, tuple[int, bool]]]:
    found = problem_facets(FOUND, severities, sheets, _here)
    return [{one["key"]: (one["count"], one["on"]) for one in facet["choices"]} for facet in found]


def test_each_choice_counts_what_the_other_leaves() -> None:
    assert _choices((), ()) == [
        {"error": (3, False), "warning": (4, False)},
        {"区域": (2, False), "单位": (5, False)},
    ]
    assert _choices(("error",), ("单位",)) == [
        {"error": (1, True), "warning": (4, False)},
        {"区域": (2, False), "单位": (1, True)},
    ]


def test_what_is_chosen_can_be_taken_back_though_nothing_is_there() -> None:
    sheet = problem_facets(FOUND, (), ("党组织",), _here)[1]
    assert sheet["chosen"] == ["党组织"]
    assert next(one["href"] for one in sheet["choices"] if one["on"]) == "{'sheet': None}"
