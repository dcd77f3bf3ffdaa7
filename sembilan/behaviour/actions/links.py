"""Links for the served who have no NIP: made and handed out by the superior or the BKD."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from sembilan.behaviour.actions.rounds import lay_out, need_open
from sembilan.behaviour.models import Group, Link, Round
from sembilan.behaviour.queries import served
from sembilan.people.models import Employee
from sembilan.records.actions import Refused, action, actor_name, done_before, tell

MOST = 30  # about one person in one round


@action("behaviour.make_links")
def make_links(*, round_: Round, employee: Employee, count: int, seen: int, by: Any) -> int:
    """Make so many links about somebody; `seen` is how many the page showed.

    So a form that was sent twice makes no more.
    """
    tell(round_.instansi_id, f"behaviour:{round_.pk}", employee=employee.nip, count=count)
    found = Round.objects.select_for_update().get(pk=round_.pk)
    need_open(found)
    if actor_name(by) == employee.nip or not served.may_name(by, employee):
        raise Refused(_("Yang dilayani ditunjuk oleh atasan atau BKD."))
    if not found.tallies.filter(employee=employee).exists():
        raise Refused(_("Pegawai ini tidak termasuk kuesioner ini."))
    there = found.links.filter(employee=employee).count()
    if there != seen:
        done_before()
        return 0
    if there + count > MOST:
        raise Refused(_("Paling banyak %(n)s tautan tentang seorang pegawai dalam satu kuesioner.") % {"n": MOST})
    lay_out(found, [(employee.pk, Group.SERVED)])
    made = [Link(instansi_id=found.instansi_id, round=found, employee=employee) for _one in range(count)]
    return len(Link.objects.bulk_create(made))
