"""Nobody sets her own hours: her superior or the BKD does."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from sembilan.people.models import Employee
from sembilan.records.actions import Refused, actor_name

OWN = gettext_noop("Jam kerja sendiri tidak dapat diatur sendiri. Mintalah atasan atau BKD.")
OWN_ROLL = gettext_noop("Kehadiran sendiri pada apel atau upacara dicatat oleh orang lain.")


def never_herself(employee: Employee | None, by: Any, said: str = OWN) -> None:
    """Refuse what somebody does to her own hours; what holds for a unit or the region is nobody's own."""
    if employee is not None and employee.nip == actor_name(by):
        raise Refused(_(said))


def never_among(employee_ids: Iterable[int], by: Any, said: str = OWN) -> None:
    """Refuse when whoever does it is one of these."""
    own = Employee.objects.filter(nip=actor_name(by)).values_list("pk", flat=True).first()
    if own is not None and own in set(employee_ids):
        raise Refused(_(said))
