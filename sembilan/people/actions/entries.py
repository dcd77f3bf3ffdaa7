"""One entry of a person's file: added, corrected or withdrawn. What it said before is kept by the database."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import models

from sembilan.people.actions.histories import InvalidEntry, corrected, in_its_place, saved, withdrawn
from sembilan.people.kinds import KINDS, EntryForm, EntryKind
from sembilan.people.models import Employee, Submitted
from sembilan.records.actions import action, part, tell


class ChangedMeanwhile(Exception):
    """Somebody else has corrected or withdrawn the entry since it was read."""


@action("entry.add")
def add_entry(
    *,
    employee: Employee,
    kind: str,
    texts: Mapping[str, str],
    by: Any,
    source: str,
    document: int | None = None,
    token: str = "",
) -> models.Model:
    """Enter something true of a person, from its TMT; where only one can be true it ends the one before.

    `token` names the form it was sent with, so that the same form sent twice enters it once.
    """
    described = KINDS[kind]
    tell(employee.instansi_id, f"entry:{employee.nip}", kind=kind, source=source)
    values = _checked(described, texts) | _proof(described, source, document)
    if described.single:
        return _put_single(described, employee, values)
    if described.closes:
        values["valid"] = in_its_place(described, employee, values["valid"])
    entry = saved(described.model(instansi_id=employee.instansi_id, employee=employee, **values))
    if token:
        saved(Submitted(instansi_id=employee.instansi_id, token=token, row=entry.pk))
    return entry


@action("entry.correct")
def correct_entry(
    *,
    entry: Any,
    kind: str,
    texts: Mapping[str, str],
    reason: str,
    by: Any,
    source: str,
    document: int | None = None,
    seen: dt.datetime | None = None,
) -> models.Model:
    """An entry was wrong: it says something else from now on, and what it said stays known.

    `seen` is the moment since when the reader's version was known; a newer one is not corrected over.
    """
    described = KINDS[kind]
    owner = entry if isinstance(entry, Employee) else entry.employee
    tell(entry.instansi_id, f"entry:{owner.nip}", kind=kind, entry=entry.pk, reason=reason, source=source)
    _unchanged(described, entry, seen)
    former = getattr(entry, described.span) if described.span else None
    for name, value in (_checked(described, texts) | _proof(described, source, document)).items():
        setattr(entry, name, value)
    return corrected(described, entry, former)


@action("entry.withdraw")
def withdraw_entry(*, entry: Any, kind: str, reason: str, by: Any, seen: dt.datetime | None = None) -> None:
    """An entry should never have been there: it is taken out, and what it said stays known."""
    described = KINDS[kind]
    tell(entry.instansi_id, f"entry:{entry.employee.nip}", kind=kind, entry=entry.pk, reason=reason)
    _unchanged(described, entry, seen)
    withdrawn(described, entry)


@part
def _unchanged(kind: EntryKind, entry: Any, seen: dt.datetime | None) -> None:
    """Hold the entry until the end of the transaction, as it was when the reader saw it."""
    held = kind.model._default_manager.select_for_update().filter(pk=entry.pk)
    known: dt.datetime | None = held.values_list("recorded_at", flat=True).first()
    if known is None or (seen is not None and known != seen):
        raise ChangedMeanwhile


def _checked(kind: EntryKind, texts: Mapping[str, str]) -> dict[str, Any]:
    form: EntryForm = kind.form(texts)
    if not form.is_valid():
        raise InvalidEntry({name: [str(one) for one in said] for name, said in form.errors.items()})
    return form.values()


def _proof(kind: EntryKind, source: str, document: int | None) -> dict[str, Any]:
    names = {field.name for field in kind.model._meta.get_fields()}
    given: dict[str, Any] = {"source": source} if "source" in names else {}
    return given | ({"document_id": document} if document is not None and "document" in names else {})


def _put_single(kind: EntryKind, employee: Employee, values: dict[str, Any]) -> models.Model:
    if kind.model is Employee:
        entry: Any = employee
    else:
        found = kind.model._default_manager.filter(employee=employee).first()
        entry = found or kind.model(instansi_id=employee.instansi_id, employee=employee)
    for name, value in values.items():
        setattr(entry, name, value)
    return saved(entry)
