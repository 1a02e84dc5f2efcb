"""Subject: the one live record that a user means by a uid, a code or a name."""

import polars as pl
from rapidfuzz import process

from graphmodel.divisions import significant
from graphmodel.errors import NotFoundError, UsageError
from graphmodel.gaps import words
from graphmodel.network import Network
from graphmodel.schema import NODES, Uid

_NAMED_AT_MOST = 5


def find_subject(network: Network, label: str, given: str) -> Uid:
    """Find the live record of a label by its uid, else its code, else its name.

    Raises
    ------
    NotFoundError
        None is meant; the nearest names are said.
    UsageError
        Several are meant; they are said.
    """
    kind = NODES[label]
    nodes = network.live_nodes(label)
    asked = [pl.col("uid") == given]
    if kind.code:
        asked.append(pl.col(kind.code) == given)
        if kind.code == "code" and given.isascii() and given.isdigit():
            asked.append(pl.col("code").str.strip_chars_end("0") == significant(given).rstrip("0"))
    asked.append(pl.col("name") == given)
    for condition in asked:
        found = nodes.filter(condition)["uid"].to_list()
        if len(found) == 1:
            return Uid(found[0])
        if found:
            raise UsageError("picture.subject_several", given=given, uids=_listed(found))
    near = process.extract(given, nodes["name"].unique().sort().to_list(), limit=_NAMED_AT_MOST, score_cutoff=45)
    code = "picture.subject_unknown" if near else "picture.subject_none_like"
    raise NotFoundError(code, given=given, what=words.kind(label), near=_listed([name for name, *_ in near]))


def _listed(texts: list[str]) -> str:
    return words.listed(texts[:_NAMED_AT_MOST]) + ("…" if len(texts) > _NAMED_AT_MOST else "")
