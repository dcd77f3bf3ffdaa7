"""What a single day is by decision, and letters by which one works from elsewhere."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from sembilan.notices.actions import notify
from sembilan.organisation.models import Unor
from sembilan.people.models import Employee
from sembilan.records.actions import Refused, action, tell
from sembilan.worktime.actions.others import never_herself
from sembilan.worktime.models import Remote, SpecialDay

SENT = gettext_noop("Anda bekerja dari tempat lain mulai %(since)s menurut %(source)s.")


@action("day.name")
def name_day(
    *,
    instansi_id: int,
    unor: Unor | None,
    day: dt.date,
    kind: str,
    name: str,
    starts: int | None,
    ends: int | None,
    decision: str,
    by: Any,
) -> SpecialDay:
    """Say by a decision what one day is for a unit with all under it, or for the whole region."""
    tell(instansi_id, f"day:{day}", kind=kind, unor=unor.kode if unor else "*", decision=decision)
    try:
        with transaction.atomic():
            return SpecialDay.objects.create(
                instansi_id=instansi_id, unor=unor, day=day, kind=kind, name=name, starts=starts, ends=ends,
                decision=decision,
            )  # fmt: skip
    except IntegrityError as clash:
        raise Refused(_("Hari itu sudah ditetapkan begitu untuk tempat yang sama. Hapus dahulu yang lama.")) from clash


@action("day.unname")
def unname_day(*, special: SpecialDay, by: Any) -> None:
    """Take the decision about a day back; a day whose roll was called stays."""
    tell(special.instansi_id, f"day:{special.day}", kind=special.kind, decision=special.decision)
    if special.musters.exists():
        raise Refused(_("Daftar hadirnya sudah diisi, jadi hari ini tidak dapat dihapus lagi."))
    special.delete()


@action("remote.send")
def send_home(
    *, employee: Employee, mode: int, weekdays: Sequence[int], first: dt.date, until: dt.date, source: str, by: Any
) -> Remote:
    """Let one person work from home or from anywhere for a time, by a letter."""
    tell(employee.instansi_id, f"remote:{employee.nip}", mode=mode, first=f"{first}", until=f"{until}", source=source)
    never_herself(employee, by)
    try:
        with transaction.atomic():
            sent = Remote.objects.create(
                instansi_id=employee.instansi_id, employee=employee, mode=mode, weekdays=list(weekdays),
                valid=(first, until), source=source,
            )  # fmt: skip
    except IntegrityError as clash:
        raise Refused(_("Pada masa itu sudah ada surat untuk orang ini. Akhiri dahulu yang lama.")) from clash
    notify(
        instansi_id=employee.instansi_id, nips=[employee.nip], said=SENT, url="/jam-kerja/", since=f"{first:%d-%m-%Y}",
        source=source,
    )  # fmt: skip
    return sent


@action("remote.end")
def end_remote(*, remote: Remote, until: dt.date, by: Any) -> None:
    """From a day on the letter holds no more; one that had not begun yet is taken back whole."""
    tell(remote.instansi_id, f"remote:{remote.employee.nip}", until=f"{until}")
    never_herself(remote.employee, by)
    if remote.valid.upper is not None and until >= remote.valid.upper:
        raise Refused(_("Surat ini sudah berakhir pada atau sebelum hari itu."))
    if until <= remote.valid.lower:
        remote.delete()
        return
    remote.valid = (remote.valid.lower, until)
    remote.save(update_fields=["valid"])
