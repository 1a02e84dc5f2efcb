"""Samples that every test of findings runs over."""

from datetime import date

import pytest

from graphmodel.samples import Sample, city, demo


def samples() -> list[Sample]:
    """The demo, the demo of other seeds and days, and a small city with its unrecorded sub-district."""
    others = [demo(seed=2), demo(seed=3, on=date(2028, 2, 29)), demo(seed=4, on=date(2026, 12, 31))]
    return [demo(), *others, *city(seed=5, sub_districts=2)]


@pytest.fixture(
    scope="module", params=samples(), ids=["demo", "seed 2", "leap day", "year's end", "city", "unrecorded"]
)
def sample(request: pytest.FixtureRequest) -> Sample:
    made: Sample = request.param
    return made
