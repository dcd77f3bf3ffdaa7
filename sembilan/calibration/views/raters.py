"""How strict raters seem to be: for BKD, PPK and who inspects all of them, for a rater her own."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sembilan.calibration import actions
from sembilan.calibration.actions import Refused
from sembilan.calibration.actions.comparing import lock_of
from sembilan.calibration.forms import SpanForm
from sembilan.calibration.queries import raters, reach
from sembilan.documents.answers import made_answer
from sembilan.organisation.access import Permission, today
from sembilan.people.access import may
from sembilan.records.later import is_under_way
from sembilan.terms.frames.spread import Leaning

A_PAGE = 50
SHOWN = (Leaning.LENIENT, Leaning.STRICT, Leaning.ALIKE)


@require_safe
def compared(request: HttpRequest) -> HttpResponse:
    """The newest comparison of all raters, those who lean most first; a rater finds her own here too."""
    own = reach.own_estimate(request.user)
    given: dict[str, Any] = {"own": (own, raters.sentence(own)) if own else None, "law": "PermenPANRB 6/2022"}
    if reach.compares(request.user):
        given |= _all(request)
    return render(request, "calibration/raters.html", given)


@require_POST
def computation(request: HttpRequest) -> HttpResponse:
    """Ask for a new comparison; the worker computes it."""
    if not may(request.user, Permission.CALIBRATE):
        raise Http404
    form = SpanForm(request.POST)
    if not form.is_valid():
        return _again(request, form)
    span = {name: form.cleaned_data[name] for name in ("first", "until")}
    try:
        actions.ask_comparison(instansi_id=request.user.instansi_id, by=request.user, **span)  # type: ignore[union-attr]
        messages.success(request, _("Perbandingan dihitung di belakang layar. Muat ulang halaman ini sebentar lagi."))
    except Refused as refused:
        messages.warning(request, refused.sentence)
    return redirect("calibration:raters")


@require_safe
def raters_sheet(request: HttpRequest) -> HttpResponse:
    """The newest comparison as a table to take along."""
    newest = raters.newest()
    if not reach.compares(request.user) or newest is None:
        raise Http404
    return made_answer(f"penilai-{newest.until}.xlsx", raters.sheet(newest))


def _again(request: HttpRequest, form: SpanForm) -> HttpResponse:
    given = {"own": None, "law": "PermenPANRB 6/2022"} | _all(request) | {"form": form}
    return render(request, "calibration/raters.html", given, status=422)


def _all(request: HttpRequest) -> dict[str, Any]:
    """The newest comparison for who may read all of it."""
    newest, last = raters.newest(), today().replace(day=1) - dt.timedelta(1)
    begun = last.replace(day=1, year=last.year - 1) + dt.timedelta(31)
    form = SpanForm(initial={"first": f"{begun:%Y-%m}", "last": f"{last:%Y-%m}"})
    given: dict[str, Any] = {"all": True, "newest": newest, "form": form, "leanings": _choices()}
    given |= {"asks": may(request.user, Permission.CALIBRATE), "runs": is_under_way(lock_of(request.user.instansi_id))}  # type: ignore[union-attr]
    if newest is None:
        return given
    rows, chosen = newest.estimates.order_by("-leaning", "-estimate_milli", "rater_nip"), request.GET.get("arah", "")
    page = Paginator(rows.filter(leaning=int(chosen)) if chosen in "0123" and chosen else rows, A_PAGE)
    shown = page.get_page(request.GET.get("halaman"))
    told = [(one, name, raters.sentence(one)) for one, name in raters.with_names(shown)]
    return given | {"page": shown, "rows": told, "chosen": chosen} | raters.beside(newest)


def _choices() -> list[tuple[int, str]]:
    return [(int(one), raters.leaning(one)) for one in SHOWN]
