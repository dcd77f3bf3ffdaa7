"""A session opened over a unit or the region, its lead taken over, and closed: then nothing about it changes."""

from __future__ import annotations

import uuid
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from sembilan.calibration.actions.course import check_leads, held, name_of, take_step, tell_people
from sembilan.calibration.models import Movement, Session
from sembilan.calibration.queries.reach import calibrates, opens, path_of, period_of, units
from sembilan.evaluation.queries import spread_counts
from sembilan.organisation.access import Permission
from sembilan.organisation.models import Unor
from sembilan.people.access import scope_for
from sembilan.records.actions import Refused, action, actor_name, done_before, tell
from sembilan.terms.period import Period

OPENED = gettext_noop("Kalibrasi %(what)s untuk %(where)s dibuka. Anda ikut sebagai penilai.")
CLOSED = gettext_noop("Kalibrasi %(what)s untuk %(where)s ditutup: %(moved)s rating bergeser.")
TAKEN = gettext_noop("Pimpinan kalibrasi %(what)s untuk %(where)s diambil alih.")


@action("calibration.open")
def open_session(
    *, instansi_id: int, unor: Unor | None, period: Period, purpose: str, token: uuid.UUID, by: Any
) -> Session:  # fmt: skip
    """Open a session; those who rated take part, and how each spread her ratings is kept as it stood."""
    tell(instansi_id, f"calibration:{unor.kode if unor else '-'}", period=str(period), purpose=purpose)
    if sent := Session.objects.filter(token=token).first():
        done_before()
        return sent
    _check_place(unor, by=by)
    running = Session.objects.filter(unor=unor, cycle=period.cycle.value, first=period.first, state=Session.State.OPEN)
    if there := running.first():
        text = _("Kalibrasi untuk unit dan periode ini sudah dibuka dan dipimpin %(name)s.")
        raise Refused(text % {"name": name_of(there.leader_nip)})
    before = counts_now(unor.path if unor else "", period)
    if not before:
        raise Refused(_("Belum ada rating pada periode ini, jadi belum ada yang dikalibrasi."))
    made = Session.objects.create(
        instansi_id=instansi_id, unor=unor, cycle=period.cycle.value, first=period.first, until=period.until,
        leader_nip=actor_name(by), purpose=purpose, raters=sorted(before), before=before, token=token,
    )  # fmt: skip
    take_step(made, "dibuka", by=by, text=purpose)
    tell_people(made, made.raters, OPENED, by=by)
    return made


@action("calibration.lead")
def take_lead(*, session: Session, by: Any) -> Session:
    """Lead a session that another leads, such as one who left; it is told her."""
    tell(session.instansi_id, f"calibration:{session.pk}", before=session.leader_nip)
    found = held(session)
    if not calibrates(by, found):
        raise Refused(_("Kalibrasi dipimpin oleh BKD atau PPK."))
    before, found.leader_nip = found.leader_nip, actor_name(by)
    found.save(update_fields=["leader_nip"])
    take_step(found, "pimpinan", by=by)
    tell_people(found, [before], TAKEN, by=by)
    return found


@action("calibration.close")
def close_session(*, session: Session, conclusion: str, by: Any) -> Session:
    """Close it: each proposal has its decision, and how the ratings stand now is kept."""
    tell(session.instansi_id, f"calibration:{session.pk}", conclusion=conclusion)
    found = held(session)
    check_leads(found, by=by)
    waiting = found.movements.filter(state=Movement.State.PROPOSED).count()
    if waiting:
        raise Refused(_("Masih ada %(n)s usulan yang belum diputus. Terima atau tolak lebih dahulu.") % {"n": waiting})
    found.state, found.closed_at, found.conclusion = Session.State.CLOSED, timezone.now(), conclusion.strip()
    found.after = counts_now(path_of(found), period_of(found))
    found.save()
    take_step(found, "ditutup", by=by, text=found.conclusion)
    moved = found.movements.filter(state=Movement.State.ACCEPTED).count()
    tell_people(found, found.raters, CLOSED, by=by, moved=moved)
    return found


def counts_now(path: str, period: Period) -> dict[str, dict[str, int]]:
    """How each rater's ratings are spread now, as it is kept: rater → predikat → people."""
    found = spread_counts.of_raters(path, period)
    told = {
        nip: {str(key): people for key, people in sorted(counts.items(), key=lambda one: one[0] or 0) if key}
        for nip, counts in found.items()
    }
    return {nip: counts for nip, counts in sorted(told.items()) if counts}


def _check_place(unor: Unor | None, *, by: Any) -> None:
    if not opens(by):
        raise Refused(_("Kalibrasi dibuka oleh BKD atau PPK."))
    if unor is None and not scope_for(by).is_all(Permission.CALIBRATE):
        raise Refused(_("Pilih unit yang dikalibrasi."))
    if unor is not None and not units(by).filter(pk=unor.pk).exists():
        raise Refused(_("Unit itu di luar wewenang Anda."))
