"""Requests to put a day right: one's own, the superior's list, and what may be asked for a day."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Max, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sembilan.attendance.models import Correction, CorrectionStep
from sembilan.attendance.queries.in_force import parameters
from sembilan.attendance.queries.turns import direct, is_superior, reach, readers
from sembilan.organisation.access import today
from sembilan.organisation.models import Instansi
from sembilan.people.models import Employee
from sembilan.records.actions import actor_name
from sembilan.runs.models import Publication
from sembilan.terms.month import Month

OPEN = (Correction.State.ASKED, Correction.State.RETURNED)
STANDING = (*OPEN, Correction.State.APPROVED)
PUBLISHED = gettext_lazy("Bulan itu sudah terbit: putusan ini baru terbayar lewat perhitungan perbaikan.")
WAIT_DAYS = 3  # of the calendar; after that the superior's list says so


@dataclass(frozen=True)
class Limits:
    """What the pack allows: so many days back, and so many forgotten punches a month."""

    days_back: int
    forgotten: int

    def earliest(self, today: dt.date) -> dt.date:
        """The first day one may still ask for."""
        return today - dt.timedelta(days=self.days_back)


def limits(instansi: Instansi) -> Limits:
    """The limits in force today."""
    given = parameters(instansi, Month.of(today()))
    return Limits(given["koreksi_mundur"], given["lupa_sebulan"])


def readable(by: Any) -> QuerySet[Correction]:
    """The requests this person may read."""
    return Correction.objects.filter(employee__in=readers(by)).select_related("employee", "document")


def decidable(by: Any) -> QuerySet[Correction]:
    """The requests this person may decide on: of whom she is superior to, never her own."""
    return Correction.objects.filter(employee__in=reach(by)).select_related("employee", "document")


def own(by: Any) -> QuerySet[Correction]:
    """Her own requests, the newest day first."""
    return Correction.objects.filter(employee__nip=actor_name(by)).order_by("-day", "-pk")


def waiting(by: Any) -> QuerySet[Correction]:
    """All that waits for a decision in a superior's reach, the longest wait first."""
    found = decidable(by).filter(state=Correction.State.ASKED)
    return found.annotate(since=Max("steps__at")).order_by("since", "pk")


def mine(by: Any) -> list[Correction]:
    """What waits for her as the nearest superior; what lies with a superior below her is not among it."""
    found = list(waiting(by)) if is_superior(by) else []
    near = direct(by, {one.employee_id for one in found}) if found else set()
    return [one for one in found if one.employee_id in near]


def is_overdue(correction: Any) -> bool:
    """Whether it has waited longer than it should."""
    return bool(correction.since < timezone.now() - dt.timedelta(days=WAIT_DAYS))


def forgotten_in(employee: Employee, day: dt.date, without: int | None = None) -> int:
    """How many forgotten punches she asked for in the month of a day, refused and withdrawn ones left out."""
    month = Month.of(day)
    found = Correction.objects.filter(
        employee=employee, kind=Correction.Kind.LUPA, state__in=STANDING, day__range=(month.first, month.last)
    )
    return found.exclude(pk=without or 0).count()


def warnings(found: Sequence[Correction], instansi: Instansi) -> dict[int, list[str]]:
    """What the superior should know before she decides on each of some requests; nothing of it forbids."""
    published = set(_publications(Month.of(one.day).first for one in found).values_list("month", flat=True))
    counts = _forgotten({one.employee_id for one in found if one.kind == Correction.Kind.LUPA})
    most = limits(instansi).forgotten if counts else 0
    said: dict[int, list[str]] = {}
    for one in found:
        month = Month.of(one.day).first
        count = counts.get((one.employee_id, month), 0)
        told = said.setdefault(one.pk, [])
        if one.kind == Correction.Kind.LUPA and count > most:
            values = {"count": count, "most": most}
            told.append(_("Permintaan lupa absen ke-%(count)s bulan itu; batasnya %(most)s.") % values)
        if month in published:
            told.append(str(PUBLISHED))
    return said


def _forgotten(employee_ids: Iterable[int]) -> Counter[tuple[int, dt.date]]:
    """How many forgotten punches each of some people asked for, by month."""
    found = Correction.objects.filter(employee__in=employee_ids, kind=Correction.Kind.LUPA, state__in=STANDING)
    return Counter((pk, day.replace(day=1)) for pk, day in found.values_list("employee_id", "day"))


def _publications(months: Iterable[dt.date]) -> QuerySet[Publication]:
    return Publication.objects.filter(area="attendance", month__in=set(months))


def is_published(day: dt.date) -> bool:
    """Whether attendance of the month of a day was published."""
    return _publications([Month.of(day).first]).exists()


def course(correction: Correction) -> list[dict[str, Any]]:
    """Its steps with the names of who took them."""
    steps = list(CorrectionStep.objects.filter(correction=correction).order_by("pk"))
    names = dict(Employee.objects.filter(nip__in={step.by for step in steps}).values_list("nip", "name"))
    before = [None, *steps]
    return [
        {"step": step, "name": names.get(step.by, step.by), "said": _done(step, last)}
        for step, last in zip(steps, before, strict=False)
    ]


def _done(step: CorrectionStep, before: CorrectionStep | None) -> str:
    """What a step was, in a word: the state it leads to does not tell who asked and who opened it again."""
    if step.state != Correction.State.ASKED:
        return str(step.get_state_display())
    if before is None:
        return _("Diajukan")
    return _("Diajukan lagi") if before.state == Correction.State.RETURNED else _("Putusan dicabut")
