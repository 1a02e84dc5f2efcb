"""The clock: two ways to the same answer, timed in one run on the same machine.

Assumes that each way is a function without arguments, and that the first run of each only warms up.
"""

import gc
import json
import os
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

RUNS = 5


@dataclass(frozen=True)
class Race:
    """Seconds of our way and of the rival's, one a run."""

    ours: tuple[float, ...]
    rival: tuple[float, ...]

    @property
    def ours_s(self) -> float:
        """The median of ours."""
        return statistics.median(self.ours)

    @property
    def rival_s(self) -> float:
        """The median of the rival's."""
        return statistics.median(self.rival)

    @property
    def faster(self) -> float:
        """How many times faster ours is."""
        return self.rival_s / self.ours_s


def race(ours: Callable[[], object], rival: Callable[[], object], *, runs: int = RUNS) -> Race:
    """Time both in turn, after a warm-up of each."""
    return pace(lambda: seconds(ours), lambda: seconds(rival), runs=runs)


def relay(ours: Callable[[], object], rival: Callable[[], object], *, runs: int = RUNS) -> Race:
    """Time one after the other, each after a warm-up of its own.

    Not in turn, as where one way takes many seconds the other would find its memory given back and its caches cold
    each time. What both are asked of lies in memory already: the collector walks through it in nobody's time.
    """
    gc.collect()
    gc.freeze()
    try:
        timed = [[seconds(way) for _ in range(1 + runs)][1:] for way in (ours, rival)]
    finally:
        gc.unfreeze()
    return Race(tuple(timed[0]), tuple(timed[1]))


def pace(ours: Callable[[], float], rival: Callable[[], float], *, runs: int = RUNS) -> Race:
    """Ask two functions in turn that each say how long they took, after a warm-up of each."""
    ours(), rival()
    pairs = [(ours(), rival()) for _ in range(runs)]
    return Race(tuple(first for first, _ in pairs), tuple(second for _, second in pairs))


def seconds(work: Callable[[], object]) -> float:
    """How long *work* takes; what earlier work left behind is collected before, not during."""
    gc.collect()
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


@dataclass(frozen=True)
class Ended:
    """A process that has ended well: how long it took from its start, and the most memory it held."""

    seconds: float
    peak_bytes: int


_STARTER = """
import json, resource, subprocess, sys, time
with open(sys.argv[1], "wb") as out:
    begun = time.perf_counter()
    done = subprocess.run(sys.argv[2:], stdout=out, stderr=subprocess.PIPE)
    took = time.perf_counter() - begun
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
print(json.dumps([done.returncode, took, peak, done.stderr.decode(errors="replace")[-2000:]]))
"""
"""Starts a program from a small process: a child counts the memory of the process that it was forked from as its own."""


def run_process(command: Sequence[str], *, env: dict[str, str], output: Path) -> Ended:
    """Run a program to its end, stdout into *output*; the clock starts before the process does."""
    starter = [sys.executable, "-c", _STARTER, str(output), *command]
    answer = subprocess.run(starter, env={**os.environ, **env}, capture_output=True, text=True, check=True)
    code, took, peak, said = json.loads(answer.stdout)
    if code:
        message = f"{command}: {said}"
        raise RuntimeError(message)
    return Ended(took, peak * (1 if platform.system() == "Darwin" else 1024))


def machine() -> str:
    """Say what this runs on."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    busy = os.getloadavg()[0]
    return (
        f"{platform.system()} {platform.machine()}, {_processor()}, {os.cpu_count()} cores, {memory:.0f} GB,"
        f" Python {platform.python_version()}, load before the run {busy:.1f}"
    )


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    lines = info.read_text(encoding="utf-8").splitlines() if info.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor()
