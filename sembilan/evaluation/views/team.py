"""The pages of a penilai: her people of a period, one person's rating, and making it final."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sembilan.evaluation import actions
from sembilan.evaluation.forms import FinalForm, JudgedForm, ReturnForm
from sembilan.evaluation.models import Evaluation
from sembilan.evaluation.queries import beside, periods
from sembilan.evaluation.queries import team as queries
from sembilan.evaluation.queries.judged import beside as all_beside
from sembilan.evaluation.queries.law import covers, cycle
from sembilan.evaluation.queries.reach import may_rate, rates
from sembilan.evaluation.queries.shown import card
from sembilan.evaluation.views.single import readable_one, shown, tried
from sembilan.organisation.access import today
from sembilan.terms.period import Cycle, Period


@require_safe
def team(request: HttpRequest) -> HttpResponse:
    """Whom this person rates in a period, and where each stands."""
    if not rates(request.user):
        raise Http404
    return _team(request, asked_period(request))


@require_POST
def final_all(request: HttpRequest) -> HttpResponse:
    """Make final what she rated one by one."""
    if not rates(request.user):
        raise Http404
    period = asked_period(request)
    fault = tried(lambda: actions.finalise_all(instansi_id=_instansi(request), period=period, by=request.user))
    if fault:
        return _team(request, period, fault=fault, status=409)
    messages.success(request, _("Ditetapkan. Tiap pegawai diberi tahu hasilnya."))
    return redirect(f"{reverse('evaluation:team')}?periode={period}")


@require_POST
def rating(request: HttpRequest, pk: int) -> HttpResponse:
    """Rate one person."""
    found = _to_rate(request, pk)
    told = all_beside(found)
    form = JudgedForm(found, told.rhks, told.outcomes, told.conduct, request.POST)
    if not form.is_valid():
        fault = _("Rating belum tersimpan. Perbaiki isian yang ditandai, lalu simpan lagi.")
        return shown(request, found, judged=form, fault=fault, status=422)
    given = {"judged": form.judged, "version": form.cleaned_data["version"], "by": request.user}
    fault = tried(lambda: actions.rate(evaluation=found, **given))
    if fault:
        return shown(request, found, judged=form, fault=fault, status=409)
    return _onward(request, found)


@require_POST
def giving_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Give it back with a word."""
    found, form = _to_rate(request, pk), ReturnForm(request.POST)
    if not form.is_valid():
        return shown(request, found, returning=form, fault=_("Tulis apa yang perlu diperbaiki."), status=422)
    fault = tried(lambda: actions.give_back(evaluation=found, by=request.user, **form.cleaned_data))
    if fault:
        return shown(request, found, returning=form, fault=fault, status=409)
    messages.success(request, _("Dikembalikan. Pegawai diberi tahu."))
    return redirect("evaluation:one", pk)


@require_POST
def final(request: HttpRequest, pk: int) -> HttpResponse:
    """Make one rating final."""
    found, form = _to_rate(request, pk), FinalForm(request.POST)
    version = form.cleaned_data["version"] if form.is_valid() else -1
    fault = tried(lambda: actions.finalise(evaluation=found, version=version, by=request.user))
    if fault:
        return shown(request, found, fault=fault, status=409)
    messages.success(request, _("Ditetapkan. Pegawai diberi tahu hasilnya."))
    return redirect("evaluation:one", pk)


def asked_period(request: HttpRequest) -> Period:
    """The period that is asked for, where there were rules for it; else the one that ended last."""
    instansi = _instansi_of(request)
    try:
        asked = Period.read(request.POST.get("periode") or request.GET.get("periode", ""))
        return asked if covers(instansi, asked) else periods.ended(instansi, today())
    except ValueError:
        return periods.ended(instansi, today())


def choices(request: HttpRequest, period: Period) -> list[tuple[str, str, bool]]:
    """The periods one may look at: the last ones, and two years."""
    newest = Period.of(cycle(_instansi_of(request), today()), today())
    year = Period.of(Cycle.TAHUN, today())
    offered = [newest, *(newest.plus(-n) for n in range(1, 5)), year, year.plus(-1)]
    found = offered if period in offered else [period, *offered]
    return [(str(one), periods.said(one), one == period) for one in found]


def _team(request: HttpRequest, period: Period, *, status: int = 200, **more: Any) -> HttpResponse:
    found = queries.team(request.user, period)
    given = {
        "period": period, "said": periods.said(period), "rows": [card(one) for one in found],
        "counts": queries.counts(found), "panels": beside.panels(request.user, found, period),
        "choices": choices(request, period),
    }  # fmt: skip
    return render(request, "evaluation/team.html", given | more, status=status)


def _to_rate(request: HttpRequest, pk: int) -> Evaluation:
    found = readable_one(request, pk)
    if not may_rate(request.user, found):
        raise Http404
    return found


def _onward(request: HttpRequest, found: Evaluation) -> HttpResponse:
    """To who waits next, or back to the one just rated."""
    messages.success(request, _("Rating %(name)s tersimpan.") % {"name": found.employee.full_name})
    following = queries.after(request.user, found, periods.of(found)) if "lanjut" in request.POST else None
    return redirect("evaluation:one", following.pk if following else found.pk)


def _instansi_of(request: HttpRequest) -> Any:
    return request.instansi  # type: ignore[attr-defined]


def _instansi(request: HttpRequest) -> int:
    return int(_instansi_of(request).pk)
