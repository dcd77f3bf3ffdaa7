"""What the employee does: say what was reached for each RHK, prove it, send it; and that she was shown the result."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from sembilan.documents.actions import Upload, keep_upload
from sembilan.evaluation.actions.course import held, said_before, take_step, tell_people
from sembilan.evaluation.models import Evaluation, Outcome, State
from sembilan.evaluation.queries.law import parameter
from sembilan.evaluation.queries.outcomes import rhks_of
from sembilan.evaluation.queries.reach import WITH_EMPLOYEE, is_employee
from sembilan.records.actions import Refused, action, done_before, part, tell

YOUR_TURN = gettext_noop("%(name)s mengajukan realisasi %(what)s. Giliran Anda menilai.")


@dataclass(frozen=True)
class Realised:
    """What was reached for one RHK: in words, as a figure in thousandths, and what proves it."""

    text: str = ""
    value_milli: int | None = None
    link: str = ""
    upload: Upload | None = None
    drop_document: bool = False


@action("evaluation.report")
def report(
    *, evaluation: Evaluation, realised: Mapping[int, Realised], version: int | None = None, by: Any
) -> Evaluation:
    """Keep what was reached, without sending it yet."""
    tell(evaluation.instansi_id, f"evaluation:{evaluation.employee.nip}", evaluation=evaluation.pk)
    found = _hers(evaluation, version, by=by)
    _put(found, realised, by=by)
    found.version += 1
    found.save()
    return found


@action("evaluation.send")
def send(
    *, evaluation: Evaluation, realised: Mapping[int, Realised], why: str = "", version: int | None = None, by: Any
) -> Evaluation:  # fmt: skip
    """Keep what was reached and send it to the penilai; the same sent twice is sent once."""
    tell(evaluation.instansi_id, f"evaluation:{evaluation.employee.nip}", evaluation=evaluation.pk)
    if _is_sent(evaluation, realised, by=by):
        done_before()
        return evaluation
    found = _hers(evaluation, version, by=by)
    _put(found, realised, by=by)
    _check_told(found, why.strip())
    take_step(found, State.SENT, by=by, text=why.strip())
    tell_people(found, [found.penilai_nip], YOUR_TURN, by=by)
    return found


@action("evaluation.told")
def note_told(*, evaluation: Evaluation, by: Any) -> Evaluation:
    """The employee was shown the result: her days for an objection begin."""
    tell(evaluation.instansi_id, f"evaluation:{evaluation.employee.nip}", evaluation=evaluation.pk)
    found = held(evaluation)
    if found.told_at is not None or found.state != State.FINAL or not is_employee(by, found):
        done_before()
        return found
    found.told_at = timezone.now()
    found.save(update_fields=["told_at"])
    return found


def _is_sent(evaluation: Evaluation, realised: Mapping[int, Realised], *, by: Any) -> bool:
    """Whether just this was sent before; something else from another screen is told that it comes too late."""
    found = held(evaluation)
    if found.state != State.SENT or not is_employee(by, found):
        return False
    stands = {one.rhk_id: (one.text, one.value_milli, one.link) for one in found.outcomes.all()}
    return all(stands.get(rhk) == (one.text, one.value_milli, one.link) for rhk, one in realised.items())


def _hers(evaluation: Evaluation, version: int | None, *, by: Any) -> Evaluation:
    found = held(evaluation)
    if not is_employee(by, found):
        raise Refused(_("Realisasi diisi oleh pegawai yang bersangkutan sendiri."))
    if found.state not in WITH_EMPLOYEE:
        raise Refused(_("Realisasi ini sudah tidak dapat diubah.") + " " + said_before(found))
    return held(evaluation, version)


@part
def _put(evaluation: Evaluation, realised: Mapping[int, Realised], *, by: Any) -> None:
    known = {one.pk for one in rhks_of(evaluation)}
    for rhk, one in realised.items():
        if rhk not in known:
            raise Refused(_("Salah satu RHK sudah tidak ada di SKP ini. Muat ulang halaman lalu isi lagi."))
        given: dict[str, Any] = {"text": one.text, "value_milli": one.value_milli, "link": one.link}
        kept = keep_upload(one.upload, instansi_id=evaluation.instansi_id, owner_nip=evaluation.employee.nip, by=by)
        if kept or one.drop_document:
            given["document"] = kept
        Outcome.objects.update_or_create(
            evaluation=evaluation, rhk_id=rhk, defaults=given,
            create_defaults=given | {"instansi_id": evaluation.instansi_id},
        )  # fmt: skip


def _check_told(evaluation: Evaluation, why: str) -> None:
    """What is sent says something of each RHK, and what has no evidence says why, where the region lets it go."""
    outcomes = {one.rhk_id: one for one in evaluation.outcomes.all()}
    silent = [one.number for one in rhks_of(evaluation) if not _says(outcomes.get(one.pk))]
    if silent:
        numbers = ", ".join(str(number) for number in silent)
        raise Refused(
            _("Isi realisasi RHK nomor %(numbers)s lebih dahulu, dengan kata atau angka.") % {"numbers": numbers}
        )
    bare = [one.number for one in rhks_of(evaluation) if not (outcomes[one.pk].document_id or outcomes[one.pk].link)]
    if not bare:
        return
    told = {"numbers": ", ".join(str(number) for number in bare)}
    if int(parameter(evaluation.employee.instansi, evaluation.first, "evidence_required")):
        raise Refused(_("RHK nomor %(numbers)s belum punya bukti. Lampirkan berkas atau tautan.") % told)
    if not why:
        raise Refused(_("RHK nomor %(numbers)s belum punya bukti. Lampirkan, atau tulis mengapa tidak ada.") % told)


def _says(outcome: Outcome | None) -> bool:
    return outcome is not None and (bool(outcome.text.strip()) or outcome.value_milli is not None)
