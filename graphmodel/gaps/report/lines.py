"""Lines of a terminal: filled, cut and folded by columns, Chinese counting as two."""

import re

from rich.cells import cell_len, set_cell_size

WIDTH = 100
"""Columns that every text report fits."""


def pad(text: str, width: int) -> str:
    """Fill *text* with blanks to *width* columns."""
    return text + " " * max(width - cell_len(text), 0)


def cut(text: str, width: int) -> str:
    """Cut *text* to *width* columns, with an ellipsis where something is lost."""
    return text if cell_len(text) <= width else set_cell_size(text, width - 1).rstrip() + "…"


def folded(text: str, *, indent: str = "", width: int = WIDTH) -> list[str]:
    """Fold *text* into lines of *width* columns, at blanks where there are any; all but the first are indented."""
    lines: list[str] = []
    for word in re.split(r"(?<=[ ，。；：、/])|(?<=[一-鿿])(?=[一-鿿])", text):
        if not lines or cell_len(lines[-1]) + cell_len(word.rstrip()) > width:
            lines.append((indent if lines else "") + word)
        else:
            lines[-1] += word
    return [line.rstrip() for line in lines]
