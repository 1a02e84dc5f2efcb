"""Desk: one network as one profile sees it, with what several questions need, each made once.

Assumes that neither changes while the desk is there. The shell makes a desk for one question, the server keeps it.
"""

from dataclasses import dataclass, field
from threading import Lock

from api.once import Once
from graphmodel.alliances.ground import Ground
from graphmodel.alliances.pacts import PactTables
from graphmodel.alliances.rows import AllianceTables
from graphmodel.collections.shelf import Shelf
from graphmodel.gaps.catalogue import Judged, gaps_in, judge, view_of
from graphmodel.gaps.finding import Finding, GapReport
from graphmodel.gaps.report.explanation import Explanation, explain_finding
from graphmodel.gaps.scope import scope_of
from graphmodel.gaps.scope_tree import ScopeTree
from graphmodel.gaps.summary import Summary, summary_in
from graphmodel.gaps.tally import Tally, tally
from graphmodel.gaps.telling import area_subject
from graphmodel.gaps.view import View
from graphmodel.messages import LANGUAGES, language
from graphmodel.network import Network
from graphmodel.profiles import Profile
from graphmodel.ties.groups import Division
from graphmodel.ties.study import Study, study
from graphmodel.walks.ground import Walks
from viz.pictures.field import Field, field_of
from viz.pictures.naming import Naming

_REPORTS = 16
"""Reports of scopes and languages that are kept."""
_STUDIES = 4
"""Tie networks of scopes that are kept."""
_FIELDS = 8
"""Grounds of scopes, divisions and languages that are kept."""


@dataclass(frozen=True)
class Desk:
    """A network and a profile."""

    network: Network
    profile: Profile
    _reports: Once[GapReport] = field(default_factory=lambda: Once(room=_REPORTS), repr=False, compare=False)
    _judged: Once[Judged] = field(default_factory=lambda: Once(room=len(LANGUAGES)), repr=False, compare=False)
    _views: Once[View] = field(default_factory=lambda: Once(room=1), repr=False, compare=False)
    _tables: Once[tuple[AllianceTables, PactTables]] = field(
        default_factory=lambda: Once(room=1), repr=False, compare=False
    )
    _shelves: Once[Shelf] = field(default_factory=lambda: Once(room=1), repr=False, compare=False)
    _studies: Once[Study] = field(default_factory=lambda: Once(room=_STUDIES), repr=False, compare=False)
    _trees: Once[ScopeTree] = field(default_factory=lambda: Once(room=1), repr=False, compare=False)
    _fields: Once[Field] = field(default_factory=lambda: Once(room=_FIELDS), repr=False, compare=False)
    _namings: Once[Naming] = field(default_factory=lambda: Once(room=len(LANGUAGES)), repr=False, compare=False)
    _walks: Once[Walks] = field(default_factory=lambda: Once(room=1), repr=False, compare=False)
    _ruling: Lock = field(default_factory=Lock, repr=False, compare=False)
    """Held while rules run: a view takes notes of the rules under way, and cannot tell who asks."""

    def report(self, *, under: str | None = None) -> GapReport:
        """The gaps below *under*, in the language of the moment (:func:`graphmodel.gaps.catalogue.find_gaps`)."""
        return self._reports.get((under, language()), lambda: self._ruled(under))

    def prepare(self) -> None:
        """Make what most questions and the first pages need, what takes longest to be missed first."""
        self.shelf.prepare()
        self.report()
        self.tree.around(None)
        self._tables.get("", self._grounded)
        self.field(by="place")

    def findings(self) -> tuple[Finding, ...]:
        """Every finding that no decision hides."""
        return self.report().findings

    def explanation(self, finding_id: str) -> Explanation:
        """One finding explained (:func:`graphmodel.gaps.report.explanation.explain_finding`)."""
        return explain_finding(finding_id, self.report(), self.network, self.profile)

    def tally(self, *, by: str | None = None, under: str | None = None) -> Tally:
        """The findings below *under* by area (:func:`graphmodel.gaps.tally.tally`)."""
        return tally(self.report(under=under), self.view, by=by)

    def summary(
        self, *, by: str | None = None, under: str | None = None, earlier: Network | None = None
    ) -> Summary:  # fmt: skip
        """Coverage below *under*, one row an area (:func:`graphmodel.gaps.summary.summarise`)."""
        with self._ruling:
            return summary_in(self.view, by=by, under=under, earlier=earlier)

    def study(self, *, under: str | None = None) -> Study:
        """The tie network, with whom *under* asks about (:mod:`graphmodel.ties.study`)."""
        if under is None:
            return self._studies.get(None, self._studied)
        return self._studies.get(under, lambda: self.study().about(self._within(under)))

    @property
    def walks(self) -> Walks:
        """The network as it is walked."""
        return self._walks.get("", lambda: Walks(self.network))

    @property
    def tree(self) -> ScopeTree:
        """The areas that lead from one scope to another."""
        return self._trees.get("", lambda: ScopeTree.of(self.view, self.findings()))

    @property
    def naming(self) -> Naming:
        """What a picture says of each record, in the language of the moment."""
        return self._namings.get(language(), lambda: Naming.from_report(self.report(), self.network, self.profile))

    def field(self, *, by: Division, under: str | None = None) -> Field:
        """The tie network on its ground, with whom *under* asks about (:mod:`viz.pictures.field`)."""
        key = (by, under, language())
        return self._fields.get(key, lambda: field_of(self.study(under=under), self.naming, by=by))

    def scope_name(self, under: str | None) -> str | None:
        """The name of the one area that *under* means, else *under* itself."""
        if under is None:
            return None
        area = scope_of(self.view, under).area
        return under if area is None else area_subject(self.view, area).name

    @property
    def view(self) -> View:
        """The network as the rules see it."""
        return self._views.get("", lambda: view_of(self.network, self.profile))

    @property
    def shelf(self) -> Shelf:
        """The records, collection by collection."""
        return self._shelves.get("", lambda: Shelf(self.network, self.profile))

    @property
    def alliances(self) -> AllianceTables:
        """The tables of the alliances."""
        return self._tables.get("", self._grounded)[0]

    @property
    def pacts(self) -> PactTables:
        """The tables of the pacts, on the ground of the alliances'."""
        return self._tables.get("", self._grounded)[1]

    def _grounded(self) -> tuple[AllianceTables, PactTables]:
        ground = Ground(self.network, self.profile)
        return AllianceTables(ground), PactTables(ground)

    def _studied(self) -> Study:
        return study(self.network, self.profile.scheme, place_level=self.profile.place_level)

    def _within(self, under: str) -> frozenset[str]:
        return frozenset(map(self.view.uid, scope_of(self.view, under).uids))

    def _ruled(self, under: str | None) -> GapReport:
        with self._ruling:
            judged = self._judged.get(language(), lambda: judge(self.view))
            return gaps_in(self.view, under=under, judged=judged)
