"""An entry made, once for each token, on a day that is open and has room; with what proves it."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from django.utils.translation import gettext as _

from sembilan.people.models import Employee
from sembilan.records.actions import Refused, action, done_before, tell
from sembilan.web.templatetags.say import day as said_day
from sembilan.worklog.actions.proving import prove
from sembilan.worklog.models import Entry
from sembilan.worklog.queries.facts import Facts, facts
from sembilan.worklog.work import Work


@action("worklog.enter")
def enter(*, employee: Employee, day: dt.date, work: Work, token: uuid.UUID, by: Any) -> Entry:
    """Enter work of a day; the same token twice is one entry, wherever it was sent from."""
    tell(employee.instansi_id, f"work:{employee.nip}", day=day.isoformat(), minutes=work.minutes, rhk=work.rhk_id)
    hold(employee)
    before = Entry.objects.filter(employee=employee, token=token).first()
    if before is not None:
        done_before()
        return before
    known = facts(employee, day)
    check(known, work, is_new=True)
    made = Entry.objects.create(
        instansi_id=employee.instansi_id, employee=employee, day=day, text=work.text, minutes=work.minutes,
        rhk_id=work.rhk_id, note=work.note, is_free=bool(known.free), token=token,
    )  # fmt: skip
    prove(made, work, by=by)
    return made


def hold(employee: Employee) -> None:
    """Let nothing else be entered for this person until this is done: two at once would both find room."""
    rows = Employee.objects.select_for_update(of=("self",), no_key=True).filter(pk=employee.pk)
    list(rows.values_list("pk"))


def check(known: Facts, work: Work, *, is_new: bool) -> None:
    """Refuse what the rules do not let in, with the sentence for whoever asks."""
    if work.rhk_id is not None and work.rhk_id not in {one.pk for one in known.choices}:
        raise Refused(_("RHK ini tidak ada dalam SKP Anda yang disetujui. Pilih lagi."))
    told = known.judged(work.minutes, has_rhk=work.rhk_id is not None, has_word=bool(work.note))
    allowed = known.rules.limits
    if is_new and not told["day_met"]:
        said = {"day": said_day(known.day), "n": allowed["days_back"]}
        raise Refused(
            _("%(day)s tidak dapat dicatat. Yang terbuka hanya hari ini sampai %(n)s hari ke belakang.") % said
        )
    if not told["minutes_met"]:
        said = {"most": allowed["most_minutes"], "room": told["room"]}
        raise Refused(_("Paling banyak %(most)s menit sehari; hari ini masih %(room)s menit. Kurangi menitnya.") % said)
    if not told["word_met"]:
        raise Refused(_needed(known, work))


def _needed(known: Facts, work: Work) -> str:
    if known.free:
        free = {"free": known.free}
        return _("Hari ini hari bebas (%(free)s). Tulis keterangan mengapa Anda bekerja, lalu simpan lagi.") % free
    return _("Pilih RHK, atau tulis keterangan mengapa pekerjaan ini di luar RHK.")
