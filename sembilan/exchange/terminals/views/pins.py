"""Whose PINs are whose, and those that are nobody's."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sembilan.attendance import actions as attendance
from sembilan.attendance.models import TerminalPin
from sembilan.exchange.terminals import queries
from sembilan.exchange.terminals.forms import EndForm, PinForm
from sembilan.exchange.terminals.views.guards import for_officers, said_or_refused
from sembilan.organisation.access import today

PAGE = 50


@require_http_methods(["GET", "HEAD", "POST"])
@for_officers
def pins(request: HttpRequest) -> HttpResponse:
    """PINs of nobody as a work list, and whose the others are."""
    form = PinForm(request.POST or None, by=request.user, initial={"since": today(), "pin": request.GET.get("pin")})
    is_sent = request.method == "POST" and form.is_valid()
    if is_sent and said_or_refused(request, lambda: _map(request, form), _("PIN dipetakan.")):
        return redirect("terminals:pins")
    return render(request, "terminals/pins.html", {"form": form, **_both_lists(request)})


def _both_lists(request: HttpRequest) -> dict[str, Any]:
    strange = Paginator(queries.strange(request.user), PAGE).get_page(request.GET.get("tanpa"))
    guesses = queries.guesses(request.user, strange)
    asked = request.GET.get("cari", "").strip()
    return {
        "strange": strange,
        "rows": [(one, guesses.get(one.pin)) for one in strange],
        "owned": Paginator(queries.owned(request.user, asked), PAGE).get_page(request.GET.get("halaman")),
        "asked": asked,
    }


def _map(request: HttpRequest, form: PinForm) -> None:
    said = form.cleaned_data
    attendance.map_pin(
        instansi_id=request.instansi.pk,  # type: ignore[attr-defined]
        pin=said["pin"], employee=said["nip"], since=said["since"], by=request.user,
    )  # fmt: skip


@require_POST
@for_officers
def ending(request: HttpRequest, owned: int) -> HttpResponse:
    """From a day on a PIN is no longer hers."""
    found: TerminalPin = get_object_or_404(queries.owned(request.user), pk=owned)
    form = EndForm(request.POST)
    if form.is_valid():
        said_or_refused(
            request,
            lambda: attendance.end_pin(owned=found, until=form.cleaned_data["until"], by=request.user),
            _("Pemetaan PIN diakhiri."),
        )
    else:
        messages.error(request, _("Tulis sejak hari apa PIN itu bukan miliknya lagi."))
    return redirect("terminals:pins")
