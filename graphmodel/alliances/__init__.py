"""Alliances and pacts: who works together, on what, with what result; asked by any mix of filters."""
