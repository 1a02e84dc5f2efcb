"""A city's tie network from a seed: places with hosts of reported units, small pacts, large alliances, seats."""

import random
from itertools import accumulate, combinations

import networkx as nx

NODES, TIES = 124_000, 140_000
_SHARES = {"reports": 0.61, "pacts": 0.15, "alliances": 0.12}
"""Of the ties; seats and liaisons are the rest."""
_PLACES = 0.025
"""Of the nodes."""
_SECTORS = ("enterprise", "enterprise", "social_organisation", "school", "party")
_ISOLATED = 0.15
"""Of the nodes: nobody's partner."""


def tie_city(*, nodes: int = NODES, ties: int = TIES, seed: int = 1) -> "nx.Graph[str]":
    """Draw the network; as many nodes and edges as asked for."""
    draw = random.Random(seed)  # noqa: S311 - the same draw for the same seed
    uids = [f"n{number:06d}" for number in range(nodes)]
    draw.shuffle(uids)
    tied = uids[: round(nodes * (1 - _ISOLATED))]
    places, others = tied[: round(nodes * _PLACES)], tied[round(nodes * _PLACES) :]
    size = list(accumulate(min(draw.paretovariate(1.5), 8) for _ in places))
    weights: dict[tuple[str, str], float] = {}

    def link(start: str, end: str, weight: float) -> None:
        if start != end:
            pair = (min(start, end), max(start, end))
            weights[pair] = weights.get(pair, 0.0) + weight

    def join(parties: list[str]) -> None:
        for start, end in combinations(parties, 2):
            link(start, end, 1 / (len(parties) - 1))

    waiting = iter(others * 2)
    marks = [sum(list(_SHARES.values())[: at + 1]) * ties for at in range(3)]
    while len(weights) < marks[0]:
        link(next(waiting), draw.choices(places, cum_weights=size)[0], 1.0)
    while len(weights) < marks[1]:
        join([draw.choice(places), *draw.sample(others, draw.randint(1, 5))])
    while len(weights) < marks[2]:
        join(draw.sample(others, draw.randint(10, 60)))
    while len(weights) < ties:
        link(draw.choice(others), draw.choice(places if draw.random() < 0.5 else others), 1.0)
    graph: nx.Graph[str] = nx.Graph()
    there = set(places)
    for uid in sorted(uids):
        graph.add_node(uid, sector="place" if uid in there else draw.choice(_SECTORS))
    for (start, end), weight in sorted(weights.items())[:ties]:
        graph.add_edge(start, end, weight=weight)
    return graph
