"""The national division register, packaged: which places exist, under which code, in edition 2023.

Assumes the edition that ``ORIGIN.md`` states; codes are revoked and reissued later, so they are facts with a date.
"""

from graphmodel.divisions.division import Division, Level, significant
from graphmodel.divisions.register import find_code, find_name, is_registered, path_names, registered, subtree

__all__ = [
    "Division",
    "Level",
    "find_code",
    "find_name",
    "is_registered",
    "path_names",
    "registered",
    "significant",
    "subtree",
]
