"""What a superior says of entries: one, some, or all at once; what the sample drew she opens first."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from sembilan.notices.actions import notify
from sembilan.organisation.access import Permission, today
from sembilan.people.access import visible
from sembilan.performance.models import DailyActivity
from sembilan.records.actions import Refused, action, actor_name, tell
from sembilan.worklog.actions.days import settle
from sembilan.worklog.models import WAITING, Entry
from sembilan.worklog.queries.rules import drawn
from sembilan.worklog.work import Asked, Done

Decision = DailyActivity.Decision
MOST = 1_000  # entries decided at once
SAID = gettext_noop("%(n)s catatan harian Anda ditolak: %(reason)s. Perbaiki atau hapus.")


@action("worklog.decide")
def decide(*, instansi_id: int, asked: Asked, by: Any) -> Done:
    """Approve or reject entries of people this person rates; the day's sum follows at once."""
    if not asked.approves and not asked.reason.strip():
        raise Refused(_("Tulis alasannya, supaya pegawai tahu apa yang harus diperbaiki."))
    if len(asked.versions) > MOST:
        raise Refused(_("Paling banyak %(n)s catatan sekaligus. Pilih sebagian dahulu.") % {"n": MOST})
    found = _held(asked, by)
    same = [one for one in found if one.version == asked.versions[one.pk]]
    told = drawn(same, today())
    kept = [one for one in same if not asked.approves or one.looked_at or not told[one.pk]["drawn"]]
    tell(instansi_id, "work", approves=asked.approves, entries=[one.pk for one in kept], reason=asked.reason)
    verdict = Decision.DISETUJUI if asked.approves else Decision.DITOLAK
    now = timezone.now()
    for one in kept:
        one.decision, one.reason, one.decided_by, one.decided_at = verdict, asked.reason.strip(), actor_name(by), now
        one.is_sample = bool(told[one.pk]["drawn"])
    Entry.objects.bulk_update(kept, ["decision", "reason", "decided_by", "decided_at", "is_sample"])
    settle({(one.employee_id, one.day) for one in kept}, instansi_id=instansi_id)
    if not asked.approves:
        for nip, count in Counter(one.employee.nip for one in kept).items():
            notify(instansi_id=instansi_id, nips=[nip], said=SAID, url="/harian/", n=count, reason=asked.reason)
    return Done(len(kept), len(asked.versions) - len(same), len(same) - len(kept))


@action("worklog.look")
def look(*, entry: Entry, by: Any) -> None:
    """Keep that a superior opened an entry with what proves it."""
    tell(entry.instansi_id, f"work:{entry.employee.nip}", entry=entry.pk, version=entry.version)
    Entry.objects.filter(pk=entry.pk, looked_at=None).update(looked_at=timezone.now())


def _held(asked: Asked, by: Any) -> list[Entry]:
    rated = visible(by, None, Permission.RATE)
    rows = Entry.objects.filter(WAITING, pk__in=asked.versions, employee__in=rated)
    return list(rows.select_for_update(of=("self",)).select_related("employee__instansi").order_by("pk"))
