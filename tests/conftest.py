"""What every test may ask for: the engines, an emptied database, and a count of what was missing."""

from collections.abc import Iterator

import hypothesis
import pytest

from graphmodel.store.embedded import Address
from tests.engines import ENGINES, MISSING, embedded_engine, empty, neo4j_engine

# The same examples on every machine, however slow: a run that was green stays green.
hypothesis.settings.register_profile("house", deadline=None, derandomize=True)
hypothesis.settings.load_profile("house")


@pytest.fixture(scope="session")
def embedded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Address]:
    """The embedded engine, on a folder of its own."""
    with embedded_engine(tmp_path_factory.mktemp("embedded") / "data") as address:
        yield address


@pytest.fixture(scope="session")
def neo4j() -> Iterator[Address]:
    """A Neo4j of the long-term support line."""
    with neo4j_engine("neo4j") as address:
        yield address


@pytest.fixture(scope="session")
def neo4j_new() -> Iterator[Address]:
    """A Neo4j newer than that."""
    with neo4j_engine("neo4j_new") as address:
        yield address


@pytest.fixture(
    scope="session",
    params=[pytest.param(name, marks=[getattr(pytest.mark, name), pytest.mark.xdist_group(name)]) for name in ENGINES],
)
def address(request: pytest.FixtureRequest) -> Address:
    """Each engine in turn: a test that asks for it runs once on each."""
    found: Address = request.getfixturevalue(request.param)
    return found


@pytest.fixture
def empty_address(address: Address) -> Address:
    """Each engine in turn, its database emptied before the test."""
    empty(address)
    return address


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what asks for one engine by name as what asks for each is marked: each engine starts in one worker."""
    for item in items:
        for name in ENGINES:
            if name in getattr(item, "fixturenames", ()):
                item.add_marker(name)
                item.add_marker(pytest.mark.xdist_group(name))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how many tests were skipped for want of an engine or browser, and how to get it."""
    wants: dict[str, int] = {}
    for report in terminalreporter.stats.get("skipped", []):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else ""
        _, found, want = reason.partition(MISSING)
        if found:
            wants[want] = wants.get(want, 0) + 1
    if wants:
        said = "; ".join(f"{count} x {want}" for want, count in sorted(wants.items()))
        terminalreporter.write_line(
            f"{sum(wants.values())} tests skipped for a missing engine or browser: {said}", yellow=True
        )
