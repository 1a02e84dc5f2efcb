"""Lines: where in a file each key stands."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from graphmodel.profiles import load_profile, shipped_profiles
from graphmodel.profiles.positions import key_lines

TEXTS = (
    """a.b.c = 1
x = {p = [1,
 2], q.r = 3}
[[r]]
id = 'A'
[r.p] # [c]
l = 'g'
[change."C1.x"]
max = 8
[[r]]
id = "B"
 [r.p]
 z = [
  {a=1}, # }
  [ [], ],
 ]
[change.C9]
min = 4
""",
    '''t = """
[no]
"" a\\"""""
s = \'\'\'
# no
\'\'\'
"a b" . 'c.d' = 2024-03-05 07:32:00
[ e . "f\\u0041" ]
g = 1.5e3
''',
    "\r\n[a]\r\nb = true\r\n[[a.c]]\r\n[[a.c.d]]\r\ne = 1\r\n[[a.c.d]]\r\n[[a.c]]\r\n[[a.c.d]]\r\nf = '#'\r\n",
    """a = [{b = 'x}', c = []},
{ b = "y\\"]" }]
""",
)


def paths(value: object, above: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in items:
        yield (*above, key)
        yield from paths(item, (*above, key))


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_every_path_that_toml_reads_has_a_line_and_no_other(text: str) -> None:
    assert set(key_lines(text)) == set(paths(tomllib.loads(text)))


def test_lines_count_from_one_through_comments_texts_and_interleaved_tables() -> None:
    lines = key_lines(TEXTS[0])
    assert lines["a", "b", "c"] == 1
    assert (lines["x", "p", 1], lines["x", "q", "r"]) == (3, 3)
    assert (lines["r", 0, "p", "l"], lines["change", "C1.x", "max"]) == (7, 9)
    assert (lines["r", 1], lines["r", 1, "p", "z", 0, "a"], lines["change", "C9", "min"]) == (10, 14, 18)
    assert key_lines(TEXTS[1])["e", "fA", "g"] == 9


def test_every_shipped_file_has_a_line_for_each_of_its_paths() -> None:
    folder = Path(load_profile.__code__.co_filename).parent
    for name in shipped_profiles():
        text = (folder / f"{name}.toml").read_text(encoding="utf-8")
        assert set(key_lines(text)) == set(paths(tomllib.loads(text)))
