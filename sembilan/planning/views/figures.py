"""The page of an indicator in a year: its targets, the rencana aksi, what was reached and its proof."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sembilan.documents.answers import file_answer
from sembilan.documents.content import Unacceptable
from sembilan.planning import actions
from sembilan.planning.forms import ReachedForm, StepForm, TargetsForm
from sembilan.planning.models import YEAR, Indicator, Reached, Target
from sembilan.planning.period import quarter_of, years_around
from sembilan.planning.queries.achievement import rules
from sembilan.planning.queries.board import Row, rows_of
from sembilan.planning.queries.goals import QUARTERS
from sembilan.planning.queries.marks import mark, mark_of
from sembilan.planning.queries.reach import indicators_seen, writes
from sembilan.planning.views.found import indicator_of, step_of, written_indicator
from sembilan.planning.views.goals import tried
from sembilan.planning.views.words import PERIOD_NAMES


@require_safe
def figures(request: HttpRequest, pk: int, year: int) -> HttpResponse:
    """All figures of an indicator in a year."""
    return _page(request, indicator_of(request, pk, year), year)


@require_POST
def targets(request: HttpRequest, pk: int, year: int) -> HttpResponse:
    """Set the targets."""
    found, form = written_indicator(request, pk, year), TargetsForm(request.POST)
    if form.is_valid() and tried(form, lambda: _set(found, year, form, request.user)):
        messages.success(request, _("Target tersimpan."))
        return redirect("planning:figures", pk, year)
    return _page(request, found, year, targets_form=form)


@require_POST
def step_new(request: HttpRequest, pk: int, year: int) -> HttpResponse:
    """Add a step to the rencana aksi."""
    found, form = written_indicator(request, pk, year), StepForm(request.POST)
    if form.is_valid() and tried(form, lambda: _plan(found, year, form, request.user)):
        messages.success(request, _("Langkah rencana aksi tersimpan."))
        return redirect("planning:figures", pk, year)
    return _page(request, found, year, step_form=form)


@require_POST
def report(request: HttpRequest, pk: int, year: int) -> HttpResponse:
    """Say what was reached."""
    found, form = written_indicator(request, pk, year), ReachedForm(request.POST, request.FILES)
    try:
        if form.is_valid() and tried(form, lambda: _report(found, year, form, request.user)):
            messages.success(request, _("Realisasi tersimpan."))
            return redirect("planning:figures", pk, year)
    except Unacceptable as refused:
        form.add_error("document", refused.sentence)
    return _page(request, found, year, reached_form=form)


@require_http_methods(["GET", "HEAD", "POST"])
def step(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a step, or say how far it came."""
    found = step_of(request, pk)
    before = {"quarter": found.quarter, "text": found.text, "done_percent": found.done_percent, "seen": mark(found)}
    form = StepForm(request.POST or None, initial=before)
    if form.is_valid() and tried(form, lambda: _plan(found.indicator, found.year, form, request.user, found)):
        messages.success(request, _("Langkah rencana aksi tersimpan."))
        return redirect("planning:figures", found.indicator_id, found.year)
    unit = found.indicator.goal.unor
    given = {"form": form, "unit": unit, "year": found.year, "title": _("Langkah rencana aksi"), "step": found}
    return render(request, "planning/form.html", given, status=422 if form.errors else 200)


@require_POST
def step_removal(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back a step entered by mistake."""
    found = step_of(request, pk)
    actions.remove_step(step=found, by=request.user)
    messages.success(request, _("Dihapus; isinya tetap tercatat dalam riwayat."))
    return redirect("planning:figures", found.indicator_id, found.year)


@require_safe
def proof(request: HttpRequest, pk: int) -> HttpResponse:
    """What proves a figure, as it was handed in."""
    rows = Reached.objects.filter(indicator__in=indicators_seen(request.user)).select_related("document")
    found = get_object_or_404(rows, pk=pk)
    if found.document is None:
        raise Http404
    return file_answer(found.document)


def _set(found: Indicator, year: int, form: TargetsForm, by: Any) -> None:
    actions.put_targets(indicator=found, year=year, values=form.values, seen=form.cleaned_data["seen"], by=by)


def _plan(found: Indicator, year: int, form: StepForm, by: Any, row: Any = None) -> Any:
    given = form.cleaned_data
    return actions.put_step(
        indicator=found, year=year, quarter=given["quarter"], text=given["text"], done_percent=given["done_percent"],
        step=row, seen=given["seen"] if row else None, by=by,
    )  # fmt: skip


def _report(found: Indicator, year: int, form: ReachedForm, by: Any) -> Reached:
    seen = form.cleaned_data["seen"]
    return actions.report_reached(indicator=found, year=year, figure=form.figure, seen=seen, by=by)


def _page(request: HttpRequest, found: Indicator, year: int, **forms: Any) -> HttpResponse:
    stands = list(Target.objects.filter(indicator=found, year=year))
    targets = {(found.pk, one.quarter): one.value_milli for one in stands}
    plan = rules(request.instansi, year, YEAR)  # type: ignore[attr-defined]
    row = rows_of(plan, [found], year, QUARTERS, targets)[found.pk]
    given = {"row": row, "indicator": found, "unit": found.goal.unor, "year": year, "years": years_around(year),
             "periods": PERIOD_NAMES, "may_write": writes(request.user, found.goal.unor)}  # fmt: skip
    given |= _forms(row, stands, year) | forms
    return render(request, "planning/figures.html", given, status=422 if forms else 200)


def _forms(row: Row, stands: list[Target], year: int) -> dict[str, Any]:
    said: dict[str, Any] = {f"t{cell.quarter}": cell.target for cell in row.cells}
    reached = [cell.reached for cell in row.cells if cell.reached]
    return {
        "targets_form": TargetsForm(initial=said | {"seen": mark_of(stands)}),
        "step_form": StepForm(initial={"quarter": quarter_of("", year) or 1}),
        "reached_form": ReachedForm(initial={"quarter": quarter_of("", year), "seen": mark_of(reached)}),
    }
