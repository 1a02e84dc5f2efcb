"""The engine's own process stays small: what the program needs elsewhere is not loaded there."""

import subprocess
import sys

HEAVY = {"cypher", "neo4j", "networkx", "polars", "pydantic", "rich", "typer"}


def test_the_process_of_the_engine_loads_the_standard_library_and_little_else() -> None:
    program = (
        "import sys, graphmodel.store.supervisor; print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    )
    loaded = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True).stdout.split()
    assert "graphmodel" in loaded
    assert not HEAVY & set(loaded)
