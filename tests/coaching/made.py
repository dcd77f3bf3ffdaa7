"""A second quarter of 2026 in which Sari falls behind, made once for a test in its transaction."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from sembilan.attendance.models import Absence, AttendanceMonth
from sembilan.coaching.models import Contradiction, Plan, Problem, Remedy
from sembilan.coaching.span import Span
from sembilan.dialog.models import Feedback
from sembilan.evaluation.models import Evaluation, Outcome
from sembilan.organisation.models import Unor
from sembilan.people.models import Employee
from sembilan.performance.models import DailyActivity, PeriodicRating
from sembilan.runs.models import Publication, Release, Run
from sembilan.skp.models import Measure, Rhk, Skp
from sembilan.worklog.models import Entry, Evidence
from tests import cast

QUARTER = Span(dt.date(2026, 4, 1), 3)
UNTIL = dt.date(2026, 7, 1)
YEAR = (dt.date(2026, 1, 1), dt.date(2027, 1, 1))
WORKED = [dt.date(2026, 4, 6) + dt.timedelta(days=n) for n in range(25)]
LATER = {"months": 3, "until": dt.date(2026, 10, 1), "first": dt.date(2026, 7, 1)}


def person(role: Any) -> Employee:
    """The record of one of the cast."""
    return Employee.objects.select_related("instansi").get(nip=role.nip)


def rated(role: Any, hasil: int, perilaku: int = 2, month: dt.date = QUARTER.first) -> None:
    """A month's two ratings."""
    one = person(role)
    PeriodicRating.objects.create(
        instansi=one.instansi, employee=one, month=month, hasil_kerja=hasil, perilaku=perilaku
    )


def an_skp(role: Any = cast.SARI) -> Skp:
    """An agreed SKP with three RHK: a number for the year, a budget, and one without a measure."""
    one = person(role)
    made = Skp.objects.create(
        instansi=one.instansi, employee=one, year=2026, unor=Unor.objects.get(kode=role.unor), jabatan="Analis",
        penilai_nip=cast.BUDI.nip, state="setuju", valid=YEAR, agreed_on=YEAR[0],
    )  # fmt: skip
    for number, (text, aspect, target) in enumerate((("Kajian", "kuantitas", 12_000), ("Serapan", "biaya", 90_000)), 1):
        rhk = Rhk.objects.create(instansi=one.instansi, skp=made, number=number, text=text)
        Measure.objects.create(instansi=one.instansi, rhk=rhk, aspect=aspect, text="x", target_milli=target)
    Rhk.objects.create(instansi=one.instansi, skp=made, number=3, text="Tanpa ukuran")
    return made


def told(skp: Skp, values: Mapping[int, int], *, cycle: str = "triwulan", **more: Any) -> Evaluation:
    """An evaluation of the quarter with what was reached for some RHK, by their number."""
    given: dict[str, Any] = {"first": QUARTER.first, "until": UNTIL, "state": "diajukan"} | more
    made = Evaluation.objects.create(
        instansi=skp.instansi, skp=skp, employee=skp.employee, cycle=cycle, penilai_nip=cast.BUDI.nip, **given
    )
    for rhk in skp.rhks.filter(number__in=values):
        Outcome.objects.create(instansi=skp.instansi, evaluation=made, rhk=rhk, value_milli=values[rhk.number])
    return made


def worked(role: Any, days: list[dt.date], *, proven: int = 0, decision: str = "disetujui", minutes: int = 100) -> None:
    """A day's entry of daily work on each of some days; the first few have proof."""
    one = person(role)
    for n, day in enumerate(days):
        entry = Entry.objects.create(
            instansi=one.instansi, employee=one, day=day, text="x", minutes=minutes, decision=decision,
            decided_by=cast.BUDI.nip if decision == "disetujui" else "",
            decided_at=timezone.now() if decision == "disetujui" else None,
        )  # fmt: skip
        if n < proven:
            Evidence.objects.create(instansi=one.instansi, entry=entry, link="https://contoh.go.id")
    DailyActivity.objects.bulk_create(
        DailyActivity(instansi=one.instansi, employee=one, day=day, minutes=minutes, decision=decision) for day in days
    )


def present(month: dt.date, **people: Mapping[str, int]) -> None:
    """A month of presence as published, by the names of the cast: days and minutes that are not nothing."""
    instansi = person(cast.SARI).instansi
    rules, _made = Release.objects.get_or_create(
        instansi=instansi, hash="0" * 64, defaults={"pack": "uji", "content": {}, "frozen_at": timezone.now()}
    )
    run = Run.objects.create(
        instansi=instansi, area="attendance", month=month, release=rules, step="done", actor="uji",
        started_at=timezone.now(),
    )  # fmt: skip
    names = ("hari_kerja", "hadir", "cuti", "dinas", "tk", "tl1", "tl2", "tl3", "tl4", "psw1", "psw2", "psw3", "psw4")
    for name, days in people.items():
        given = dict.fromkeys(names, 0) | {"hari_kerja": 20, "hadir": 20} | dict(days)
        AttendanceMonth.objects.create(instansi=instansi, run=run, nip=getattr(cast, name).nip, **given)
    Publication.objects.create(
        instansi=instansi, run=run, area="attendance", month=month, by=cast.BAYU.nip, at=timezone.now()
    )


def critical(count: int) -> None:
    """So much critical feedback to Sari, and one praise."""
    one = person(cast.SARI)
    for n in range(count + 1):
        Feedback.objects.create(
            instansi=one.instansi, employee=one, by=cast.BUDI.nip, day=dt.date(2026, 5, 4), text="x",
            is_praise=n == count, token=uuid.uuid4(),
        )  # fmt: skip


def away(first: dt.date, last: dt.date, kind: str = "cuti tahunan") -> None:
    """Sari is on approved leave."""
    one = person(cast.SARI)
    Absence.objects.create(instansi=one.instansi, employee=one, kind=kind, decision="disetujui", first=first, last=last)


def behind() -> None:
    """Sari's second quarter: three targets hardly met, little work, absences, late, feedback."""
    told(an_skp(), {1: 1_000, 2: 80_000})
    rated(cast.SARI, 1)
    worked(cast.SARI, WORKED, proven=2)
    present(dt.date(2026, 4, 1), SARI={"hadir": 17, "tk": 3, "menit_tl": 460})
    critical(2)


def a_problem(**more: Any) -> Mapping[str, Any]:
    """A found problem of Sari with a step of Budi."""
    one = person(cast.SARI)
    given: dict[str, Any] = {
        "first": QUARTER.first, "months": 3, "kind": 1, "signs": ["sign_result"],
        "facts": {"hasil_low": 1, "span_months": 3, "tk": 3}, "state": "dikonfirmasi", "confirmed": 1,
    }  # fmt: skip
    made = Problem.objects.create(
        instansi=one.instansi, employee=one, unor=Unor.objects.get(kode="1010"), **(given | more)
    )
    step = Remedy.objects.create(
        instansi=one.instansi, problem=made, text="Damping", owner_nip=cast.BUDI.nip, due_on=dt.date(2026, 8, 1),
        token=uuid.uuid4(),
    )  # fmt: skip
    return {"pk": made.pk, "step": step.pk}


def a_contradiction() -> Mapping[str, Any]:
    """Sari's high rating beside little daily work."""
    one = person(cast.SARI)
    facts = {"hasil_top": 3, "approved_minutes": 900, "counted_days": 60}
    made = Contradiction.objects.create(
        instansi=one.instansi, employee=one, unor=Unor.objects.get(kode="1010"), first=QUARTER.first, months=3,
        kind="little_work", facts=facts,
    )  # fmt: skip
    return {"pk": made.pk}


def a_year(predikat: int = 2, **more: Any) -> Evaluation:
    """Sari's decided evaluation of 2025."""
    one = person(cast.SARI)
    skp = Skp.objects.create(
        instansi=one.instansi, employee=one, year=2025, unor=Unor.objects.get(kode="1010"), jabatan="Analis",
        penilai_nip=cast.BUDI.nip, state="setuju", valid=(dt.date(2025, 1, 1), dt.date(2026, 1, 1)),
    )  # fmt: skip
    given: dict[str, Any] = {"state": "ditetapkan", "hasil_kerja": 2, "perilaku": 1, "predikat": predikat} | more
    return told(skp, {}, cycle="tahun", **(given | {"first": dt.date(2025, 1, 1), "until": dt.date(2026, 1, 1)}))


def a_plan(**more: Any) -> Mapping[str, Any]:
    """A proposed plan of Sari, or one that runs."""
    year = a_year()
    made = Plan.objects.create(instansi=year.instansi, employee=year.employee, evaluation=year, predikat=2, **more)
    return {"pk": made.pk}
