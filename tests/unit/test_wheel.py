"""The wheel holds everything that the product needs at run time, and nothing of the tests."""

import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
NEEDED = (
    "graphmodel/divisions/register.zip",
    "graphmodel/divisions/ORIGIN.md",
    "graphmodel/profiles/default.toml",
    "graphmodel/profiles/rural.toml",
    "graphmodel/messages/cli.toml",
    "viz/templates/gap.html",
    "cypher/README.md",
)


def test_the_wheel_holds_what_the_product_needs_and_no_tests(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as packed:
        names = set(packed.namelist())
    tracked = {
        path.relative_to(ROOT).as_posix()
        for room in ("graphmodel", "cypher", "api", "viz")
        for path in (ROOT / room).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert not tracked - names
    assert set(NEEDED) <= names
    assert not {name for name in names if name.startswith("tests/")}
    assert wheel.stat().st_size < 8_000_000
