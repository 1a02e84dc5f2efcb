"""Ledger filters: what the pages of alliances and pacts are both asked by.

Assumes that a form sends what is left empty, too, and then asks for nothing; :mod:`api.routes.ledger` reads the same
names for programs, which leave out what they do not ask.
"""

from typing import Annotated

from fastapi import Depends, Query

Said = Annotated[str | None, Query(max_length=200)]


async def read_shared(
    *,
    chain: Said = None,
    segment: Said = None,
    member: Said = None,
    area: Said = None,
    sector: Said = None,
    theme: Said = None,
    template: Said = None,
) -> dict[str, str | None]:
    """Read the filters that both have, by their names."""
    return {
        "chain": chain, "segment": segment, "member": member, "area": area, "sector": sector, "theme": theme,
        "template": template,
    }  # fmt: skip


SharedFilters = Annotated[dict[str, str | None], Depends(read_shared)]
