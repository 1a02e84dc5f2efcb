"""Joint: where pacts, alliances and their projects are, which are in no area by themselves.

Assumes that such a thing is in the smallest area that holds all of its parties as far as these have a place.
"""

from collections.abc import Iterable, Mapping

import polars as pl

from graphmodel.network import Network

Home = tuple[tuple[str, ...], str]
"""Names of the areas that something is in, topmost first, and the key that sorts it among all places."""


def parties_of(network: Network, subjects: pl.DataFrame) -> pl.DataFrame:
    """List the parties of pacts, the members of alliances, and for projects those of what they are under.

    Parameters
    ----------
    subjects
        ``uid`` of any records.

    Returns
    -------
    ``subject``, ``party``, each pair once, ordered.
    """
    ties = [network.live_ties(kind).select(subject="end", party="start") for kind in ("PARTY_TO", "MEMBER_OF")]
    own = pl.concat(ties)
    lent = network.live_ties("UNDER").select(project="start", subject="end").join(own, on="subject")
    every = pl.concat([own, lent.select("party", subject="project").select("subject", "party")])
    return every.join(subjects, left_on="subject", right_on="uid", how="semi").unique().sort("subject", "party")


def joint_homes(parties: pl.DataFrame, homes: Mapping[str, Home]) -> dict[str, Home]:
    """Find the smallest area that holds every party of a subject, those without a home apart.

    Parameters
    ----------
    parties
        ``subject``, ``party``.
    homes
        The home of a party, the parts of its key divided by line ends, one for each name.

    Returns
    -------
    The homes of the subjects that have one.
    """
    found: dict[str, list[Home]] = {}
    for subject, party in parties.iter_rows():
        if party in homes:
            found.setdefault(subject, []).append(homes[party])
    shared = {subject: _shared(there) for subject, there in found.items()}
    return {subject: home for subject, home in shared.items() if home[0]}


def _shared(homes: Iterable[Home]) -> Home:
    """The areas that some homes have in common."""
    paths = [list(zip(names, key.split("\n"), strict=False)) for names, key in homes]
    common = []
    for steps in zip(*paths, strict=False):
        if len(set(steps)) > 1:
            break
        common.append(steps[0])
    return tuple(name for name, _ in common), "\n".join((*(part for _, part in common), ""))
