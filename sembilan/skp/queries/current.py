"""Which SKP stands for a person on a day, and which RHK are open in it: what daily work, talks and ratings ask."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from sembilan.people.models import Employee
from sembilan.skp.models import Rhk, Skp, SkpStep, State


def skp_of(employee: Employee, day: dt.date) -> Skp | None:
    """The SKP of her main post on a day: the agreed one, or else the latest there is."""
    main = Case(When(acting="", then=Value(0)), default=Value(1), output_field=IntegerField())
    agreed = Case(When(agreed_on=None, then=Value(1)), default=Value(0), output_field=IntegerField())
    return Skp.objects.on(day).filter(employee=employee).order_by(main, agreed, "-pk").first()


def skps_on(employee: Employee, day: dt.date) -> list[Skp]:
    """All her SKP that hold on a day, the main post's first."""
    return sorted(Skp.objects.on(day).filter(employee=employee), key=lambda one: (one.acting != "", one.pk))


def skps_of_year(employee: Employee, year: int) -> list[Skp]:
    """All her SKP of a year, in the order of their days."""
    return list(Skp.objects.filter(employee=employee, year=year).order_by("valid", "pk"))


def agreed_contents(skp: Skp) -> dict[str, Any] | None:
    """What was agreed last, whole; none while nothing was."""
    if skp.agreed_on is None:
        return None
    step = SkpStep.objects.filter(skp=skp, state=State.AGREED, contents__has_key="rhks").order_by("-pk").first()
    return step.contents if step else None


def open_rhks(skp: Skp, day: dt.date) -> QuerySet[Rhk]:
    """The RHK one works for on a day: of what is agreed; while an adendum is written, still of what was agreed."""
    rows = Rhk.objects.filter(skp=skp).order_by("-kind", "number", "pk")
    agreed = agreed_contents(skp) if skp.state != State.AGREED else None
    if agreed is not None:
        return rows.filter(pk__in=[one["id"] for one in agreed["rhks"]])
    return rows.filter(Q(ended_on=None) | Q(ended_on__gt=day))


def rhks_for(employee: Employee, day: dt.date) -> list[Rhk]:
    """Every RHK open for a person on a day, of all the posts she holds; the main post's first."""
    return [rhk for skp in skps_on(employee, day) for rhk in open_rhks(skp, day)]
