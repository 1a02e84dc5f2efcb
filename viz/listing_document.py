"""A list of alliances or pacts as one offline document."""

from graphmodel.alliances.report.listing import Listing, cell_text
from graphmodel.messages import say
from graphmodel.profiles import Profile
from viz.document import render_document


def listing_document(listing: Listing, profile: Profile) -> str:
    """Draw a listing as HTML text, in the language of the moment."""
    return render_document(
        "listing.html",
        title=listing.title,
        on=listing.on,
        profile=profile,
        revision=listing.revision,
        paper="A4 landscape",
        width="1480px",
        foot=[say("report.latest_values")],
        scope=listing.scope,
        notes=listing.notes,
        tables=[
            (table, [[("—" if cell is None else cell_text(cell)) for cell in row] for row in table.rows])
            for table in listing.tables
        ],
    )
