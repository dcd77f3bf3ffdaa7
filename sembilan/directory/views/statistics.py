"""The statistics of a region: pictures over tables, and each table to take along."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sembilan.accounts.models import User
from sembilan.directory import actions
from sembilan.directory.forms import StatisticsForm
from sembilan.directory.queries import pictures
from sembilan.directory.queries import statistics as sums_of
from sembilan.directory.queries.page import query_of
from sembilan.directory.queries.statistics import Sums
from sembilan.directory.views.people import for_who_sees_others
from sembilan.documents import workbook
from sembilan.documents.answers import made_answer
from sembilan.organisation import access


@require_safe
@for_who_sees_others
def statistics(request: HttpRequest, user: User) -> HttpResponse:
    """Who works for the region, in eight pictures."""
    form = StatisticsForm(request.GET)
    told: dict[str, Any] = {"form": form, "pictures": [], "total": None, "day": access.today()}
    if form.is_valid():
        sums, told["day"] = _sums(user, form.cleaned_data)
        told["pictures"] = pictures.pictures(sums, told["day"])
        told["total"] = sum(sums.get("jk", {}).values())
        told["query"] = query_of(form.cleaned_data)
    return render(request, "directory/statistics.html", told)


@require_safe
@for_who_sees_others
def sheet(request: HttpRequest, user: User, picture: str) -> HttpResponse:
    """The table of one picture, as it is filtered."""
    form = StatisticsForm(request.GET)
    chosen = pictures.picture(picture, *_sums(user, form.cleaned_data)) if form.is_valid() else None
    if chosen is None:
        raise Http404
    actions.take_along(
        instansi_id=user.instansi_id, query=query_of(form.cleaned_data), columns=[picture], rows=len(chosen.rows),
        by=user,
    )  # fmt: skip
    return made_answer(f"statistik-{picture}.xlsx", workbook.xlsx(chosen.heads, chosen.rows))


def _sums(user: User, given: dict[str, Any]) -> tuple[Sums, dt.date]:
    day = given["tanggal"] or access.today()
    return sums_of.sums(user, user.instansi_id, given["unit"], given["kategori"], day), day
