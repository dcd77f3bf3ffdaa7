"""The course of an SKP: sent, sent back, agreed; taken over from a penilai who left; opened again as an adendum."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from sembilan.organisation.access import today
from sembilan.people.models import Employee
from sembilan.records.actions import Refused, action, actor_name, done_before, part, tell
from sembilan.skp.actions.course import locked, take_step, tell_people, those_who_agree
from sembilan.skp.actions.making import name_rater
from sembilan.skp.models import WITH_OWNER, WITH_PENILAI, Skp, State
from sembilan.skp.queries.contents import contents_of
from sembilan.skp.queries.missing import missing
from sembilan.skp.queries.reach import has_rater, may_rate
from sembilan.skp.queries.rows import rows_of

FOR_YOU = gettext_noop("%(name)s mengajukan SKP %(year)s untuk jabatan %(post)s. Giliran Anda menyetujuinya.")
AGREED = gettext_noop("SKP %(year)s %(name)s untuk jabatan %(post)s disetujui.")
BACK = gettext_noop("SKP %(year)s %(name)s perlu diperbaiki: %(note)s")
TAKEN_BACK = gettext_noop("%(name)s menarik kembali SKP %(year)s untuk diubah lagi.")
OPENED = gettext_noop("SKP %(year)s %(name)s dibuka untuk adendum: %(note)s")
TAKEN_OVER = gettext_noop("Penilai SKP %(year)s %(name)s berganti: %(note)s")


@action("skp.send")
def send(*, skp: Skp, seen: int | None = None, by: Any) -> Skp:
    """Send it to the penilai, when nothing is missing; sent twice it is sent once."""
    tell(skp.instansi_id, f"skp:{skp.pk}")
    found = locked(skp, None)
    if found.state in WITH_PENILAI:
        done_before()
        return found
    _is_hers(found, by)
    _is_in(found, WITH_OWNER, _("SKP ini tidak sedang disusun, jadi tidak dapat diajukan."))
    found = locked(skp, seen)
    gaps = missing(found, contents_of(found))
    if gaps:
        raise Refused(_("SKP belum lengkap:") + " " + " ".join(one.text for one in gaps))
    state = State.SENT if found.state == State.DRAFT else State.REVISED
    take_step(found, state, by=by)
    tell_people(found, those_who_agree(found), FOR_YOU, by=by)
    return found


@action("skp.take_back")
def take_back(*, skp: Skp, by: Any) -> Skp:
    """Take it back before the penilai has answered."""
    tell(skp.instansi_id, f"skp:{skp.pk}")
    found = locked(skp, None)
    if found.state == State.DRAFT:
        done_before()
        return found
    _is_hers(found, by)
    _is_in(found, WITH_PENILAI, _("SKP ini sudah dijawab penilai, jadi tidak dapat ditarik."))
    take_step(found, State.DRAFT, by=by, text=_("Ditarik kembali"))
    tell_people(found, those_who_agree(found), TAKEN_BACK, by=by)
    return found


@action("skp.agree")
def agree(*, skp: Skp, text: str = "", seen: int | None = None, by: Any) -> Skp:
    """Agree; the whole of what was agreed is kept. Agreed twice it is agreed once."""
    tell(skp.instansi_id, f"skp:{skp.pk}", adendum=skp.adendum)
    found = locked(skp, None)
    _agrees(found, by)
    if found.state == State.AGREED and found.changed_by == actor_name(by):
        done_before()
        return found
    _is_in(found, WITH_PENILAI, _("SKP ini tidak sedang menunggu persetujuan."))
    found = locked(skp, seen)
    said = " ".join(one for one in (_taken(found, by=by), text) if one)
    found.agreed_on = today()
    take_step(found, State.AGREED, by=by, text=said, contents=contents_of(found))
    tell_people(found, [found.employee.nip, found.penilai_nip], AGREED, by=by)
    return found


@action("skp.send_back")
def send_back(*, skp: Skp, text: str, seen: int | None = None, by: Any) -> Skp:
    """Send it back with what is to be mended."""
    tell(skp.instansi_id, f"skp:{skp.pk}")
    found = locked(skp, None)
    _agrees(found, by)
    _is_in(found, WITH_PENILAI, _("SKP ini tidak sedang menunggu persetujuan."))
    if not text.strip():
        raise Refused(_("Tulis apa yang perlu diperbaiki, supaya pegawai tahu."))
    found = locked(skp, seen)
    take_step(found, State.CORRECTION, by=by, text=text.strip())
    tell_people(found, [found.employee.nip], BACK, by=by, note=text.strip())
    return found


@action("skp.take_over")
def take_over(*, skp: Skp, by: Any) -> Skp:
    """The present superior becomes the penilai in place of one who no longer leads the employee."""
    tell(skp.instansi_id, f"skp:{skp.pk}", before=skp.penilai_nip)
    found = locked(skp, None)
    _agrees(found, by)
    if found.penilai_nip == actor_name(by):
        done_before()
        return found
    said = _taken(found, by=by)
    if not said:
        raise Refused(_("Penilai yang tercatat masih memimpin pegawai ini, jadi tidak dapat diambil alih."))
    take_step(found, State(found.state), by=by, text=said)
    tell_people(found, [found.employee.nip], TAKEN_OVER, by=by, note=said)
    return found


@action("skp.open_adendum")
def open_adendum(*, skp: Skp, text: str, by: Any) -> Skp:
    """Open an agreed SKP for a change within its year; what was agreed stays readable and in force until then."""
    tell(skp.instansi_id, f"skp:{skp.pk}", adendum=skp.adendum + 1)
    found = locked(skp, None)
    if actor_name(by) != found.employee.nip and not may_rate(by, found):
        raise Refused(_("Adendum dibuka oleh pegawai atau penilainya."))
    if found.state != State.AGREED and found.adendum == skp.adendum + 1:
        done_before()
        return found
    _is_in(found, (State.AGREED,), _("SKP ini belum disetujui, jadi cukup diubah tanpa adendum."))
    if not found.valid.lower <= today() < found.valid.upper:
        raise Refused(_("Masa SKP ini sudah lewat atau belum mulai, jadi adendum tidak dapat dibuka."))
    if not text.strip():
        raise Refused(_("Tulis alasan adendum, misalnya target unit yang berubah."))
    found.adendum += 1
    # The rows as they stand: should the adendum be given up, they are put back from here.
    take_step(found, State.DRAFT, by=by, text=text.strip(), contents={"rows": rows_of(found)})
    tell_people(found, [found.employee.nip, *those_who_agree(found)], OPENED, by=by, note=text.strip())
    return found


@part
def _taken(skp: Skp, *, by: Any) -> str:
    """Name who does this as the penilai where none is named or the one named left; in words, else nothing."""
    name = actor_name(by)
    if skp.penilai_nip == name or has_rater(skp):
        return ""
    before = Employee.objects.filter(nip=skp.penilai_nip).first()
    name_rater(skp, name)
    if before is None:
        return _("Penilai belum tercatat; kini atasan yang menyetujui.")
    return _("%(name)s tidak lagi memimpin pegawai ini; penilai diambil alih atasan sekarang.") % {
        "name": before.full_name
    }


def _is_hers(skp: Skp, by: Any) -> None:
    if actor_name(by) != skp.employee.nip:
        raise Refused(_("Hanya pegawai yang bersangkutan yang dapat mengajukan atau menarik SKP-nya."))


def _agrees(skp: Skp, by: Any) -> None:
    if not may_rate(by, skp):
        raise Refused(_("SKP ini disetujui penilainya atau atasan pegawai, bukan oleh Anda."))


def _is_in(skp: Skp, states: tuple[State, ...], why: str) -> None:
    if skp.state not in states:
        stands = _("Sekarang: %(state)s.") % {"state": skp.get_state_display()}
        raise Refused(f"{why} {stands}")
