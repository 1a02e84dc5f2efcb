"""Names: what a search by name looks at: characters, full pinyin, initials, codes.

Assumes that people type what they would say: pinyin without tones, ü as v.
"""

import polars as pl

from graphmodel.registers.texts import fold
from graphmodel.schema import NodeKind


def name_index(table: pl.DataFrame, kind: NodeKind) -> pl.DataFrame:
    """``uid``, ``name`` as it is compared."""
    return table.select("uid", name=pl.col("name") if kind.named else pl.lit(None, pl.String))


def matching(called: pl.DataFrame, text: str) -> pl.Series:
    """Whether each row is called so."""
    wanted = fold(text)
    return called.select(
        (pl.col("uid") == text) | pl.col("name").str.contains(wanted, literal=True).fill_null(value=False)
    ).to_series()
