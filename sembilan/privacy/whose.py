"""The rows that are of one person, table by table of the register."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.apps import apps
from django.db.models import Q, QuerySet

from sembilan.people.models import Employee
from sembilan.privacy.holding import Table
from sembilan.privacy.register import tables


@dataclass(frozen=True)
class Person:
    """Whose data: her NIP, and her record if there is one."""

    instansi_id: int
    nip: str
    employee_id: int | None

    @classmethod
    def of(cls, instansi_id: int, nip: str) -> Person:
        """The person of a NIP, in the instansi of the transaction."""
        return cls(instansi_id, nip, Employee.objects.filter(nip=nip).values_list("pk", flat=True).first())


def rows_of(table: Table, person: Person) -> QuerySet[Any] | None:
    """Her rows of a table; nothing where rows belong to nobody alone."""
    if not table.whose:
        return None
    found: QuerySet[Any] = table.records._default_manager.filter(table.part).order_by("pk")
    if table.model in REACHED:
        return found.filter(REACHED[table.model](person))
    return found.filter(**{table.whose: person.nip})


def _said(person: Person) -> Q:
    """Every entry names its employee; her own record is itself."""
    own = Q(table=Employee._meta.db_table, row=person.employee_id)
    return own | Q(said__employee_id=person.employee_id) if person.employee_id else Q(pk__in=[])


def _told(person: Person) -> Q:
    return Q(actor=person.nip) | Q(target__endswith=f":{person.nip}")


def _clocked(person: Person) -> Q:
    """A PIN is hers for a time; before and after it may be another's."""
    pins = apps.get_model("attendance.TerminalPin")._default_manager.filter(employee__nip=person.nip)
    spans = [_within(pin, valid) for pin, valid in pins.values_list("pin", "valid")]
    return reduce(or_, spans) & Q(instansi_id=person.instansi_id) if spans else Q(pin=None)


def _within(pin: int, valid: Any) -> Q:
    found = Q(pin=pin)
    if valid.lower:
        found &= Q(at__date__gte=valid.lower)
    if valid.upper:
        found &= Q(at__date__lt=valid.upper)
    return found


def _pressed(person: Person) -> Q:
    return Q(employee_id=person.employee_id or 0, instansi_id=person.instansi_id)


def _lent(person: Person) -> Q:
    return Q(to_nip=person.nip) | Q(from_nip=person.nip)


REACHED: Mapping[str, Callable[[Person], Q]] = {
    "records.Superseded": _said,
    "records.Event": _told,
    "attendance.Clocking": _clocked,
    "attendance.Press": _pressed,
    "organisation.Delegation": _lent,
}


def own_tables() -> list[Table]:
    """The tables that hold rows of single persons."""
    return [table for _holding, table in tables() if table.whose]
