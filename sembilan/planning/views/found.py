"""What an address of this room names, for this reader; any other is not there."""

from __future__ import annotations

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from sembilan.organisation.models import Unor
from sembilan.planning.models import Agreement, Goal, Indicator, PlanStep
from sembilan.planning.period import is_year
from sembilan.planning.queries.reach import agreements_seen, goals_seen, indicators_seen, unit_seen, writes


def unit_of(request: HttpRequest, kode: str, year: int) -> Unor:
    """A unit this reader sees, in a year plans are kept for."""
    if not is_year(year):
        raise Http404
    found = unit_seen(request.user, kode)
    if found is None:
        raise Http404
    return found


def written_unit(request: HttpRequest, kode: str, year: int) -> Unor:
    """A unit this reader plans for."""
    found = unit_of(request, kode, year)
    if not writes(request.user, found):
        raise Http404
    return found


def goal_of(request: HttpRequest, pk: int) -> Goal:
    """A goal this reader plans."""
    found = get_object_or_404(goals_seen(request.user), pk=pk)
    if not writes(request.user, found.unor):
        raise Http404
    return found


def indicator_of(request: HttpRequest, pk: int, year: int | None = None) -> Indicator:
    """An indicator this reader sees."""
    if year is not None and not is_year(year):
        raise Http404
    return get_object_or_404(indicators_seen(request.user), pk=pk)


def written_indicator(request: HttpRequest, pk: int, year: int | None = None) -> Indicator:
    """An indicator this reader plans."""
    found = indicator_of(request, pk, year)
    if not writes(request.user, found.goal.unor):
        raise Http404
    return found


def step_of(request: HttpRequest, pk: int) -> PlanStep:
    """A step of a rencana aksi this reader plans."""
    rows = PlanStep.objects.filter(indicator__in=indicators_seen(request.user)).select_related("indicator__goal__unor")
    found = get_object_or_404(rows, pk=pk)
    if not writes(request.user, found.indicator.goal.unor):
        raise Http404
    return found


def agreement_of(request: HttpRequest, pk: int) -> Agreement:
    """An agreement this reader sees."""
    return get_object_or_404(agreements_seen(request.user), pk=pk)
