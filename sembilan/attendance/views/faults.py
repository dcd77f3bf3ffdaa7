"""Faults: what was declared, declaring one after seeing what it changes, taking one back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sembilan.attendance.actions import faults as actions
from sembilan.attendance.forms.faults import FaultForm
from sembilan.attendance.queries import faults
from sembilan.records.actions import Refused

A_PAGE = 50


@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """All that was declared."""
    if not faults.may_read(request.user):
        raise Http404
    page = Paginator(faults.faults(), A_PAGE).get_page(request.GET.get("halaman"))
    given = {"page": page, "declares": faults.may_declare(request.user)}
    return render(request, "attendance/faults.html", given)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """A declaration: first what it would change, then for good."""
    if not faults.may_declare(request.user):
        raise Http404
    instansi: Any = request.instansi  # type: ignore[attr-defined]
    form = FaultForm(request.POST or None, zone=instansi.zone)
    effect = _effect(form, instansi, request.user) if request.method == "POST" and form.is_valid() else None
    if effect is not None and "declare" in request.POST:
        actions.declare(instansi=instansi, by=request.user, **_said(form))
        messages.success(request, _("Gangguan ditetapkan. Hari setiap orang yang terkena ikut membaik."))
        return redirect("attendance:faults")
    status = 422 if form.is_bound and effect is None else 200
    return render(request, "attendance/fault_form.html", {"form": form, "effect": effect}, status=status)


@require_POST
def withdrawal(request: HttpRequest, pk: int) -> HttpResponse:
    """Takes a declaration back, with the reason."""
    if not faults.may_declare(request.user):
        raise Http404
    try:
        actions.withdraw(
            fault=get_object_or_404(faults.faults(), pk=pk), reason=request.POST.get("reason", ""), by=request.user
        )
        messages.success(request, _("Gangguan dicabut."))
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("attendance:faults")


def _said(form: FaultForm) -> dict[str, Any]:
    said = form.cleaned_data
    return {"unor": said["unit"], "since": said["since"], "until": said["until"], "reason": said["reason"]}


def _effect(form: FaultForm, instansi: Any, by: Any) -> faults.Effect | None:
    said = form.cleaned_data
    try:
        actions.check(instansi, said["unit"], said["since"], said["until"], by)
    except Refused as refused:
        form.add_error(None, refused.sentence)
        return None
    return faults.effect(instansi, said["unit"], said["since"], said["until"])
