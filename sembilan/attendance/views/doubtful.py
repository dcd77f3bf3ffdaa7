"""Doubtful presses: the list of what nobody has judged, and a verdict on several."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sembilan.attendance.actions.verdicts import judge
from sembilan.attendance.queries import doubtful
from sembilan.records.actions import Refused

A_PAGE = 50


@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """What waits to be judged, the newest first."""
    return _listed(request)


@require_POST
def verdicts(request: HttpRequest) -> HttpResponse:
    """One verdict for what was chosen, each by itself; what cannot be is told."""
    _only_judges(request)
    chosen = request.POST.getlist("chosen")[:A_PAGE]
    if not chosen:
        return _listed(request, [_("Pilih dahulu ketukannya.")], status=422)
    said = [_judged(request, key) for key in chosen]
    failed = [one for one in said if one]
    if len(failed) < len(said):
        messages.success(request, _("%(count)s ketukan dinilai.") % {"count": len(said) - len(failed)})
    return _listed(request, sorted(set(failed)), status=409 if failed else 200)


def _judged(request: HttpRequest, key: str) -> str:
    """Judges one press; the sentence when it was refused."""
    press = doubtful.one(request.user, key)
    if press is None:
        raise Http404
    try:
        judge(
            press=press,
            verdict=request.POST.get("verdict", ""),
            reason=request.POST.get("reason", ""),
            by=request.user,
        )
    except Refused as refused:
        return refused.sentence
    return ""


def _listed(request: HttpRequest, faults: list[str] | None = None, status: int = 200) -> HttpResponse:
    _only_judges(request)
    page = Paginator(doubtful.doubtful(request.user), A_PAGE).get_page(request.GET.get("halaman"))
    given = {"page": page, "rows": doubtful.shown(list(page.object_list)), "faults": faults or []}
    return render(request, "attendance/doubtful.html", given, status=status)


def _only_judges(request: HttpRequest) -> None:
    if not doubtful.judges(request.user):
        raise Http404
