"""The anggaran of a Perjanjian Kinerja: its form; and the whole agreement as an Excel file."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from sembilan.documents.answers import made_answer
from sembilan.planning import actions
from sembilan.planning.forms.budget import BudgetForms
from sembilan.planning.models import Agreement
from sembilan.planning.queries.agreements import OPEN
from sembilan.planning.queries.budgets import budget_of, rows_of, total_of
from sembilan.planning.queries.marks import Overtaken, mark_of
from sembilan.planning.queries.papers import workbook
from sembilan.planning.queries.reach import writes
from sembilan.planning.views.found import agreement_of
from sembilan.records.actions import Refused


@require_http_methods(["GET", "HEAD", "POST"])
def budget(request: HttpRequest, pk: int) -> HttpResponse:
    """The programs and kegiatan of an agreement that is with its unit."""
    found = _written(request, pk)
    if request.method != "POST":
        return _page(request, found, BudgetForms(budget_of(found)), mark_of(rows_of(found)))
    forms, seen = BudgetForms(sent=request.POST), request.POST.get("seen", "")
    if not forms.is_valid():
        return _page(request, found, forms, seen, 422)
    try:
        actions.put_budget(agreement=found, lines=forms.said, seen=seen, by=request.user)
    except Refused as refused:
        forms.fault = refused.sentence
        return _page(request, found, forms, refused.seen if isinstance(refused, Overtaken) else seen, 409)
    messages.success(request, _("Anggaran tersimpan."))
    return redirect("planning:agreement", pk)


@require_safe
def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """The agreement as an Excel file: what was promised, and the anggaran with its total."""
    found = agreement_of(request, pk)
    return made_answer(f"perjanjian-kinerja-{found.year}-{found.pk}.xlsx", workbook(found))


def _written(request: HttpRequest, pk: int) -> Agreement:
    found = agreement_of(request, pk)
    if not writes(request.user, found.unor):
        raise Http404
    return found


def _page(request: HttpRequest, found: Agreement, forms: BudgetForms, seen: str, status: int = 200) -> HttpResponse:
    lines = budget_of(found)
    given: dict[str, Any] = {"agreement": found, "forms": forms, "seen": seen, "is_open": found.state in OPEN}
    given |= {"total": total_of(lines), "lines": lines}
    return render(request, "planning/budget.html", given, status=status)
