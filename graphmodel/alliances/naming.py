"""Naming: records and words by what people call them: uid, code, name, or a part of a name that only one has.

Assumes that only what is live on the day is meant. Who is unknown or could be several is taught with candidates.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import polars as pl
from rapidfuzz import process

from graphmodel.divisions import significant
from graphmodel.errors import AmbiguousError, NotFoundError
from graphmodel.gaps.words import listed
from graphmodel.messages import say
from graphmodel.network import Network
from graphmodel.schema import NODES, Uid

SHOWN = 8
"""Candidates that a message names."""
_ALIKE = 50.0
"""Similarity, of 100, from which a known name is worth suggesting."""


@dataclass(frozen=True, slots=True)
class Named:
    """A record and what it is called."""

    uid: Uid
    kind: str
    name: str


def named_all(network: Network, uids: Iterable[str]) -> dict[str, Named]:
    """The records of these uids by uid; one that the network lacks is not there."""
    wanted = pl.DataFrame({"uid": list(uids)}, schema={"uid": pl.String}).unique()
    rows = network.labels.join(wanted, on="uid", how="semi").select("uid", "kind", "name")
    return {uid: Named(Uid(uid), kind, name or uid) for uid, kind, name in rows.iter_rows()}


def resolve(network: Network, text: str, *, labels: Sequence[str], what: str) -> Named:
    """The live record that *text* means.

    Parameters
    ----------
    labels
        Kinds of node that are meant.
    what
        What is looked for, in the words of the message.

    Raises
    ------
    UsageError
        Several could be meant; the message names them.
    NotFoundError
        None is; the message names the nearest.
    """
    known = pl.concat([_called(network, label) for label in labels]).sort("name", "uid")
    wanted = text.strip()
    ways = (
        pl.col("uid") == wanted,
        pl.col("code") == wanted.upper(),
        _division(wanted),
        pl.col("name") == wanted,
        pl.col("name").str.contains(wanted, literal=True),
    )
    for way in ways if wanted else ():
        found = known.filter(way)
        if found.height == 1:
            uid, kind, name, _ = found.row(0)
            return Named(Uid(uid), kind, name)
        if found.height:
            raise AmbiguousError("alliance.ambiguous", what=what, text=text, candidates=_candidates(found))
    raise NotFoundError("alliance.unknown", what=what, text=text, candidates=_nearest(known, wanted))


def resolve_word(text: str, words: Mapping[str, str], *, what: str) -> str:
    """The key of the word that *text* means, of *words* with their labels: key, label, or a part that only one has.

    Raises
    ------
    UsageError
        None is meant, or several could be; the message names what there is.
    """
    wanted = text.strip()
    exact = [key for key, label in words.items() if wanted in (key, label)]
    parts = [key for key, label in words.items() if wanted and (wanted in label or wanted in key)]
    found = exact[:1] or parts
    if len(found) == 1:
        return found[0]
    known = [label if label == key else f"{label} ({key})" for key, label in words.items() if not found or key in found]
    if found:
        raise AmbiguousError("alliance.ambiguous", what=what, text=text, candidates=_listed(known))
    raise NotFoundError("alliance.word_unknown", what=what, text=text, candidates=_listed(known))


def _division(text: str) -> pl.Expr:
    """The areas of a division code, padded or not."""
    if not (text.isascii() and text.isdigit()):
        return pl.lit(value=False)
    said = pl.col("code").str.strip_chars_end("0") == significant(text).rstrip("0")
    return (pl.col("kind") == "Area") & said


def _called(network: Network, label: str) -> pl.DataFrame:
    """``uid``, ``kind``, ``name``, ``code`` of the live records of a kind."""
    code = NODES[label].code
    return network.live_nodes(label).select(
        "uid",
        pl.lit(label).alias("kind"),
        pl.col("name").fill_null(pl.col("uid")),
        (pl.col(code).str.to_uppercase() if code else pl.lit(None, pl.String)).alias("code"),
    )


def _nearest(known: pl.DataFrame, text: str) -> str:
    """Names like the one that was looked for; where none is, the first few that there are."""
    names = known["name"].unique(maintain_order=True).to_list()
    alike = [name for name, score, _ in process.extract(text, names, limit=SHOWN) if score >= _ALIKE]
    return _candidates(known.filter(pl.col("name").is_in(alike)) if alike else known)


def _candidates(found: pl.DataFrame) -> str:
    return _listed([f"{name} ({uid})" for uid, name in found.select("uid", "name").iter_rows()])


def _listed(texts: Sequence[str]) -> str:
    if not texts:
        return say("alliance.none")
    more = say("alliance.candidates_more", count=len(texts) - SHOWN) if len(texts) > SHOWN else ""
    return listed(texts[:SHOWN]) + more
