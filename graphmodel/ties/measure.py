"""Measures: what can be asked of the tie network, and what each answer is worth.

Assumes that a figure without its question, its source and its limits is misread: whoever shows one shows these.
"""

from dataclasses import dataclass

from graphmodel.messages import say


@dataclass(frozen=True)
class Measure:
    """A question to the tie network.

    Attributes
    ----------
    name
        As it is typed.
    source
        Whose measure it is.
    """

    name: str
    source: str

    @property
    def title(self) -> str:
        """What it is called."""
        return say(f"ties.{self.name}_title")

    @property
    def question(self) -> str:
        """What it answers."""
        return say(f"ties.{self.name}_question")

    @property
    def reading(self) -> str:
        """How to read it."""
        return say(f"ties.{self.name}_reading")

    @property
    def misleads(self) -> str:
        """When it misleads."""
        return say(f"ties.{self.name}_misleads")


MEASURES = (
    Measure("isolates", "Wasserman & Faust, Social Network Analysis (1994), 4.2.3"),
    Measure("components", "Wasserman & Faust, Social Network Analysis (1994), 4.3.3"),
    Measure("cut_points", "Hopcroft & Tarjan, Communications of the ACM 16 (1973) 372-378"),
    Measure("bridges", "Hopcroft & Tarjan, Communications of the ACM 16 (1973) 372-378"),
    Measure("loss", "Borgatti, Computational & Mathematical Organization Theory 12 (2006) 21-34"),
    Measure("cores", "Seidman, Social Networks 5 (1983) 269-287"),
    Measure("betweenness", "Freeman, Sociometry 40 (1977) 35-41; Brandes, Journal of Mathematical Sociology 25 (2001)"),
    Measure("constraint", "Burt, Structural Holes (1992), ch. 2"),
    Measure("effective_size", "Burt, Structural Holes (1992), ch. 2; Borgatti, Connections 20 (1997) 35-38"),
    Measure("concentration", "Gini, Variabilità e mutabilità (1912)"),
    Measure("mixing", "Krackhardt & Stern, Social Psychology Quarterly 51 (1988) 123-140; Shannon (1948)"),
    Measure("communities", "Blondel et al., J. Stat. Mech. P10008 (2008); Hubert & Arabie, J. Classification 2 (1985)"),
)
"""In the order in which the overview asks them."""
NAMES = ", ".join(measure.name for measure in MEASURES)


def measure_named(name: str) -> Measure | None:
    """The measure of that name or title, in either language."""
    wanted = name.strip().casefold().replace("-", "_")
    for measure in MEASURES:
        titles = {say(f"ties.{measure.name}_title", lang).casefold() for lang in ("zh", "en")}
        if wanted == measure.name or name.strip().casefold() in titles:
            return measure
    return None
