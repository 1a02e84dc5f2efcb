"""The commands of the READMEs run, in their order, and the report that they show is the real one."""

import re
import shlex
from pathlib import Path

import pytest

from api.cli.start import run
from graphmodel.messages import speak
from graphmodel.store.embedded import stop_engine
from tests.api.cli.conftest import DAY

ROOT = Path(__file__).parents[3]
SHOWN_LINES = 30

pytestmark = [pytest.mark.embedded, pytest.mark.xdist_group("embedded")]


def commands(text: str) -> list[list[str]]:
    blocks = re.findall(r"```console\n(.*?)```", text, flags=re.DOTALL)
    return [shlex.split(line.removeprefix("$ ")) for block in blocks for line in block.splitlines()]


def shown_report(text: str) -> str:
    found = re.search(r"<!-- report:\w+ -->\n```text\n(.*?)```", text, flags=re.DOTALL)
    assert found
    return found.group(1)


@pytest.mark.parametrize(("name", "lang"), [("README.md", "en"), ("README.zh-CN.md", "zh")])
def test_the_commands_of_the_readme_run(
    name: str, lang: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    folders = [tmp_path / "sample"]
    monkeypatch.setenv("GRAPHMODEL_DATA", str(folders[0]))
    monkeypatch.setenv("GRAPHMODEL_SETTINGS", str(tmp_path / "settings.toml"))
    monkeypatch.setenv("PWD", str(tmp_path))
    ran = 0
    try:
        for words in commands(text):
            if words[0] == "export":
                setting, value = words[1].split("=", 1)
                folders.append(Path(value.replace("$PWD", str(tmp_path))))
                monkeypatch.setenv(setting, str(folders[-1]))
                continue
            assert words[0] == "graphmodel"
            assert run(words[1:]) == 0, (words, capsys.readouterr().err)
            ran += 1
            if words[1] == "demo":
                capsys.readouterr()
                assert run(["gaps", "--on", DAY, "--lang", lang]) == 0
                real = capsys.readouterr().out
                assert shown_report(text) == "".join(real.splitlines(keepends=True)[:SHOWN_LINES])
    finally:
        for folder in folders:
            stop_engine(folder, timeout_s=120)
        speak("zh")
    assert ran > 12
