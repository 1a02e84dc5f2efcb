"""Streams: which part of a chain a segment is."""

import polars as pl
import pytest

from graphmodel.alliances.streams import stream_label, stream_of, with_streams
from graphmodel.messages import speaking


@pytest.mark.parametrize(
    ("name", "at", "length", "stream"),
    [
        ("原料", 0, 4, "upstream"),
        ("织造", 1, 4, "midstream"),
        ("印染", 2, 4, "midstream"),
        ("销售", 3, 4, "downstream"),
        ("部件", 0, 2, "upstream"),
        ("整机", 1, 2, "downstream"),
        ("全链", 0, 1, None),
    ],
)
def test_the_first_segment_is_upstream_the_last_downstream_the_others_between(
    name: str, at: int, length: int, stream: str | None
) -> None:
    assert stream_of(name, at, length) == stream


@pytest.mark.parametrize(
    ("name", "stream"),
    [("中游", "midstream"), ("中游制造", "midstream"), ("Midstream works", "midstream"), ("上游", "upstream")],
)
def test_what_a_name_says_goes_before_its_position(name: str, stream: str) -> None:
    assert [stream_of(name, at, length) for at, length in ((0, 2), (1, 2), (0, 1))] == [stream] * 3


def test_each_chain_is_as_long_as_its_own_segments_in_each_alliance() -> None:
    rows = [("a", "c", "一", 0), ("a", "c", "二", 1), ("a", "d", "甲", 0), ("b", "c", "一", 0), ("b", "c", "二", 1)]
    table = pl.DataFrame(rows, schema=["uid", "chain", "segment", "at"], orient="row")
    assert with_streams(table)["stream"].to_list() == ["upstream", "downstream", None, "upstream", "downstream"]


def test_parts_are_called_in_the_language_of_the_moment() -> None:
    assert stream_label("midstream") == "中游"
    with speaking("en"):
        assert stream_label("midstream") == "midstream"
