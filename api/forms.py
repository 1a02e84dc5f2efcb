"""Forms: in which format and language an answer is given, by the ending of the address or by what the asker accepts.

Assumes that JSON and Chinese are meant where nothing is asked for.
"""

from collections.abc import Collection, Iterator, Mapping

from graphmodel.errors import NotAcceptableError, NotFoundError
from graphmodel.messages import LANGUAGES, Language
from viz.explorer.rendering import picture_styles

MEDIA_TYPES: Mapping[str, str] = {
    "html": "text/html; charset=utf-8",
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "graphml": "application/graphml+xml",
}
"""Each format by the ending that asks for it."""

_PICTURE_STYLES = " ".join(f"'{digest}'" for digest in picture_styles())
PAGE_HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": (
        "default-src 'self'; img-src 'self' data: blob:; "
        f"style-src 'self' {_PICTURE_STYLES}; "
        "base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"
    )
}
"""What a page may load: what this server has, and the two style sheets that the picture's script brings."""


def chosen_form(ending: str | None, accept: str | None, *, offered: Collection[str]) -> str:
    """The format to answer in, of those *offered*.

    Parameters
    ----------
    ending
        What follows the dot of the address; it decides.
    accept
        The Accept header.

    Raises
    ------
    NotFoundError
        The address has an ending that this answer does not come in.
    NotAcceptableError
        Nothing that is accepted is offered.
    """
    if ending is not None:
        if ending not in offered:
            raise NotFoundError("api.no_such_ending", ending=ending, offered=", ".join(f".{one}" for one in offered))
        return ending
    best, form = 0.0, None
    for one in offered:
        worth = _worth(MEDIA_TYPES[one].partition(";")[0], accept)
        if worth > best:
            best, form = worth, one
    if form is None:
        offers = ", ".join(MEDIA_TYPES[one].partition(";")[0] for one in offered)
        raise NotAcceptableError("api.not_acceptable", offered=offers)
    return form


def _worth(media: str, accept: str | None) -> float:
    """How welcome a media type is, from 0 to 1; the most precise range that fits decides (RFC 9110, 12.5.1)."""
    if not accept:
        return 1.0
    main = media.partition("/")[0]
    weights = dict(_weighted(accept))
    return next((weights[one] for one in (media, f"{main}/*", "*/*") if one in weights), 0.0)


def chosen_language(accept: str | None) -> Language:
    """The language to answer in."""
    weights = dict(_weighted(accept or ""))
    best, found = 0.0, LANGUAGES[0]
    for lang in LANGUAGES:
        worth = max((w for name, w in weights.items() if name.partition("-")[0] == lang), default=0.0)
        if worth > best:
            best, found = worth, lang
    return found


def _weighted(header: str) -> Iterator[tuple[str, float]]:
    """The parts of a header with their weights (``q``); a weight that is none counts as 0."""
    for part in header.split(","):
        name, *parameters = (word.strip() for word in part.lower().split(";"))
        weight = next((p[2:] for p in parameters if p.startswith("q=")), "1")
        try:
            yield name, min(max(float(weight), 0.0), 1.0)
        except ValueError:
            yield name, 0.0


def is_held(tags: str | None, tag: str) -> bool:
    """Whether an If-None-Match header names the tag (RFC 9110, 13.1.2)."""
    held = {one.strip().removeprefix("W/") for one in (tags or "").split(",")}
    return "*" in held or tag in held
