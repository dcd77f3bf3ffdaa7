"""What a talk is about: the RHK still open, drafted as topics when it is asked for."""

from __future__ import annotations

from django.db.models import QuerySet

from sembilan.organisation.access import today
from sembilan.people.models import Employee
from sembilan.skp.models import Rhk, State

MOST = 12


def open_rhks(employee: Employee) -> QuerySet[Rhk]:
    """The RHK of her agreed SKP of today that were not dropped."""
    found = Rhk.objects.filter(skp__employee=employee, skp__state=State.AGREED, skp__valid__contains=today())
    return found.filter(ended_on=None).order_by("skp", "number", "pk")
