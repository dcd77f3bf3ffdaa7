"""The page of one entry: what it says, what it said, and who changed it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sembilan.organisation.access import Permission
from sembilan.people.kinds import EntryKind
from sembilan.people.labels import LABELS
from sembilan.people.models import Employee
from sembilan.people.queries.known import Change, Version, changes, entry_of, recorded, versions_of
from sembilan.people.queries.person import PersonPage, allows, person_for
from sembilan.people.said import Said, headline, proof, shown, span


@dataclass(frozen=True)
class EntryPage:
    """One entry as one reader sees it; `said` is nothing once it is withdrawn."""

    person: PersonPage
    kind: EntryKind
    pk: int
    said: Said | None
    versions: Sequence[Version]

    @property
    def employee(self) -> Employee:
        """Whose entry it is."""
        return self.person.employee

    @property
    def last_said(self) -> Said:
        """What it says, or said last."""
        return self.said if self.said is not None else self.versions[0].said

    @property
    def title(self) -> str:
        """The entry in a few words."""
        return str(self.kind.title) if self.kind.single else headline(self.kind, self.last_said)

    @property
    def since(self) -> dt.date | None:
        """Its TMT."""
        return span(self.kind, self.last_said)[0]

    @property
    def fields(self) -> list[tuple[Any, str]]:
        """Each field with what it says."""
        return [(LABELS[name], shown(self.kind, name, self.last_said)) for name in self.kind.filled]

    @property
    def proof(self) -> str:
        """The decision that proves it."""
        return proof(self.last_said)

    @property
    def recorded_at(self) -> dt.datetime | None:
        """Since when it is known as it stands."""
        return recorded(self.said) if self.said is not None else None

    def changed_since(self, seen: dt.datetime | None) -> list[Change]:
        """What others have changed since a reader saw it."""
        former = [one for one in self.versions if seen is None or one.known_from >= seen]
        return changes(self.kind, former[-1].said, self.said) if former and self.said else []


def entry_page(by: Any, nip: str, kind: EntryKind, pk: int, permission: Permission) -> EntryPage | None:
    """The page of an entry if this reader may see the person and the kind; of a withdrawn one too."""
    employee = person_for(by, nip, permission)
    if employee is None or (kind.personal and not allows(by, employee, Permission.READ_PERSONAL)):
        return None
    said = entry_of(employee, kind, pk)
    versions = versions_of(employee, kind, pk)
    if said is None and not versions:
        return None
    return EntryPage(PersonPage(by, employee, kind.code), kind, pk, said, versions)


def at_hand(employee: Employee, kind: EntryKind, pk: int) -> Any:
    """The record itself, to be changed."""
    if kind.model is Employee:
        return employee
    return kind.model._default_manager.filter(employee=employee).get(pk=pk)
