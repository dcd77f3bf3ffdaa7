"""One entry in its history: it ends the one before, moves with its neighbour, and gives its time back if withdrawn."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _

from sembilan.people.kinds import EntryKind
from sembilan.people.models import Employee
from sembilan.records.actions import part


class InvalidEntry(Exception):
    """What was given cannot be entered; `errors` has sentences by field, "" for the whole."""

    def __init__(self, errors: dict[str, list[str]]) -> None:
        super().__init__("; ".join(f"{field}: {' '.join(said)}" for field, said in errors.items()))
        self.errors = dict(errors)


@part
def in_its_place(kind: EntryKind, employee: Employee, valid: tuple[Any, Any]) -> tuple[Any, Any]:
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


@part
def corrected(kind: EntryKind, entry: Any, former: Any) -> models.Model:
    """Save a corrected entry; the one that ended where it began ends where it begins now."""
    since: Any = entry.valid[0] if kind.closes else None
    before = _ending(kind, entry, former.lower) if kind.closes and since != former.lower else None
    if before is None:
        return saved(entry)
    if since <= (before.valid.lower or dt.date.min):
        raise InvalidEntry({"since": [_("TMT harus sesudah TMT riwayat sebelumnya.")]})
    before.valid = (before.valid.lower, since)
    pair = (before, entry) if since < former.lower else (entry, before)  # whatever shrinks goes first
    for one in pair:
        saved(one)
    return entry  # type: ignore[no-any-return]


@part
def withdrawn(kind: EntryKind, entry: Any) -> None:
    """Take an entry out; the one it had ended goes on until where it ended itself."""
    before = _ending(kind, entry, entry.valid.lower) if kind.closes else None
    until = entry.valid.upper if kind.closes else None
    entry.delete()
    if before is not None:
        before.valid = (before.valid.lower, until)
        saved(before)


def _ending(kind: EntryKind, entry: Any, day: Any) -> Any:
    """The entry that ended on the day this one began."""
    if day is None:
        return None
    mine: Any = kind.model._default_manager.filter(employee=entry.employee_id).exclude(pk=entry.pk)
    return mine.filter(valid__endswith=day).first()


@part
def saved(entry: Any) -> models.Model:
    """Save an entry the database agrees with; else a sentence."""
    try:
        with transaction.atomic():
            entry.validate_constraints()
            entry.save()
    except ValidationError as error:
        raise InvalidEntry({"": [_sentence(one) for one in _all(error)]}) from error
    except (models.ObjectDoesNotExist, IntegrityError) as error:
        raise InvalidEntry({"": [_same()]}) from error
    return entry  # type: ignore[no-any-return]


def _sentence(error: ValidationError) -> str:
    """The constraint's own sentence; for the same entry twice, what to do."""
    own = error.code is None and " “" not in str(error.message)
    return _(str(error.message)) if own else _same()


def _same() -> str:
    return _("Butir yang sama sudah ada, atau masanya bertumpang tindih. Perbaiki butir yang ada, jangan menambah.")


def _all(error: ValidationError) -> list[Any]:
    """The single faults, whether they stand under a field or not."""
    found = getattr(error, "error_dict", None)
    return [one for some in found.values() for one in some] if found else list(error.error_list)
