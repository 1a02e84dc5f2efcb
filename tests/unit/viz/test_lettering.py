"""Texts: their width, their shortening, and who may speak where there is little room."""

import pytest

from viz.lettering import EM, own_name, shorten, spare_texts, text_box, width_of
from viz.scene import Node, Side


def _node(uid: str, x: float, *, kind: str = "unit", side: Side = "below") -> Node:
    return Node(uid, kind, "单位", "四个汉字", x, 0.0, text="四个汉字", side=side)


def test_a_chinese_character_is_as_wide_as_high_and_a_letter_about_half() -> None:
    assert width_of("桂花") == 2 * EM
    assert width_of("ab") < 1.2 * EM


def test_a_text_is_cut_to_what_there_is_room_for() -> None:
    assert shorten("桂花社区", 4 * EM) == "桂花社区"
    assert shorten("桂花社区党总支", 4 * EM) == "桂花社…"
    assert width_of(shorten("a long name of a unit", 50)) <= 50


def test_a_name_that_is_its_parents_stays() -> None:
    assert own_name("桂花社区一网格", "桂花社区") == "一网格"
    assert own_name("桂花社区", "桂花社区") == "桂花社区"


@pytest.mark.parametrize("side", ["left", "right", "below"])
def test_a_text_never_covers_its_own_shape(side: Side) -> None:
    node = _node("a", 0.0, side=side)
    left, top, right, bottom = text_box(node)
    assert right <= -node.size or left >= node.size or top >= node.size
    assert right - left == width_of(node.text)
    assert bottom > top


def test_where_texts_would_cover_each_other_the_first_one_stands() -> None:
    first, second, far = spare_texts([_node("a", 0.0), _node("b", 30.0), _node("c", 200.0)])
    assert (first.minor, second.minor, far.minor) == (False, True, False)
