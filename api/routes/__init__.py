"""Routes: the addresses of the interface, a module a family; each asks one function of graphmodel and writes its answer."""

from api.routes import alliances, collections, coverage, documents, findings, network, pacts, policy, running, ties

ROUTERS = (
    collections.router,
    alliances.router,
    pacts.router,
    findings.router,
    coverage.router,
    ties.router,
    network.router,
    policy.router,
    running.router,
    documents.router,
)
"""Every family, in the order in which the document has them."""
