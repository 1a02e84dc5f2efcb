"""Closure: everything above each node of a tree that may be no tree.

Assumes nothing of the pairs: several parents, cycles and self-loops neither repeat a row nor hang. Two numbers are
compared as one, which is several times faster.
"""

from datetime import date

import polars as pl

_SHIFT = 2**32


def pair(first: str, second: str) -> pl.Expr:
    """Two columns of numbers as one that sorts by the first, then by the second."""
    return pl.col(first).cast(pl.UInt64) * _SHIFT + pl.col(second)


def above(nodes: pl.Series, parents: pl.DataFrame) -> pl.DataFrame:
    """Find every node above each node, itself included, with the fewest steps.

    Parameters
    ----------
    nodes
        Numbers of nodes.
    parents
        ``child``, ``parent``, each pair once.

    Returns
    -------
    ``uid``, ``ancestor``, ``steps`` (0 for itself), each pair once.
    """
    pairs = parents.select("child", "parent")
    step = pl.DataFrame({"uid": nodes, "ancestor": nodes}).with_columns(
        steps=pl.lit(0, pl.Int32), both=pair("uid", "ancestor")
    )
    rounds, seen = [step], step["both"]
    while True:
        new = (
            step.join(pairs, left_on="ancestor", right_on="child")
            .select("uid", pl.col("parent").alias("ancestor"), pl.col("steps") + 1, both=pair("uid", "parent"))
            .filter(~pl.col("both").is_in(seen.implode()))
            .sort("both")
        )
        step = new.filter(pl.col("both").ne_missing(pl.col("both").shift()))
        if step.is_empty():
            return pl.concat(rounds).drop("both")
        rounds.append(step)
        seen = pl.concat([seen, step["both"]])


def nearest(above: pl.DataFrame) -> pl.DataFrame:
    """Choose one of several nodes above each node: fewest steps, then the smallest number.

    Parameters
    ----------
    above
        Some rows of what :func:`above` gave.

    Returns
    -------
    ``uid``, ``ancestor``.
    """
    first = above.group_by("uid").agg(pair("steps", "ancestor").min().alias("both"))
    return first.select("uid", ancestor=(pl.col("both") % _SHIFT).cast(pl.UInt32))


def cycles(ancestors: pl.DataFrame, parents: pl.DataFrame) -> list[tuple[tuple[int, ...], date | None]]:
    """Find the cycles: groups of nodes that are all above each other (strong components), by their smallest node.

    Parameters
    ----------
    ancestors
        What :func:`above` gave for *parents*.
    parents
        ``child``, ``parent``, ``since``, each pair once.

    Returns
    -------
    The nodes of each cycle, and the latest day of its pairs.
    """
    over = ancestors.select(pair("uid", "ancestor")).to_series()
    back = parents.filter(pair("parent", "child").is_in(over.implode())).select("child", "parent", "since")
    if back.is_empty():  # networkx is not even imported for a sound tree, and sees only the knots of the others
        return []
    import networkx as nx

    graph: nx.DiGraph[int] = nx.DiGraph(back.select("child", "parent").rows())
    parts = sorted(tuple(sorted(part)) for part in nx.strongly_connected_components(graph))
    of = {node: part for part in parts for node in part}
    days: dict[tuple[int, ...], list[date]] = {part: [] for part in parts}
    for child, parent, since in back.drop_nulls("since").iter_rows():
        if of[child] == of[parent]:
            days[of[child]].append(since)
    return [(part, max(days[part], default=None)) for part in parts]
