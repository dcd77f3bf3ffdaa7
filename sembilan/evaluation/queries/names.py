"""Names along with what they are asked for, so that a page need not ask for them once more."""

from __future__ import annotations

from django.db.models import Case, OuterRef, Subquery, Value, When
from django.db.models.functions import Concat

from sembilan.people.models import Employee


def full_name(of: str | Value) -> Subquery:
    """The name with its degrees (`Employee.full_name`) of the NIP in a column, or of one; nothing for who is none."""
    before = Case(When(gelar_depan="", then=Value("")), default=Concat("gelar_depan", Value(" ")))
    after = Case(When(gelar_belakang="", then=Value("")), default=Concat(Value(", "), "gelar_belakang"))
    nip = OuterRef(of) if isinstance(of, str) else of
    return Subquery(Employee.objects.filter(nip=nip).values(full=Concat(before, "name", after))[:1])
