"""Capaian organisasi of a unit in a period: step by step with its law, and the decision."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sembilan.organisation.models import Unor
from sembilan.planning.actions import decide
from sembilan.planning.forms import ResultForm
from sembilan.planning.period import quarter_of, years_around
from sembilan.planning.queries.achievement import explained, rules, steps, word, word_tone
from sembilan.planning.queries.board import facts_in, plan_of
from sembilan.planning.queries.marks import mark
from sembilan.planning.queries.reach import decides
from sembilan.planning.queries.results import result_of
from sembilan.planning.views.found import unit_of
from sembilan.planning.views.goals import tried
from sembilan.planning.views.words import PERIOD_NAMES, period_name


@require_http_methods(["GET", "HEAD", "POST"])
def result(request: HttpRequest, kode: str, year: int) -> HttpResponse:
    """What a unit reached in a period, why, and what was decided."""
    unor, quarter = unit_of(request, kode, year), quarter_of(request.GET.get("triwulan", ""), year)
    lawful = rules(request.instansi, year, quarter)  # type: ignore[attr-defined]
    rows = [row for one in plan_of(lawful, unor, year, quarter, with_steps=True) for row in one.rows]
    facts, found = facts_in(rows, quarter), result_of(unor.pk, year, quarter)
    figures, told = explained(lawful, unor.pk, facts, quarter)
    form = _form(request, found, figures["suggested"], unor)
    if form.is_bound and form.is_valid() and tried(form, lambda: _decide(unor, year, quarter, figures, form, request)):
        messages.success(request, _("Capaian organisasi ditetapkan."))
        return redirect(f"{reverse('planning:result', args=[kode, year])}?triwulan={quarter}")
    given = {"unit": unor, "year": year, "quarter": quarter, "period": period_name(quarter), "figures": figures}
    given |= {"steps": steps(told), "form": form, "periods": PERIOD_NAMES, "years": years_around(year)}
    given |= {"rows": [(row, row.cells[quarter]) for row in rows], "may_decide": decides(request.user, unor)}
    given |= {"result": found} | _words(found, figures["suggested"])
    return render(request, "planning/result.html", given, status=422 if form.errors else 200)


def _form(request: HttpRequest, found: Any, suggested: int | None, unor: Unor) -> ResultForm:
    if request.method == "POST" and not decides(request.user, unor):
        raise Http404
    before = {"capaian": found.capaian, "reason": found.reason} if found else {"capaian": suggested}
    return ResultForm(request.POST or None, initial=before | {"seen": mark(found)})


def _decide(unor: Unor, year: int, quarter: int, figures: Any, form: ResultForm, request: HttpRequest) -> Any:
    return decide(unor=unor, year=year, quarter=quarter, suggested=figures["suggested"], by=request.user,
                  **form.cleaned_data)  # fmt: skip


def _words(found: Any, suggested: int | None) -> dict[str, Any]:
    decided = found.capaian if found else None
    return {"word": word(decided), "tone": word_tone(decided), "suggestion": word(suggested)}
