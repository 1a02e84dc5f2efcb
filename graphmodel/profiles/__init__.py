"""Profiles: local policy as data. A profile names the level scheme and the rules with their thresholds and sources.

Assumes that ``default`` ships with the product and that a place extends it and changes what differs.
"""

from graphmodel.profiles.loading import load_profile, shipped_profiles
from graphmodel.profiles.profile import Profile

__all__ = ["Profile", "load_profile", "shipped_profiles"]
