"""An entry changed or taken back by its person, while nobody has approved it."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.db.models.functions import Now
from django.utils.translation import gettext as _

from sembilan.people.models import Employee
from sembilan.performance.models import DailyActivity
from sembilan.records.actions import Refused, action, tell
from sembilan.worklog.actions.days import settle
from sembilan.worklog.actions.entering import check, hold
from sembilan.worklog.actions.proving import prove, unprove
from sembilan.worklog.models import Entry
from sembilan.worklog.queries.facts import facts
from sembilan.worklog.work import Work

Decision = DailyActivity.Decision


@action("worklog.change")
def change(*, entry: Entry, work: Work, version: int, by: Any, drops: Collection[int] = ()) -> Entry:
    """Say it otherwise; a rejected entry is sent again by this. Evidence in `drops` goes, new evidence is added."""
    told = {"minutes": work.minutes, "rhk": work.rhk_id, "drops": len(drops)}
    tell(entry.instansi_id, f"work:{entry.employee.nip}", entry=entry.pk, **told)
    found = _held(entry, version)
    check(facts(found.employee, found.day, without=found), work, is_new=False)
    was_decided = found.decision != Decision.DIAJUKAN
    found.text, found.minutes, found.rhk_id, found.note = work.text, work.minutes, work.rhk_id, work.note
    found.version, found.looked_at = found.version + 1, None
    if was_decided:
        found.decision, found.decided_by, found.decided_at, found.is_sample = Decision.DIAJUKAN, "", None, False
        found.sent_at = Now()
    found.save()
    unprove(found, drops)
    prove(found, work, by=by)
    if was_decided:
        settle([(found.employee_id, found.day)], instansi_id=found.instansi_id)
    return found


@action("worklog.remove")
def remove(*, entry: Entry, version: int, by: Any) -> None:
    """Take an entry back with what proved it."""
    tell(entry.instansi_id, f"work:{entry.employee.nip}", entry=entry.pk, day=entry.day.isoformat())
    found = _held(entry, version)
    unprove(found)
    found.delete()
    if found.decision != Decision.DIAJUKAN:
        settle([(entry.employee_id, entry.day)], instansi_id=entry.instansi_id)


def _held(entry: Entry, version: int) -> Entry:
    hold(entry.employee)
    found = Entry.objects.select_for_update(of=("self",)).select_related("employee__instansi").filter(pk=entry.pk)
    held = found.first()
    if held is None:
        raise Refused(_("Catatan ini sudah dihapus."))
    if held.decision == Decision.DISETUJUI:
        name = Employee.objects.filter(nip=held.decided_by).values_list("name", flat=True).first()
        raise Refused(_("Sudah disetujui %(name)s, jadi tidak dapat diubah lagi.") % {"name": name or held.decided_by})
    if held.version != version:
        raise Refused(_("Catatan ini sudah Anda ubah di tempat lain. Muat ulang, lalu ubah lagi bila masih perlu."))
    return held
