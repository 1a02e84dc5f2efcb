"""Concentration: whether partners are spread or heaped on a few.

Assumes numbers of partners are whole, so that the comparison with a threshold is exact.
"""

from collections.abc import Iterable
from fractions import Fraction


def gini(counts: Iterable[int]) -> Fraction:
    """How unequal numbers are: the Gini coefficient, exactly.

    0: all have as many. Towards 1: few have nearly all. Compare it with ``Fraction("0.6")``, not with 0.6, which is
    another number.

    Returns
    -------
    Σ_i Σ_j |x_i - x_j| / (2 n² mean); 0 where nobody has any, or nobody is there.

    Notes
    -----
    With x sorted, Σ_i Σ_j |x_i - x_j| = 2 Σ_i (2i - n - 1) x_i; O(n log n). At most 1 - 1/n: of few places even the
    most unequal have a low value.

    References
    ----------
    Gini, C. (1912). Variabilità e mutabilità. Sen, A. (1973). On Economic Inequality. Clarendon Press, 2.3.
    """
    values = sorted(counts)
    total = sum(values)
    if not total:
        return Fraction(0)
    size = len(values)
    return Fraction(sum((2 * rank - size - 1) * value for rank, value in enumerate(values, start=1)), size * total)
