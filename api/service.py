"""Service: what one running server holds: the keeper of networks, profiles, desks, ready answers and figures of itself.

Assumes that a profile is read once, when the server starts.
"""

import hashlib
import os
import secrets
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from api.desk import Desk
from api.figures import Figures
from api.imports.room import SHARED as IMPORTS
from api.imports.room import Room
from api.imports.runs import Runs
from api.keeper import Held, Keeper
from api.once import Once
from graphmodel.errors import NotFoundError
from graphmodel.messages import speak
from graphmodel.network import Network
from graphmodel.profiles import Profile, load_profile, shipped_profiles
from graphmodel.settings import Settings
from graphmodel.store.opened import Store, open_store

FORM_WORD = "GRAPHMODEL_FORM_TOKEN"
"""Where the workers of one server find the word that its forms carry."""
_MAKERS = 2
"""Answers that are made at one time; more would only share the same processor."""


@dataclass(frozen=True)
class Ready:
    """An answer as it is sent."""

    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Service:
    """One server's things; start it, and stop it at the end.

    Attributes
    ----------
    parameters
        The names of the query parameters of each address, as the document has them; filled when the server is made.
    """

    settings: Settings
    opened: Callable[[Settings], Store] = open_store
    figures: Figures = field(default_factory=Figures)
    parameters: dict[str, Mapping[str, bool]] = field(default_factory=dict)

    @cached_property
    def keeper(self) -> Keeper:
        """The keeper of the networks."""
        return Keeper(self.settings, opened=self.opened, read=self.figures.reads.inc, fresh=self._make_ahead)

    @cached_property
    def form_token(self) -> str:
        """The word that a form of ours carries and no page of another host can read."""
        return os.environ.get(FORM_WORD) or secrets.token_urlsafe(24)

    @cached_property
    def answers(self) -> Once[Ready]:
        """The answers that are ready, by their tags."""
        return Once(room=self.settings.serve_cache_mb * 1_000_000, weigh=lambda ready: len(ready.body) + 500)

    @cached_property
    def makers(self) -> ThreadPoolExecutor:
        """Where answers are made that take long."""
        return ThreadPoolExecutor(max_workers=_MAKERS, thread_name_prefix="maker")

    @cached_property
    def importer(self) -> ThreadPoolExecutor:
        """Where imports are checked and written: one after the other, and never in the way of answers."""
        return ThreadPoolExecutor(max_workers=1, thread_name_prefix="importer")

    @cached_property
    def imports(self) -> Runs:
        """The imports of this server."""
        room = Room(os.environ.get(IMPORTS))
        settled = self.keeper.await_revision
        return Runs(room, self.settings, self.profile(None), self.opened, self.importer, settled)

    @cached_property
    def profiles(self) -> Mapping[str, Profile]:
        """The profiles that can be asked for by name: those that ship, and the one of the settings, which comes first."""
        own = load_profile(self.settings.profile)
        return {own.name: own} | {name: load_profile(name) for name in shipped_profiles() if name != own.name}

    @cached_property
    def seals(self) -> Mapping[str, str]:
        """What tells each profile from any other of its name."""
        return {name: hashlib.sha256(repr(one).encode()).hexdigest()[:12] for name, one in self.profiles.items()}

    def profile(self, name: str | None, *, parameter: str | None = "profile") -> Profile:
        """The profile of that name, else that of the settings.

        Parameters
        ----------
        parameter
            What the name was asked by, where that was a parameter.

        Raises
        ------
        NotFoundError
            There is none of that name.
        """
        if name is None:
            return next(iter(self.profiles.values()))
        found = self.profiles.get(name)
        if found is None:
            raise NotFoundError("api.no_such_profile", name=name, known=", ".join(self.profiles), parameter=parameter)
        return found

    def desk(self, held: Held, profile: Profile) -> Desk:
        """The desk of a network and a profile."""
        return held.desks.get(profile.name, lambda: Desk(held.network, profile))

    def before(self, held: Held) -> Network | None:
        """The network as it was before the newest batch, where that can be said in short time."""
        store, _ = self.keeper.store()
        return held.before.get("", lambda: (store.read_before(held.network),))[0]

    def held(self, on: date | None) -> Held:
        """The network of a day, else of today."""
        return self.keeper.held(on)

    def _make_ahead(self, held: Held) -> None:
        """Make what the first to ask of a new state would wait for; they wait for no more than the rest of it."""

        def prepare() -> None:
            speak(self.settings.lang)
            self.desk(held, self.profile(None)).prepare()

        self.makers.submit(prepare)

    def start(self) -> None:
        """Begin to look for the database."""
        self.imports.room.sweep()
        self.keeper.start()

    def stop(self) -> None:
        """End what runs."""
        self.makers.shutdown(wait=False, cancel_futures=True)
        self.importer.shutdown(wait=False, cancel_futures=True)
        self.imports.room.close()
        self.keeper.stop()
