"""Figures: what a measure reached, beside what was wished for."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """One line of the result.

    Attributes
    ----------
    wish
        What the figure should be, in words; empty where nothing was asked.
    reached
        Whether it is; None where nothing was asked.
    """

    measure: str
    ours: str
    rival: str
    figure: str
    wish: str = ""
    reached: bool | None = None

    def line(self) -> str:
        """The figure as a row of a Markdown table."""
        mark = {True: "reached", False: "missed", None: ""}[self.reached]
        return f"| {self.measure} | {self.ours} | {self.rival} | {self.figure} | {self.wish} | {mark} |"


HEAD = "| measure | ours | rival | figure | wish | |\n|---|---|---|---|---|---|"


def took(seconds: float) -> str:
    """Seconds as people read them."""
    return f"{seconds:.2f} s" if seconds < 100 else f"{seconds:.0f} s"


def at_least(measure: str, ours: float, rival: float, ratio: float, wish: float | None) -> Figure:
    """A figure that should be at least *wish*."""
    words = f"≥ {wish:g} ×" if wish else ""
    return Figure(measure, took(ours), took(rival), f"{ratio:.2f} ×", words, ratio >= wish if wish else None)
