"""Pages: what a planner sees in a browser, a module a page; each asks the desk, and its values are HTML and JSON alike."""

from collections.abc import Mapping
from typing import get_origin

from fastapi.dependencies.utils import get_flat_params
from fastapi.params import Query
from fastapi.routing import APIRoute

from api.pages import (
    alliances,
    areas,
    deciding,
    entries,
    finding,
    gaps,
    import_files,
    imports,
    network,
    network_find,
    orgs,
    overview,
    pacts,
    places,
    records,
    rules,
    static,
    units,
)
from graphmodel.collections.collection import COLLECTIONS
from graphmodel.collections.filters import filters_of

ROUTERS = (
    static.router,
    overview.router,
    gaps.router,
    deciding.router,
    finding.router,
    areas.router,
    orgs.router,
    units.router,
    records.router,
    entries.router,
    alliances.router,
    pacts.router,
    rules.router,
    network_find.router,
    network.router,
    places.router,
    import_files.router,
    imports.router,
)
"""Every page; an address with a fixed word stands before the one that takes any."""
STATIC = static.FILES


def parameters() -> dict[str, Mapping[str, bool]]:
    """The query parameters of every page by name, and whether each may be given several times."""
    filters = {one.name: False for path in COLLECTIONS for one in filters_of(path)}
    routes = [route for router in ROUTERS for route in router.routes if isinstance(route, APIRoute)]
    known: dict[str, Mapping[str, bool]] = {}
    for route in routes:
        if "GET" in (route.methods or ()):
            fields = [one for one in get_flat_params(route.dependant) if isinstance(one.field_info, Query)]
            own = {field.alias: _is_list(field.field_info.annotation) for field in fields}
            address = route.path_format.removesuffix(".{ending}")
            known[address] = {**filters, **own, "sort": False} if address == records.ADDRESS else own
    return known


def _is_list(annotation: object) -> bool:
    parts = getattr(annotation, "__args__", ())
    return get_origin(annotation) is list or any(get_origin(part) is list for part in parts)
