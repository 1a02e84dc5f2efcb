"""The ledger of pacts as values of its page, and what it leaves to do by one of three questions.

Assumes that offices keep a row a pact, with what is missing and what is due beside it.
"""

from collections.abc import Callable, Mapping
from typing import Any

from api.pages.mentions import mention_of, mentions
from graphmodel.alliances.burdens import Burdens, Dependence, Duty, Themes
from graphmodel.alliances.deadlines import DUE, SOON_DAYS
from graphmodel.alliances.facets import Choice, Facet
from graphmodel.alliances.ground import Ground
from graphmodel.alliances.pacts import PactRow, Pacts
from graphmodel.alliances.words import fact_label, theme_label
from graphmodel.gaps import words
from graphmodel.messages import say
from graphmodel.rules import PACT_FACTS
from graphmodel.ties.pacts import PACT_STATES

SORTS: Mapping[str, Callable[[PactRow], Any]] = {
    "name": lambda row: row.name,
    "place": lambda row: row.places[0].name if row.places else None,
    "expires": lambda row: row.expires_on,
    "signed": lambda row: row.signed_on,
    "next": lambda row: min((p.due_on for p in row.projects if p.due_on and p.done_on is None), default=None),
    "lacks": lambda row: len(row.lacks),
}
"""What the ledger can be put in the order of."""


OPENED = ("lacks", "due", "state")
"""The facets that stand open."""


def facet_orders(ground: Ground) -> Mapping[str, Callable[[Choice], Any] | None]:
    """The facets that come first, and what the choices of each are sorted by: places by the order of their codes."""
    places = dict(ground.paths.select("uid", "place").iter_rows())
    return {
        "lacks": lambda choice: PACT_FACTS.index(choice.key),
        "due": lambda choice: DUE.index(choice.key),
        "state": lambda choice: PACT_STATES.index(choice.key),
        "theme": None,
        "area": lambda choice: (places.get(choice.key, "~"), choice.key),
    }


def ledger_answer(answer: Pacts, *, narrowed: bool = False) -> str:
    """The sentence that says how many pacts lack facts, are late, or fall due.

    Parameters
    ----------
    narrowed
        Whether less than all is looked at though no filter says so.
    """
    if not answer.total:
        return say("pact.nothing_stored")
    count = len(answer.rows)
    if not count:
        return say("pledge.no_pact_passes", total=answer.total)
    facets = {facet.dimension: facet for facet in answer.facets}
    lacking = [row for row in answer.rows if row.lacks]
    facts = {fact: sum(fact in row.lacks for row in lacking) for fact in PACT_FACTS}
    parts = []
    if lacking:
        said = [say("pledge.fact_count", fact=fact_label(fact), count=n) for fact, n in facts.items() if n]
        parts.append(say("pledge.pacts_lacking", count=len(lacking), facts=words.listed(said)))
    asked = {one.dimension for one in answer.filters}
    for key, code in (("overdue", "pledge.pacts_overdue"), ("soon", "pledge.pacts_soon")):
        if "due" not in asked and (n := _count(facets["due"], key)):
            parts.append(say(code, count=n, days=SOON_DAYS))
    head = say(
        "pledge.pacts_passing" if answer.filters or narrowed else "pledge.pacts", total=answer.total, count=count
    )
    return head + (words.clauses(parts) if parts else say("pledge.pacts_full")) + say("pledge.full_stop")


def _count(facet: Facet, key: str) -> int:
    return next((choice.count for choice in facet.choices if choice.key == key), 0)


def burden_answer(burdens: Burdens) -> str:
    """The sentence that answers one of the three questions."""
    rows, pacts = burdens.rows, burdens.pacts
    if not pacts.total:
        return say("pact.nothing_stored")
    if burdens.by == "responsible":
        late = [row for row in rows if isinstance(row, Duty) and row.late]
        nobody = next((row.projects for row in rows if isinstance(row, Duty) and row.bearer is None), 0)
        parts = (
            [say("pledge.late_bearers", count=len(late), projects=sum(len(row.late) for row in late))] if late else []
        )
        parts += [say("pledge.nobody_bears", count=nobody)] if nobody else []
        return (words.clauses(parts) or say("pledge.nothing_late")) + say("pledge.full_stop")
    if burdens.by == "theme":
        lacking = sum(bool(row.lacks) for row in rows if isinstance(row, Themes))
        if not rows:
            return say("pact.no_theme") + say("pledge.full_stop")
        return say("pledge.themes_lacking", total=len(rows), count=lacking)
    places = sum(len(row.places) for row in rows if isinstance(row, Dependence))
    return say("pledge.single_partners", count=places) if places else say("pledge.no_single_partner")


def burden_rows(burdens: Burdens) -> list[dict[str, Any]]:
    """The rows of one of the three questions."""
    return [_burden(row) for row in burdens.rows]


def _burden(row: Duty | Themes | Dependence) -> dict[str, Any]:
    if isinstance(row, Duty):
        return {
            "bearer": mention_of(row.bearer) if row.bearer else None,
            "projects": row.projects,
            "done": row.done,
            "late": [
                {
                    "name": one.project.name,
                    "due_on": one.project.due_on.isoformat() if one.project.due_on else None,
                    "pact": mention_of(one.pact),
                }
                for one in row.late
            ],
        }
    if isinstance(row, Themes):
        return {
            "place": mention_of(row.place),
            "path": list(row.path),
            "pacts": row.pacts,
            "has": [{"label": theme_label(theme), "count": count} for theme, count in row.projects.items()],
            "lacks": [theme_label(theme) for theme in row.lacks],
        }
    return {
        "partner": mention_of(row.partner),
        "places": mentions(row.places),
        "ties": [words.tie(kind) for kind in row.ties],
        "through": mentions(row.through),
    }
