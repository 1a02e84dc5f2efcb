"""Run the measures and print what each reached: ``python -m tests.bench [a b c d s t layout help] [--small] [--no-neo4j]``.

Assumes nothing about time: a figure that was wished for and missed is printed as missed, and the run ends well.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from pathlib import Path

from graphmodel.changes import Draft, unpack
from graphmodel.settings import Settings
from graphmodel.store.bolt import Address
from graphmodel.store.embedded import start_engine
from graphmodel.store.journal import Journal
from graphmodel.store.opened import Store, open_store
from tests.bench.asking import measure_asking
from tests.bench.clock import RUNS, machine
from tests.bench.figures import HEAD, Figure
from tests.bench.layout import NODES, measure_layout
from tests.bench.loading import measure_loading
from tests.bench.reading import measure_reading
from tests.bench.reporting import measure_reporting
from tests.bench.rules import measure_rules
from tests.bench.sample import CACHE, CITY, DEMO, SLICE, Sample, changes_of, fill, imported
from tests.bench.serving import REQUESTS
from tests.bench.starting import measure_starting
from tests.bench.ties import CITY as CITY_OF_TIES
from tests.bench.ties import TOWN, measure_ties
from tests.engines import NEO4J, embedded_engine, neo4j_engine

_NEO4J_JVM = ("-Xmx2g", "-DpageCacheMb=1024")
"""A small installation with the compiler that Java has by default; the tests' servers save memory and compile little."""

MEASURES = ("a", "b", "c", "d", "s", "t", "layout", "help")


def main(arguments: Sequence[str] | None = None) -> None:
    """Print every figure that was asked for."""
    asked = _asked(arguments)
    asked.cache.mkdir(exist_ok=True)
    lines = [machine(), _versions(), f"median of {asked.runs} after a warm-up", "", HEAD]
    for line in lines:
        _say(line)
    for figure in _figures(asked):
        _say(figure.line())


def _asked(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench")
    parser.add_argument(
        "measures", nargs="*", default=MEASURES, choices=[*MEASURES, MEASURES], metavar="a|b|c|d|s|t|layout|help"
    )
    parser.add_argument("--small", action="store_true", help="the demo instead of the city")
    parser.add_argument("--no-neo4j", action="store_true", help="the embedded engine only")
    parser.add_argument("--runs", type=int, default=RUNS)
    parser.add_argument("--cache", type=Path, default=CACHE, help="folder of the samples")
    return parser.parse_args(arguments)


def _figures(asked: argparse.Namespace) -> Iterator[Figure]:
    measures = set(asked.measures)
    sample, loaded = (DEMO, DEMO) if asked.small else (CITY, SLICE)
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        if "help" in measures:
            yield from measure_starting(scratch=scratch, runs=asked.runs)
        if "layout" in measures:
            yield from measure_layout(nodes=NODES // 5 if asked.small else NODES, runs=asked.runs)
        if measures & {"a", "b", "c", "s"}:
            with imported(sample, cache=asked.cache) as settings:
                yield from _over(sample, settings, asked, measures, scratch)
        if "t" in measures:
            yield from measure_ties(TOWN if asked.small else CITY_OF_TIES, runs=asked.runs)
        if "d" in measures:
            yield from _loaded(loaded, asked, scratch)


def _over(
    sample: Sample, settings: Settings, asked: argparse.Namespace, measures: set[str], scratch: Path
) -> Iterator[Figure]:
    """The measures that only read."""
    with open_store(settings) as store:
        network = store.read_network(sample.on)
    if "a" in measures:
        yield from measure_rules(network, runs=asked.runs)
    address = _address(settings)
    if "b" in measures:
        yield from measure_reading(address, engine="embedded", on=sample.on, runs=asked.runs)
    if "c" in measures:
        yield from measure_reporting(settings, address, scratch=scratch, runs=asked.runs)
    if "s" in measures:
        requests = REQUESTS // 20 if asked.small else REQUESTS
        yield from measure_asking(settings, network, scratch=scratch, requests=requests, runs=asked.runs)
    if "b" in measures and not asked.no_neo4j:
        with neo4j_engine("neo4j", jvm=_NEO4J_JVM) as other:
            _copy(settings, other)
            yield from measure_reading(other, engine="neo4j", on=sample.on, runs=asked.runs)


def _loaded(sample: Sample, asked: argparse.Namespace, scratch: Path) -> Iterator[Figure]:
    """The measure that writes."""
    changes = changes_of(sample.draft(cache=asked.cache))
    with embedded_engine(scratch / "loading") as address:
        yield from measure_loading(address, changes, engine="embedded", journal=True, runs=asked.runs)
    if not asked.no_neo4j:
        with neo4j_engine("neo4j", jvm=_NEO4J_JVM) as address:
            yield from measure_loading(address, changes, engine="neo4j", journal=False, runs=asked.runs)


def _address(settings: Settings) -> Address:
    return start_engine(
        settings.data,
        heap_mb=settings.heap_mb,
        idle_minutes=settings.idle_minutes,
        start_timeout_s=settings.start_timeout_s,
        query_timeout_s=settings.query_timeout_s,
    )


def _copy(settings: Settings, other: Address) -> None:
    """Write what the embedded database was filled with into another one."""
    journal = Journal(settings.data / "journal")
    with Store(other, settings=settings, journal=None) as store:
        for entry in journal.entries():
            draft = Draft()
            for part in journal.read(entry)[1]:
                draft.extend(unpack(part).rows)
            fill(store, draft)


def _versions() -> str:
    names = ("polars", "networkx", "neo4j", "arcadedb-embedded")
    return ", ".join(f"{name} {version(name)}" for name in names) + f", Neo4j {NEO4J['neo4j'].version}"


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
