"""Streams: which part of a chain a segment is: upstream, midstream or downstream.

Assumes that the segments of a chain stand in their order. What a segment's own name says goes before its position.
"""

import polars as pl

from graphmodel.messages import LANGUAGES, say

STREAMS = ("upstream", "midstream", "downstream")
"""The parts of a chain, from its beginning to its end."""

_WORDS = {key: tuple(say(f"alliance.stream_{key}", lang) for lang in LANGUAGES) for key in STREAMS}
STREAM_WORDS = tuple(word for words in _WORDS.values() for word in words)
"""What they are called in any language, in lower case."""


def stream_label(key: str) -> str:
    """The word for a part of a chain."""
    return say(f"alliance.stream_{key}")


def stream_of(name: str, at: int, length: int) -> str | None:
    """The part of a chain that a segment is.

    Parameters
    ----------
    at, length
        Its position, from 0, and how many segments the chain has.

    Returns
    -------
    What the name says in either language; else the first segment is upstream, the last downstream, those between
    midstream. None for the only segment of a chain, which is no part.
    """
    said = name.casefold()
    for key in STREAMS:
        if any(word in said for word in _WORDS[key]):
            return key
    if length < 2:
        return None
    return STREAMS[0] if at == 0 else STREAMS[2] if at == length - 1 else STREAMS[1]


def with_streams(segments: pl.DataFrame) -> pl.DataFrame:
    """Add ``stream`` to a table of segments (``uid``, ``chain``, ``segment``, ``at``) that has all of each chain."""
    lengths = segments.select("segment", "at", length=pl.len().over("uid", "chain"))
    found = [stream_of(name, at, length) for name, at, length in lengths.iter_rows()]
    return segments.with_columns(stream=pl.Series(found, dtype=pl.String))
