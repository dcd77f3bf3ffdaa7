"""How many of a unit are away at once, beside the share the region lets: a warning to the superior, never a block."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable

from django.db.models import Q
from django.utils.translation import gettext as _

from sembilan.attendance.models import Absence
from sembilan.leave.models import WAITING, LeaveQuota, LeaveRequest
from sembilan.leave.queries.in_force import parameter
from sembilan.organisation.models import Instansi, Unor
from sembilan.people.models import Employee, RiwayatUnor
from sembilan.terms.month import Month
from sembilan.web.templatetags.say import day as said_day


def quota(unor: Unor, day: dt.date) -> int:
    """How many percent may be away at once: as the nearest unit says, else the rules in force."""
    kodes = unor.path.rstrip(".").split(".")
    said = dict(LeaveQuota.objects.filter(unor__kode__in=kodes).values_list("unor__kode", "percent"))
    nearest = next((said[kode] for kode in reversed(kodes) if kode in said), None)
    instansi = Instansi.objects.get(pk=unor.instansi_id)
    return int(parameter(instansi, Month.of(day), "quota_percent")) if nearest is None else nearest


def most(people: int, percent: int) -> int:
    """How many people that is; one always may.

    >>> most(12, 20), most(3, 20)
    (2, 1)
    """
    return max(people * percent // 100, 1)


def away(people: Iterable[int], first: dt.date, last: dt.date, without: LeaveRequest | None = None) -> Counter[dt.date]:
    """How many of some people are on leave or have asked for it, day by day."""
    ids = list(people)
    on = Q(employee__in=ids, first__lte=last, last__gte=first)
    gone = Absence.objects.filter(on, decision=Absence.Decision.DISETUJUI).exclude(kind=Absence.Kind.DINAS_LUAR)
    sent = LeaveRequest.objects.filter(on, state__in=WAITING).exclude(kind=Absence.Kind.DINAS_LUAR)
    if without is not None:
        sent, gone = sent.exclude(pk=without.pk), gone.exclude(pk=without.absence_id or 0)
    spans = [*gone.values_list("employee", "first", "last"), *sent.values_list("employee", "first", "last")]
    found = {
        (who, max(start, first) + dt.timedelta(n))
        for who, start, end in spans
        for n in range((min(end, last) - max(start, first)).days + 1)
    }
    return Counter(day for _who, day in found)


def crowded(employee: Employee, first: dt.date, last: dt.date, request: LeaveRequest | None = None) -> list[str]:
    """A sentence when too many of her unit would be away at once."""
    place = RiwayatUnor.objects.on(first).filter(employee=employee).select_related("unor").first()
    if place is None:
        return []
    people = list(RiwayatUnor.objects.on(first).filter(unor=place.unor).values_list("employee", flat=True))
    limit = most(len(people), quota(place.unor, first))
    others = away([one for one in people if one != employee.pk], first, last, request)
    worst, count = max(others.items(), key=lambda one: one[1], default=(first, 0))
    if count + 1 <= limit:
        return []
    return [
        _("Pada %(day)s %(count)s dari %(people)s orang di %(unit)s akan cuti; kuotanya %(limit)s orang.")
        % {"day": said_day(worst), "count": count + 1, "people": len(people), "unit": place.unor.name, "limit": limit}
    ]
