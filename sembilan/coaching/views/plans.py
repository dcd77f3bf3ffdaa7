"""Improvement plans: the list, one with its dates and its course, the letter."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sembilan.coaching import actions
from sembilan.coaching.forms import DateForm, EndForm, StartForm, WordForm
from sembilan.coaching.models import Plan, PlanDate
from sembilan.coaching.queries import reach, shown
from sembilan.coaching.queries.papers import letter
from sembilan.documents.answers import made_answer
from sembilan.organisation.access import today
from sembilan.people.actions.rights import record_read
from sembilan.records.actions import Refused, actor_name

A_PAGE = 30
TONES = {"diusulkan": "warn", "berjalan": "info", "membaik": "good", "uji kompetensi": "bad", "pindah jabatan": "bad"}


@require_safe
def plans(request: HttpRequest) -> HttpResponse:
    """The plans of those one must help."""
    if not reach.helps(request.user):
        raise Http404
    rows = reach.plans(request.user).order_by("-pk")
    state = request.GET.get("keadaan", "")
    rows = rows.filter(state=state) if state in Plan.State.values else rows
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("halaman"))
    given = {"page": page, "state": state, "states": Plan.State.choices, "tones": TONES}
    return render(request, "coaching/plans.html", given)


@require_safe
def plan(request: HttpRequest, pk: int) -> HttpResponse:
    """One plan."""
    found = get_object_or_404(reach.plans(request.user), pk=pk)
    record_read(employee=found.employee, what="file", by=request.user, about="rencana perbaikan")
    return _page(request, found)


@require_POST
def start(request: HttpRequest, pk: int) -> HttpResponse:
    """Start it."""
    found, form = get_object_or_404(reach.plans(request.user), pk=pk), StartForm(request.POST)
    return _done(request, found, form, lambda: actions.start_plan(
        plan=found, by=request.user, **form.cleaned_data), starting=form)  # fmt: skip


@require_POST
def date(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a step with its day."""
    found, form = get_object_or_404(reach.plans(request.user), pk=pk), DateForm(request.POST)
    return _done(request, found, form, lambda: actions.add_date(
        plan=found, by=request.user, **form.cleaned_data), adding=form)  # fmt: skip


@require_POST
def outcome(request: HttpRequest, pk: int, step: int) -> HttpResponse:
    """Write what came of a step or a look."""
    found = get_object_or_404(reach.plans(request.user), pk=pk)
    row, form = get_object_or_404(PlanDate, plan=found, pk=step), WordForm(request.POST)
    return _done(request, found, form, lambda: actions.finish_date(
        date=row, outcome=form.cleaned_data["text"], by=request.user))  # fmt: skip


@require_POST
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """Say how it ended."""
    found, form = get_object_or_404(reach.plans(request.user), pk=pk), EndForm(request.POST)
    return _done(request, found, form, lambda: actions.end_plan(
        plan=found, by=request.user, **form.cleaned_data), ending=form)  # fmt: skip


@require_safe
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """The letter of the plan as a PDF; she herself may take it too."""
    mine = Plan.objects.filter(employee__nip=actor_name(request.user)).select_related("employee", "evaluation")
    found = mine.filter(pk=pk).first() or get_object_or_404(reach.plans(request.user), pk=pk)
    record_read(employee=found.employee, what="document", by=request.user, about="rencana perbaikan")
    return made_answer(f"rencana-perbaikan-{found.employee.nip}.pdf", letter(found), inline=True)


def _done(
    request: HttpRequest, found: Plan, form: forms.Form, act: Callable[[], object], **typed: forms.Form
) -> HttpResponse:
    fault, status = _("Periksa isian yang ditandai."), 422
    try:
        if form.is_valid():
            act()
            messages.success(request, _("Tersimpan."))
            return redirect("coaching:plan", found.pk)
    except Refused as refused:
        fault, status = refused.sentence, 409
    found.refresh_from_db()
    return _page(request, found, fault=fault, status=status, **typed)


def _page(request: HttpRequest, found: Plan, *, fault: str = "", status: int = 200, **typed: Any) -> HttpResponse:
    steps = list(found.steps.order_by("-pk"))
    known = shown.names([*(step.by for step in steps), *([found.owner_nip] if found.owner_nip else [])])
    start = {"first": today(), "version": found.version}
    given: dict[str, Any] = {
        "plan": found, "dates": found.dates.order_by("due_on", "pk"), "fault": fault, "today": today(),
        "course": [(step, known[step.by]) for step in steps], "owner": known.get(found.owner_nip, ""), "tones": TONES,
        "starting": typed.get("starting") or StartForm(initial=start),
        "adding": typed.get("adding") or DateForm(initial={"version": found.version}),
        "ending": typed.get("ending") or EndForm(initial={"version": found.version}),
    }  # fmt: skip
    return render(request, "coaching/plan.html", given, status=status)
