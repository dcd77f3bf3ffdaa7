"""What the room of evaluation puts into the navigation and on the start page."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sembilan.evaluation.models import Objection
from sembilan.evaluation.queries import own
from sembilan.evaluation.queries.changed import changes
from sembilan.evaluation.queries.reach import may_decide, objections, oversees, rates
from sembilan.people.access import may_compute
from sembilan.people.dossier import Lead, register_lead
from sembilan.people.models import Employee
from sembilan.records.actions import actor_name
from sembilan.web import desk
from sembilan.web.navigation import NavItem, register, signed_in
from sembilan.web.templatetags.say import month_name


def has_people(request: HttpRequest) -> bool:
    """Whether there is anybody this reader rates."""
    return signed_in(request) and rates(request.user)


def sees_board(request: HttpRequest) -> bool:
    """Whether the board is for this reader."""
    return signed_in(request) and oversees(request.user)


def waiting(request: HttpRequest) -> list[desk.Task]:
    """What waits for this reader: her own realisation, those she rates, objections, published months that changed."""
    if not signed_in(request):
        return []
    by = request.user
    found = [
        desk.Task(own.to_report(by), _("evaluasi menunggu realisasi Anda"), reverse("evaluation:own")),
        desk.Task(own.to_answer(by), _("keberatan menunggu keterangan Anda"), reverse("evaluation:objections")),
    ]
    if has_people(request):
        team, (sent, rated) = reverse("evaluation:team"), own.to_rate(by)
        found += [
            desk.Task(sent, _("evaluasi menunggu penilaian Anda"), team),
            desk.Task(rated, _("evaluasi dinilai dan belum ditetapkan"), team),
            desk.Task(_to_decide(by), _("keberatan menunggu putusan Anda"), reverse("evaluation:objections")),
        ]
    return found + (_changed() if may_compute(by) else [])


def _to_decide(by: Any) -> int:
    """How many objections this reader decides; they are few, so each is asked about."""
    rows = objections(by).filter(state=Objection.State.SENT).exclude(evaluation__penilai_nip=actor_name(by))
    return sum(may_decide(by, one) for one in rows.select_related("evaluation__employee")[:50])


def _changed() -> list[desk.Task]:
    said = _("orang berubah ratingnya sejak kinerja bulan %(month)s diterbitkan")
    return [
        desk.Task(
            rows,
            said % {"month": month_name(month)},
            reverse("home:month", args=[month]),
            _("hitung koreksi"),
        )
        for month, rows in changes()
    ]


def page_for(by: Any, employee: Employee) -> str:
    """The address of somebody's evaluations for this reader: her own page, or none."""
    return reverse("evaluation:own") if actor_name(by) == employee.nip else ""


def enter() -> None:
    """Put it all in its place."""
    group = (_("Kinerja"), _("Evaluasi dan kalibrasi"))
    register(
        NavItem(
            _("Evaluasi saya"), "evaluation:own", group=(_("Saya"), _("Kinerja saya")), icon="circle-check", order=19
        ),
        NavItem(_("Penilaian"), "evaluation:team", group=group, icon="list-check", visible=has_people, order=66),
        NavItem(_("Papan evaluasi"), "evaluation:board", group=group, icon="users", visible=sees_board, order=67),
        NavItem(_("Keberatan"), "evaluation:objections", group=group, icon="file-text", visible=_objects, order=68),
    )
    register_lead("kinerja", Lead(_("Evaluasi tiap periode"), page_for))
    desk.register(waiting)


def _objects(request: HttpRequest) -> bool:
    return has_people(request) or sees_board(request)
