"""Rendering: a page of the explorer as HTML, from plain values and a head that every page has.

Assumes that every value is foreign: it reaches the page escaped. No page has a script or a style of its own in it: the
policy that it is sent with forbids both.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

import jinja2
from markupsafe import Markup

from graphmodel.gaps import words
from graphmodel.messages import language, say
from graphmodel.profiles import Profile
from viz.document import COLOURS
from viz.drawing import swatch
from viz.explorer.links import CARRIED, Links
from viz.style import PICTURE_STYLES, state_label

SECTIONS: Mapping[str, str] = {
    "overview": "/", "gaps": "/gaps", "network": "/network", "alliances": "/alliances", "pacts": "/pacts",
    "imports": "/imports", "rules": "/rules",
}  # fmt: skip
"""The pages that every page leads to."""


@dataclass(frozen=True)
class Head:
    """What every page of the network says of itself.

    Attributes
    ----------
    section
        Key of :data:`SECTIONS` that the page belongs to.
    scope
        The name of what it is about.
    above
        Names and uids of the areas above the scope, topmost first, itself included; nothing of the whole.
    tree
        The areas that lead to others (:func:`graphmodel.gaps.scope_tree.scope_tree`).
    blanks
        How many findings are to be filled in the whole register, those of no one place (alliances, pacts) included.
    today
        The day that an address without a day means.
    profiles
        Names of the profiles that can be chosen.
    on_record
        Whether any organisation is on record in the scope.
    """

    section: str
    scope: str
    above: Sequence[tuple[str, str]]
    tree: Sequence[Any]
    blanks: int
    on: date
    today: date
    profile: Profile
    profiles: Sequence[str]
    revision: int
    on_record: bool

    def values(self) -> dict[str, Any]:
        """The head as plain values."""
        return {
            "scope": self.scope,
            "on": self.on.isoformat(),
            "profile": self.profile.name,
            "version": self.profile.version,
            "revision": self.revision,
            "on_record": self.on_record,
            "language": language(),
        }


def render_page(
    template: str,
    *,
    title: str,
    links: Links,
    form_token: str,
    head: Head | None,
    answer: str = "",
    values: Mapping[str, Any] | None = None,
) -> str:
    """Fill a template that extends ``page.html``, in the language of the moment.

    Parameters
    ----------
    head
        None where nothing is known of the network, as where the database is away.
    answer
        The sentence that answers the page's question.
    values
        What the template's own body asks for.
    """
    return (
        explorer_environment()
        .get_template(template)
        .render(
            dict(values or {}),
            say=say,
            language=language(),
            title=title,
            answer=answer,
            head=head,
            links=links,
            link=links.to,
            here=links.here,
            form_token=form_token,
            carried=CARRIED,
            sections=[(key, path, say(f"page.section_{key}")) for key, path in SECTIONS.items()],
            styles=PICTURE_STYLES,
            state_label=state_label,
            colon="：" if language() == "zh" else ": ",
            comma=words.listed(("", "")),
        )
    )


@cache
def style_sheet() -> str:
    """The style sheet of all pages: the colours of the one table, and what each family of pages adds."""
    names = sorted(
        (one.name for one in (files("viz") / "explorer" / "templates" / "css").iterdir() if one.name.endswith(".css")),
        key=lambda name: (name != "base.css", name),
    )
    sheets = (explorer_environment().get_template(f"css/{name}") for name in names)
    return "\n".join(sheet.render(styles=PICTURE_STYLES, colours=COLOURS) for sheet in sheets)


@cache
def explorer_environment() -> jinja2.Environment:
    """Where the templates are; whatever they are filled with is escaped."""
    loader = jinja2.ChoiceLoader(
        [jinja2.PackageLoader("viz", "explorer/templates"), jinja2.PackageLoader("viz", "templates")]
    )
    made = jinja2.Environment(
        loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=jinja2.StrictUndefined
    )
    made.filters |= {"count": _count, "listed": words.listed, "clauses": words.clauses}
    made.globals["swatch"] = lambda kind, status: Markup(swatch(kind, status))  # noqa: S704 # nosec B704 - of keys of our tables
    return made


def _count(number: float | None) -> str:
    """A number with separators, or a dash where nothing is known."""
    return "—" if number is None else f"{number:,}"


@cache
def picture_styles() -> tuple[str, ...]:
    """The digests of the style sheets that the picture's script adds to a page, for the page's policy."""
    text = (files("viz") / "static" / "vis-network" / "VERSION.toml").read_text(encoding="utf-8")
    return tuple(tomllib.loads(text)["styles"])
