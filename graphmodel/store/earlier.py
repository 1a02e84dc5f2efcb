"""Earlier: the network before the newest batch, for reports that say what has changed.

Assumes that a comparison is worth a short wait and no more: a batch too large to take back in memory is not compared.
"""

from collections.abc import Sequence

import polars as pl

from graphmodel.changes import Part, unpack
from graphmodel.network import Network
from graphmodel.rewind import HOUSEHOLDS, rewind, touched_households
from graphmodel.store.batches import Writer
from graphmodel.store.bolt import Bolt
from graphmodel.store.notes import record_of

MOST_CHANGES = 200_000
"""Changes of a batch up to which the network before it is worked out."""
_LOOKUP = 5_000


def read_earlier(bolt: Bolt, writer: Writer, network: Network) -> Network | None:
    """Work out the network as it was before the newest applied batch.

    Returns
    -------
    None where the network is not of the newest batch's revision, where there was nothing before it, and where the
    batch has more than :data:`MOST_CHANGES` changes.

    Raises
    ------
    DatabaseDamagedError
        A part of the batch is gone or differs.
    """
    rows = bolt.read(lambda tx: tx.run("batches/batch/list"))
    records = [record_of(row["record"]) for row in rows]
    if not records or (records[0].state, records[0].revision) != ("applied", network.revision):
        return None
    newest = records[0]
    changes = sum(count for counts in newest.counts.values() for count in counts.values())
    if newest.revision <= 1 or changes > MOST_CHANGES:
        return None
    parts: list[Part] = []
    for number in range(1, len(newest.sums) + 1):
        parts.append(unpack(writer.part(newest, number)))
        if sum(len(part.rows) for part in parts) > MOST_CHANGES:
            return None
    return rewind(network, parts, households=_households(bolt, touched_households(parts)))


def _households(bolt: Bolt, uids: Sequence[str]) -> pl.DataFrame:
    rows = []
    for first in range(0, len(uids), _LOOKUP):
        some = list(uids[first : first + _LOOKUP])
        rows += bolt.read(lambda tx, s=some: tx.run("read/households/some", uids=s))  # type: ignore[misc]
    dates = [name for name, kind in HOUSEHOLDS.items() if kind == pl.Date]
    texts = {name: pl.String if name in dates else kind for name, kind in HOUSEHOLDS.items()}
    return pl.DataFrame(rows, schema=texts).with_columns(pl.col(dates).str.to_date("%Y-%m-%d"))
