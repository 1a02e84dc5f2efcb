"""The layout that networkx users call: ``spring_layout`` with its default of 50 iterations.

Assumes SciPy, which networkx needs for 500 nodes and more.
"""

from typing import Any

import networkx as nx
import numpy as np


def spring_layout(graph: "nx.Graph[int]") -> Any:
    """Positions of the nodes 0, 1, 2 … row by row."""
    found = nx.spring_layout(graph, seed=1)
    return np.array([found[node] for node in range(len(graph))])
