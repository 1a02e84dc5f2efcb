"""Routes: the addresses of the interface, a module a family; each asks one function of graphmodel and writes its answer."""

from api.routes import coverage, findings, network, policy, running, ties

ROUTERS = (findings.router, coverage.router, policy.router, ties.router, network.router, running.router)
"""Every family, in the order in which the document has them."""
