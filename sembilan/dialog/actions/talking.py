"""The course of a talk: asked for by either side, given a time, held, called off, taken over by a new superior."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from sembilan.dialog.actions.course import locked, need_open, need_side, tell_other
from sembilan.dialog.models import Talk, Topic
from sembilan.dialog.queries.agenda import MOST, open_rhks
from sembilan.dialog.queries.in_force import parameter
from sembilan.dialog.queries.reach import led, may_take_over
from sembilan.organisation.access import today
from sembilan.people.access import superiors
from sembilan.people.models import Employee
from sembilan.records.actions import Refused, action, actor_name, done_before, part, tell
from sembilan.web.templatetags.say import clock as said_clock
from sembilan.web.templatetags.say import day as said_day

ASKED = gettext_noop("%(name)s meminta %(kind)s dengan Anda.")
PLANNED = gettext_noop("%(name)s menjadwalkan %(kind)s pada %(when)s.")
HELD = gettext_noop("%(name)s mencatat bahwa %(kind)s berlangsung pada %(when)s.")
DROPPED = gettext_noop("%(name)s membatalkan %(kind)s.")
TAKEN = gettext_noop("%(name)s melanjutkan %(kind)s sebagai atasan Anda sekarang.")


@action("dialog.ask")
def ask(
    *, employee: Employee, kind: str, about: str = "", planned_at: dt.datetime | None = None, token: UUID, by: Any
) -> Talk:
    """Ask for a talk; its agenda drafts itself from the open RHK. Sent twice, it is one talk."""
    tell(employee.instansi_id, f"dialog:{employee.nip}", kind=kind)
    Employee.objects.select_for_update(no_key=True).get(pk=employee.pk)
    twin = Talk.objects.filter(token=token).first()
    if twin is not None:
        done_before()
        return twin
    partner = _partner(employee, by)
    _need_ahead(planned_at)
    is_set = planned_at is not None and partner == actor_name(by)
    talk = Talk.objects.create(
        instansi_id=employee.instansi_id, employee=employee, partner_nip=partner, kind=kind, about=about,
        asked_by=actor_name(by), planned_at=planned_at, token=token,
        state=Talk.State.PLANNED if is_set else Talk.State.ASKED,
    )  # fmt: skip
    _draft(talk)
    tell_other(talk, PLANNED if is_set else ASKED, by=by, when=_when(planned_at))
    return talk


@action("dialog.plan")
def plan(*, talk: Talk, planned_at: dt.datetime, seen: str, by: Any) -> Talk:
    """Give a talk its time; of two who do so at once the second is told."""
    tell(talk.instansi_id, f"dialog:{talk.employee.nip}", talk=talk.pk)
    found = locked(talk)
    need_side(found, by)
    need_open(found)
    if seen != mark(found):
        when = _when(found.planned_at)
        raise Refused(_("Waktunya sudah diubah menjadi %(when)s sejak Anda membuka halaman ini.") % {"when": when})
    _need_ahead(planned_at)
    found.planned_at, found.state = planned_at, Talk.State.PLANNED
    found.save(update_fields=["planned_at", "state"])
    tell_other(found, PLANNED, by=by, when=_when(planned_at))
    return found


@action("dialog.close")
def close(*, talk: Talk, held_on: dt.date, by: Any) -> Talk:
    """Say that it was held; who says so has written down what was spoken of."""
    tell(talk.instansi_id, f"dialog:{talk.employee.nip}", talk=talk.pk, held_on=str(held_on))
    found = locked(talk)
    need_side(found, by)
    if found.state == Talk.State.HELD and found.held_on == held_on:
        done_before()
        return found
    need_open(found)
    _need_recent(found, held_on)
    if not found.notes.filter(by=actor_name(by)).exists():
        raise Refused(_("Tulis dahulu catatan Anda tentang dialog ini, lalu tutup."))
    found.held_on, found.state = held_on, Talk.State.HELD
    found.save(update_fields=["held_on", "state"])
    tell_other(found, HELD, by=by, when=said_day(held_on))
    return found


@action("dialog.drop")
def drop(*, talk: Talk, by: Any) -> Talk:
    """Call a talk off."""
    tell(talk.instansi_id, f"dialog:{talk.employee.nip}", talk=talk.pk)
    found = locked(talk)
    need_side(found, by)
    if found.state == Talk.State.DROPPED:
        done_before()
        return found
    need_open(found)
    found.state = Talk.State.DROPPED
    found.save(update_fields=["state"])
    tell_other(found, DROPPED, by=by)
    return found


@action("dialog.take_over")
def take_over(*, talk: Talk, by: Any) -> Talk:
    """Who leads the employee now goes on with a talk whose superior left."""
    tell(talk.instansi_id, f"dialog:{talk.employee.nip}", talk=talk.pk, before=talk.partner_nip)
    found = locked(talk)
    if not may_take_over(by, found):
        raise Refused(_("Hanya atasan yang sekarang dapat melanjutkan dialog dari atasan yang sudah pindah."))
    found.partner_nip = actor_name(by)
    found.save(update_fields=["partner_nip"])
    tell_other(found, TAKEN, by=by)
    return found


def mark(talk: Talk) -> str:
    """What a form carries so that the second of two changes is noticed."""
    return f"{talk.state} {talk.planned_at.timestamp() if talk.planned_at else ''}"


@part
def _draft(talk: Talk) -> None:
    topics = [
        Topic(instansi_id=talk.instansi_id, talk=talk, number=number, text=rhk.text, rhk=rhk)
        for number, rhk in enumerate(open_rhks(talk.employee)[:MOST], 1)
    ]
    Topic.objects.bulk_create(topics)


def _partner(employee: Employee, by: Any) -> str:
    me = actor_name(by)
    if me != employee.nip:
        if not led(by).filter(pk=employee.pk).exists():
            raise Refused(_("Dialog diminta oleh pegawai sendiri atau oleh atasannya."))
        return me
    above = superiors([employee])[employee.pk]
    if not above:
        raise Refused(_("Atasan Anda belum tercatat. Minta pengelola kepegawaian melengkapinya."))
    return above[0]


def _need_ahead(planned_at: dt.datetime | None) -> None:
    if planned_at and timezone.localtime(planned_at).date() < today():
        raise Refused(_("Waktunya sudah lewat. Pilih hari ini atau sesudahnya."))


def _need_recent(talk: Talk, held_on: dt.date) -> None:
    most = parameter(talk.instansi_id, "held_back_days")
    if held_on > today():
        raise Refused(_("Dialog yang belum berlangsung tidak dapat ditutup."))
    if (today() - held_on).days > most:
        raise Refused(_("Dialog dicatat paling lambat %(n)s hari setelah berlangsung.") % {"n": most})


def _when(planned_at: dt.datetime | None) -> str:
    if planned_at is None:
        return "–"
    local = timezone.localtime(planned_at)
    return f"{said_day(local.date())} {said_clock(local)}"
