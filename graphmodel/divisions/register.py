"""The packed register and what can be asked of it: a code, a name, everything below a code.

Assumes the file that :mod:`graphmodel.divisions.pack` writes: one text a province, so that one sub-district costs the
reading of one province (some hundredths of a second) and the whole register is never in memory.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import groupby
from zipfile import ZipFile

from graphmodel.divisions.division import WIDTH, WIDTHS, Division, division, is_statistical, significant
from graphmodel.divisions.lines import decode
from graphmodel.errors import NotFoundError

FOUND = 100
"""How many divisions a search by name answers unless asked for more."""


@dataclass(frozen=True)
class _Province:
    """The divisions of a province in code order, by significant digits."""

    codes: list[str]
    names: dict[str, str]

    def below(self, prefix: str) -> list[str]:
        """The codes that begin with *prefix*, itself included."""
        return self.codes[bisect_left(self.codes, prefix) : bisect_left(self.codes, prefix + ":")]

    def parent(self, code: str) -> str | None:
        """The nearest code above: a city without counties holds its sub-districts itself."""
        above = (code[:width] for width in reversed(WIDTHS) if width < len(code))
        return next((prefix for prefix in above if prefix in self.names), None)

    def division(self, code: str) -> Division:
        """The division of *code*."""
        if len(code) == WIDTH:
            statistical = is_statistical(code)
        else:
            held = [c for c in self.below(code) if len(c) == WIDTH] if len(code) == 9 else []
            statistical = bool(held) and all(map(is_statistical, held))
        return division(code, self.names[code], parent=self.parent(code), statistical=statistical)


def find_code(code: str) -> Division | None:
    """The division of *code* (2, 4, 6, 9 or 12 digits, padded or not), or None where the register has none."""
    digits = _digits(code)
    province = _province(digits[:2]) if digits else None
    return province.division(digits) if province and digits in province.names else None


def is_registered(code: str) -> bool:
    """Whether the register has *code*; the fictional prefix 99 is never in it."""
    return bool(registered((code,)))


def registered(codes: Iterable[str]) -> frozenset[str]:
    """Those of *codes* that the register has, as they were given; each province is read once."""
    ordered = sorted(set(codes))
    found: set[str] = set()
    for key, group in groupby(ordered, key=lambda code: code[:2]):
        province = _province(key)
        if province:
            found.update(code for code in group if _digits(code) in province.names)
    return frozenset(found)


def path_names(code: str) -> tuple[str, ...]:
    """The names from the province down to the division of *code*; empty where the register has none."""
    found = find_code(code)
    if found is None:
        return ()
    above = path_names(found.parent) if found.parent else ()
    return (*above, found.name)


def subtree(code: str, *, statistical: bool = False) -> tuple[Division, ...]:
    """Every sub-district and community under *code*, itself included where it is one, in code order.

    Parameters
    ----------
    code
        2, 4, 6, 9 or 12 digits, padded or not.
    statistical
        Also units that exist for statistics only, and the sub-districts that hold nothing else.

    Raises
    ------
    NotFoundError
        The register has no such code.
    """
    digits = _digits(code)
    province = _province(digits[:2]) if digits else None
    if not province or digits not in province.names:
        raise NotFoundError("division.code_unknown", code=code)
    below = (province.division(c) for c in province.below(digits) if len(c) >= 9)
    return tuple(d for d in below if statistical or not d.statistical)


def find_name(text: str, *, limit: int = FOUND) -> tuple[Division, ...]:
    """The divisions whose name holds *text*, in code order.

    Words apart from the last one (崇明区 竖新) must stand in the names above.

    Parameters
    ----------
    limit
        How many at most; where there are more, the nearest names and the higher levels.
    """
    *above, word = text.split() or [""]
    if not word:
        return ()
    hits: list[tuple[int, int, str]] = []
    for key in _keys():
        if word in _text(key):
            province = _parse(_text(key))
            found = [c for c, name in province.names.items() if word in name]
            hits += [(_distance(word, province.names[c]), len(c), c) for c in found if _under(province, c, above)]
    best = sorted(code for *_, code in sorted(hits)[:limit])
    return tuple(d for d in map(find_code, best) if d)


def _distance(word: str, name: str) -> int:
    """0 where the name is the word, 1 where it begins with it, else 2."""
    return 0 if name == word else 1 if name.startswith(word) else 2


def _under(province: _Province, code: str, words: list[str]) -> bool:
    path: list[str] = []
    while words and (above := province.parent(code)):
        code = above
        path.append(province.names[code])
    return all(any(word in name for name in path) for word in words)


def _digits(code: str) -> str:
    """The significant digits, or an empty string where *code* is no division code."""
    return significant(code) if code.isascii() and code.isdigit() and len(code) in WIDTHS else ""


@cache
def _keys() -> tuple[str, ...]:
    with _packed() as register:
        return tuple(sorted(register.namelist()))


@lru_cache(maxsize=2)
def _province(key: str) -> _Province | None:
    return _parse(_text(key)) if key in _keys() else None


@lru_cache(maxsize=1)
def _text(key: str) -> str:
    with _packed() as register:
        return register.read(key).decode("utf-8")


@contextmanager
def _packed() -> Iterator[ZipFile]:
    with (files(__package__) / "register.zip").open("rb") as raw, ZipFile(raw) as register:
        yield register


def _parse(text: str) -> _Province:
    names = dict(decode(text))
    return _Province(codes=list(names), names=names)
