"""Every sentence a user can read, in Chinese and English, from one catalogue.

The catalogue is a folder of TOML files. The file's name and the table's name make the stable code:
``import.toml`` with ``[reference_unknown]`` is ``import.reference_unknown``. A table has ``zh`` and ``en``
(the sentence) and may have ``mend_zh`` and ``mend_en`` (how to put it right). Placeholders are those of
:meth:`str.format` and equal in both languages.
"""

import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from importlib.resources import files
from typing import Literal, cast, get_args

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)

_language: ContextVar[Language] = ContextVar("language", default="zh")


def language() -> Language:
    """The language that sentences are said in now."""
    return _language.get()


def speak(lang: Language) -> None:
    """Say every following sentence in *lang* (of this context)."""
    _language.set(lang)


@contextmanager
def speaking(lang: Language) -> Iterator[None]:
    """Say every sentence inside in *lang*, and go on after it in the language from before."""
    token = _language.set(lang)
    try:
        yield
    finally:
        _language.reset(token)


def say(code: str, lang: Language | None = None, /, **data: object) -> str:
    """Say the sentence of *code* with *data* filled in.

    Raises
    ------
    KeyError
        The catalogue has no such code, or a placeholder has no value: a fault of the program.
    """
    return _entry(code)[lang or language()].format(**data)


def mend(code: str, lang: Language | None = None, /, **data: object) -> str:
    """Say how what *code* reports can be put right, or an empty string where nothing is known."""
    return _entry(code).get(f"mend_{lang or language()}", "").format(**data)


def codes() -> tuple[str, ...]:
    """Every code of the catalogue, sorted."""
    names = sorted(f.name.removesuffix(".toml") for f in files(__name__).iterdir() if f.name.endswith(".toml"))
    return tuple(f"{name}.{key}" for name in names for key in sorted(_namespace(name)))


def entry(code: str) -> Mapping[str, str]:
    """The raw entry of *code*: ``zh``, ``en`` and perhaps ``mend_zh``, ``mend_en``."""
    return _entry(code)


def _entry(code: str) -> Mapping[str, str]:
    namespace, _, key = code.partition(".")
    return _namespace(namespace)[key]


@cache
def _namespace(name: str) -> Mapping[str, Mapping[str, str]]:
    text = (files(__name__) / f"{name}.toml").read_text(encoding="utf-8")
    return cast("Mapping[str, Mapping[str, str]]", tomllib.loads(text))
