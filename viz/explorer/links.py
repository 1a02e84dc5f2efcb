"""Links: the addresses of pages, each of which carries what the reader has chosen: scope, day, rules, language.

Assumes that an address is the whole state of a page: whoever opens it again sees the same.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from graphmodel.collections.collection import PATHS

CARRIED = ("under", "on", "profile", "lang")
"""Parameters that go along from page to page."""
OF_A_PAGE = ("cursor",)
"""Parameters that end with the question they belong to."""
ENDINGS = ("html", "json", "csv", "xlsx", "graphml")
"""Endings that an address may have: each asks for a format."""

RECORD_PAGES: Mapping[str, str] = {"Area": "/areas", "Org": "/orgs", "Unit": "/units", "Alliance": "/alliances"}
"""The kinds of record that have a page of their own."""
PAGES = (*RECORD_PAGES, "Pact")
"""The kinds that no plain page tells of: pacts stand in their ledger."""

Asked = str | int | None | Iterable[str]


@dataclass(frozen=True)
class Links:
    """Addresses as seen from one page.

    Attributes
    ----------
    path
        Of the page, without an ending.
    said
        Its parameters, in order.
    """

    path: str
    said: tuple[tuple[str, str], ...] = ()

    def to(self, path: str, /, **asked: Asked) -> str:
        """The address of another page, with what goes along; None takes a parameter away."""
        carried = {name: text for name, text in self.said if name in CARRIED}
        return _address(path, [*({**carried, **asked}).items()])

    def here(self, ending: str = "", /, **changed: Asked) -> str:
        """The address of this page with some parameters changed (None takes one away), or of the same in a format."""
        given: dict[str, Asked] = {}
        for name, text in self.said:
            given[name] = [*given[name], text] if isinstance(given.get(name), list) else [text]  # type: ignore[misc]
        if changed:
            given = {name: text for name, text in given.items() if name not in OF_A_PAGE}
        path = (self.path if self.path != "/" else "/index") + f".{ending}" if ending else self.path
        return _address(path, [*({**given, **changed}).items()])

    def record(self, kind: str, uid: str, /, **asked: Asked) -> str:
        """The address of a record's page; of a pact, its place in the ledger."""
        if kind == "Pact":
            return self.to("/pacts", uid=uid, **asked)
        return self.to(f"{RECORD_PAGES.get(kind) or f'/records/{PATHS[kind]}'}/{_whole(uid)}", **asked)

    def finding(self, finding_id: str, /) -> str:
        """The address of a finding's page."""
        return self.to(f"/gaps/{_whole(finding_id)}")


def _whole(name: str) -> str:
    """A last part of an address that no reader takes for a step up or for a name with an ending."""
    return f"{name}.html" if name.rpartition(".")[2] in ENDINGS or set(name.rpartition("/")[2]) <= {"."} else name


def _address(path: str, asked: Iterable[tuple[str, Asked]]) -> str:
    pairs = [(name, text) for name, texts in asked if texts is not None for text in _texts(texts)]
    query = urlencode(pairs, safe="~:,")
    return quote(path, safe="/~:@!$&'()*+,;=") + (f"?{query}" if query else "")


def _texts(texts: Asked) -> list[str]:
    return [texts] if isinstance(texts, str) else list(texts) if isinstance(texts, Iterable) else [str(texts)]
