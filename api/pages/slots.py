"""Slots: how many members a slot of a template takes, as pages say it."""

from graphmodel.messages import say


def slot_asks(least: int, most: int | None) -> str:
    """How many members a slot takes, in words; None where there is no upper bound."""
    if most is None:
        return say("pledge.at_least", least=least)
    return say("pledge.exactly" if least == most else "pledge.from_to", least=least, most=most)
