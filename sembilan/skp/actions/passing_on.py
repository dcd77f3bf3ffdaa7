"""Whose SKP wait for somebody who does not lead any more: they pass to the present superior, who is told."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from sembilan.notices.actions import notify
from sembilan.organisation.access import today
from sembilan.people.models import Employee
from sembilan.records.actions import action, done_before, part, tell
from sembilan.skp.actions.course import locked, take_step
from sembilan.skp.actions.making import name_rater
from sembilan.skp.models import Skp, State
from sembilan.skp.queries.rater_left import left_behind

OVER = gettext_noop("%(n)s SKP beralih ke Anda, karena penilai sebelumnya tidak lagi memimpin pegawainya.")


@action("skp.pass_on")
def pass_on(*, instansi_id: int, by: Any) -> int:
    """Let every SKP that is not agreed wait for who leads today, where who is named left; how many passed on."""
    tell(instansi_id, "skp:penilai")
    found = left_behind(today())
    if not found:
        done_before()
        return 0
    nips = {nip for skp, now in found for nip in (skp.penilai_nip, now)}
    names = {one.nip: one.full_name for one in Employee.objects.filter(nip__in=nips)}
    passed = [now for skp, now in found if _pass(skp, now, names, by=by)]
    for nip, count in sorted(Counter(passed).items()):
        notify(instansi_id=instansi_id, nips=[nip], said=OVER, url="/skp/antrean/", n=count)
    return len(passed)


@part
def _pass(skp: Skp, now: str, names: dict[str, str], *, by: Any) -> bool:
    """Name the present superior, unless somebody did or agreed meanwhile."""
    held = locked(skp, None)
    if (held.penilai_nip, held.state) != (skp.penilai_nip, skp.state):
        return False
    said = _("%(before)s tidak lagi memimpin pegawai ini; penilainya sekarang %(now)s.") % {
        "before": names.get(skp.penilai_nip, skp.penilai_nip), "now": names.get(now, now),
    }  # fmt: skip
    name_rater(held, now)
    take_step(held, State(held.state), by=by, text=said)
    return True
