"""The board of SKP: who has none, whose is a draft, waits, is agreed or late; by unit, by person, as a workbook."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sembilan.documents.answers import made_answer
from sembilan.documents.workbook import xlsx
from sembilan.organisation.access import Permission, Scope
from sembilan.organisation.models import Unor
from sembilan.people.access import scope_for
from sembilan.skp.actions.board import take_board
from sembilan.skp.queries import board
from sembilan.skp.queries.matrix import day_in
from sembilan.skp.views.matrix import year_of

FEW = 200  # people of a unit who are listed without being asked for
MOST = 10_000
WIDTHS = (21, 34, 36, 36, 22, 12, 10, 12, 30)


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The counts by unit, and the people where a unit, a state or a name is asked for."""
    scope, asked = _asked(request)
    instansi = request.instansi  # type: ignore[attr-defined]
    whole, lines = board.lines(instansi, scope, asked, board.tops(scope, asked.unor))
    given: dict[str, Any] = {"asked": asked, "whole": whole, "lines": lines, "words": board.WORDS, "found": None}
    given |= {"above": _above(scope, asked.unor), "years": range(asked.day.year - 1, asked.day.year + 2)}
    if asked.state or asked.typed or not lines or whole.total <= FEW:
        given["found"] = found = Paginator(range(_total(instansi, scope, asked, whole)), board.PAGE).get_page(
            request.GET.get("halaman")
        )
        given["people"] = board.people(instansi, scope, asked, max(found.start_index() - 1, 0))
    return render(request, "skp/board.html", given)


@require_safe
def sheet(request: HttpRequest) -> HttpResponse:
    """The people of the same filter as a workbook."""
    scope, asked = _asked(request)
    found = board.people(request.instansi, scope, asked, 0, MOST)  # type: ignore[attr-defined]
    take_board(by=request.user, rows=len(found), unit=asked.unor.kode if asked.unor else "")
    heads = [_("NIP"), _("Nama"), _("Jabatan"), _("Unit kerja"), _("Keadaan SKP"), _("Batas waktu"), _("Terlambat"),
             _("Disetujui"), _("Penilai")]  # fmt: skip
    return made_answer(
        f"papan-skp-{asked.year}.xlsx", xlsx(heads, board.rows_of(found), (21, 34, 36, 36, 22, 12, 10, 12, 30))
    )


def _asked(request: HttpRequest) -> tuple[Scope, board.Asked]:
    scope, kode = scope_for(request.user), request.GET.get("unit", "")
    if not (scope.is_all(Permission.READ) or scope.paths(Permission.READ)):
        raise Http404
    unor = Unor.objects.filter(kode=kode).first() if kode else None
    if kode and (unor is None or not scope.covers(unor.path, Permission.READ)):
        raise Http404
    year, state = year_of(request), request.GET.get("keadaan", "")
    typed = request.GET.get("cari", "").strip()[:60]
    return scope, board.Asked(year, day_in(year), unor, state if state in board.WORDS else "", typed)


def _total(instansi: Any, scope: Scope, asked: board.Asked, whole: board.Line) -> int:
    if asked.typed:
        return board.count(instansi, scope, asked)
    return whole.counts[asked.state] if asked.state else whole.total


def _above(scope: Scope, unor: Unor | None) -> list[Unor]:
    if unor is None:
        return []
    codes = unor.path.split(".")[:-1]
    paths = [".".join(codes[: n + 1]) + "." for n in range(len(codes) - 1)]
    found = Unor.objects.filter(path__in=paths).order_by("path")
    return [one for one in found if scope.covers(one.path, Permission.READ)]
