"""Asked: one question over HTTP, from its parameters to the bytes of its answer.

Assumes that an answer is a function of the state of the network, the profile, the address, the format and the
language: its tag is made of these, and what has been answered once is ready.
"""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Annotated, Any, TypeVar

from fastapi import Depends, Query, Request, Response
from rapidfuzz import process

from api.days import day_said
from api.desk import Desk
from api.forms import MEDIA_TYPES, PAGE_HEADERS, chosen_form, is_held
from api.keeper import Held
from api.paging import Page, page_of
from api.problems import RETRY_S
from api.service import Ready, Service
from graphmodel import __version__
from graphmodel.collections.cursors import fingerprint
from graphmodel.errors import BusyError, UsageError
from graphmodel.messages import language
from graphmodel.profiles import Profile

T = TypeVar("T")
Written = str | bytes | Ready
Forms = Mapping[str, Callable[[T], Written]]
"""What writes an answer in each format that it comes in; the first is meant where nothing is asked for."""

_OF_A_PAGE = ("limit", "cursor")
"""Parameters that belong to a page, not to the question."""
_NEAR = 70
"""How alike two names are, of 100, where one may be meant by the other: ``lang`` means no ``planned_end_on``."""

On = Annotated[
    str | None,
    Query(
        description="Day of the network / 哪一天的网络", json_schema_extra={"format": "date"}, examples=["2026-11-22"]
    ),
]
ProfileName = Annotated[str | None, Query(description="Name of the profile / 规则名称", min_length=1, max_length=100)]


@dataclass(frozen=True)
class Asked:
    """One question.

    Attributes
    ----------
    ending
        What the address asks for the answer in, by the end of its name.
    """

    request: Request
    service: Service
    profile: Profile
    on: date | None = None
    ending: str | None = None

    @cached_property
    def held(self) -> Held:
        """The network that is asked, with the mark of its state."""
        return self.service.held(self.on)

    @cached_property
    def desk(self) -> Desk:
        """The network as the profile sees it."""
        return self.service.desk(self.held, self.profile)

    def page(self, items: Sequence[T], *, key: Callable[[T], str], size: int, cursor: str | None) -> Page[T]:
        """The part of an answer that the cursor says, else the first (:func:`api.paging.page_of`)."""
        request = self.request
        question = fingerprint(
            {
                "address": request.scope["route"].path_format.removesuffix(".{ending}"),
                "profile": self.profile.name,
                "asked": sorted(pair for pair in request.query_params.multi_items() if pair[0] not in _OF_A_PAGE),
            }
        )
        return page_of(items, key=key, size=size, cursor=cursor, question=question)

    def linked(self, page: Page[Any]) -> dict[str, str]:
        """The header that leads to the page after a page (RFC 8288); nothing after the last."""
        if page.next is None:
            return {}
        url = self.request.url.include_query_params(cursor=page.next)
        return {"Link": f'<{url.path}?{url.query}>; rel="next"'}

    def answer(
        self,
        make: Callable[[Desk], T],
        forms: Forms[T],
        *,
        slow: bool | frozenset[str] = False,
        beside: tuple[str, ...] = (),
    ) -> Response:
        """Answer from the network.

        Parameters
        ----------
        make
            The answer, of which *forms* write one.
        slow
            Whether it may take so long that the asker is better told to come again, or the formats that may.
        beside
            What the answer follows from beside the network and the question.

        Raises
        ------
        BusyError
            It takes longer than the settings let an asker wait; it will be ready later.
        """
        held = self.held
        source = (
            *beside,
            held.mark,
            held.network.on.isoformat(),
            self.profile.name,
            self.service.seals[self.profile.name],
        )
        told = {"Graphmodel-Revision": str(held.network.revision), "Graphmodel-Day": held.network.on.isoformat()}
        return self._answer(source, lambda: make(self.desk), forms, told, slow=slow)

    def answer_still(self, make: Callable[[], T], forms: Forms[T]) -> Response:
        """Answer from what the program knows by itself, whatever the database does."""
        source = (self.profile.name, self.service.seals[self.profile.name])
        return self._answer(source, make, forms, {}, slow=False)

    def _answer(
        self,
        source: tuple[str, ...],
        make: Callable[[], T],
        forms: Forms[T],
        told: Mapping[str, str],
        *,
        slow: bool | frozenset[str],
    ) -> Response:
        headers = self.request.headers
        form = chosen_form(self.ending, headers.get("accept"), offered=forms)
        own = (self.service.form_token,) if form == "html" else ()
        tag = self._tag((*source, *own, form, language()))
        told = {
            **told,
            "ETag": tag,
            "Cache-Control": "private, no-cache",
            "Vary": "Accept, Accept-Language",
            "Content-Language": language(),
            **(PAGE_HEADERS if form == "html" else {}),
        }
        if is_held(headers.get("if-none-match"), tag):
            self.service.figures.answers.labels("held").inc()
            return Response(status_code=304, headers=dict(told))
        ready = self._ready(
            tag, lambda: _written(forms[form](make())), slow=slow if isinstance(slow, bool) else form in slow
        )
        return Response(ready.body, headers={**told, **ready.headers, "Content-Type": MEDIA_TYPES[form]})

    def _ready(self, tag: str, make: Callable[[], Ready], *, slow: bool) -> Ready:
        ready = self.service.answers.known(tag)
        self.service.figures.answers.labels("made" if ready is None else "ready").inc()
        if ready is not None:
            return ready
        wait_s = self.service.settings.serve_most_seconds
        try:
            return self.service.answers.get(tag, make, pool=self.service.makers if slow else None, wait_s=wait_s)
        except TimeoutError as error:
            raise BusyError("api.still_made", waited_s=wait_s, retry_s=RETRY_S) from error

    def _tag(self, source: tuple[str, ...]) -> str:
        url = self.request.url
        said = "\n".join((__version__, *source, url.path, url.query))
        return f'"{hashlib.sha256(said.encode()).hexdigest()[:32]}"'


def _written(written: Written) -> Ready:
    if isinstance(written, Ready):
        return written
    return Ready(written if isinstance(written, bytes) else written.encode())


def json_text(values: Any) -> str:
    """Plain values as JSON text."""
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def service_of(request: Request) -> Service:
    """The service of the server that was asked."""
    found: Service = request.app.state.service
    return found


async def ask(request: Request, on: On = None, profile: ProfileName = None) -> Asked:
    """Read what every question of the network may say.

    Raises
    ------
    UsageError
        A parameter is unknown, is given twice, or is no day.
    """
    service = service_of(request)
    _check(request, service)
    day = None if on is None else day_said(on, parameter="on")
    return Asked(request, service, service.profile(profile), day, request.path_params.get("ending"))


async def ask_still(request: Request, profile: ProfileName = None) -> Asked:
    """Read what every question of the program itself may say."""
    service = service_of(request)
    _check(request, service)
    return Asked(request, service, service.profile(profile), ending=request.path_params.get("ending"))


async def ask_plain(request: Request) -> Asked:
    """Read what every question may say that no profile has a part in."""
    service = service_of(request)
    _check(request, service)
    return Asked(request, service, service.profile(None), ending=request.path_params.get("ending"))


def _check(request: Request, service: Service) -> None:
    """Hold the names of the parameters against those that the document has for the address."""
    address = request.scope["route"].path_format.removesuffix(".{ending}")
    known = service.parameters[address]
    seen: set[str] = set()
    for name, _ in request.query_params.multi_items():
        if name not in known:
            near = process.extractOne(name, list(known), score_cutoff=_NEAR)
            code = "api.parameter_unknown_near" if near else "api.parameter_unknown"
            raise UsageError(code, name=name, nearest=near[0] if near else "", parameter=name)
        if name in seen and not known[name]:
            raise UsageError("api.parameter_twice", name=name, parameter=name)
        seen.add(name)


Question = Annotated[Asked, Depends(ask)]
StillQuestion = Annotated[Asked, Depends(ask_still)]
PlainQuestion = Annotated[Asked, Depends(ask_plain)]
