"""Through: over which kinds of record and types of tie a walk may lead, as people write them.

Assumes that nothing written means everything.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from graphmodel.errors import UsageError
from graphmodel.schema import NAMED_SETS, NODE_KINDS, TIE_KINDS

_LABELS = tuple(kind.label for kind in NODE_KINDS if kind.label != "Household")
_TYPES = tuple(kind.type for kind in TIE_KINDS)


@dataclass(frozen=True, slots=True)
class Through:
    """The kinds of record and types of tie that a walk may lead over, by label and type."""

    kinds: frozenset[str]
    ties: frozenset[str]


def through(kinds: Sequence[str], ties: Sequence[str]) -> Through:
    """Read what a walk may lead over; empty is everything.

    Parameters
    ----------
    kinds
        Labels (``ServicePoint``) or names of collections (``service-points``), in any case.
    ties
        Types (``PART_OF``) or named sets (``TERRITORY``, ``LINE``, ``COVERAGE``, ``TIES``), in any case.

    Raises
    ------
    UsageError
        One is unknown; the message has what there is, ``data`` the ``parameter``.
    """
    labels = {name: (label,) for label in _LABELS for name in (label.casefold(), f"{label.casefold()}s")}
    types = {name.casefold(): found for name, found in [*((one, (one,)) for one in _TYPES), *NAMED_SETS.items()]}
    return Through(
        _read(kinds, labels, gap="", error=_error("walk.unknown_kinds", _LABELS, parameter="kinds")),
        _read(ties, types, gap="_", error=_error("walk.unknown_ties", (*_TYPES, *NAMED_SETS), parameter="ties")),
    )


def _read(
    names: Sequence[str], known: Mapping[str, tuple[str, ...]], *, gap: str, error: Callable[[str], UsageError]
) -> frozenset[str]:
    """What *names* mean; a hyphen or underscore in them is written *gap* in what is known."""
    found: set[str] = set()
    for name in names or known:
        written = name.strip().casefold().replace("-", "_").replace("_", gap)
        if written not in known:
            raise error(name)
        found.update(known[written])
    return frozenset(found)


def _error(code: str, known: Sequence[str], *, parameter: str) -> Callable[[str], UsageError]:
    return lambda value: UsageError(code, value=value, known=", ".join(known), parameter=parameter)
