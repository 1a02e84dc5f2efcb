"""Mentions: records that a page names, each as what leads to it.

Assumes that a record without a name is called by its uid.
"""

from collections.abc import Iterable

from graphmodel.alliances.naming import Named

Mention = dict[str, str]
"""``kind`` (label of the schema), ``uid`` and ``name``."""


def mention(kind: str, uid: str, name: str | None) -> Mention:
    """A record that a page leads to."""
    return {"kind": kind, "uid": uid, "name": name or uid}


def mention_of(record: Named) -> Mention:
    """The same of a record that is looked up."""
    return mention(record.kind, record.uid, record.name)


def mentions(records: Iterable[Named]) -> list[Mention]:
    """The same of several, in their order."""
    return [mention_of(one) for one in records]
