"""What waits for a superior, decided one by one or all at once; and which superiors let their people wait."""

from __future__ import annotations

from typing import Any

import polars as pl
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from sembilan.documents.answers import made_answer
from sembilan.organisation.access import today
from sembilan.people.models import Employee
from sembilan.worklog.actions import Done, Refused, decide
from sembilan.worklog.actions.exporting import export_list
from sembilan.worklog.forms import DecideForm
from sembilan.worklog.queries import sheets, waiting
from sembilan.worklog.queries.late import unvalidated
from sembilan.worklog.queries.reach import decides, looks_over_all
from sembilan.worklog.queries.rules import limits

A_PAGE = 100
MOST = 20_000  # rows of a table


@require_http_methods(["GET", "HEAD", "POST"])
def approval(request: HttpRequest) -> HttpResponse:
    """What waits for this person's word."""
    if not decides(request.user):
        raise Http404
    fault = _decided(request) if request.method == "POST" else ""
    if request.method == "POST" and not fault:
        return redirect(request.get_full_path())
    is_all = "semua" in request.GET
    page = Paginator(waiting.numbers(request.user, is_all=is_all), A_PAGE).get_page(request.GET.get("halaman"))
    people = waiting.by_person(list(waiting.entries(list(page))))
    given = {"page": page, "people": people, "is_all": is_all, "fault": fault}
    return render(request, "worklog/approval.html", given, status=422 if fault else 200)


@require_safe
def approval_sheet(request: HttpRequest) -> HttpResponse:
    """The same as a table to take along."""
    if not decides(request.user):
        raise Http404
    found = waiting.numbers(request.user, is_all="semua" in request.GET)[:MOST]
    rows = list(waiting.entries(list(found)).prefetch_related("evidence"))
    export_list(by=request.user, what="menunggu", rows=len(rows))
    return made_answer(f"menunggu-persetujuan-{today()}.xlsx", sheets.entries(rows))


@require_safe
def late(request: HttpRequest) -> HttpResponse:
    """Which superiors let entries wait beyond the days they have."""
    rows, names = _late(request)
    shown = [row | {"name": names.get(row["superior"], "")} for row in rows.iter_rows(named=True)]
    page = Paginator(shown, A_PAGE).get_page(request.GET.get("halaman"))
    return render(request, "worklog/late.html", {"page": page, "days": _days(request), "total": rows.height})


@require_safe
def late_sheet(request: HttpRequest) -> HttpResponse:
    """The same as a table to take along."""
    rows, names = _late(request)
    export_list(by=request.user, what="belum-divalidasi", rows=rows.height)
    return made_answer(f"belum-divalidasi-{today()}.xlsx", sheets.late(rows, names))


def _decided(request: HttpRequest) -> str:
    """Decide what was sent, and say what came of it; or the sentence why it could not be."""
    form = DecideForm(request.POST)
    if not form.is_valid():
        return _("Pilih setujui atau tolak; alasan paling panjang 300 huruf.")
    chosen = request.POST.getlist("one") or request.POST.getlist("entry")
    if not chosen:
        return _("Belum ada catatan yang dipilih.")
    user: Any = request.user
    try:
        done = decide(instansi_id=user.instansi_id, asked=form.asked(chosen), by=user)
    except Refused as refused:
        return refused.sentence
    _tell(request, done)
    return ""


def _tell(request: HttpRequest, done: Done) -> None:
    if done.decided:
        messages.success(request, _("%(n)s catatan diputus.") % {"n": done.decided})
    if done.unopened:
        said = _("%(n)s catatan terpilih untuk diperiksa lebih dekat. Buka dahulu satu per satu, lalu setujui.")
        messages.warning(request, said % {"n": done.unopened})
    if done.changed:
        said = _("%(n)s catatan dilewati: sudah diubah pegawainya atau diputus orang lain. Periksa lagi.")
        messages.warning(request, said % {"n": done.changed})


def _late(request: HttpRequest) -> tuple[pl.DataFrame, dict[str, str]]:
    if not looks_over_all(request.user):
        raise Http404
    each = unvalidated(today()).group_by("superior")
    rows = each.agg(pl.len().alias("people"), pl.sum("entries", "minutes"), pl.min("oldest"))
    rows = rows.sort("entries", "superior", descending=[True, False])
    found = Employee.objects.filter(nip__in=rows["superior"].to_list())
    return rows, {one.nip: one.full_name for one in found}


def _days(request: HttpRequest) -> int:
    user: Any = request.user
    return limits(user.instansi, today())["approval_days"]
