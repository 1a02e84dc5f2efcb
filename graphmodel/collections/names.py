"""Names: what a search looks at: a name in characters, in full pinyin and by initials, and the beginnings of codes.

Assumes that people type what they would say: pinyin without tones, ü as v. A name has two readings at most, that of
places (``place_readings.txt``) and that of the dictionary; neither needs a sentence around it.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from unicodedata import normalize

import polars as pl

from graphmodel.registers.texts import fold
from graphmodel.schema import NodeKind

_BEGIN, _END = "\x01", "\x02"
"""Around each syllable of a name that is spelt out."""
_OR = "\n"
"""Between two spellings of a name."""
_CODES: Mapping[str, tuple[str, ...]] = {"Area": ("code", "grid_code"), "Decision": ("finding",)}
"""Properties that are searched as codes, where they are not just the kind's own."""
_TONELESS = str.maketrans(
    {
        normalize("NFC", letter + tone): letter
        for letter in ("a", "e", "i", "o", "u", "ü", "n", "m", "ê")
        for tone in ("\u0300", "\u0301", "\u0304", "\u030c")
        if len(normalize("NFC", letter + tone)) == 1
    }
    | dict.fromkeys("\u0300\u0301\u0304\u030c")
)


def name_index(table: pl.DataFrame, kind: NodeKind) -> pl.DataFrame:
    """A row for each record of a table: what :func:`matching` looks at.

    Returns
    -------
    ``uid``; ``name`` and ``codes`` as they are compared; ``spelt`` (syllables marked), ``typed`` (run together) and
    ``initials`` of the name, every reading of it; ``every`` holds whatever is typed in letters and digits.

    Notes
    -----
    Names are spelt in one pass over the column that replaces the phrases and characters of a dictionary, longest first.
    """
    codes = [pl.lit(_BEGIN) + pl.col(code).str.to_lowercase() for code in _CODES.get(kind.label, (kind.code,)) if code]
    frame = table.select(
        "uid",
        name=_folded(pl.col("name")) if kind.named else pl.lit(None, pl.String),
        codes=pl.concat_str(codes, ignore_nulls=True) if codes else pl.lit(None, pl.String),
    )
    names = frame["name"].drop_nulls().unique()
    spellings = pl.DataFrame({"name": names, "spelt": _spelt(names)}).with_columns(
        typed=pl.col("spelt").str.replace_all(f"[{_BEGIN}{_END}]", ""),
        initials=pl.col("spelt").str.replace_all(f"{_BEGIN}([a-z])[a-z]*{_END}", "${1}"),
    )
    frame = frame.join(spellings, on="name", how="left", maintain_order="left")
    return frame.with_columns(every=pl.concat_str("typed", "initials", "codes", separator=_OR, ignore_nulls=True))


def matching(called: pl.DataFrame, text: str) -> pl.Series:
    """Whether each row of an index is called so: by uid, a part of its name, or the beginning of a code.

    A part of a name in pinyin begins where a syllable does, and may end inside one.
    """
    wanted = fold(text).replace("ü", "v").replace("lve", "lue").replace("nve", "nue")
    passed = called["uid"] == text.strip()
    if not wanted or not wanted.isprintable():
        return passed
    if not wanted.isascii():
        return passed | _holds(called["name"], wanted)
    rows = _holds(called["every"], wanted).arg_true()
    if rows.is_empty():  # a text of any length makes no expression then
        return passed
    letters = f"[{_BEGIN}{_END}]*".join(map(re.escape, wanted))
    found = called.select("codes", "initials", "spelt")[rows].select(
        pl.col("codes").str.contains(_BEGIN + wanted, literal=True).fill_null(value=False)
        | pl.col("initials").str.contains(wanted, literal=True).fill_null(value=False)
        | pl.col("spelt").str.contains(f"(?:^|[^a-z]){letters}").fill_null(value=False)
    )
    return passed.scatter(rows.filter(found.to_series()), values=True)


def _holds(column: pl.Series, part: str) -> pl.Series:
    return column.str.contains(part, literal=True).fill_null(value=False)


def _folded(column: pl.Expr) -> pl.Expr:
    """As :func:`graphmodel.registers.texts.fold`."""
    return column.str.normalize("NFKC").str.replace_all(r"\s", "").str.to_lowercase()


def _spelt(names: pl.Series) -> pl.Series:
    """Names with every Chinese character spelt out; twice, where places are read otherwise than the dictionary says."""
    plain, places = _readings(names)
    spelt = _replaced(names, plain)
    if not places:
        return spelt
    rows = names.str.contains_any(list(places)).arg_true()
    other = spelt.gather(rows) + _OR + _replaced(names.gather(rows), {**plain, **places})
    return spelt.scatter(rows, other)


def _replaced(names: pl.Series, words: Mapping[str, str]) -> pl.Series:
    if not words:
        return names
    longest_first = sorted(words, key=len, reverse=True)
    return names.str.replace_many(longest_first, [words[word] for word in longest_first], leftmost=True)


def _readings(names: pl.Series) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """How the phrases and characters of some names are read as the dictionary says, and those read otherwise in places."""
    from pypinyin.constants import PHRASES_DICT, PINYIN_DICT

    used = frozenset("".join(names))
    characters = {c: _marked([PINYIN_DICT[ord(c)].partition(",")[0]]) for c in used if ord(c) in PINYIN_DICT}
    phrases = {p: _marked(each[0] for each in said) for p, said in PHRASES_DICT.items() if used.issuperset(p)}
    return characters | phrases, {n: _marked(said) for n, said in _place_readings().items() if used.issuperset(n)}


@cache
def _place_readings() -> Mapping[str, list[str]]:
    lines = (files(__package__) / "place_readings.txt").read_text(encoding="utf-8").splitlines()
    names = (line.split() for line in lines if not line.startswith("#"))
    return {name: said for name, *said in names}


def _marked(syllables: Iterable[str]) -> str:
    """Syllables without tones, each between marks; ü is v, and u before e."""
    return (
        f"{_BEGIN}{f'{_END}{_BEGIN}'.join(syllables)}{_END}".translate(_TONELESS).replace("üe", "ue").replace("ü", "v")
    )
