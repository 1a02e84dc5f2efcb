"""App: the HTTP interface of one server, made of its routes, its layers and its table of errors.

Assumes that nobody but this computer asks: there are no users yet, so :mod:`api.serving` listens on loopback only.
"""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import anyio.to_thread
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from api import document, pages, problems
from api.gate import Gate
from api.pages.problem import paged
from api.routes import ROUTERS, documents
from api.service import Service
from api.trace import Trace
from graphmodel import __version__
from graphmodel.errors import GraphmodelError
from graphmodel.settings import Settings, load_settings
from graphmodel.store.opened import Store, open_store


def make_app(settings: Settings, *, opened: Callable[[Settings], Store] = open_store) -> FastAPI:
    """Make the application.

    Parameters
    ----------
    opened
        Opens the database that the settings name.
    """
    service = Service(settings, opened)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        anyio.to_thread.current_default_thread_limiter().total_tokens = settings.serve_threads
        service.start()
        yield
        service.stop()

    app = FastAPI(
        title=document.TITLE,
        version=__version__,
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        redirect_slashes=False,
    )
    app.state.service = service
    for router in (*ROUTERS, *pages.ROUTERS):
        app.router.routes.extend(router.routes)  # a router that is included is looked through twice for each request
    app.mount("/docs/static", documents.STATIC)
    app.openapi = lambda: document.write(app)  # type: ignore[method-assign]
    app.mount("/static", pages.STATIC)
    service.parameters.update(document.parameters_of(app.openapi()))
    service.parameters.update(pages.parameters())
    app.exception_handler(GraphmodelError)(_paged(problems.answer_error))
    app.exception_handler(RequestValidationError)(_paged(problems.answer_validation))
    app.exception_handler(HTTPException)(_paged(problems.answer_http))
    app.add_middleware(Gate, settings=settings)
    app.add_middleware(Trace, figures=service.figures, usual=settings.lang)
    return app


def _paged(answer: Callable[[Request, Any], JSONResponse]) -> Callable[[Request, Any], Response]:
    """What answers an error, also to a person at a page."""
    return lambda request, error: paged(request, answer(request, error))


def app_of_settings() -> FastAPI:
    """Make the application of the settings of this process."""
    return make_app(load_settings())
