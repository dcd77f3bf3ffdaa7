"""The parts every step has: the session locked and still open, the row of its course, telling those concerned."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from sembilan.calibration.models import Movement, Session, SessionStep
from sembilan.calibration.queries.reach import leads, period_of
from sembilan.evaluation.queries.periods import said
from sembilan.notices.actions import notify
from sembilan.people.models import Employee
from sembilan.records.actions import Refused, actor_name, part
from sembilan.web.templatetags.say import clock
from sembilan.web.templatetags.say import day as said_day


def held(session: Session) -> Session:
    """The session, locked; refused once it is closed, for then nothing about it changes."""
    found = Session.objects.select_for_update(of=("self",)).select_related("unor", "instansi").get(pk=session.pk)
    if found.state == Session.State.CLOSED:
        at = timezone.localtime(found.closed_at)
        text = _("Kalibrasi ini sudah ditutup pada %(at)s dan terkunci. Buka kalibrasi baru bila masih perlu.")
        raise Refused(text % {"at": f"{said_day(at.date())} {clock(at)}"})
    return found


def check_leads(session: Session, *, by: Any) -> None:
    """Only who leads it now; another who may is told whose turn it is."""
    if not leads(by, session):
        text = _("Kalibrasi ini dipimpin %(name)s. Ambil alih pimpinannya lebih dahulu bila Anda yang memutuskan.")
        raise Refused(text % {"name": name_of(session.leader_nip)})


def name_of(nip: str) -> str:
    """Somebody's name, or the number where nobody has it."""
    return Employee.objects.filter(nip=nip).values_list("name", flat=True).first() or nip


@part
def take_step(session: Session, what: str, *, by: Any, text: str = "", movement: Movement | None = None) -> None:
    """Write one step of the course."""
    SessionStep.objects.create(
        instansi_id=session.instansi_id, session=session, movement=movement, what=what, text=text, by=actor_name(by)
    )


@part
def tell_people(session: Session, nips: Iterable[str], sentence: str, *, by: Any, url: str = "", **data: Any) -> None:
    """Tell people a sentence about a session, but not who did it."""
    where = session.unor.name if session.unor else session.instansi.name
    notify(
        instansi_id=session.instansi_id, nips={nip for nip in nips if nip} - {actor_name(by)}, said=sentence,
        url=url or reverse("calibration:session", args=[session.pk]), what=said(period_of(session)), where=where,
        **data,
    )  # fmt: skip
