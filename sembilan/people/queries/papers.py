"""The documents of a file: only those that an entry names which the reader may see, and the portrait."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sembilan.documents.models import StoredFile
from sembilan.people.models import Employee
from sembilan.people.queries.file import file_of
from sembilan.people.queries.person import kinds_for, person_for


@dataclass(frozen=True)
class Paper:
    """A kept file and whose it is."""

    employee: Employee
    stored: StoredFile


def paper_for(by: Any, nip: str, pk: int) -> Paper | None:
    """A document that some entry names which this reader may see."""
    employee = person_for(by, nip)
    if employee is None:
        return None
    named = {said.get("document_id") for kind in kinds_for(by, employee) for said in file_of(employee)[kind.code]}
    return _paper(employee, pk) if pk in named else None


def photo_for(by: Any, nip: str, pk: int) -> Paper | None:
    """The portrait; whoever may see the person may see it."""
    employee = person_for(by, nip)
    if employee is None:
        return None
    return _paper(employee, pk) if pk in {said.get("photo_id") for said in file_of(employee)["pribadi"]} else None


def _paper(employee: Employee, pk: int) -> Paper | None:
    stored = StoredFile.objects.filter(pk=pk).first()
    return Paper(employee, stored) if stored else None
