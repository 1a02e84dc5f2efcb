"""Running: whether the server lives and can answer, and what it counts of itself."""

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse
from prometheus_client import CONTENT_TYPE_LATEST

from api import wire
from api.asked import service_of

router = APIRouter(tags=["running"])


@router.get("/health/live", operation_id="isAlive", summary="Alive / 存活", response_model=wire.Life)
def live() -> JSONResponse:
    """Whether the process runs."""
    return JSONResponse({"status": "alive"})


@router.get("/health/ready", operation_id="isReady", summary="Ready / 就绪", response_model=wire.Readiness)
def ready(request: Request) -> JSONResponse:
    """Whether the database answers and its structure is this program's."""
    store, held = service_of(request).keeper.store()
    said = {
        "status": "ready",
        "revision": held.network.revision,
        "engine": store.engine,
        "migrations": list(store.migrations),
    }
    return JSONResponse(said)


@router.get("/metrics", operation_id="readMetrics", summary="Figures / 运行指标", response_class=Response)
def metrics(request: Request) -> Response:
    """Figures for Prometheus."""
    return Response(service_of(request).figures.text(), headers={"Content-Type": CONTENT_TYPE_LATEST})
