"""Finding: one finding with what it rests on, its rule and source, what would mend it, and what was decided."""

from fastapi import Response

from api.desk import Desk
from api.lists import Uid
from api.pages.asking import PageQuestion, Shown, page_router
from graphmodel.gaps import words
from graphmodel.gaps.report.explanation import Explanation, explanation_values
from graphmodel.messages import say
from graphmodel.vocabulary import STATUS, VERDICT
from viz.drawing import DEFS, draw_scene
from viz.pictures.evidence import evidence_scene

router = page_router()


@router.get("/gaps/{uid:uid}")
def finding_page(page: PageQuestion, uid: Uid) -> Response:
    """One finding."""
    finding_id, page = page.apart(uid)
    return page.show("finding.html", lambda desk: finding_shown(desk, finding_id), section="gaps")


def finding_shown(desk: Desk, finding_id: str) -> Shown:
    """What is told of a finding."""
    told = desk.explanation(finding_id)
    finding = told.finding
    values = explanation_values(told)
    followers = [
        {"id": one.id, "name": one.subject.name, "title": one.asked.title(), "status": one.status}
        for one in told.followers
    ]
    return Shown(
        title=say("page.finding_title", name=finding.subject.name, title=told.title),
        answer=say("page.finding_answer", kind=told.kind, action=finding.action),
        values={
            **{name: value for name, value in values.items() if name != "title"},
            "rule_title": told.title,
            "kinds": {e.uid: words.kind(e.kind) for e in finding.evidence},
            "included": [
                {
                    **one,
                    "kind_label": words.level(desk.profile.scheme, one["level"])
                    if one["level"]
                    else words.kind(one["kind"]),
                }
                for one in values["included"]
            ],
            "followers": followers,
            "verdicts": [{"key": key, "label": VERDICT.label(key)} for key in VERDICT.keys],
            "decided": None if finding.decision is None else VERDICT.label(finding.decision.verdict),
            "status_label": STATUS.label(finding.status),
            "drawing": DEFS + _picture(desk, told),
        },
    )


def _picture(desk: Desk, told: Explanation) -> str:
    return draw_scene(evidence_scene(told, desk.network, desk.naming))
