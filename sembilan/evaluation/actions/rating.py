"""What the penilai does: rate with a word, give back, and what a calibration moves before it is final."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from sembilan.evaluation.actions.course import held, ratings_of, said_before, take_step, tell_people
from sembilan.evaluation.models import Conduct, Evaluation, Outcome, State
from sembilan.evaluation.queries.capaian import capaian_of
from sembilan.evaluation.queries.law import due_on, parameter, predikats
from sembilan.evaluation.queries.outcomes import rhks_of
from sembilan.evaluation.queries.periods import of
from sembilan.evaluation.queries.reach import WITH_EMPLOYEE, may_calibrate, may_rate
from sembilan.organisation.access import today
from sembilan.records.actions import Refused, action, actor_name, part, tell
from sembilan.terms.berakhlak import Nilai
from sembilan.terms.rating import Rating
from sembilan.web.templatetags.say import day as said_day

RETURNED = gettext_noop("Realisasi %(what)s dikembalikan untuk diperbaiki: %(note)s")
MOVED = gettext_noop("Rating %(name)s untuk %(what)s digeser dalam kalibrasi: %(note)s")


@dataclass(frozen=True)
class Judged:
    """What a penilai says: both ratings with their reasons, feedback and rating of each RHK, a word on each value."""

    hasil_kerja: int
    perilaku: int
    hasil_reason: str = ""
    perilaku_reason: str = ""
    advice: str = ""
    feedback: Mapping[int, tuple[str, int | None]] = field(default_factory=dict)
    conduct: Mapping[int, str] = field(default_factory=dict)


@action("evaluation.rate")
def rate(*, evaluation: Evaluation, judged: Judged, version: int | None = None, by: Any) -> Evaluation:
    """Rate one person's period; until it is final it may be rated anew, and what was before is kept."""
    tell(evaluation.instansi_id, f"evaluation:{evaluation.employee.nip}", evaluation=evaluation.pk)
    found = _to_rate(evaluation, version, by=by)
    _check_reasons(found, judged)
    before = ratings_of(found)
    took_over = found.penilai_nip if found.penilai_nip != actor_name(by) else ""
    found.penilai_nip = actor_name(by)
    _say(found, judged)
    _put_ratings(found, judged.hasil_kerja, judged.perilaku)
    changed = {"before": before, "after": ratings_of(found)} | ({"instead_of": took_over} if took_over else {})
    take_step(found, State.RATED, by=by, changed=changed)
    return found


@action("evaluation.give_back")
def give_back(*, evaluation: Evaluation, text: str, version: int | None = None, by: Any) -> Evaluation:
    """Give it back to the employee with a word what to mend."""
    tell(evaluation.instansi_id, f"evaluation:{evaluation.employee.nip}", evaluation=evaluation.pk)
    found = held(evaluation, version)
    _check_penilai(found, by=by)
    if found.state not in (State.SENT, State.RATED):
        raise Refused(_("Hanya yang sudah diajukan dapat dikembalikan.") + " " + said_before(found))
    if not text.strip():
        raise Refused(_("Tulis apa yang perlu diperbaiki, supaya pegawai tahu."))
    take_step(found, State.RETURNED, by=by, text=text.strip())
    tell_people(found, [found.employee.nip], RETURNED, by=by, note=text.strip())
    return found


@action("evaluation.move")
def move_rating(
    *, evaluation: Evaluation, hasil_kerja: int, perilaku: int, reason: str, version: int | None = None, by: Any
) -> Evaluation:  # fmt: skip
    """Move the ratings of one person in a calibration, with a reason, before they are final."""
    tell(evaluation.instansi_id, f"evaluation:{evaluation.employee.nip}", evaluation=evaluation.pk)
    found = held(evaluation, version)
    if not (may_calibrate(by, found) or may_rate(by, found)):
        raise Refused(_("Rating digeser oleh penilainya, atau oleh BKD dan PPK dalam kalibrasi."))
    if found.state == State.FINAL:
        raise Refused(_("Rating ini sudah ditetapkan. Sesudah itu hanya keberatan yang dapat mengubahnya."))
    if found.state != State.RATED:
        raise Refused(_("Belum ada rating yang dapat digeser.") + " " + said_before(found))
    if not reason.strip():
        raise Refused(_("Tulis alasan pergeseran ini."))
    before = ratings_of(found)
    _put_ratings(found, hasil_kerja, perilaku)
    changed = {"before": before, "after": ratings_of(found), "calibration": True}
    take_step(found, State.RATED, by=by, text=reason.strip(), changed=changed)
    tell_people(found, [found.penilai_nip], MOVED, by=by, note=reason.strip())
    return found


def _to_rate(evaluation: Evaluation, version: int | None, *, by: Any) -> Evaluation:
    found = held(evaluation, version)
    _check_penilai(found, by=by)
    if found.state == State.FINAL:
        raise Refused(_("Rating ini sudah ditetapkan.") + " " + said_before(found))
    due = due_on(found.employee.instansi, of(found))
    if found.state in WITH_EMPLOYEE and today() <= due:
        raise Refused(
            _("Pegawai belum mengajukan realisasinya. Tanpa itu Anda dapat menilai sesudah %(day)s.")
            % {"day": said_day(due)}
        )
    return found


def _check_penilai(evaluation: Evaluation, *, by: Any) -> None:
    if not may_rate(by, evaluation):
        raise Refused(_("Hanya penilainya, yaitu atasan langsung hari ini, yang dapat menilai pegawai ini."))


def _check_reasons(evaluation: Evaluation, judged: Judged) -> None:
    """Each rating above or below what was expected says why; as expected where the region wants it."""
    is_always = bool(int(parameter(evaluation.employee.instansi, evaluation.first, "reason_when_met")))
    for value, reason, said in (
        (judged.hasil_kerja, judged.hasil_reason, _("hasil kerja")),
        (judged.perilaku, judged.perilaku_reason, _("perilaku kerja")),
    ):
        if value not in set(Rating):
            raise Refused(_("Pilih rating %(what)s.") % {"what": said})
        if not reason.strip() and (is_always or value != Rating.SESUAI):
            raise Refused(_("Tulis alasan rating %(what)s, dengan fakta yang dapat dibaca pegawai.") % {"what": said})


@part
def _put_ratings(evaluation: Evaluation, hasil_kerja: int, perilaku: int) -> None:
    evaluation.hasil_kerja, evaluation.perilaku = hasil_kerja, perilaku
    ratings = {evaluation.pk: (hasil_kerja, perilaku)}
    evaluation.predikat = predikats(evaluation.employee.instansi, evaluation.first, ratings)[evaluation.pk]
    evaluation.capaian = capaian_of(evaluation)


@part
def _say(evaluation: Evaluation, judged: Judged) -> None:
    """Keep the words: of each RHK, of each value, and why."""
    evaluation.hasil_reason, evaluation.perilaku_reason = judged.hasil_reason.strip(), judged.perilaku_reason.strip()
    evaluation.advice = judged.advice.strip()
    known = {one.pk for one in rhks_of(evaluation)}
    for rhk in known & set(judged.feedback):
        text, rating = judged.feedback[rhk]
        given = {"feedback": text.strip(), "rating": rating}
        Outcome.objects.update_or_create(
            evaluation=evaluation, rhk_id=rhk, defaults=given,
            create_defaults=given | {"instansi_id": evaluation.instansi_id},
        )  # fmt: skip
    _say_of_values(evaluation, {int(value): judged.conduct.get(int(value), "").strip() for value in Nilai})


@part
def _say_of_values(evaluation: Evaluation, texts: Mapping[int, str]) -> None:
    """A word on each value; what was taken back is gone, and the record of it stays in what was said before."""
    said = {value: text for value, text in texts.items() if text}
    rows = Conduct.objects.filter(evaluation=evaluation)
    rows.exclude(value__in=said).delete()
    for value, text in said.items():
        if not rows.filter(value=value).update(text=text):
            Conduct.objects.create(evaluation=evaluation, value=value, text=text, instansi_id=evaluation.instansi_id)
