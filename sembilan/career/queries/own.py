"""One's own services: what comes next, each requirement, and the shortest path to it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from sembilan.career.queries.judged import Judged, one
from sembilan.career.queries.lists import what
from sembilan.people.dossier import Upcoming
from sembilan.people.models import Employee

NEXT = ("kgb", "pangkat", "pensiun")


@dataclass(frozen=True)
class Told:
    """One service as its page tells it."""

    judged: Judged
    what: str
    path: str


def told(employee: Employee, day: dt.date) -> list[Told]:
    """All services of a person that have something to tell."""
    found = one(employee.instansi, employee.nip, day)
    return [
        Told(judged, _what(judged), _path(judged))
        for judged in found.values()
        if judged.requirements and (judged.due_on or judged.service.code == "gelar")
    ]


def _what(judged: Judged) -> str:
    return what(judged.service.code, judged.facts)


def _path(judged: Judged) -> str:
    """The shortest path: what is still to be done, in one sentence."""
    unmet = [one.title for one in judged.requirements if one.is_met is False]
    unknown = [one.title for one in judged.requirements if one.is_met is None]
    if unmet:
        return _("Yang masih perlu dipenuhi: %(what)s.") % {"what": ", ".join(unmet)}
    if unknown:
        return _("Lengkapi data ini agar dapat diproses: %(what)s.") % {"what": ", ".join(unknown)}
    return _("Semua syarat terpenuhi; BKD dapat menyiapkan suratnya.")


def coming(employee: Employee) -> Sequence[Upcoming]:
    """The next KGB, rise and pension of a person, for her page."""
    found = one(employee.instansi, employee.nip, timezone.localdate(), NEXT)
    return [
        Upcoming(
            judged.service.title, judged.due_on, judged.requirements[0].law, _note(judged),
            reverse("career:person", args=[employee.nip]),
        )
        for judged in found.values()
        if judged.due_on and judged.requirements
    ]  # fmt: skip


def _note(judged: Judged) -> str:
    lacking = ", ".join(one.title for one in judged.missing if not one.name.endswith("time_met"))
    return _("belum terpenuhi: %(what)s") % {"what": lacking} if lacking else _what(judged)
