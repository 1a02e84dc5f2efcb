"""Gaps: what a profile's rules find in a network, as data."""
