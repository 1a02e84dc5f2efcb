"""The store: the one way to the database, embedded or Neo4j.

Assumes that nothing else writes to the database: its revision, journal and batches are kept here only.
"""

from graphmodel.store.notes import BatchNote, BatchSummary, new_batch_uid
from graphmodel.store.opened import Store, StoreInfo, open_store

__all__ = ["BatchNote", "BatchSummary", "Store", "StoreInfo", "new_batch_uid", "open_store"]
