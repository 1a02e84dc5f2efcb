"""Asking: one question to a page: its scope, day, rules and language, and the values that it is answered with.

Assumes that the HTML of a page and its JSON twin are written from the same values, so that neither says more.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query, Request, Response
from markupsafe import Markup

from api.asked import Asked, On, ProfileName, Written, ask, json_text
from api.desk import Desk
from api.lists import Under
from graphmodel.gaps.scope import scope_of
from viz.explorer.links import ENDINGS, Links
from viz.explorer.links import Asked as Said
from viz.explorer.rendering import Head, render_page

Lang = Annotated[Literal["zh", "en"] | None, Query(description="Language / 语言")]
Files = Mapping[str, Callable[[Desk], Written]]


@dataclass(frozen=True)
class Shown:
    """What a page shows.

    Attributes
    ----------
    answer
        The sentence that answers the page's question, said before anything else.
    values
        Plain values that JSON can say; the template is filled with these and nothing else.
    scope
        Uid of the area that the page is about where that is not the one of the address.
    parts
        Pieces of HTML drawn from the same, such as a picture; the JSON twin is without them.
    """

    title: str
    answer: str
    values: Mapping[str, Any] = field(default_factory=dict)
    scope: str | None = None
    parts: Mapping[str, Markup] = field(default_factory=dict)


@dataclass(frozen=True)
class PageAsked:
    """One question to a page.

    Attributes
    ----------
    under
        Uid or code of the scope, or None.
    """

    asked: Asked
    under: str | None

    @cached_property
    def links(self) -> Links:
        """Addresses as seen from this page."""
        request, ending = self.asked.request, self.asked.ending
        path = request.url.path.removesuffix(f".{ending}" if ending else "")
        return Links("/" if path == "/index" else path, tuple(request.query_params.multi_items()))

    def apart(self, name: str) -> tuple[str, "PageAsked"]:
        """A last part of the address in which anything may stand without its ending, and the question that this asks."""
        rest, dot, ending = name.rpartition(".")
        return (
            (rest, replace(self, asked=replace(self.asked, ending=ending)))
            if dot and ending in ENDINGS
            else (name, self)
        )

    def link(self, path: str, /, **asked: Said) -> str:
        """The address of another page, with what goes along."""
        return self.links.to(path, **asked)

    def here(self, **changed: Said) -> str:
        """The address of this page with some parameters changed."""
        return self.links.here(**changed)

    def show(
        self,
        template: str,
        make: Callable[[Desk], Shown],
        *,
        section: str,
        files: Files | None = None,
        slow: bool = True,
        beside: tuple[str, ...] = (),
    ) -> Response:
        """Answer with a page, with its values as JSON, or with a file of the same.

        Parameters
        ----------
        template
            Extends ``page.html``.
        section
            The key of the part of the explorer that it belongs to.
        files
            What writes the answer in other formats, by ending.
        slow
            Whether it may take so long that it is made beside the answers that do not.
        beside
            What the page follows from beside the network and the question.
        """

        def html(desk: Desk) -> str:
            shown = make(desk)
            return self._html(template, shown, self._head(desk, section, shown.scope or self.under))

        def twin(desk: Desk) -> str:
            shown = make(desk)
            head = self._head(desk, section, shown.scope or self.under).values()
            return json_text({"title": shown.title, "answer": shown.answer, **head, **shown.values})

        forms: Mapping[str, Callable[[Desk], Written]] = {"html": html, "json": twin, **(files or {})}
        today = self.asked.service.settings.day().isoformat()  # a page of another day says the way back to it
        return self.asked.answer(lambda desk: desk, forms, slow=slow, beside=(*beside, today))

    def _html(self, template: str, shown: Shown, head: Head) -> str:
        return render_page(
            template,
            title=shown.title,
            answer=shown.answer,
            links=self.links,
            form_token=self.asked.service.form_token,
            head=head,
            values={**shown.values, **shown.parts},
        )

    def _head(self, desk: Desk, section: str, under: str | None) -> Head:
        service, network = self.asked.service, desk.network
        scope = scope_of(desk.view, under)
        area = scope.area
        above = () if area is None else desk.tree.above(area)
        return Head(
            section=section,
            scope=above[-1][0] if above else under or "",
            above=above if under is not None else (),
            tree=desk.tree.around(area if under is not None else None),
            blanks=desk.report().summary["by_status"].get("blank", 0),
            on=network.on,
            today=service.settings.day(),
            profile=desk.profile,
            profiles=tuple(service.profiles),
            revision=network.revision,
            on_record=scope.on_record,
        )


def page_router() -> APIRouter:
    """A router for pages: the document of the interface does not tell of them."""
    return APIRouter(include_in_schema=False)


async def ask_page(
    request: Request,
    under: Under = None,
    on: On = None,
    profile: ProfileName = None,
    lang: Lang = None,  # noqa: ARG001 - read where a request comes in (api.trace), before anything is said
) -> PageAsked:
    """Read what every question to a page may say."""
    return PageAsked(await ask(request, on or None, profile), under)


PageQuestion = Annotated[PageAsked, Depends(ask_page)]
