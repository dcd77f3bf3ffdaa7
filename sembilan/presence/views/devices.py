"""Phones as people see them: one's own, and for officers those of their people, waiting ones first."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sembilan.organisation.access import Permission
from sembilan.people.access import may_somewhere
from sembilan.presence.actions import devices as actions
from sembilan.presence.models import Device
from sembilan.presence.queries import devices as queries
from sembilan.presence.queries.phones import phones, searched
from sembilan.records.actions import Refused

A_PAGE = 50


@require_safe
def own(request: HttpRequest) -> HttpResponse:
    """One's own phones: which counts, which waits, which have ended."""
    found = phones(queries.own_devices(request.user)[:A_PAGE], timezone.now(), _zone(request))
    return render(request, "presence/phones.html", {"phones": found})


@require_safe
def others(request: HttpRequest) -> HttpResponse:
    """New phones that wait for an officer, and the phones of a person she looks for."""
    _officer(request)
    now, zone, text = timezone.now(), _zone(request), request.GET.get("cari", "").strip()
    page = Paginator(queries.waiting_devices(request.user, now), A_PAGE).get_page(request.GET.get("halaman"))
    found = searched(queries.devices_of_others(request.user), text)[:A_PAGE] if text else []
    given = {"page": page, "text": text}
    given |= {"waiting": phones(page.object_list, now, zone), "found": phones(found, now, zone)}
    return render(request, "presence/phones_of_others.html", given)


@require_POST
def approving(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a waiting phone in."""
    _officer(request)
    device = get_object_or_404(queries.devices_of_others(request.user), pk=pk)
    try:
        actions.approve(device=device, by=request.user)
        messages.success(request, _("Telepon %(name)s berlaku sekarang.") % {"name": device.employee.name})
    except Refused as refused:
        messages.error(request, refused.sentence)
    return redirect("presence:phones_of_others")


@require_POST
def ending(request: HttpRequest, pk: int) -> HttpResponse:
    """End a phone: one's own, or that of somebody one looks after, such as one that was lost or not let in."""
    mine = queries.own_devices(request.user).filter(pk=pk).first()
    device = mine or get_object_or_404(_of_others(request), pk=pk)
    actions.end(device=device, by=request.user)
    messages.success(request, _("Telepon “%(label)s” diakhiri.") % {"label": device.label})
    return redirect("presence:phones" if mine else "presence:phones_of_others")


def _of_others(request: HttpRequest) -> QuerySet[Device]:
    return queries.devices_of_others(request.user)


def _officer(request: HttpRequest) -> None:
    if not may_somewhere(request.user, Permission.ROSTER):
        raise Http404


def _zone(request: HttpRequest) -> str:
    return str(request.instansi.zone)  # type: ignore[attr-defined]
