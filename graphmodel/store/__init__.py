"""The store: the one way to the database, embedded or Neo4j; it begins at :func:`graphmodel.store.opened.open_store`.

Assumes that nothing else writes to the database: its revision, journal and batches are kept here only. Imports nothing,
because the embedded engine's own process imports this package.
"""
