"""The computation of a month, which a person asks for; how far it came is on the month's page."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sembilan.people.access import may_compute, may_see_month
from sembilan.runs import actions
from sembilan.runs.forms import ComputationForm
from sembilan.terms.month import Month

MONTH_PAGE = "../"


@require_POST
def computation(request: HttpRequest, month: Month) -> HttpResponse:
    """Have the month computed in the background; who may not see a month does not find this either."""
    _refuse_stranger(request)
    form = ComputationForm(request.POST)
    if not form.is_valid():
        return HttpResponseBadRequest(_("Bidang itu tidak ada."))
    try:
        _request(request, month, form.areas())
        messages.success(request, _("Perhitungan dimulai. Anda boleh menutup halaman ini."))
    except actions.Refused as refused:
        messages.error(request, str(refused))
    return redirect(MONTH_PAGE)


def _request(request: HttpRequest, month: Month, areas: list[str]) -> None:
    here = request.instansi.pk  # type: ignore[attr-defined]
    actions.request_month(instansi_id=here, month=month, areas=areas, by=request.user)


def _refuse_stranger(request: HttpRequest) -> None:
    if not may_see_month(request.user):
        raise Http404
    if not may_compute(request.user):
        raise PermissionDenied
