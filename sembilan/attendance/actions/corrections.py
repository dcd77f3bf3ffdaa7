"""Requests to put a day right: asked, mended, withdrawn, decided, opened again. No raw line is ever touched."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict, dataclass
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from sembilan.attendance.models import Correction, CorrectionStep
from sembilan.attendance.queries.corrections import OPEN, course, limits
from sembilan.attendance.queries.turns import reach, superiors_of
from sembilan.documents.actions import Upload as Upload
from sembilan.documents.actions import keep_upload
from sembilan.notices.actions import notify
from sembilan.organisation.access import today
from sembilan.organisation.models import Instansi
from sembilan.people.models import Employee
from sembilan.records.actions import Refused, action, actor_name, done_before, part, tell

State = Correction.State
ASKED = gettext_noop("%(name)s meminta perbaikan kehadiran %(day)s: %(kind)s. Menunggu putusan Anda.")
SAID = {
    State.APPROVED: gettext_noop("Perbaikan kehadiran Anda untuk %(day)s disetujui."),
    State.RETURNED: gettext_noop("Perbaikan kehadiran Anda untuk %(day)s dikembalikan: %(text)s"),
    State.REFUSED: gettext_noop("Perbaikan kehadiran Anda untuk %(day)s ditolak: %(text)s"),
    State.ASKED: gettext_noop("Putusan atas perbaikan kehadiran Anda untuk %(day)s dibuka kembali: %(text)s"),
}


@dataclass(frozen=True)
class Wish:
    """What is asked for a day: its kind, the hours in minutes from midnight, why, and the report of a duty."""

    kind: str
    day: dt.date
    datang: int | None = None
    pulang: int | None = None
    reason: str = ""
    report: str = ""


@action("attendance.ask")
def ask(*, employee: Employee, wish: Wish, upload: Upload | None = None, token: UUID, by: Any) -> Correction:
    """Ask that a day be put right; the same form sent twice is one request."""
    tell(employee.instansi_id, f"correction:{employee.nip}", day=wish.day.isoformat(), kind=wish.kind)
    if actor_name(by) != employee.nip:
        raise Refused(_("Perbaikan hanya diminta untuk diri sendiri."))
    if before := Correction.objects.filter(token=token, employee=employee).first():
        done_before()
        return before
    check_wish(wish, Instansi.objects.get(pk=employee.instansi_id))
    _refuse_twin(employee, wish)
    made = Correction(instansi_id=employee.instansi_id, employee=employee, token=token, **asdict(wish))
    made.document = keep_upload(upload, instansi_id=employee.instansi_id, owner_nip=employee.nip, by=by)
    try:
        with transaction.atomic():
            made.save()
    except IntegrityError:  # both of a double press at the same moment: the second finds the first
        done_before()
        return Correction.objects.get(token=token, employee=employee)
    _step(made, State.ASKED, wish.reason, by=by)
    _tell_superiors(made)
    return made


@action("attendance.mend")
def mend(*, correction: Correction, wish: Wish, upload: Upload | None = None, by: Any) -> Correction:
    """Send a returned request again with what was missing."""
    tell(correction.instansi_id, f"correction:{correction.employee.nip}", correction=correction.pk)
    held = locked(correction)
    _own(held, by)
    if held.state != State.RETURNED:
        raise Refused(_("Permintaan ini tidak sedang dikembalikan.") + " " + said_before(held))
    check_wish(wish, Instansi.objects.get(pk=held.instansi_id))
    for name, value in asdict(wish).items():
        setattr(held, name, value)
    held.document = (
        keep_upload(upload, instansi_id=held.instansi_id, owner_nip=held.employee.nip, by=by) or held.document
    )
    _step(held, State.ASKED, wish.reason, by=by)
    _tell_superiors(held)
    return held


@action("attendance.withdraw")
def withdraw(*, correction: Correction, by: Any) -> Correction:
    """Take one's own request back while nothing has been decided."""
    tell(correction.instansi_id, f"correction:{correction.employee.nip}", correction=correction.pk)
    held = locked(correction)
    _own(held, by)
    if held.state == State.WITHDRAWN:
        done_before()
        return held
    if held.state not in OPEN:
        raise Refused(_("Permintaan ini sudah diputuskan dan tidak dapat ditarik.") + " " + said_before(held))
    _step(held, State.WITHDRAWN, "", by=by)
    return held


@action("attendance.decide")
def decide(*, correction: Correction, state: str, text: str = "", seen: int | None = None, by: Any) -> Correction:
    """Approve, return or refuse a request; of two superiors the second hears who was first."""
    tell(correction.instansi_id, f"correction:{correction.employee.nip}", correction=correction.pk, state=state)
    held = locked(correction)
    last = last_step(held)
    if last.state == state and last.by == actor_name(by):
        done_before()
        return held
    _superior(held, by)
    if held.state != State.ASKED or (seen is not None and seen != last.pk):
        raise Refused(_("Permintaan ini sudah berubah sejak Anda membukanya.") + " " + said_before(held))
    if state not in (State.APPROVED, State.RETURNED, State.REFUSED):
        raise Refused(_("Putusan itu tidak dikenal. Pilih salah satu tombol."))
    _need(text, state != State.APPROVED)
    _step(held, state, text, by=by)
    _tell_employee(held, text)
    return held


@action("attendance.reopen")
def reopen(*, correction: Correction, text: str, by: Any) -> Correction:
    """Revoke a decision, with the reason; it waits to be decided again and counts no longer."""
    tell(correction.instansi_id, f"correction:{correction.employee.nip}", correction=correction.pk)
    held = locked(correction)
    _superior(held, by)
    if held.state not in (State.APPROVED, State.REFUSED):
        raise Refused(_("Hanya putusan yang sudah jatuh dapat dicabut.") + " " + said_before(held))
    _need(text, True)
    _step(held, State.ASKED, text, by=by)
    _tell_employee(held, text)
    return held


def check_wish(wish: Wish, instansi: Instansi) -> None:
    """Refuse what cannot be asked for that day at all; limits that are only exceeded are told to the superior."""
    earliest = limits(instansi).earliest(today())
    if wish.day > today():
        raise Refused(_("Hari itu belum tiba. Minta perbaikan setelah harinya."))
    if wish.day < earliest:
        first = date_format(earliest, "j F Y")
        raise Refused(_("Perbaikan dapat diminta paling awal untuk %(first)s. Hubungi BKD.") % {"first": first})
    if wish.kind in Correction.HOURS_NEEDED and wish.datang is None and wish.pulang is None:
        raise Refused(_("Isi jam datang, jam pulang, atau keduanya."))
    if wish.datang is not None and wish.pulang is not None and wish.pulang <= wish.datang:
        raise Refused(_("Jam pulang harus sesudah jam datang."))


def locked(correction: Correction) -> Correction:
    """The request as it stands, held until this step is done."""
    return Correction.objects.select_for_update(of=("self",)).select_related("employee").get(pk=correction.pk)


def last_step(correction: Correction) -> CorrectionStep:
    """The newest step."""
    return CorrectionStep.objects.filter(correction=correction).latest("pk")


def said_before(correction: Correction) -> str:
    """Who did what last, and when."""
    last = course(correction)[-1]
    at = date_format(localtime(last["step"].at), "j F Y H.i")
    return _("%(done)s oleh %(name)s pada %(at)s.") % {"done": last["said"], "name": last["name"], "at": at}


@part
def _step(correction: Correction, state: str, text: str, *, by: Any) -> None:
    correction.state = state
    correction.save()
    CorrectionStep.objects.create(
        instansi_id=correction.instansi_id, correction=correction, state=state, text=text[:500], by=actor_name(by)
    )


@part
def _tell_superiors(correction: Correction) -> None:
    employee = correction.employee
    _notify(correction, superiors_of(employee), ASKED, name=employee.full_name, kind=correction.get_kind_display())


@part
def _tell_employee(correction: Correction, text: str) -> None:
    _notify(correction, [correction.employee.nip], SAID[State(correction.state)], text=text)


@part
def _notify(correction: Correction, nips: list[str], said: str, **data: str) -> None:
    url = f"/kehadiran/perbaikan/{correction.pk}/"
    day = date_format(correction.day, "j F Y")
    notify(instansi_id=correction.instansi_id, nips=nips, said=said, url=url, day=day, **data)


def _own(correction: Correction, by: Any) -> None:
    if actor_name(by) != correction.employee.nip:
        raise Refused(_("Hanya yang meminta dapat mengubah atau menarik permintaan ini."))


def _superior(correction: Correction, by: Any) -> None:
    if not reach(by).filter(pk=correction.employee_id).exists():
        raise Refused(_("Permintaan ini diputuskan oleh atasan pegawainya, tidak oleh dirinya sendiri."))


def _refuse_twin(employee: Employee, wish: Wish) -> None:
    if Correction.objects.filter(employee=employee, day=wish.day, kind=wish.kind, state__in=OPEN).exists():
        raise Refused(_("Permintaan sejenis untuk hari itu masih menunggu. Tunggu putusannya, atau tarik dahulu."))


def _need(text: str, is_needed: bool) -> None:
    if is_needed and not text.strip():
        raise Refused(_("Tulis alasannya, supaya pegawai tahu mengapa."))
