"""A movement proposed with its reason, accepted, refused or taken back; what became final meanwhile stays as it is."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from sembilan.calibration.actions.course import check_leads, held, name_of, take_step, tell_people
from sembilan.calibration.models import Movement, Session
from sembilan.calibration.queries.reach import named, takes_part
from sembilan.evaluation.actions import move_rating
from sembilan.evaluation.models import Evaluation, State
from sembilan.evaluation.queries.law import predikats
from sembilan.records.actions import Refused, action, actor_name, done_before, part, tell
from sembilan.terms.rating import Rating

WAITS = gettext_noop("Usulan pergeseran rating %(name)s dalam kalibrasi %(what)s menunggu Anda.")
ACCEPTED = gettext_noop("Usulan pergeseran rating %(name)s dalam kalibrasi %(what)s diterima: %(note)s")
REFUSED = gettext_noop("Usulan pergeseran rating %(name)s dalam kalibrasi %(what)s tidak diterima: %(note)s")
TO_PERSON = gettext_noop("Rating Anda untuk %(what)s termasuk yang dibahas dan digeser dalam kalibrasi: %(note)s")


@dataclass(frozen=True)
class Move:
    """To which ratings, why, the version of the evaluation that was seen, and the number of the form."""

    hasil_kerja: int
    perilaku: int
    reason: str
    version: int
    token: uuid.UUID


@action("calibration.propose")
def propose(*, session: Session, evaluation: Evaluation, move: Move, by: Any) -> Movement:
    """Propose to move one person's ratings; the leader of the session decides."""
    tell(
        session.instansi_id, f"calibration:{session.pk}", evaluation=evaluation.pk, to=[move.hasil_kerja, move.perilaku]
    )
    if sent := Movement.objects.filter(token=move.token).first():
        done_before()
        return sent
    found = held(session)
    rated = _to_move(found, evaluation, move, by=by)
    ratings = {rated.pk: (move.hasil_kerja, move.perilaku)}
    try:
        with transaction.atomic():
            made = Movement.objects.create(
                instansi_id=found.instansi_id, session=found, evaluation=rated, reason=move.reason.strip(),
                from_hasil=rated.hasil_kerja or 0, from_perilaku=rated.perilaku or 0, from_predikat=rated.predikat or 0,
                to_hasil=move.hasil_kerja, to_perilaku=move.perilaku, token=move.token, proposed_by=actor_name(by),
                to_predikat=predikats(found.instansi, rated.first, ratings)[rated.pk],
            )  # fmt: skip
    except IntegrityError as taken:
        raise Refused(_("Sudah ada usulan lain untuk pegawai ini yang menunggu putusan.")) from taken
    take_step(found, "diusulkan", by=by, text=made.reason, movement=made)
    tell_people(found, [found.leader_nip], WAITS, by=by, name=rated.employee.full_name)
    return made


@action("calibration.accept")
def accept(*, movement: Movement, text: str, by: Any) -> Movement:
    """Accept it: the ratings move in the same moment; rater and employee are told why."""
    tell(movement.instansi_id, f"calibration:{movement.session_id}", movement=movement.pk)
    session, found = _to_decide(movement, by=by)
    evaluation = found.evaluation
    if actor_name(by) == evaluation.employee.nip:
        raise Refused(_("Rating Anda sendiri tidak Anda putuskan. Mintalah yang lain memimpin untuk usulan ini."))
    if (evaluation.hasil_kerja, evaluation.perilaku) != (found.from_hasil, found.from_perilaku):
        raise Refused(
            _("Rating pegawai ini berubah sejak diusulkan. Tolak usulan ini, lalu usulkan dari rating sekarang.")
        )
    move_rating(
        evaluation=evaluation, hasil_kerja=found.to_hasil, perilaku=found.to_perilaku, reason=found.reason, by=by
    )
    _decided(found, Movement.State.ACCEPTED, text, by=by)
    take_step(session, "diterima", by=by, text=text, movement=found)
    said = {"name": evaluation.employee.full_name, "note": found.reason}
    tell_people(session, [found.proposed_by], ACCEPTED, by=by, **said)
    tell_people(session, [evaluation.employee.nip], TO_PERSON, by=by, url=reverse("calibration:own"), note=found.reason)
    return found


@action("calibration.refuse")
def refuse(*, movement: Movement, text: str, by: Any) -> Movement:
    """Do not accept it, with a word why; the ratings stay."""
    tell(movement.instansi_id, f"calibration:{movement.session_id}", movement=movement.pk)
    session, found = _to_decide(movement, by=by)
    if not text.strip():
        raise Refused(_("Tulis mengapa usulan ini tidak diterima, supaya pengusul tahu."))
    _decided(found, Movement.State.REFUSED, text, by=by)
    take_step(session, "ditolak", by=by, text=text, movement=found)
    tell_people(session, [found.proposed_by], REFUSED, by=by, name=found.evaluation.employee.full_name, note=text)
    return found


@action("calibration.withdraw")
def withdraw(*, movement: Movement, by: Any) -> Movement:
    """Take back one's own proposal before it is decided."""
    tell(movement.instansi_id, f"calibration:{movement.session_id}", movement=movement.pk)
    session = held(movement.session)
    found = _undecided(movement)
    if found.proposed_by != actor_name(by):
        raise Refused(_("Hanya pengusulnya yang dapat menarik usulan."))
    _decided(found, Movement.State.WITHDRAWN, "", by=by)
    take_step(session, "ditarik", by=by, movement=found)
    return found


def _to_move(session: Session, evaluation: Evaluation, move: Move, *, by: Any) -> Evaluation:
    """The evaluation as it stands, if it may be moved."""
    if not takes_part(by, session):
        raise Refused(_("Usulan dibuat oleh penilai yang ikut dan oleh pemimpin kalibrasi."))
    found = named(by, session).filter(pk=evaluation.pk).first()
    if found is None:
        raise Refused(_("Pegawai ini tidak termasuk yang dapat Anda usulkan dalam kalibrasi ini."))
    if found.state == State.FINAL:
        raise Refused(_("Rating ini sudah ditetapkan, jadi tidak dapat digeser lagi. Yang tersisa hanyalah keberatan."))
    if found.version != move.version:
        raise Refused(_("Evaluasi ini berubah sejak Anda membukanya. Periksa rating sekarang lalu usulkan lagi."))
    if move.hasil_kerja not in set(Rating) or move.perilaku not in set(Rating):
        raise Refused(_("Pilih rating tujuan."))
    if (move.hasil_kerja, move.perilaku) == (found.hasil_kerja, found.perilaku):
        raise Refused(_("Rating tujuan sama dengan rating sekarang."))
    if not move.reason.strip():
        raise Refused(_("Tulis alasan pergeseran ini, dengan fakta yang dapat dibaca pegawai."))
    return found


def _to_decide(movement: Movement, *, by: Any) -> tuple[Session, Movement]:
    session = held(movement.session)
    check_leads(session, by=by)
    return session, _undecided(movement)


def _undecided(movement: Movement) -> Movement:
    rows = Movement.objects.select_for_update(of=("self",)).select_related("evaluation__employee")
    found = rows.get(pk=movement.pk)
    if found.state != Movement.State.PROPOSED:
        told = {"state": found.get_state_display(), "name": name_of(found.decided_by)}
        raise Refused(_("Usulan ini sudah diputus oleh %(name)s: %(state)s.") % told)
    return found


@part
def _decided(movement: Movement, state: Movement.State, text: str, *, by: Any) -> None:
    movement.state, movement.decision = state, text.strip()
    movement.decided_by, movement.decided_at = actor_name(by), timezone.now()
    movement.save()
