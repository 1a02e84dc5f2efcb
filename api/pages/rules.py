"""Rules: what is asked of the network, by which threshold and from which source, and how much each rule finds."""

from fastapi import Response

from api.desk import Desk
from api.pages.asking import PageAsked, PageQuestion, Shown, page_router
from api.pages.rule_book import book_answer, book_values
from graphmodel.messages import say

router = page_router()


@router.get("/rules.{ending}")
@router.get("/rules")
def rules_page(page: PageQuestion) -> Response:
    """The rules of the profile."""
    return page.show("rules.html", lambda desk: rules_shown(page, desk), section="rules")


def rules_shown(page: PageAsked, desk: Desk) -> Shown:
    """The rules of the profile with what they find in the scope."""
    report, profile = desk.report(under=page.under), page.asked.profile
    values = book_values(profile, report, others=page.asked.service.profiles.values())
    return Shown(title=say("page.section_rules"), answer=book_answer(profile, report), values=values)
