"""Load a profile: a shipped name or a file, on top of the one that it extends.

Assumes that a profile without ``extends`` is complete in itself.
"""

from importlib.resources import as_file, files
from pathlib import Path

from rapidfuzz import process

from graphmodel.errors import ProfileError
from graphmodel.levels import LevelScheme
from graphmodel.profiles.document import Document, Table, read_document
from graphmodel.profiles.profile import PLACE_LEVEL, Profile
from graphmodel.profiles.rule_tables import RuleTables
from graphmodel.profiles.scheme import read_scheme
from graphmodel.profiles.templates import read_templates

_KEYS = (
    "name",
    "version",
    "zh",
    "en",
    "extends",
    "import",
    "ratings",
    "scheme",
    "ties",
    "templates",
    "change",
    "rules",
)
_SECTIONS = ("import", "ratings", "scheme")


def shipped_profiles() -> tuple[str, ...]:
    """The names of the profiles that ship with the product, sorted."""
    names = (entry.name for entry in files(__package__).iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))


def load_profile(name_or_path: str, *, base: Path | None = None) -> Profile:
    """Load a shipped profile by name, or a local one from its file.

    Parameters
    ----------
    name_or_path
        A shipped name, or a path relative to *base*.
    base
        The folder that a relative path starts from; the present one where not given.

    Raises
    ------
    ProfileError
        The profile is wrong: ``data`` has ``file``, ``line``, ``key`` of the first problem and all as ``problems``.
    """
    return _load(name_or_path, base or Path(), ())


def _load(name: str, base: Path, above: tuple[str, ...]) -> Profile:
    if name in shipped_profiles():
        with as_file(files(__package__) / f"{name}.toml") as shipped:
            return _read(shipped, (*above, name))
    path = base / name
    if not path.exists() and path.suffix != ".toml":
        near = process.extractOne(name, shipped_profiles())
        shown = {"nearest": near[0] if near else "-", "allowed": ", ".join(shipped_profiles())}
        raise ProfileError("profile.name_unknown", file=name, line=1, key="-", **shown)
    return _read(path, (*above, str(path.resolve())))


def _read(path: Path, chain: tuple[str, ...]) -> Profile:
    document = read_document(path)
    extends = document.root.text("extends")
    document.raise_problems()
    if extends is None:
        return _build(document, None)
    target = extends if extends in shipped_profiles() else str((path.parent / extends).resolve())
    if target in chain:
        circle = " → ".join((*chain[chain.index(target) :], target))
        raise document.problem("extends_cycle", ("extends",), chain=circle)
    try:
        inherited = _load(extends, path.parent, chain)
    except ProfileError as error:
        if error.code not in {"profile.missing", "profile.name_unknown"}:
            raise
        raise document.problem("extends_wrong", ("extends",), value=extends, reason=str(error)) from error
    return _build(document, inherited)


def _build(document: Document, inherited: Profile | None) -> Profile:
    root = document.root
    root.expect(*_KEYS)
    root.require("name", "version")
    name, version = root.text("name") or "", root.text("version") or ""
    zh, en = root.text("zh"), root.text("en")
    scheme = read_scheme(root.table("scheme"), inherited.scheme if inherited else None)
    rules = RuleTables(document, name, {rule.id: rule for rule in (inherited.rules if inherited else ())})
    rules.read()
    names, kinds = _refusals(root.table("import"), inherited)
    lowest = _lowest(root.table("ratings"), inherited)
    templates = read_templates(root.tables("templates"), inherited.templates if inherited else {})
    ties = root.table("ties")
    ties.expect("place_level", "themes")
    place_level = _place_level(ties, scheme, inherited)
    themes = ties.texts("themes")
    sources = dict(inherited.sources) if inherited else {}
    sources |= {key: text for key in _SECTIONS if (text := root.table(key).text("source"))}
    rules.check(scheme)
    document.raise_problems()
    return Profile(
        name=name,
        version=version,
        zh=zh or name,
        en=en or zh or name,
        scheme=scheme,
        rules=tuple(rules.rules.values()),
        refused_names=names,
        refused_unit_kinds=kinds,
        lowest_ratings=lowest,
        sources=sources,
        templates=templates,
        place_level=place_level,
        themes=themes if themes is not None else inherited.themes if inherited else (),
    )


def _refusals(table: Table, inherited: Profile | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Words that names and kinds may not contain: local ones add to the inherited, so that none is lost by accident."""
    table.expect("source", "refused_names", "refused_unit_kinds")
    names = (*(inherited.refused_names if inherited else ()), *(table.texts("refused_names") or ()))
    kinds = (*(inherited.refused_unit_kinds if inherited else ()), *(table.texts("refused_unit_kinds") or ()))
    return tuple(dict.fromkeys(names)), tuple(dict.fromkeys(kinds))


def _place_level(table: Table, scheme: LevelScheme, inherited: Profile | None) -> str:
    given = table.text("place_level")
    if given is not None and given not in scheme:
        table.document.blame_choice("level_unknown", (*table.path, "place_level"), given, scheme.keys)
    return given or (inherited.place_level if inherited else PLACE_LEVEL)


def _lowest(table: Table, inherited: Profile | None) -> tuple[str, ...]:
    table.expect("source", "lowest")
    given = table.texts("lowest")
    return given if given is not None else inherited.lowest_ratings if inherited else ()
