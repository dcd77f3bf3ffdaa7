"""The superior's list of requests, and her verdicts on one or on several at once."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sembilan.attendance.actions import corrections as actions
from sembilan.attendance.forms.corrections import ManyForm, VerdictForm
from sembilan.attendance.models import Correction
from sembilan.attendance.queries import corrections, turns
from sembilan.attendance.views.corrections import page_of
from sembilan.records.actions import Refused

A_PAGE = 50
SHOWN = ("giliran", "semua", "putus")


@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    """What waits for her, the longest wait first."""
    return _queue(request)


@require_POST
def verdicts(request: HttpRequest) -> HttpResponse:
    """One verdict for several, each by itself: what cannot be is told, the others go on."""
    _only_superiors(request)
    reach = corrections.decidable(request.user)
    form = ManyForm(request.POST, ids=_known(request, reach))
    if not form.is_valid():
        return _queue(request, fault=str(ManyForm.NONE), status=422)
    by_id = reach.in_bulk(form.cleaned_data["chosen"])
    failed = _decide(by_id, form.state, form.cleaned_data["text"], request.user)
    if done := len(by_id) - len(failed):
        messages.success(request, _("%(count)s permintaan diputuskan. Pegawainya diberi kabar.") % {"count": done})
    return _queue(request, failed=failed, status=409 if failed else 200)


@require_POST
def verdict(request: HttpRequest, pk: int) -> HttpResponse:
    """What a superior says to one request."""
    found = get_object_or_404(corrections.decidable(request.user), pk=pk)
    form = VerdictForm(request.POST)
    try:
        _say(found, form, request.user)
    except Refused as refused:
        given = page_of(request, found) | {"fault": str(refused)}
        return render(request, "attendance/correction.html", given, status=409)
    messages.success(request, _("Tersimpan. Pegawainya diberi kabar."))
    return redirect("attendance:correction", pk)


def _say(found: Correction, form: VerdictForm, by: Any) -> None:
    if not form.is_valid():
        raise Refused(_("Putusan itu tidak dikenal. Pilih salah satu tombol."))
    text = form.cleaned_data["text"]
    if form.state == Correction.State.ASKED:
        actions.reopen(correction=found, text=text, by=by)
    else:
        actions.decide(correction=found, state=form.state, text=text, seen=form.cleaned_data["seen"], by=by)


def _decide(by_id: dict[int, Correction], state: str, text: str, by: Any) -> list[tuple[Correction, str]]:
    failed = []
    for one in by_id.values():
        try:
            actions.decide(correction=one, state=state, text=text, by=by)
        except Refused as refused:
            failed.append((one, str(refused)))
    return failed


def _queue(
    request: HttpRequest, fault: str = "", failed: list[tuple[Correction, str]] | None = None, status: int = 200
) -> HttpResponse:
    _only_superiors(request)
    wanted = request.GET.get("tampil", SHOWN[0])
    if wanted not in SHOWN:
        raise Http404
    page = Paginator(_found(request.user, wanted), A_PAGE).get_page(request.GET.get("halaman"))
    instansi: Any = request.instansi  # type: ignore[attr-defined]
    rows = _rows(list(page.object_list), instansi, waits=wanted != SHOWN[2])
    given = {"rows": rows, "page": page, "wanted": wanted, "fault": fault, "failed": failed or []}
    return render(request, "attendance/correction_queue.html", given, status=status)


def _rows(shown: list[Correction], instansi: Any, *, waits: bool) -> list[dict[str, Any]]:
    """Each request with what speaks against it, where it still waits."""
    told = corrections.warnings(shown, instansi) if waits else {}
    return [{"one": one, "late": waits and corrections.is_overdue(one), "warnings": told.get(one.pk)} for one in shown]


def _found(by: Any, wanted: str) -> Any:
    if wanted == SHOWN[0]:
        return corrections.mine(by)
    if wanted == SHOWN[1]:
        return corrections.waiting(by)
    return corrections.decidable(by).exclude(state=Correction.State.ASKED).order_by("-pk")


def _known(request: HttpRequest, reach: Any) -> list[int]:
    chosen = [int(one) for one in request.POST.getlist("chosen") if one.isdigit() and len(one) < 18]
    return list(reach.filter(pk__in=chosen).values_list("pk", flat=True))


def _only_superiors(request: HttpRequest) -> None:
    if not turns.is_superior(request.user):
        raise Http404
