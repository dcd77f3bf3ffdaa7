"""One entry of a person's file: added, corrected or withdrawn. What it said before is kept by the database."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _

from sembilan.people.kinds import KINDS, EntryForm, EntryKind
from sembilan.people.models import Employee
from sembilan.records.actions import action, tell


class InvalidEntry(Exception):
    """What was given cannot be entered; `errors` has sentences by field, "" for the whole."""

    def __init__(self, errors: Mapping[str, list[str]]) -> None:
        super().__init__("; ".join(f"{field}: {' '.join(said)}" for field, said in errors.items()))
        self.errors = dict(errors)


@action("entry.add")
def add_entry(
    *, employee: Employee, kind: str, texts: Mapping[str, str], by: Any, source: str, document: int | None = None
) -> models.Model:
    """Enter something true of a person, from its TMT; where only one can be true it ends the one before."""
    described = KINDS[kind]
    tell(employee.instansi_id, f"entry:{employee.nip}", kind=kind, source=source)
    values = _checked(described, texts) | _proof(described, source, document)
    if described.single:
        return _put_single(described, employee, values)
    if described.closes:
        values["valid"] = _in_its_place(described, employee, values["valid"])
    entry = described.model(instansi_id=employee.instansi_id, employee=employee, **values)
    return _saved(described, entry)


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
) -> models.Model:
    """An entry was wrong: it says something else from now on, and what it said stays known."""
    described = KINDS[kind]
    owner = entry if isinstance(entry, Employee) else entry.employee
    tell(entry.instansi_id, f"entry:{owner.nip}", kind=kind, entry=entry.pk, reason=reason, source=source)
    for name, value in (_checked(described, texts) | _proof(described, source, document)).items():
        setattr(entry, name, value)
    return _saved(described, entry)


@action("entry.withdraw")
def withdraw_entry(*, entry: Any, kind: str, reason: str, by: Any) -> None:
    """An entry should never have been there: it is taken out, and what it said stays known."""
    tell(entry.instansi_id, f"entry:{entry.employee.nip}", kind=kind, entry=entry.pk, reason=reason)
    entry.delete()


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
    return _saved(kind, entry)


def _in_its_place(kind: EntryKind, employee: Employee, valid: tuple[Any, Any]) -> tuple[Any, Any]:
    """The span of a new entry in the history: it ends the one it falls into, and ends where the next begins."""
    since, until = valid
    mine: Any = kind.model._default_manager.filter(employee=employee)
    if mine.filter(valid__startswith=since).exists():
        raise InvalidEntry({"since": [_("Sudah ada riwayat dengan TMT ini. Perbaiki riwayat itu, jangan menambah.")]})
    if before := mine.filter(valid__contains=since).first():
        before.valid = (before.valid.lower, since)
        before.save(update_fields=["valid"])
    later = mine.filter(valid__startswith__gt=since).order_by("valid").first()
    ends = [day for day in (until, later.valid.lower if later else None) if day]
    return since, min(ends, default=None)


def _saved(kind: EntryKind, entry: models.Model) -> models.Model:
    try:
        with transaction.atomic():
            entry.validate_constraints()
            entry.save()
    except (models.ObjectDoesNotExist, IntegrityError) as error:
        raise InvalidEntry({"": [str(error).splitlines()[0]]}) from error
    return entry
