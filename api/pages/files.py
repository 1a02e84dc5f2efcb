"""Files: the formats in which a page that shows a listing is taken along."""

from collections.abc import Callable

from api.desk import Desk
from api.pages.asking import Files
from graphmodel.alliances.report.files import listing_csv, listing_workbook
from graphmodel.alliances.report.listing import Listing


def listing_files(make: Callable[[Desk], Listing]) -> Files:
    """A listing as CSV and as a workbook, by ending."""
    return {
        "csv": lambda desk: listing_csv(make(desk)),
        "xlsx": lambda desk: listing_workbook(make(desk), desk.profile),
    }
