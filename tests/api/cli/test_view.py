"""Pictures at the shell: what is written, what is refused, and what a refusal teaches."""

from pathlib import Path

import pytest

from tests.api.cli.conftest import Shell

pytestmark = [pytest.mark.embedded, pytest.mark.xdist_group("embedded")]


def test_pictures_of_the_demo_are_written_in_the_language_asked_for(shell: Shell, tmp_path: Path) -> None:
    assert shell("--quiet", "demo").code == 0
    chart, ties = tmp_path / "chart.html", tmp_path / "ties.html"
    assert shell("view", "area", "示例街道", "--output", str(chart)).code == 0
    assert "<h1>示例街道组织体系图</h1>" in chart.read_text(encoding="utf-8")
    assert shell("view", "area", "990101001", "--output", str(chart), "--lang", "en").code == 0
    assert "<h1>Organisation chart of 示例街道</h1>" in chart.read_text(encoding="utf-8")
    assert shell("view", "ties", "--output", str(ties)).code == 0
    assert "全库共建关系图" in ties.read_text(encoding="utf-8")
    assert shell("view", "org", "示例街道党工委", "--output", str(tmp_path / "org.html")).code == 0


def test_an_unknown_subject_is_told_the_nearest_names_and_nothing_is_written(shell: Shell, tmp_path: Path) -> None:
    said = shell("view", "area", "示例街", "--output", str(tmp_path / "none.html"))
    assert said.code == 2
    assert "示例街道" in said.err
    assert not list(tmp_path.iterdir())


def test_a_picture_of_another_ending_is_refused(shell: Shell, tmp_path: Path) -> None:
    said = shell("view", "ties", "--output", str(tmp_path / "ties.png"))
    assert said.code == 2
    assert ".html" in said.err


def test_a_picture_needs_a_file(shell: Shell) -> None:
    assert shell("view", "ties").code == 2
