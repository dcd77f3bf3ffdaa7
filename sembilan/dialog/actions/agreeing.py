"""What is agreed in a talk: who does what until when, and what came of it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from sembilan.dialog.actions.course import locked, name_of, need_side, tell_other
from sembilan.dialog.models import Pledge, Talk
from sembilan.dialog.queries.reach import settleable, sides
from sembilan.notices.actions import notify
from sembilan.organisation.access import today
from sembilan.records.actions import Refused, action, actor_name, done_before, tell

AGREED = gettext_noop("%(name)s mencatat kesepakatan baru dari %(kind)s: %(what)s")
SETTLED = gettext_noop("%(name)s menandai kesepakatan selesai: %(what)s")


@action("dialog.pledge")
def pledge(*, talk: Talk, owner_nip: str, text: str, due_on: dt.date, by: Any) -> Pledge:
    """Write down who of the two does what until when."""
    tell(talk.instansi_id, f"dialog:{talk.employee.nip}", talk=talk.pk, due_on=str(due_on))
    found = locked(talk)
    need_side(found, by)
    if found.state == Talk.State.DROPPED:
        raise Refused(_("Dialog ini dibatalkan; kesepakatan tidak dapat ditambah."))
    if owner_nip not in sides(found):
        raise Refused(_("Pelaksana kesepakatan adalah salah satu dari kedua pihak."))
    if due_on < today():
        raise Refused(_("Batas waktu kesepakatan tidak boleh sebelum hari ini."))
    twin = found.pledges.filter(owner_nip=owner_nip, text=text, due_on=due_on).first()
    if twin is not None:
        done_before()
        return twin
    made = Pledge.objects.create(
        instansi_id=found.instansi_id, talk=found, owner_nip=owner_nip, text=text, due_on=due_on
    )
    tell_other(found, AGREED, by=by, what=text)
    return made


@action("dialog.settle")
def settle(*, pledge: Pledge, outcome: str, by: Any) -> Pledge:
    """Say what came of an agreement; from then on it does not come back."""
    talk = pledge.talk
    tell(pledge.instansi_id, f"dialog:{talk.employee.nip}", pledge=pledge.pk)
    found = Pledge.objects.select_for_update(of=("self",)).get(pk=pledge.pk)
    if not settleable(by).filter(pk=found.pk).exists():
        raise Refused(_("Kesepakatan ini diselesaikan oleh kedua pihak dialog atau atasan sekarang."))
    if found.done_on is not None:
        done_before()
        return found
    found.done_on, found.outcome = today(), outcome
    found.save(update_fields=["done_on", "outcome"])
    others = {talk.employee.nip, talk.partner_nip} - {actor_name(by)}
    notify(
        instansi_id=found.instansi_id, nips=others, said=SETTLED, url=reverse("dialog:one", args=[talk.pk]),
        name=name_of(by), what=found.text,
    )  # fmt: skip
    return found
