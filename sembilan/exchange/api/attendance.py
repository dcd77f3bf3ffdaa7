"""Attendance for programs: a person's month day by day, a published month, the board of a moment."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Path, Query, Router

from sembilan.attendance.actions.recap import take_along
from sembilan.attendance.forms.day import MomentForm
from sembilan.attendance.forms.months import SHOWN, this_month
from sembilan.attendance.models import AttendanceMonth
from sembilan.attendance.queries import board as of_board
from sembilan.attendance.queries import known, recap
from sembilan.attendance.queries.picture import Day, Picture, clock, days_of, decided, picture, published
from sembilan.exchange.api.auth import TokenAuth
from sembilan.exchange.api.reach import Unclear, found
from sembilan.exchange.api.schemas import attendance as schemas
from sembilan.exchange.api.schemas.answers import Nip, Slice, answers, page
from sembilan.organisation.access import Permission
from sembilan.organisation.models import Instansi, Unor
from sembilan.people.access import scope_for, visible
from sembilan.people.actions.rights import record_read
from sembilan.runs.queries import publication
from sembilan.terms.frames.attendance import MEANING_LABELS
from sembilan.terms.month import Month

router = Router(tags=["attendance"])
READ = TokenAuth("attendance:read")
MONTH = r"20[0-9]{2}-(0[1-9]|1[0-2])"
FAR = 8 * SHOWN  # months back
# The marks of the calendar as words that stay the same in every language.
STATES = {"C": "leave", "D": "duty", "TK": "absent", "T+P": "late_early", "T": "late", "P": "early", "✓": "present"}


@router.get("/people/{nip}/attendance", response=answers(schemas.MonthOfPerson), auth=READ)
def of_person(
    request: HttpRequest, nip: Nip, month: Annotated[str, Query(pattern=f"^({MONTH})?$", examples=["2026-10"])] = ""
) -> dict[str, Any]:
    """A month of a person as it stands now, each day with what it was decided by, and the published month beside it."""
    employee = found(request, nip)
    asked = _month(month, employee.instansi)
    record_read(employee=employee, what="attendance", by=request.user, about=str(asked))
    made = picture(employee, asked)
    titles = _titles(made.plan.results)
    return {
        "nip": nip, "month": str(asked), "until": made.last, "days": [_day(made, one) for one in days_of(made)],
        "results": {name: made.results[name] for name in titles if name in made.results}, "titles": titles,
        "published": _published(made, titles),
    }  # fmt: skip


@router.get("/attendance/months/{month}", response=answers(schemas.Month), auth=READ)
def of_month(
    request: HttpRequest, month: Annotated[str, Path(pattern=f"^{MONTH}$", examples=["2026-10"])], part: Query[Slice]
) -> dict[str, Any]:
    """What a published month came to, for everybody one may see; taking it along is told."""
    if not recap.may_look(request.user):
        raise Http404
    asked = _month(month, _instansi(request))
    there = publication("attendance", asked)
    if there is None:
        raise Http404
    mine = visible(request.user, asked.last).values("nip")
    rows = AttendanceMonth.objects.filter(run_id=there.run_id, nip__in=mine).order_by("nip")
    titles = _titles(recap.COLUMNS)
    listed = page(rows, part, lambda few: [_result(one, titles) for one in few])
    take_along(by=request.user, month=asked, unit=None, rows=len(listed["items"]), form="api")
    return {**listed, "month": str(asked), "run": there.run_id, "at": there.at, "titles": titles}


@router.get("/attendance/board", response=answers(schemas.Board), auth=READ)
def board(request: HttpRequest, asked: Query[schemas.AskedBoard]) -> dict[str, Any]:
    """The numbers of a moment, of what one may read or of one unit, with a line for each unit right under it."""
    instansi, scope = _instansi(request), scope_for(request.user)
    if not (scope.is_all(Permission.READ) or scope.paths(Permission.READ)):
        raise Http404
    today = known.local_now(instansi, timezone.now()).date()
    form = MomentForm({"tanggal": asked.day, "pukul": asked.at, "unit": asked.unit}, today=today)
    if not form.is_valid():
        raise Unclear(form)
    wanted = of_board.asked(instansi, form.cleaned_data["tanggal"], form.minute)
    unor = get_object_or_404(Unor, kode=form.cleaned_data["unit"]) if form.cleaned_data["unit"] else None
    if unor is not None and not scope.covers(unor.path, Permission.READ):
        raise Http404
    made = of_board.page_of(instansi, scope, unor, wanted)
    lines = [_line(one) for one in made["lines"]]
    return {"day": wanted.day, "at": wanted.at, "total": _line(made["total"]), "units": lines}


def _month(text: str, instansi: Instansi) -> Month:
    newest = this_month(instansi)
    asked = Month.parse(text) if text else newest
    if not newest.plus(-FAR).first <= asked.first <= newest.first:
        raise Http404
    return asked


def _instansi(request: HttpRequest) -> Instansi:
    there: Instansi = request.instansi  # type: ignore[attr-defined]
    return there


def _titles(columns: Any) -> dict[str, str]:
    return {col.name: str(col.title) for col in columns if col.name != "nip"}


def _day(made: Picture, one: Day) -> dict[str, Any]:
    row: Mapping[str, Any] = one.row or {}
    due = row.get("begin_second") if row.get("is_counted") else None
    return {
        "date": one.date, "state": STATES.get(one.mark, "free" if row else "pending"),
        "said": decided(row) if row else [one.label],
        "hours": f"{clock(due)}–{clock(row['end_second'])}" if due is not None else "",
        "punches": [{"second": at, "meaning": MEANING_LABELS[meaning]} for at, meaning in made.punches(one.date)],
        "late_minutes": row.get("late_minutes"), "early_minutes": row.get("early_minutes"),
        "decided": [_step(step) for step in made.steps(one.date)] if row else [],
    }  # fmt: skip


def _step(step: Any) -> dict[str, str]:
    return {"title": step.title, "text": step.text, "law": step.law, "amount": step.said}


def _published(made: Picture, titles: Mapping[str, str]) -> dict[str, Any] | None:
    there = published(made)
    if there is None:
        return None
    results = {name: getattr(there.row, name) for name in titles} if there.row else None
    return {
        "run": there.publication.run_id, "at": there.publication.at, "results": results, "differs": [*there.differs],
    }  # fmt: skip


def _result(one: AttendanceMonth, titles: Mapping[str, str]) -> dict[str, Any]:
    return {"nip": one.nip, "values": {name: getattr(one, name) for name in titles}}


def _line(line: of_board.Line) -> dict[str, Any]:
    return {"kode": line.kode, "name": line.name, "own": line.is_itself, "due": line.due, "counts": line.counts}
