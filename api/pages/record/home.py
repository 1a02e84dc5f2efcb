"""Home: the one area that a unit or organisation is told to be in.

Assumes that where it operates comes before where it is registered, and the nearer to the top before the others.
"""

import polars as pl

from api.desk import Desk


def home(desk: Desk, number: int, *, kind: str) -> str | None:
    """The uid of the area that the live unit or organisation of that number is in, or None."""
    view = desk.view
    if kind == "Unit":
        rows = view.presence.placed.filter(uid=number)
    else:
        rows = view.presence.org_homes(view.presence.orgs.filter(uid=number).select("uid"))
    first = (
        rows.join(view.territory.places.rename({"uid": "area"}), on="area")
        .sort("rank", pl.col("place").str.len_bytes(), "place")
        .head(1)
    )
    return view.uid(first["area"].item()) if first.height else None
