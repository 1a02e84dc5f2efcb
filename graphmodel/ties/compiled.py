"""Compiled: inner loops as machine code where there is enough to do, as they stand where there is not.

Assumes that a loop is a plain function over numpy arrays that calls no other function of ours. Compiling takes a
second or two and the first import of the compiler a third of one, so that a small network never pays for either; the
result is kept on disk, beside the module or else in the user's cache folder, and where neither can be written
each process compiles anew.
"""

from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar, cast

FEW_STEPS = 500_000
"""Up to so many steps plain Python takes less time than the compiler."""

Loop = TypeVar("Loop", bound=Callable[..., Any])


def fast(loop: Loop, *, steps: float) -> Loop:
    """The loop in the form that is the faster one for about so many steps; the result is the same."""
    return loop if steps <= FEW_STEPS else cast("Loop", _kept(loop))


@cache
def _kept(loop: Callable[..., Any]) -> Callable[..., Any]:
    """Compile for good; in this process only, where the compiled code cannot be kept."""
    try:
        kept = _compiled(loop, keep=True)
    except RuntimeError:  # no folder may be written
        return _compiled(loop, keep=False)

    def call(*arguments: object) -> Any:
        try:
            return kept(*arguments)
        except OSError:  # the folder can no longer be written: full, or taken away
            return _compiled(loop, keep=False)(*arguments)

    return call


@cache
def _compiled(loop: Callable[..., Any], *, keep: bool) -> Callable[..., Any]:
    try:
        import numba
    except ImportError:  # no wheel for this platform: slow, and the same answer
        return loop
    # threads may run it side by side; what is divided by zero is infinite, as in numpy
    return cast("Callable[..., Any]", numba.njit(cache=keep, nogil=True, error_model="numpy")(loop))
