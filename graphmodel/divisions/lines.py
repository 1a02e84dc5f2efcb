"""The packed text of a province: one line a division, its code told by what went before.

A line is a mark of the level (province P, city C, county A, sub-district S, community nothing), the serial inside the
division above unless it is the last one plus one, a tab, and the name. Assumes code order and no tab in a name.
"""

from collections.abc import Iterable, Iterator

from graphmodel.divisions.division import padded

_MARKS = {2: "P", 4: "C", 6: "A", 9: "S", 12: ""}
_SPANS = {"P": (0, 2), "C": (2, 4), "A": (4, 6), "S": (6, 9), "": (9, 12)}
"""From which digit to which the serial of a level stands."""


def encode(rows: Iterable[tuple[str, str]]) -> str:
    """Write codes (significant digits, in order) and names as packed text."""
    lines: list[str] = []
    serials: dict[str, int] = {}
    for code, name in rows:
        mark = _MARKS[len(code)]
        above, serial = code[: _SPANS[mark][0]], int(code[_SPANS[mark][0] :])
        told = "" if serials.get(above, 0) + 1 == serial else str(serial)
        serials[above] = serial
        lines.append(f"{mark}{told}\t{name}")
    return "\n".join(lines)


def decode(text: str) -> Iterator[tuple[str, str]]:
    """Read codes and names back, in the order in which they were written."""
    last = padded("")
    serials: dict[str, int] = {}
    for line in text.split("\n"):
        head, _, name = line.partition("\t")
        mark, told = (head[0], head[1:]) if head[:1].isalpha() else ("", head)
        start, end = _SPANS[mark]
        above = last[:start]
        serial = int(told) if told else serials.get(above, 0) + 1
        serials[above] = serial
        code = f"{above}{serial:0{end - start}d}"
        last = padded(code)
        yield code, name
