"""Figures: what the server counts of itself, for Prometheus.

Assumes that addresses are counted by their patterns, so that no uid or name gets into a label.
"""

import os
from dataclasses import dataclass, field

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector

SHARED = "PROMETHEUS_MULTIPROC_DIR"
"""The variable that names the folder in which several workers add up; it is set before this module is imported."""
_BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)


@dataclass(frozen=True)
class Figures:
    """Counters of one server."""

    registry: CollectorRegistry = field(default_factory=CollectorRegistry)
    requests: Counter = field(init=False)
    seconds: Histogram = field(init=False)
    reads: Counter = field(init=False)
    answers: Counter = field(init=False)

    def __post_init__(self) -> None:
        made = {
            "requests": Counter(
                "graphmodel_requests", "Requests answered", ("method", "address", "status"), registry=self.registry
            ),
            "seconds": Histogram(
                "graphmodel_request_seconds", "Time to answer", ("address",), buckets=_BUCKETS, registry=self.registry
            ),
            "reads": Counter(
                "graphmodel_network_reads", "Networks, or days of one, read from the database", registry=self.registry
            ),
            "answers": Counter(
                "graphmodel_answers",
                "Answers made, ready before, or held by the asker",
                ("how",),
                registry=self.registry,
            ),
        }
        for name, figure in made.items():
            object.__setattr__(self, name, figure)

    def text(self) -> bytes:
        """Every figure in the text format, of all workers where there are several."""
        if SHARED not in os.environ:
            return generate_latest(self.registry)
        every = CollectorRegistry()
        MultiProcessCollector(every)  # type: ignore[no-untyped-call]
        return generate_latest(every)
