"""What several answers over HTTP share: records by name, facets, filters as they were understood.

Assumes the values of :mod:`graphmodel.alliances.report.values`.
"""

from api.wire import Shape


class NamedShape(Shape):
    """A record and what it is called."""

    uid: str
    kind: str
    name: str


class ChoiceShape(Shape):
    """A value of a dimension, and how many records have it."""

    key: str
    label: str
    count: int


class FacetShape(Shape):
    """A dimension: what each of its values would leave under the other filters."""

    dimension: str
    choices: list[ChoiceShape]


class ChosenShape(Shape):
    """A filter that was asked for, and what it was taken to mean."""

    dimension: str
    key: str
    label: str
