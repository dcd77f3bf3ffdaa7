"""What was done with a calibration, as its page tells it: who did what, about whom, and why; the newest first."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _

from sembilan.calibration.models import Session
from sembilan.calibration.queries import reach
from sembilan.people.models import Employee

SHOWN = 30
WORDS = {
    "dibuka": _("Kalibrasi dibuka"), "pimpinan": _("Pimpinan diambil alih"), "ditutup": _("Kalibrasi ditutup"),
    "diusulkan": _("Pergeseran diusulkan"), "diterima": _("Usulan diterima"),
    "ditolak": _("Usulan tidak diterima"), "ditarik": _("Usulan ditarik"),
}  # fmt: skip


@dataclass(frozen=True)
class Past:
    """One step: what it is called, about whom, by whom, when, and what was written."""

    word: str
    person: str
    name: str
    at: dt.datetime
    text: str


def course(by: Any, session: Session) -> list[Past]:
    """The steps of a session; of movements those this person sees."""
    seen = Q(movement=None) | Q(movement__in=reach.movements(by, session))
    name = Subquery(Employee.objects.filter(nip=OuterRef("by")).values("name")[:1])
    steps = session.steps.filter(seen).select_related("movement__evaluation__employee").annotate(name=name)
    return [
        Past(
            str(WORDS.get(one.what, one.what)), one.movement.evaluation.employee.full_name if one.movement else "",
            one.name or one.by, one.at, one.text,
        )
        for one in steps.order_by("-pk")[:SHOWN]
    ]  # fmt: skip
