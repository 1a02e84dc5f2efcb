"""Documents: one offline HTML page with the head and foot that every page has; no script, no other host."""

from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Any

import jinja2

from graphmodel.messages import language, say
from graphmodel.profiles import Profile
from viz.style import ACCENT, INK, PAPER, STATUS_STYLES

COLOURS = {"accent": ACCENT, "ink": INK, "paper": PAPER}


def render_document(
    template: str,
    *,
    title: str,
    on: date,
    profile: Profile,
    revision: int,
    paper: str,
    width: str,
    foot: Sequence[str],
    **content: Any,
) -> str:
    """Fill a template that extends ``document.html``, in the language of the moment.

    Parameters
    ----------
    paper
        CSS page size that it prints on, such as ``A4``.
    width
        CSS width that it has on a screen at most.
    foot
        Lines above the closing one.
    content
        What the template's own body asks for.
    """
    return (
        environment()
        .get_template(template)
        .render(
            say=say,
            language=language(),
            title=title,
            on=on,
            profile=profile,
            revision=revision,
            paper=paper,
            width=width,
            foot=foot,
            styles=STATUS_STYLES,
            colours=COLOURS,
            **content,
        )
    )


@cache
def environment() -> jinja2.Environment:
    """Where the templates are; whatever they are filled with is escaped."""
    loader = jinja2.PackageLoader("viz", "templates")
    return jinja2.Environment(loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True)
