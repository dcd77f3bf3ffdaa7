"""A goal and an indicator: added, changed, taken back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sembilan.organisation.access import today
from sembilan.planning import actions
from sembilan.planning.forms import GoalForm, IndicatorForm
from sembilan.planning.models import Goal, Indicator
from sembilan.planning.queries.marks import Overtaken, mark
from sembilan.planning.views.found import goal_of, written_indicator, written_unit
from sembilan.records.actions import Refused

GOAL = ("level", "kode", "text", "parent", "year_from", "source")
INDICATOR = ("name", "measure", "direction", "is_key", "definition", "formula", "data_source", "owner")


@require_http_methods(["GET", "HEAD", "POST"])
def new_goal(request: HttpRequest, kode: str, year: int) -> HttpResponse:
    """Add a goal to a unit."""
    unor = written_unit(request, kode, year)
    form = GoalForm(request.POST or None, unor=unor, year=year)
    if form.is_valid() and tried(form, lambda: actions.put_goal(unor=unor, said=form.said, by=request.user)):
        messages.success(request, _("Sasaran tersimpan. Tambahkan indikatornya."))
        return redirect("planning:unit", unor.kode, year)
    given = {"form": form, "unit": unor, "year": year, "title": _("Sasaran baru")}
    return render(request, "planning/form.html", given, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def goal(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a goal; what it said before is kept."""
    found = goal_of(request, pk)
    before = {name: getattr(found, name) for name in GOAL} | {"last_year": found.year_until - 1, "seen": mark(found)}
    year = max(today().year, found.year_from)
    form = GoalForm(request.POST or None, unor=found.unor, year=year, goal=found, initial=before)
    if form.is_valid() and tried(form, lambda: _change_goal(found, form, request.user)):
        messages.success(request, _("Perubahan tersimpan; isi sebelumnya tetap dapat dilihat."))
        return redirect("planning:unit", found.unor.kode, year)
    given = {"form": form, "unit": found.unor, "year": year, "title": _("Ubah sasaran"), "goal": found}
    return render(request, "planning/form.html", given, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def new_indicator(request: HttpRequest, pk: int) -> HttpResponse:
    """Add an indicator to a goal."""
    found = goal_of(request, pk)
    form = IndicatorForm(request.POST or None, unor=found.unor)
    year = max(today().year, found.year_from)
    if form.is_valid() and (made := tried(form, lambda: _add(found, form, request.user))):
        messages.success(request, _("Indikator tersimpan. Isi targetnya."))
        return redirect("planning:figures", made.pk, year)
    given = {"form": form, "unit": found.unor, "year": year, "title": _("Indikator baru"), "under": found.text}
    return render(request, "planning/form.html", given, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def indicator(request: HttpRequest, pk: int) -> HttpResponse:
    """Change an indicator; what it said before is kept."""
    found, year = written_indicator(request, pk), today().year
    before = {name: getattr(found, name) for name in INDICATOR} | {"seen": mark(found)}
    form = IndicatorForm(request.POST or None, unor=found.goal.unor, indicator=found, initial=before)
    if form.is_valid() and tried(form, lambda: _change_indicator(found, form, request.user)):
        messages.success(request, _("Perubahan tersimpan; isi sebelumnya tetap dapat dilihat."))
        return redirect("planning:figures", found.pk, year)
    given = {"form": form, "unit": found.goal.unor, "year": year, "title": _("Ubah indikator"), "indicator": found}
    return render(request, "planning/form.html", given, status=422 if form.errors else 200)


@require_POST
def goal_removal(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back a goal entered by mistake."""
    found = goal_of(request, pk)
    kode = found.unor.kode
    return _removed(request, lambda: actions.remove_goal(goal=found, by=request.user), kode)


@require_POST
def indicator_removal(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back an indicator entered by mistake."""
    found = written_indicator(request, pk)
    kode = found.goal.unor.kode
    return _removed(request, lambda: actions.remove_indicator(indicator=found, by=request.user), kode)


def tried(form: Any, act: Callable[[], Any]) -> Any:
    """Do it; where it is refused the form says why and keeps what was typed."""
    try:
        return act() or True
    except Refused as refused:
        form.add_error(None, refused.sentence)
        if isinstance(refused, Overtaken):
            form.data = form.data.copy()
            form.data["seen"] = refused.seen  # told once; saved again it is meant
        return None


def _add(goal: Goal, form: IndicatorForm, by: Any) -> Indicator:
    return actions.put_indicator(goal=goal, said=form.said, by=by)


def _change_goal(found: Goal, form: GoalForm, by: Any) -> Goal:
    return actions.put_goal(unor=found.unor, said=form.said, goal=found, seen=form.cleaned_data["seen"], by=by)


def _change_indicator(found: Indicator, form: IndicatorForm, by: Any) -> Indicator:
    seen = form.cleaned_data["seen"]
    return actions.put_indicator(goal=found.goal, said=form.said, indicator=found, seen=seen, by=by)


def _removed(request: HttpRequest, act: Callable[[], None], kode: str) -> HttpResponse:
    try:
        act()
        messages.success(request, _("Dihapus; isinya tetap tercatat dalam riwayat."))
    except Refused as refused:
        messages.error(request, refused.sentence)
    return redirect("planning:unit", kode, today().year)
