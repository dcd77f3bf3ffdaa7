"""Keberatan: the employee objects, the penilai is heard, her superior decides with reasons, and finally."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from sembilan.documents.actions import Upload, keep_upload
from sembilan.evaluation.actions.course import held, ratings_of, tell_people
from sembilan.evaluation.actions.finalising import put_months
from sembilan.evaluation.models import Evaluation, EvaluationStep, Objection, ObjectionStep, State
from sembilan.evaluation.queries.deadline import deadline
from sembilan.evaluation.queries.law import predikats
from sembilan.evaluation.queries.periods import of
from sembilan.evaluation.queries.reach import deciders, is_employee, may_decide
from sembilan.records.actions import Refused, action, actor_name, done_before, part, tell
from sembilan.terms.rating import Rating
from sembilan.web.templatetags.say import day as said_day

ASKED = gettext_noop("%(name)s mengajukan keberatan atas evaluasi %(what)s. Anda yang memutuskan.")
HEAR = gettext_noop("%(name)s mengajukan keberatan atas penilaian Anda %(what)s. Beri keterangan Anda.")
DECIDED = gettext_noop("Keberatan %(name)s atas evaluasi %(what)s diputus: %(note)s")


@action("evaluation.object")
def object_to(*, evaluation: Evaluation, reason: str, upload: Upload | None = None, token: UUID, by: Any) -> Objection:
    """Object to a final result, within the days of the rule; sent twice it is one."""
    tell(evaluation.instansi_id, f"evaluation:{evaluation.employee.nip}", evaluation=evaluation.pk)
    found = held(evaluation)
    twin = Objection.objects.filter(evaluation=found).first()
    if twin is not None and twin.token == token and is_employee(by, found):
        done_before()
        return twin
    _check_possible(found, twin, reason, by=by)
    kept = keep_upload(upload, instansi_id=found.instansi_id, owner_nip=found.employee.nip, by=by)
    made = Objection.objects.create(
        instansi_id=found.instansi_id, evaluation=found, reason=reason.strip(), document=kept, token=token
    )
    _take_step(made, Objection.State.SENT, reason.strip(), by=by)
    tell_people(found, deciders(found), ASKED, by=by)
    tell_people(found, [found.penilai_nip], HEAR, by=by)
    return made


@action("evaluation.answer")
def answer(*, objection: Objection, text: str, by: Any) -> Objection:
    """What the penilai says when she is heard; once."""
    tell(objection.instansi_id, f"evaluation:{objection.evaluation.employee.nip}", objection=objection.pk)
    found = _held(objection)
    if actor_name(by) != found.evaluation.penilai_nip:
        raise Refused(_("Yang memberi keterangan adalah penilai yang menetapkan rating ini."))
    if found.state != Objection.State.SENT:
        raise Refused(_("Keberatan ini sudah diputus."))
    if found.heard:
        raise Refused(_("Keterangan Anda sudah tercatat dan tidak dapat diganti."))
    if not text.strip():
        raise Refused(_("Tulis keterangan Anda."))
    found.heard = text.strip()
    found.save()
    _take_step(found, Objection.State.SENT, text.strip(), by=by)
    return found


@action("evaluation.withdraw")
def withdraw(*, objection: Objection, by: Any) -> Objection:
    """The employee takes her objection back while it is not decided."""
    tell(objection.instansi_id, f"evaluation:{objection.evaluation.employee.nip}", objection=objection.pk)
    found = _held(objection)
    if found.state == Objection.State.WITHDRAWN:
        done_before()
        return found
    if not is_employee(by, found.evaluation) or found.state != Objection.State.SENT:
        raise Refused(_("Keberatan ini tidak dapat ditarik lagi."))
    found.state = Objection.State.WITHDRAWN
    found.save()
    _take_step(found, Objection.State.WITHDRAWN, "", by=by)
    return found


@action("evaluation.decide")
def decide(
    *, objection: Objection, text: str, hasil_kerja: int | None = None, perilaku: int | None = None, by: Any
) -> Objection:  # fmt: skip
    """The superior of the penilai decides: with new ratings it is upheld, without it is refused. Final either way."""
    tell(objection.instansi_id, f"evaluation:{objection.evaluation.employee.nip}", objection=objection.pk)
    found = _held(objection)
    if found.state != Objection.State.SENT:
        raise Refused(_("Keberatan ini sudah diputus; putusannya final."))
    if not may_decide(by, found):
        raise Refused(_("Keberatan diputus oleh atasan penilai, bukan oleh penilainya sendiri."))
    if not text.strip():
        raise Refused(_("Tulis alasan putusan ini; pegawai dan penilai membacanya."))
    if (hasil_kerja is None) != (perilaku is None):
        raise Refused(_("Untuk menerima keberatan, isi kedua rating yang baru."))
    if hasil_kerja is not None and perilaku is not None:
        _uphold(found, hasil_kerja, perilaku, text.strip(), by=by)
    state = Objection.State.REFUSED if hasil_kerja is None else Objection.State.UPHELD
    found.state, found.decision, found.decided_by = state, text.strip(), actor_name(by)
    found.decided_at = timezone.now()
    found.save()
    _take_step(found, state, text.strip(), by=by)
    one = found.evaluation
    tell_people(one, [one.employee.nip, one.penilai_nip], DECIDED, by=by, note=str(state.label).lower())
    return found


@part
def _uphold(objection: Objection, hasil_kerja: int, perilaku: int, text: str, *, by: Any) -> None:
    """The result of record follows; what it was before stays in the step."""
    if {hasil_kerja, perilaku} - set(Rating):
        raise Refused(_("Pilih kedua rating yang baru."))
    one = held(objection.evaluation)
    before = ratings_of(one)
    if (hasil_kerja, perilaku) == (one.hasil_kerja, one.perilaku):
        raise Refused(_("Rating yang baru sama dengan yang lama. Ubah salah satu, atau tolak keberatan ini."))
    one.hasil_kerja, one.perilaku, one.version = hasil_kerja, perilaku, one.version + 1
    one.predikat = predikats(one.employee.instansi, one.first, {one.pk: (hasil_kerja, perilaku)})[one.pk]
    one.save()
    EvaluationStep.objects.create(
        instansi_id=one.instansi_id, evaluation=one, state=State.FINAL, text=text, by=actor_name(by),
        changed={"before": before, "after": ratings_of(one), "objection": objection.pk},
    )  # fmt: skip
    put_months(one.employee.instansi, of(one), {one.employee_id})
    objection.evaluation = one


def _check_possible(found: Evaluation, twin: Objection | None, reason: str, *, by: Any) -> None:
    if not is_employee(by, found):
        raise Refused(_("Keberatan diajukan oleh pegawai yang dinilai sendiri."))
    if found.state != State.FINAL:
        raise Refused(_("Keberatan diajukan sesudah hasilnya ditetapkan."))
    if twin is not None:
        raise Refused(_("Atas hasil ini sudah pernah diajukan keberatan; hanya sekali, dan putusannya final."))
    found_days = deadline(found)
    if found_days.is_over:
        told = {"day": said_day(found_days.until)}
        raise Refused(_("Batas mengajukan keberatan atas hasil ini adalah %(day)s dan sudah lewat.") % told)
    if not reason.strip():
        raise Refused(_("Tulis alasan keberatan Anda, bila dapat dengan bukti."))


def _held(objection: Objection) -> Objection:
    rows = Objection.objects.select_for_update(of=("self",)).select_related("evaluation__employee__instansi")
    return rows.get(pk=objection.pk)


@part
def _take_step(objection: Objection, state: Objection.State, text: str, *, by: Any) -> None:
    ObjectionStep.objects.create(
        instansi_id=objection.instansi_id, objection=objection, state=state, text=text, by=actor_name(by)
    )
