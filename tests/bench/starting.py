"""How long ``graphmodel --help`` takes from process start."""

import sys
from collections.abc import Iterator
from pathlib import Path

from tests.bench.clock import RUNS, pace, run_process
from tests.bench.figures import Figure

WISH_S = 0.3


def measure_starting(*, scratch: Path, runs: int = RUNS) -> Iterator[Figure]:
    """Time it beside a Python that starts and ends."""
    words = scratch / "help.txt"

    def ours() -> float:
        return run_process([str(Path(sys.executable).with_name("graphmodel")), "--help"], env={}, output=words).seconds

    def rival() -> float:
        return run_process([sys.executable, "-c", "pass"], env={}, output=scratch / "nothing.txt").seconds

    timed = pace(ours, rival, runs=runs)
    if "gaps" not in words.read_text(encoding="utf-8"):
        message = "--help names no command"
        raise AssertionError(message)
    yield Figure(
        "graphmodel --help", f"{timed.ours_s:.2f} s", f"{timed.rival_s:.2f} s (bare Python)", f"{timed.ours_s:.2f} s",
        f"≤ {WISH_S} s", timed.ours_s <= WISH_S,
    )  # fmt: skip
