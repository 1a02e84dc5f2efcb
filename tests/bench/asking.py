"""Measure (s) over a sample: what is asked of the server, and that its rival answers the same.

Assumes that an answer that is ready already costs next to nothing: single records are asked for in an order of chance,
so that hardly one is asked for twice.
"""

import json
import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from graphmodel.gaps.catalogue import find_gaps
from graphmodel.gaps.report.values import report_values
from graphmodel.network import Network
from graphmodel.profiles import load_profile
from graphmodel.settings import Settings
from tests.bench.clock import RUNS
from tests.bench.figures import Figure
from tests.bench.serving import PORT, REQUESTS, RIVAL, Question, body_of, measure_serving, measure_tail, served

OURS = (sys.executable, "-c", "from api.cli.start import main; main()", "serve", "--port", PORT)
ORGS, GAPS = "/api/v1/orgs", "/api/v1/gaps"
LARGE = 400
"""Large answers in a run."""
_READS = "graphmodel_network_reads_total"


def measure_asking(
    settings: Settings, network: Network, *, scratch: Path, requests: int = REQUESTS, runs: int = RUNS
) -> Iterator[Figure]:
    """Compare the answers, then the load that is borne; and say how often the network was read meanwhile."""
    asked = _mix(network)
    env = {"GRAPHMODEL_DATA": str(settings.data), "GRAPHMODEL_TODAY": str(settings.today), "GRAPHMODEL_NEO4J_URI": ""}
    with served(OURS, ready="/health/ready", env=env) as port:
        rival = [*RIVAL, "--record", str(scratch / "record.json"), "--file", str(scratch / "report.json")]
        (scratch / "record.json").write_bytes(record := body_of(port, asked[0]))
        (scratch / "report.json").write_bytes(report := body_of(port, GAPS))
        _compare(json.loads(report), network)
        with served(rival, ready="/empty") as other:
            if json.loads(body_of(other, "/empty")) != json.loads(record) or body_of(other, "/bytes") != report:
                message = "the rival answers otherwise"
                raise AssertionError(message)
            for question in (
                Question("one record", [path for path in asked if "?" not in path]),
                Question(f"report of {len(report) / 1e6:.1f} MB", [GAPS], "/bytes", LARGE),
            ):
                yield from measure_serving(port, other, question, requests=requests, runs=runs)
        yield measure_tail(port, Question("mixed", asked), requests=requests, runs=runs)
        yield _reads(body_of(port, "/metrics").decode())


def _mix(network: Network) -> Sequence[str]:
    """Mostly single records; of a hundred, three are lists and one a report of a community, one is a search by name."""
    chance = random.Random(1)  # noqa: S311 - an order, no secret
    orgs = network.live_nodes("Org").select("uid", "name").rows()
    areas = network.live_nodes("Area")
    communities = areas.filter(areas["level"] == "community")["uid"].to_list()
    chance.shuffle(orgs)
    mixed = [f"{ORGS}/{orgs[0][0]}"]
    for at, (uid, name) in enumerate(orgs[1:]):
        area = chance.choice(communities)
        match at % 100:
            case 13 | 43 | 73:
                mixed.append(f"{ORGS}?under={area}&limit=20")
            case 27:
                mixed.append(f"{ORGS}?q={quote(name[:3])}&limit=20")
            case 57:
                mixed.append(f"{GAPS}?under={area}")
            case _:
                mixed.append(f"{ORGS}/{uid}")
    return mixed


def _compare(report: dict[str, Any], network: Network) -> None:
    """Fail where the server finds otherwise than this process does."""
    found = report_values(find_gaps(network, load_profile("default")))["findings"]
    if [one["id"] for one in report["findings"]] != [one["id"] for one in json.loads(json.dumps(found))]:
        message = "the findings differ"
        raise AssertionError(message)


def _reads(figures: str) -> Figure:
    read = next(float(line.split()[1]) for line in figures.splitlines() if line.startswith(_READS))
    return Figure("(s) network read from the database", f"{read:.0f}", "", f"{read:.0f} ×", "once", read == 1)
