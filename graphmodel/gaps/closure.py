"""Closure: everything above each node of a tree that may be no tree.

Assumes nothing of the pairs: several parents, cycles and self-loops neither repeat a row nor hang.
"""

import polars as pl


def above(nodes: pl.Series, parents: pl.DataFrame) -> pl.DataFrame:
    """Find every node above each node, itself included, with the fewest steps.

    Parameters
    ----------
    nodes
        Uids.
    parents
        ``child``, ``parent``, each pair once.

    Returns
    -------
    ``uid``, ``ancestor``, ``steps`` (0 for itself), each pair once.
    """
    pairs = parents.select("child", "parent")
    step = pl.DataFrame({"uid": nodes, "ancestor": nodes}).with_columns(steps=pl.lit(0, pl.Int32))
    rounds = [step]
    seen = step.select("uid", "ancestor")
    while step.height:
        step = (
            step.join(pairs, left_on="ancestor", right_on="child")
            .select("uid", pl.col("parent").alias("ancestor"), pl.col("steps") + 1)
            .unique(["uid", "ancestor"])
            .join(seen, on=["uid", "ancestor"], how="anti")
        )
        rounds.append(step)
        seen = pl.concat([seen, step.select("uid", "ancestor")])
    return pl.concat(rounds)


def cycles(ancestors: pl.DataFrame, parents: pl.DataFrame) -> list[tuple[str, ...]]:
    """Find the cycles: groups of nodes that are all above each other (strong components), by their smallest node.

    Parameters
    ----------
    ancestors
        What :func:`above` gave for *parents*.
    """
    nodes = on_cycles(ancestors, parents)
    if nodes.is_empty():  # networkx is not even imported for a sound tree, and sees only the knots of the others
        return []
    import networkx as nx

    knots = parents.join(nodes, left_on="child", right_on="uid", how="semi")
    graph: nx.DiGraph[str] = nx.DiGraph(
        knots.join(nodes, left_on="parent", right_on="uid", how="semi").select("child", "parent").rows()
    )
    return sorted(tuple(sorted(part)) for part in nx.strongly_connected_components(graph))


def on_cycles(ancestors: pl.DataFrame, parents: pl.DataFrame) -> pl.DataFrame:
    """Find the nodes that are above one of their own parents: those on cycles.

    Parameters
    ----------
    ancestors
        What :func:`above` gave for *parents*.
    """
    return (
        parents.select("child", "parent")
        .join(ancestors, left_on=["parent", "child"], right_on=["uid", "ancestor"])
        .select(uid="child")
        .unique()
        .sort("uid")
    )
