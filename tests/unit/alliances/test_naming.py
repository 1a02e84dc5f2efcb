"""What a person writes for a record: uid, code, name, or a part of a name."""

import pytest

from graphmodel.alliances.naming import resolve
from graphmodel.errors import NotFoundError, UsageError
from graphmodel.network import Network
from tests.unit.viz.tied_town import town


def _meant(network: Network, text: str) -> str:
    return resolve(network, text, labels=("Area",), what="area").uid


@pytest.mark.parametrize("text", ["s", "990101001", "990101001000", "示例街道", " 示例街道 ", "示例"])
def test_a_place_is_known_by_uid_code_padded_or_not_name_and_part_of_a_name(text: str) -> None:
    assert _meant(town().network(), text) == "s"


def test_an_unknown_one_is_told_the_nearest_names() -> None:
    with pytest.raises(NotFoundError) as raised:
        _meant(town().network(), "示例街区")
    assert "示例街道" in str(raised.value)


def test_a_name_of_several_is_refused_with_their_uids() -> None:
    built = town().area("x1", "grid", "c1", name="同名网格").area("x2", "grid", "c2", name="同名网格")
    with pytest.raises(UsageError) as raised:
        _meant(built.network(), "同名网格")
    assert "x1" in str(raised.value)
    assert "x2" in str(raised.value)
