"""The spread of predikat in a unit beside its guidance, and what it would be if one person's were another."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from sembilan.evaluation.queries import spread, spread_reach
from sembilan.evaluation.queries.periods import said
from sembilan.evaluation.queries.spread import Spread
from sembilan.organisation.access import today
from sembilan.organisation.models import Unor
from sembilan.terms.period import Period
from sembilan.terms.predikat import Predikat

MOST_UNITS = 60
MOST_PEOPLE = 200
YEARS = (2000, 2100)


@require_safe
def spread_own(request: HttpRequest) -> HttpResponse:
    """The highest unit this person may look at, in the newest period; or the one asked for."""
    units = spread_reach.units(request.user)
    chosen = units.filter(kode=request.GET.get("unor", "")).first() or units.first()
    if chosen is None:
        raise Http404
    period = _period(request.GET.get("periode", "")) or spread_reach.newest_period()
    return redirect("evaluation:spread", chosen.kode, str(period))


@require_safe
def spread_of(request: HttpRequest, unor: str, period: str) -> HttpResponse:
    """The live picture of one unit, with the units below it and whoever decided knowing a warning."""
    found = get_object_or_404(spread_reach.units(request.user).select_related("instansi"), kode=unor)
    asked = _period(period)
    if asked is None:
        raise Http404
    below = list(Unor.objects.filter(parent=found).order_by("path")[:MOST_UNITS])
    told = spread.many([found, *below], found.path, asked)
    given: dict[str, Any] = {"unor": found, "period": asked, "said": said(asked), "spread": told[found.pk]}
    before, after = asked.plus(-1), asked.plus(1)
    given |= {"before": before, "before_said": said(before), "law": spread.LAW}
    given |= {"after": after if after.first <= today() else None, "after_said": said(after)}
    given["below"] = [(one, told[one.pk]) for one in below if told[one.pk].people or told[one.pk].unrated]
    given |= _asked(request, found, asked, told[found.pk]) | {"choices": spread_reach.choices(asked, found.path)}
    return render(request, "evaluation/spread.html", given)


def _asked(request: HttpRequest, unor: Unor, period: Period, now: Spread) -> dict[str, Any]:
    """What if the person chosen had another predikat: the same rules, one person moved."""
    rows = spread_reach.changeable(request.user, period, unor.path)
    people = list(rows.order_by("employee__name", "pk")[:MOST_PEOPLE])
    given: dict[str, Any] = {"people": people, "predikats": [(int(one), one.label) for one in spread.BEST_FIRST]}
    chosen, to = request.GET.get("siapa", ""), request.GET.get("menjadi", "")
    one = next((each for each in people if str(each.pk) == chosen), None)
    if one is None or to not in {str(int(each)) for each in Predikat}:
        return given
    moved = {int(one.predikat or 0): -1, int(to): 1} if int(to) != one.predikat else {}
    return given | {"changed": one, "to": int(to), "would": spread.changed(now, unor, period, moved)}


def _period(text: str) -> Period | None:
    try:
        found = Period.read(text)
    except ValueError:
        return None
    return found if YEARS[0] <= found.first.year <= YEARS[1] else None
