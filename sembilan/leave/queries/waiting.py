"""Whose leave or travel of a day waits for a decision: attendance says so instead of that nothing is known of her."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.db.models import OuterRef, QuerySet, Subquery

from sembilan.leave.kinds import Kind
from sembilan.leave.models import WAITING, LeaveRequest, LeaveStep
from sembilan.organisation.models import Instansi

Nips = Sequence[int] | None


def leave(instansi: Instansi, day: dt.date, known: dt.datetime | None, nips: Nips) -> set[int]:
    """Who asked for leave of the day and is not answered."""
    return _waiting(LeaveRequest.objects.exclude(kind=Kind.DINAS_LUAR), instansi, day, known, nips)


def travel(instansi: Instansi, day: dt.date, known: dt.datetime | None, nips: Nips) -> set[int]:
    """Who asked to travel on the day and is not answered."""
    return _waiting(LeaveRequest.objects.filter(kind=Kind.DINAS_LUAR), instansi, day, known, nips)


def _waiting(
    found: QuerySet[LeaveRequest], instansi: Instansi, day: dt.date, known: dt.datetime | None, nips: Nips
) -> set[int]:
    found = found.filter(instansi=instansi, first__lte=day, last__gte=day)
    if known is None:
        found = found.filter(state__in=WAITING)
    else:
        newest = LeaveStep.objects.filter(request=OuterRef("pk"), at__lte=known).order_by("-pk").values("state")[:1]
        found = found.annotate(then=Subquery(newest)).filter(then__in=WAITING)
    waiting = {int(nip) for nip in found.values_list("employee__nip", flat=True)}
    return waiting if nips is None else waiting & set(nips)
