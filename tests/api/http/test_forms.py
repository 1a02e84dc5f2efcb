import pytest

from api.forms import chosen_form, chosen_language, is_held
from api.problems import status_of
from graphmodel import errors
from graphmodel.errors import NotAcceptableError, NotFoundError

ALL = ("json", "csv", "xlsx")


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        (None, "json"),
        ("", "json"),
        ("*/*", "json"),
        ("text/csv", "csv"),
        ("text/*", "csv"),
        ("application/*", "json"),
        ("application/json;q=0.5, text/csv", "csv"),
        ("text/csv;q=0.5, */*;q=0.1", "csv"),
        ("text/html, application/xhtml+xml, */*;q=0.8", "json"),
        ("application/json;q=0, */*", "csv"),
        ("APPLICATION/JSON", "json"),
        ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    ],
)
def test_the_format_is_the_one_most_welcome(accept: str | None, form: str) -> None:
    assert chosen_form(None, accept, offered=ALL) == form


@pytest.mark.parametrize("accept", ["text/html", "application/json;q=0", "text/csv;q=no"])
def test_what_nobody_offers_is_refused(accept: str) -> None:
    with pytest.raises(NotAcceptableError):
        chosen_form(None, accept, offered=("json",))


def test_the_ending_decides_before_what_is_accepted() -> None:
    assert chosen_form("csv", "application/json", offered=ALL) == "csv"
    with pytest.raises(NotFoundError):
        chosen_form("graphml", None, offered=ALL)


@pytest.mark.parametrize(
    ("accept", "lang"),
    [
        (None, "zh"), ("", "zh"), ("en", "en"), ("en-GB,en;q=0.9", "en"), ("zh-CN,zh;q=0.9,en;q=0.8", "zh"),
        ("fr, en;q=0.2", "en"), ("en;q=0.5, zh;q=0.5", "zh"), ("de", "zh"), ("en;q=0", "zh"),
    ],
)  # fmt: skip
def test_the_language_is_the_one_most_welcome(accept: str | None, lang: str) -> None:
    assert chosen_language(accept) == lang


@pytest.mark.parametrize(
    ("tags", "held"), [(None, False), ('"a"', True), ('W/"a", "b"', True), ("*", True), ('"b"', False), ("a", False)]
)
def test_a_tag_is_held_where_it_is_named(tags: str | None, held: bool) -> None:
    assert is_held(tags, '"a"') is held


def test_every_error_has_a_status() -> None:
    waiting, seen = [errors.GraphmodelError], set()
    while waiting:
        for error in waiting.pop().__subclasses__():
            waiting.append(error)
            seen.add((error.__name__, status_of(error)))
    assert {("NotFoundError", 404), ("AmbiguousError", 409), ("CursorError", 400), ("DatabaseBusyError", 503)} <= seen
    assert {status for _, status in seen} <= {400, 403, 404, 406, 409, 422, 429, 500, 503}
