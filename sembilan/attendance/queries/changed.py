"""Whose attendance was decided about after its month was published: whom a correction run may change.

Told from what was decided, not by computing, so that a start page can ask it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import connection

from sembilan.attendance.models import Correction
from sembilan.organisation.access import today
from sembilan.runs.models import Publication
from sembilan.terms.month import Month

MONTHS = 3  # so far back a start page looks
CHANGED = f"""
    select count(distinct who) from (
        select c.employee_id as who from attendance_correctionstep s
        join attendance_correction c on c.id = s.correction_id
        where s.instansi_id = %(instansi)s and s.at > %(at)s and c.day between %(first)s and %(last)s
          and (s.state = '{Correction.State.APPROVED.value}' or exists (
            select from attendance_correctionstep b where b.correction_id = c.id and b.id < s.id
              and b.state = '{Correction.State.APPROVED.value}'))
        union all
        select employee_id from attendance_pressverdict
        where instansi_id = %(instansi)s and at > %(at)s and day between %(first)s and %(last)s
        union all
        select a.employee_id from records_event v
        join people_employee e on e.nip = split_part(v.target, ':', 2) and e.instansi_id = v.instansi_id
        join attendance_absence a on a.employee_id = e.id and a.first <= %(last)s and a.last >= %(first)s
        where v.instansi_id = %(instansi)s and v.at > %(at)s
          and v.id > coalesce((select max(p.id) from records_event p
                               where p.verb = 'month.publish' and p.target = %(run)s), 0)
          and (v.target like 'leave:%%' or v.target like 'travel:%%')
        union all
        select r.employee_id from attendance_fault f
        left join organisation_unor at on at.id = f.unor_id
        join people_riwayatunor r on r.instansi_id = f.instansi_id
          and r.valid && daterange(f.since::date, f.until::date, '[]')
        join organisation_unor u on u.id = r.unor_id and (f.unor_id is null or u.path like at.path || '%%')
        where f.instansi_id = %(instansi)s and (f.at > %(at)s or f.withdrawn_at > %(at)s)
          and (f.withdrawn_at is null or f.at <= %(at)s)
          and f.since < %(last)s::date + 1 and f.until > %(first)s::date
    ) as told
"""


@dataclass(frozen=True)
class Changed:
    """So many people of a published month about whom something was decided since."""

    month: Month
    people: int


def since_publication(by: Any) -> list[Changed]:
    """The published months of late with people about whom something was decided since."""
    first = Month.of(today()).plus(-MONTHS).first
    found = Publication.objects.filter(area="attendance", month__gte=first).order_by("month", "-id")
    newest: dict[Any, Publication] = {}
    for one in found:
        newest.setdefault(one.month, one)
    told = [Changed(Month.of(one.month), _people(one)) for one in newest.values()]
    return [one for one in told if one.people]


def _people(published: Publication) -> int:
    month = Month.of(published.month)
    given: dict[str, Any] = {"instansi": published.instansi_id, "at": published.at, "run": f"run:{published.run_id}"}
    with connection.cursor() as cursor:
        cursor.execute(CHANGED, {**given, "first": month.first, "last": month.last})
        return int(cursor.fetchone()[0])
