"""Sample: the rows of a fictional register, and the answers that a right program must find in them.

Assumes that every place, firm and organisation is invented; division codes have the prefix 99, which no real place has.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

Row = dict[str, Any]
"""A row by column key: text, number, flag, date, or a tuple of references. An absent key is an empty cell."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A planted finding.

    Attributes
    ----------
    subject
        Uid of the subject.
    includes
        Uids that it stands for or counts, sorted.
    follows
        Id of the finding that it follows from, or None.
    verdict
        What the sample's decision says of it, or None.
    hidden
        Whether that decision hides it on the day.
    """

    rule: str
    subject: str
    status: str
    severity: str
    includes: tuple[str, ...] = ()
    follows: str | None = None
    verdict: str | None = None
    hidden: bool = False

    @property
    def id(self) -> str:
        """``RULE~UID``, as findings are named."""
        return f"{self.rule}~{self.subject}"


@dataclass(frozen=True, slots=True)
class Sample:
    """A fictional register with planted gaps.

    Attributes
    ----------
    tables
        Rows per sheet key.
    answers
        Every finding of the default profile on the day, ordered by rule and subject; there are no others.
    ended
        Ids of findings that a decision holds for true and that are gone.
    on
        The day on which the answers hold.
    """

    tables: Mapping[str, list[Row]]
    answers: tuple[Answer, ...]
    ended: tuple[str, ...]
    on: date
