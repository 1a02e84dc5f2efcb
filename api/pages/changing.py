"""Changing: whether a change that a form asks for may be made: by this computer, from a page of ours.

Assumes what browsers promise: they say where a request comes from, a page of another host cannot read ours, and so it
never learns the word that our forms carry.
"""

import hmac
import ipaddress
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request
from fastapi.responses import RedirectResponse
from starlette.datastructures import FormData, UploadFile

from api.asked import service_of
from api.imports.uploads import read_form
from api.service import Service
from graphmodel.errors import ForbiddenError
from viz.explorer.links import CARRIED, Links
from viz.explorer.links import Asked as Said

FIELD = "form_token"
"""The field of a form, or the header with dashes, that carries the word."""


@dataclass(frozen=True)
class Change:
    """A form that was sent from a page of ours."""

    request: Request
    service: Service
    form: FormData

    def text(self, name: str) -> str:
        """A field, without the space around it; empty where it is not there."""
        value = self.form.get(name, "")
        return value.strip() if isinstance(value, str) else ""

    def texts(self, name: str) -> list[str]:
        """Every value of a field."""
        return [value for value in self.form.getlist(name) if isinstance(value, str)]

    def uploads(self, name: str) -> list[UploadFile]:
        """The files of a field."""
        return [value for value in self.form.getlist(name) if isinstance(value, UploadFile) and value.filename]

    @property
    def links(self) -> Links:
        """Addresses as seen from where the form was: what goes along is in its own fields."""
        return Links(self.request.url.path, tuple((name, self.text(name)) for name in CARRIED if self.text(name)))

    def then(self, path: str, /, **asked: Said) -> RedirectResponse:
        """Lead to a page, once the change is made."""
        return RedirectResponse(self.links.to(path, **asked), status_code=303)


async def changing(request: Request) -> AsyncIterator[Change]:
    """Let a form in, and its files go afterwards.

    Raises
    ------
    ForbiddenError
        It comes from another computer or another page, or carries no word or an old one.
    DataRefusedError
        It is larger than an upload may be.
    UsageError
        It cannot be read.
    """
    _from_here(request)
    service = service_of(request)
    said = request.headers.get(FIELD.replace("_", "-"))
    if said is not None:  # before a large body is read
        _carries(said, service)
    form = await read_form(request, most_mb=service.settings.serve_most_upload_mb)
    try:
        if said is None:
            given = form.get(FIELD, "")
            _carries(given if isinstance(given, str) else "", service)
        yield Change(request, service, form)
    finally:
        await form.close()


def _from_here(request: Request) -> None:
    client = request.client.host if request.client else ""
    try:
        near = ipaddress.ip_address(client).is_loopback
    except ValueError:
        near = False
    site = request.headers.get("sec-fetch-site", "same-origin")
    origin = request.headers.get("origin")
    ours = f"{request.url.scheme}://{request.headers.get('host', '')}"
    if not near or site != "same-origin" or (origin is not None and origin != ours):
        raise ForbiddenError("page.form_elsewhere")


def _carries(said: str, service: Service) -> None:
    if not hmac.compare_digest(said.encode(), service.form_token.encode()):
        raise ForbiddenError("page.form_old")


Changing = Annotated[Change, Depends(changing)]
