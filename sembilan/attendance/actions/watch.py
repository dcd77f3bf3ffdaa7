"""The watch of discipline: reckoned daily, told once a threshold, and what people did about it. It punishes none."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from sembilan.attendance.models import Watch, WatchNote
from sembilan.attendance.queries import watch as queries
from sembilan.attendance.queries.watch_facts import facts, judged, judged_before, last_day, rules, working_days_after
from sembilan.notices.actions import notify
from sembilan.organisation.access import today
from sembilan.organisation.models import Instansi
from sembilan.people.models import Employee
from sembilan.records.actions import Refused, action, actor_name, part, tell

OWN_SAID = gettext_noop(
    "Tahun %(year)s tercatat %(days)s hari tanpa keterangan (%(row)s berturut-turut). Bila keliru, ajukan perbaikan."
)
HEAD_SAID = gettext_noop("%(name)s: %(days)s hari tanpa keterangan tahun %(year)s (%(row)s berturut-turut).")
FACTS = [
    "kind",
    "year_tk",
    "year_minutes",
    "in_a_row",
    "year_days",
    "reached",
    "doubtful",
    "unknown",
    "until",
    "reckoned_at",
]
LONGEST = 500


@action("watch.reckon", later=True)
def reckon(*, instansi_id: int, by: Any, day: str = "") -> int:
    """Reckon the year of everybody until yesterday, and warn who came to a threshold; how many rows are kept."""
    instansi = Instansi.objects.get(pk=instansi_id)
    until = last_day(instansi, dt.date.fromisoformat(day) if day else today())
    found, plan = facts(instansi, until), rules(instansi, until)
    rows = found.people
    told = rows.join(judged(plan, rows), on="nip").join(judged_before(plan, rows), on="nip")
    tell(instansi_id, f"watch:{until.year}", until=until.isoformat(), people=told.height, unknown=found.unknown)
    kept = _keep(instansi, until, list(told.iter_rows(named=True)))
    _warn(instansi, until, kept, {str(row["nip"]): row for row in told.iter_rows(named=True)})
    return len(kept)


@part
def _keep(instansi: Instansi, until: dt.date, told: list[dict[str, Any]]) -> list[Watch]:
    """The rows as they are now; who has nothing any more falls to nothing."""
    now, ids = timezone.now(), dict(Employee.objects.values_list("nip", "pk"))
    gone = Watch.objects.filter(year=until.year).exclude(employee__nip__in=[str(row["nip"]) for row in told])
    nothing = {"year_tk": 0, "year_minutes": 0, "in_a_row": 0, "year_days": 0, "reached": 0, "doubtful": 0}
    gone.update(**nothing, until=until, reckoned_at=now)
    rows = [
        Watch(
            instansi=instansi, employee_id=ids[str(row["nip"])], year=until.year, until=until, reckoned_at=now,
            **{name: row[name] for name in FACTS[:8]},
        )
        for row in told
    ]  # fmt: skip
    Watch.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["employee", "year"], update_fields=FACTS, batch_size=2_000
    )
    return list(Watch.objects.filter(year=until.year, year_days__gt=0).select_related("employee"))


@part
def _warn(instansi: Instansi, until: dt.date, kept: list[Watch], told: dict[str, dict[str, Any]]) -> None:
    """Tell each who lately came to a threshold for the first time, and her superior; older ones are only noted."""
    came = [one for one in kept if _is_new(one, told[one.employee.nip])]
    new = [one for one in came if _is_recent(told[one.employee.nip])]
    heads = queries.superiors(until, {one.employee_id: one.employee.nip for one in new}) if new else {}
    for one in new:
        data = {"year": one.year, "days": one.year_days, "row": one.in_a_row}
        own = reverse("attendance:watch-own")
        notify(instansi_id=instansi.pk, nips=[one.employee.nip], said=OWN_SAID, url=own, **data)
        if leaders := heads.get(one.employee_id):
            url = reverse("attendance:watch-person", args=[one.employee.nip])
            notify(instansi_id=instansi.pk, nips=leaders, said=HEAD_SAID, url=url, name=one.employee.name, **data)
    for one in came:
        row = told[one.employee.nip]
        one.warned_days = max(one.warned_days, row["warned_days"])
        one.warned_row = max(one.warned_row, row["warned_row"])
    Watch.objects.bulk_update(came, ["warned_days", "warned_row"], batch_size=2_000)


def _is_new(one: Watch, row: dict[str, Any]) -> bool:
    return bool(row["warned_days"] > one.warned_days or row["warned_row"] > one.warned_row)


def _is_recent(row: dict[str, Any]) -> bool:
    """Whether days of the last two weeks brought her there."""
    return bool(row["warned_days"] > row["old_days"] or row["warned_row"] > row["old_warned_row"])


@action("watch.summon")
def draft_summons(*, watch: Watch, hearing_on: dt.date, by: Any) -> WatchNote:
    """Draft a summons to a hearing on a day; it is a paper for the superior to sign, and nothing else happens."""
    tell(watch.instansi_id, f"watch:{watch.employee.nip}", hearing_on=hearing_on.isoformat(), days=watch.year_days)
    if not queries.may_draft(by, watch.employee):
        raise Refused(_("Surat panggilan disusun oleh atasan, pengelola kepegawaian, atau BKD."))
    if not watch.reached:
        raise Refused(_("Belum ada langkah yang tercapai, maka belum ada panggilan."))
    instansi = Instansi.objects.get(pk=watch.instansi_id)
    least = earliest(instansi, today())
    if hearing_on < least:
        said = {"day": least.strftime("%d-%m-%Y")}
        raise Refused(_("Pemeriksaan paling cepat %(day)s: 7 hari kerja setelah surat panggilan.") % said)
    return _note(watch, WatchNote.Kind.SUMMONS, by, hearing_on=hearing_on)


def earliest(instansi: Instansi, day: dt.date) -> dt.date:
    """The first day on which a hearing may be held when called on a day."""
    ahead = rules(instansi, day).parameters["call_ahead"][1].value
    return working_days_after(instansi, day, int(ahead))


@action("watch.handle")
def note_handled(*, watch: Watch, note: str, by: Any) -> WatchNote:
    """The superior writes what was done; the days stay what they are."""
    tell(watch.instansi_id, f"watch:{watch.employee.nip}", days=watch.year_days)
    if not queries.may_handle(by, watch.employee):
        raise Refused(_("Hanya atasan yang mencatat bahwa ini sudah ditangani."))
    if not note.strip():
        raise Refused(_("Tulis apa yang sudah dilakukan, misalnya nomor dan tanggal surat."))
    return _note(watch, WatchNote.Kind.HANDLED, by, note=note.strip()[:LONGEST])


@part
def _note(watch: Watch, kind: str, by: Any, **more: Any) -> WatchNote:
    return WatchNote.objects.create(
        instansi_id=watch.instansi_id, watch=watch, kind=kind, reached=watch.reached, year_days=watch.year_days,
        by=actor_name(by), at=timezone.now(), **more,
    )  # fmt: skip
