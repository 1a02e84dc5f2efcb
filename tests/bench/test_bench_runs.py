"""That every measure runs, and that both ways of each come to the same answer."""

from pathlib import Path

import pytest

from tests.bench.__main__ import main


@pytest.mark.embedded
@pytest.mark.xdist_group("embedded")
def test_every_measure_runs_on_the_demo_and_finds_what_its_rival_finds(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["--small", "--no-neo4j", "--runs", "1", "--cache", str(tmp_path / "cache")])
    said = capsys.readouterr().out
    lines = [line.split("|")[1].partition(" of ")[0].strip() for line in said.splitlines() if line.startswith("| ")]
    assert lines == [
        "measure",
        "graphmodel --help",
        "(layout) 400 nodes",
        "(layout) neighbours",
        "(layout) spread",
        "(layout) stress",
        "(a) rules, households folded",
        "(a) rules, households as nodes",
        "(b) network, embedded",
        "(b) without households, embedded",
        "(c) gaps --format json",
        "(c) client memory",
        "(s) one record",
        "(s) one record, p99",
        "(s) report",
        "(s) report",
        "(s) mixed, p99",
        "(s) network read from the database",
        "(t) measures",
        "(t) exact betweenness",
        "(d) import",
    ]
