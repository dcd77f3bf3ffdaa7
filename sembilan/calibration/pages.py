"""What the room of calibration puts into the navigation, on the start page, and beside a penilai's list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sembilan.calibration.models import Movement, Session
from sembilan.calibration.queries import reach
from sembilan.evaluation.models import Evaluation
from sembilan.evaluation.queries import beside, spread, spread_reach
from sembilan.records.actions import actor_name
from sembilan.terms.period import Period
from sembilan.web import desk
from sembilan.web.navigation import NavItem, register, signed_in


def _takes_part(request: HttpRequest) -> bool:
    """Who leads or inspects; and who rates, for she is asked to take part."""
    return signed_in(request) and reach.may_take_part(request.user)


def _looks(request: HttpRequest) -> bool:
    return signed_in(request) and spread_reach.looks(request.user)


def waiting(request: HttpRequest) -> list[desk.Task]:
    """Proposals that wait for who leads, and sessions that run and in which a rater takes part."""
    if not _takes_part(request):
        return []
    name, running = actor_name(request.user), Session.objects.filter(state=Session.State.OPEN)
    proposed = Movement.objects.filter(
        state=Movement.State.PROPOSED, session__leader_nip=name, session__state=Session.State.OPEN
    )
    where = reverse("calibration:sessions")
    return [
        desk.Task(proposed, _("usulan pergeseran rating menunggu Anda"), where),
        desk.Task(running.filter(raters__contains=[name]), _("kalibrasi yang Anda ikuti berjalan"), where),
    ]


def panel(by: Any, evaluations: Sequence[Evaluation], period: Period) -> beside.Panel | None:
    """The spread of the unit she leads beside the list of whom she rates."""
    unor = spread_reach.led_by(by) if evaluations else None
    if unor is None:
        return None
    found = spread.look(unor, period)
    lines = [beside.Line(one.label, str(one.count)) for one in found.bars]
    lines += [beside.Line(one.text, "", one.standing, "good" if one.is_met else "warn") for one in found.lines]
    href = reverse("evaluation:spread", args=[unor.kode, str(period)])
    return beside.Panel(_("Sebaran predikat unit Anda"), lines, found.warning, href)


def enter() -> None:
    """Put it all in its place."""
    group, year = (_("Kinerja"), _("Evaluasi dan kalibrasi")), _("Setahun kinerja")
    spreads, leanings = _("Sebaran predikat"), _("Kecenderungan penilai")
    register(
        NavItem(spreads, "evaluation:spread-own", group=group, icon="chart-bar", visible=_looks, order=68),
        NavItem(_("Kalibrasi"), "calibration:sessions", group=group, icon="scale", order=69, visible=_takes_part),
        NavItem(leanings, "calibration:raters", group=group, icon="users", order=70, visible=_takes_part),
        NavItem(year, "calibration:year-own", group=group, icon="calendar-check", order=71, visible=_looks),
    )  # fmt: skip
    desk.register(waiting)
    beside.register(panel)
