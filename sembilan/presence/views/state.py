"""What a phone asks: how things stand, and to be bound to its person."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpRequest, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from sembilan.people.models import Employee
from sembilan.presence.actions.devices import register as bind
from sembilan.presence.forms.devices import DeviceForm
from sembilan.presence.models import Device
from sembilan.presence.queries import today
from sembilan.records.actions import Refused
from sembilan.web.templatetags.say import clock, day


def _own(request: HttpRequest) -> Employee:
    """Whoever is signed in, as an employee."""
    people = Employee.objects.select_related("instansi")
    return get_object_or_404(people, nip=request.user.nip)  # type: ignore[union-attr]


@require_GET
def state(request: HttpRequest) -> JsonResponse:
    """How things stand for oneself."""
    employee = _own(request)
    answer = JsonResponse(today.state(employee, employee.instansi))
    answer.headers["Cache-Control"] = "no-store"
    return answer


@require_POST
def register(request: HttpRequest) -> JsonResponse:
    """Bind this phone to oneself."""
    form = DeviceForm(_sent(request))
    if not form.is_valid():
        said = next(iter(form.errors.values()))[0]
        return JsonResponse({"sentence": str(said)}, status=400)
    employee = _own(request)
    try:
        device = bind(employee=employee, by=request.user, **form.cleaned_data)
    except Refused as refused:
        return JsonResponse({"sentence": refused.sentence}, status=409)
    return JsonResponse(_bound(device))


def _sent(request: HttpRequest) -> dict[str, Any]:
    """The fields, whether they came as JSON or as a form."""
    if request.content_type != "application/json":
        return request.POST.dict()
    try:
        told = json.loads(request.body)
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}


def _bound(device: Device) -> dict[str, Any]:
    since = timezone.localtime(device.active_from)
    if device.active_from <= timezone.now():
        said = _("Telepon ini terdaftar dan dapat dipakai sekarang.")
    else:
        when = {"day": day(since.date()), "clock": clock(since)}
        said = _("Telepon ini aktif mulai %(day)s pukul %(clock)s, atau bila pengelola menyetujuinya.") % when
    return {
        "instansi": device.instansi_id,
        "device": device.pk,
        "active_from": device.active_from.isoformat(),
        "sentence": said,
    }
