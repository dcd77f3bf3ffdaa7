"""Official travel: one surat tugas for several people, decided by the superior, and the report after the return."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from sembilan.attendance.models import Absence
from sembilan.documents.actions import keep_upload
from sembilan.leave.actions.course import (
    Refused,
    Upload,
    go_away,
    hold,
    locked,
    said_before,
    take_step,
    tell_people,
)
from sembilan.leave.kinds import Kind
from sembilan.leave.models import LeaveRequest, State, TravelReport
from sembilan.leave.queries.balance import Asked
from sembilan.leave.queries.obstacles import look
from sembilan.leave.queries.reach import may_order, superiors
from sembilan.organisation.access import Permission, today
from sembilan.organisation.models import Instansi
from sembilan.people.access import visible
from sembilan.people.models import Employee
from sembilan.records.actions import action, actor_name, done_before, part, tell

YOUR_TURN = gettext_noop("Surat tugas %(name)s %(what)s menunggu persetujuan Anda.")
APPROVED = gettext_noop("Perjalanan dinas %(name)s %(what)s disetujui. Serahkan laporannya setelah kembali.")
REFUSED = gettext_noop("Perjalanan dinas %(name)s %(what)s tidak disetujui: %(note)s")
MOST = 30
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


@dataclass(frozen=True)
class Errand:
    """A travel as it is ordered: when, where to, what for."""

    first: dt.date
    last: dt.date
    place: str
    purpose: str
    letter: str = ""


@action("travel.order")
def order(
    *, people: Sequence[Employee], errand: Errand, upload: Upload | None = None, token: uuid.UUID, by: Any
) -> list[LeaveRequest]:
    """One surat tugas for these people; who is the superior of all of them has decided it by ordering it."""
    main = people[0]
    tell(main.instansi_id, f"travel:{main.nip}", people=len(people))
    ids = [one.pk for one in people]
    hold(ids)
    sent = list(LeaveRequest.objects.filter(party=token).order_by("pk"))
    if sent:
        done_before()
        return sent
    if len(people) > MOST or not may_order(by, people):
        raise Refused(_("Surat tugas hanya untuk Anda sendiri, atau untuk pegawai yang Anda pimpin atau kelola."))
    file = keep_upload(upload, instansi_id=main.instansi_id, owner_nip=main.nip, by=by)
    made = [_one(person, errand, token, by=by) for person in people]
    LeaveRequest.objects.filter(party=token).update(document=file)
    if visible(by, None, Permission.SUPERVISE).filter(pk__in=ids).count() == len(ids):
        _approve(made, by=by)
    else:
        tell_people(made[0], {nip for one in people for nip in superiors(one)}, YOUR_TURN, by=by)
    return made


@action("travel.decide")
def settle(*, request: LeaveRequest, is_agreed: bool, text: str = "", by: Any) -> LeaveRequest:
    """The superior decides on all whom the surat tugas names and whom she leads."""
    tell(request.instansi_id, f"travel:{request.employee.nip}", request=request.pk, is_agreed=is_agreed)
    hold(list(LeaveRequest.objects.filter(party=request.party).values_list("employee", flat=True)))
    found = LeaveRequest.objects.get(pk=request.pk)
    led = visible(by, None, Permission.SUPERVISE)
    party = LeaveRequest.objects.select_for_update(of=("self",)).select_related("employee__instansi")
    waiting = list(party.filter(Q(party=found.party), state=State.SUPERIOR, employee__in=led).order_by("pk"))
    if not waiting:
        raise Refused(_("Surat tugas ini sudah diputuskan, atau bukan giliran Anda.") + " " + said_before(found))
    if not is_agreed and not text.strip():
        raise Refused(_("Tulis alasannya, supaya pemohon tahu."))
    if is_agreed:
        _approve(waiting, text, by=by)
    for one in [] if is_agreed else waiting:
        one.superior_nip = actor_name(by)
        take_step(one, State.REFUSED, by=by, text=text)
        tell_people(one, [one.employee.nip], REFUSED, by=by, note=text)
    return locked(request)


@action("travel.report")
def report(*, request: LeaveRequest, text: str, upload: Upload | None = None, by: Any) -> LeaveRequest:
    """What came of the travel, handed in after the return; handed in again it replaces the former."""
    tell(request.instansi_id, f"travel:{request.employee.nip}", request=request.pk)
    found = locked(request)
    if found.kind != Kind.DINAS_LUAR or found.state != State.APPROVED:
        raise Refused(_("Laporan hanya untuk perjalanan dinas yang disetujui."))
    if actor_name(by) != found.employee.nip:
        raise Refused(_("Laporan diserahkan oleh yang melakukan perjalanan."))
    if found.first > today():
        raise Refused(_("Perjalanan ini belum dimulai."))
    given: dict[str, Any] = {"text": text, "instansi_id": found.instansi_id}
    if upload is not None:
        given["document"] = keep_upload(upload, instansi_id=found.instansi_id, owner_nip=found.employee.nip, by=by)
    TravelReport.objects.update_or_create(request=found, defaults=given)
    take_step(found, State.APPROVED, by=by, text=_("Laporan diserahkan"))
    return found


@part
def _one(person: Employee, errand: Errand, token: uuid.UUID, *, by: Any) -> LeaveRequest:
    looked = look(person, Asked(Kind.DINAS_LUAR, errand.first, errand.last, today()))
    if looked.hindrances:
        raise Refused(f"{person.full_name}: " + " ".join(one.text for one in looked.hindrances))
    made = LeaveRequest(
        instansi_id=person.instansi_id, employee=person, kind=Kind.DINAS_LUAR, first=errand.first, last=errand.last,
        days=looked.days, reason=errand.purpose, place=errand.place, letter=errand.letter, party=token,
        token=uuid.uuid5(token, person.nip),
    )  # fmt: skip
    take_step(made, State.SUPERIOR, by=by)
    return made


@part
def _approve(party: Sequence[LeaveRequest], text: str = "", *, by: Any) -> None:
    letter = party[0].letter or _number(party[0])
    for one in party:
        away = Absence.objects.filter(
            employee=one.employee, first__lte=one.last, last__gte=one.first, decision=Absence.Decision.DISETUJUI
        )
        if away.exists():
            raise Refused(_("%(name)s sudah cuti atau dinas pada hari itu.") % {"name": one.employee.full_name})
        one.letter, one.superior_nip, one.absence = letter, actor_name(by), go_away(one)
        take_step(one, State.APPROVED, by=by, text=text)
        tell_people(one, [one.employee.nip], APPROVED, by=by)


def _number(request: LeaveRequest) -> str:
    """The next number of a surat tugas in its year; of two at once the second waits for the first."""
    Instansi.objects.select_for_update().get(pk=request.instansi_id)
    day = today()
    tail = f"/ST/{ROMAN[day.month - 1]}/{day.year}"
    numbered = LeaveRequest.objects.filter(letter__endswith=f"/{day.year}", letter__contains="/ST/")
    known = numbered.values_list("letter", flat=True).distinct()
    taken = [int(one.split("/")[0]) for one in known if one.split("/")[0].isdigit()]
    return f"{max(taken, default=0) + 1:03d}{tail}"
