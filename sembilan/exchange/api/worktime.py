"""Working time and terminals for programs: what each day asks of a person, and the terminals one looks after."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any

from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Query, Router
from ninja.errors import HttpError

from sembilan.exchange.api.auth import TokenAuth
from sembilan.exchange.api.reach import found
from sembilan.exchange.api.schemas import attendance as of_attendance
from sembilan.exchange.api.schemas import worktime as schemas
from sembilan.exchange.api.schemas.answers import INVALID, Nip, answers
from sembilan.exchange.terminals import queries
from sembilan.organisation.access import Permission, today
from sembilan.people.access import may_somewhere
from sembilan.people.actions.rights import record_read
from sembilan.terms.month import Month
from sembilan.worktime.queries import Hours, hours_between
from sembilan.worktime.views.own import YEARS

router = Router(tags=["worktime"])
LONGEST = dt.timedelta(days=366)


@router.get("/people/{nip}/hours", response=answers(list[schemas.Hours]), auth=TokenAuth("worktime:read"))
def hours(
    request: HttpRequest,
    nip: Nip,
    since: Annotated[dt.date | None, Query(alias="from", examples=["2026-11-01"])] = None,
    until: Annotated[dt.date | None, Query(examples=["2026-12-01"])] = None,
) -> list[dict[str, Any]]:
    """What each day from `from` to before `until` asks of a person and why; this month unless others are named."""
    employee, now = found(request, nip), Month.of(today())
    since, until = since or now.first, until or now.next().first
    if since.year not in YEARS or until.year not in YEARS or not since < until <= since + LONGEST:
        raise HttpError(
            INVALID, _("Sebutkan paling banyak 366 hari sejak 2023, dari hari pertama sampai sebelum until.")
        )
    record_read(employee=employee, what="attendance", by=request.user, about="jam kerja")
    return [_hours(one) for one in hours_between(employee, since, until)]


@router.get("/terminals", response=answers(list[of_attendance.Terminal]), auth=TokenAuth("attendance:read"))
def terminals(request: HttpRequest) -> list[dict[str, Any]]:
    """The terminals one looks after, those that are quiet first."""
    if not may_somewhere(request.user, Permission.ROSTER):
        raise Http404
    return [_terminal(one) for one in queries.shown(request.user, timezone.now())]


def _hours(one: Hours) -> dict[str, Any]:
    names = ("day", "is_due", "starts", "ends", "flex", "place", "why", "law", "notes", "holiday")
    return {name: getattr(one, name) for name in names} | {
        "shift": one.shift.kode if one.shift else "", "ceremonies": [special.name for special in one.special],
    }  # fmt: skip


def _terminal(one: queries.Shown) -> dict[str, Any]:
    terminal = one.terminal
    names = ("kode", "serial", "name", "zone", "approved_at", "ended_at", "seen_at", "drift_seconds")
    return {name: getattr(terminal, name) for name in names} | {
        "id": terminal.pk, "unit": one.unit, "place": terminal.place.name if terminal.place else "",
        "model": one.model, "firmware": one.firmware, "lines_today": one.lines, "is_quiet": one.is_quiet,
        "is_wrong": one.is_wrong,
    }  # fmt: skip
