"""The tie network over HTTP is that of the shell, measure by measure."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from api.desk import Desk
from api.tie_report.asking import ask_ties
from api.wire.ties import MeasureShape, OverviewShape
from graphmodel.network import Network
from graphmodel.profiles import load_profile
from graphmodel.ties import study
from graphmodel.ties.measure import MEASURES
from tests.api.http.conftest import Shell
from tests.api.http.test_gaps import cells

TIES = "/api/v1/ties"


@pytest.mark.parametrize("measure", [None, *(one.name for one in MEASURES)])
def test_each_measure_is_that_of_the_shell_byte_by_byte(
    client: httpx.Client, shell: Shell, tmp_path: Path, measure: str | None
) -> None:
    query = {} if measure is None else {"measure": measure}
    options = () if measure is None else ("--measure", measure)
    for lang in ("zh", "en"):
        for form in ("json", "csv", "xlsx"):
            file = tmp_path / f"{lang}.{form}"
            shell("--lang", lang, "ties", *options, "--output", str(file))
            answer = client.get(f"{TIES}.{form}", params=query, headers={"Accept-Language": lang})
            assert answer.status_code == 200
            if form == "xlsx":
                assert cells(answer.content) == cells(file.read_bytes())
            else:
                assert answer.content == file.read_bytes()
            if form == "json":
                (OverviewShape if measure is None else MeasureShape).model_validate(answer.json(), strict=True)


@pytest.mark.parametrize("measure", ["", "cut_points", "bridges", "communities"])
@pytest.mark.parametrize(
    "scope", [("under", "990101"), ("under", "s01-c02"), ("profile", "rural"), ("on", "2026-06-01")]
)  # fmt: skip
def test_scope_day_and_profile_are_those_of_the_shell(
    client: httpx.Client, shell: Shell, measure: str, scope: tuple[str, str]
) -> None:
    name, value = scope
    named = {"measure": measure} if measure else {}
    options = ("--measure", measure) if measure else ()
    told = client.get(TIES, params={name: value, **named})
    assert told.text == shell("ties", f"--{name}", value, *options, "--format", "json")


def test_a_measure_may_be_named_by_its_title_and_one_that_is_none_is_not_found(client: httpx.Client) -> None:
    title = client.get(f"{TIES}?measure=loss").json()["title"]
    assert client.get(TIES, params={"measure": title}).json()["measure"] == "loss"
    refused = client.get(f"{TIES}?measure=fame").json()
    assert (refused["status"], refused["code"]) == (404, "ties.unknown_measure")
    assert refused["errors"][0]["parameter"] == "measure"
    assert client.get(f"{TIES}?under=nobody").json()["code"] == "gaps.scope_unknown"


def test_what_is_found_of_the_whole_network_is_found_once_whoever_asks(
    demo_network: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    for name in ("cuts", "communities", "components", "tie_network"):
        plain = getattr(study, name)

        def counted(*given: object, _name: str = name, _plain: object = plain, **named: object) -> object:
            made.append(_name)
            return _plain(*given, **named)  # type: ignore[operator]

        monkeypatch.setattr(study, name, counted)
    desk = Desk(demo_network, load_profile("default"))
    scopes = [None, "990101", "s01-c02", None, "990101", "s01-c02"]
    with ThreadPoolExecutor(6) as pool:
        told = list(pool.map(lambda under: ask_ties(desk, under=under).answer, scopes))
    assert sorted(made) == ["communities", "components", "cuts", "tie_network"]
    assert told[:3] == told[3:]
    assert told[0] != told[1] != told[2]
