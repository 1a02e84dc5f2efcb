"""Every operation under questions made from its own description, right and wrong, with uids of the demo among them.

``make fuzz`` asks a thousand of each (``GRAPHMODEL_FUZZ_EXAMPLES``), the suite a few.
"""

import json
import os
import zlib
from typing import Any

import hypothesis
import schemathesis
from schemathesis import Case, GenerationMode, HookContext

from tests.api.http.documents import DOCUMENT
from tests.api.http.server import Server

EXAMPLES = int(os.environ.get("GRAPHMODEL_FUZZ_EXAMPLES", "6"))
FUZZED = "GRAPHMODEL_FUZZ_EXAMPLES" in os.environ
_UIDS = {"uid": ["s01", "s01-c01"], "id": ["C1.community~s01-c02"]}


def _asked() -> dict[str, Any]:
    """The document without cursors: the server makes them, and refuses what it has not made, which no schema can say."""
    document: dict[str, Any] = json.loads(DOCUMENT.read_text(encoding="utf-8"))
    for item in document["paths"].values():
        for operation in item.values():
            operation["parameters"] = [one for one in operation.get("parameters", ()) if one["name"] != "cursor"]
    return document


schema = schemathesis.openapi.from_dict(_asked())
schema.config.phases.coverage.enabled = FUZZED  # every value of every parameter: minutes
schema.config.generation.update(modes=[GenerationMode.POSITIVE, GenerationMode.NEGATIVE])


@schema.hook
def filter_query(_: HookContext, value: Any) -> bool:
    """Whether no scope is asked for of what has ended, which is refused, and which no schema can say."""
    return not (isinstance(value, dict) and "under" in value and value.get("state") in {"ended", "all"})


@schema.hook
def map_path_parameters(_: HookContext, value: Any) -> Any:
    """Uids and findings that there are, in half of the questions."""
    if not isinstance(value, dict):
        return value
    return {name: _known(name, str(one)) for name, one in value.items()}


def _known(name: str, drawn: str) -> str:
    """What was drawn, or one of the demo's in its place: by the drawn text, so that a run can be run again."""
    known, chance = _UIDS.get(name, ()), zlib.crc32(drawn.encode("utf-8", "surrogatepass"))
    return known[chance // 2 % len(known)] if known and chance % 2 else drawn


@schema.parametrize()
@hypothesis.settings(
    max_examples=EXAMPLES, deadline=None, derandomize=True, suppress_health_check=list(hypothesis.HealthCheck)
)
def test_no_question_breaks_the_document(case: Case, server: Server) -> None:
    case.call_and_validate(base_url=server.url)
