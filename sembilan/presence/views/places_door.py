"""The code at a door: whether it is asked for, and the screen that shows it, which needs no one's session."""

from __future__ import annotations

import datetime as dt

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from sembilan.organisation.models import WorkPlace
from sembilan.presence.actions.places import set_door
from sembilan.presence.queries import places_kept as queries
from sembilan.presence.queries.places import STEP_SECONDS, door_code
from sembilan.presence.queries.places_door import place_of, qr, token_of
from sembilan.presence.views.places import keepers
from sembilan.records.actions import Refused
from sembilan.records.tenancy import tenant


@require_POST
@keepers
def setting(request: HttpRequest, pk: int) -> HttpResponse:
    """Have a code at the door, ask for it or not, or make another secret."""
    found = get_object_or_404(queries.seen(request.user), pk=pk)
    asked = request.POST.get("kode", "")
    was_required = hasattr(found, "door") and found.door.is_required
    is_required = was_required if asked == "ganti" else asked == "wajib"
    try:
        set_door(place=found, is_required=is_required, anew=asked == "ganti", by=request.user)
        messages.success(request, _("Kode pintu disimpan."))
    except Refused as refused:
        messages.error(request, refused.sentence)
    return redirect("presence:place", pk)


@never_cache
@require_safe
@keepers
def door(request: HttpRequest, pk: int) -> HttpResponse:
    """The code of a door as an officer sees it, with the address for the screen beside the door."""
    found = get_object_or_404(queries.seen(request.user).exclude(door=None), pk=pk)
    address = request.build_absolute_uri(reverse("presence:door_screen", args=[token_of(found)]))
    return _screen(request, found, timezone.now(), address)


@never_cache
@login_not_required
@require_safe
def screen(request: HttpRequest, token: str) -> HttpResponse:
    """The screen beside a door: it knows its address and nothing else, and changing the secret ends it."""
    instansi_id, pk = place_of(token)
    with tenant(instansi_id):
        found = WorkPlace.objects.select_related("door").exclude(door=None).filter(pk=pk).first()
        if found is None or token_of(found) != token or not queries.is_open(found):
            raise Http404
        return _screen(request, found, timezone.now(), "")


def _screen(request: HttpRequest, found: WorkPlace, moment: dt.datetime, address: str) -> HttpResponse:
    code = door_code(bytes(found.door.secret), moment)
    drawn = qr(request.build_absolute_uri(f"/hadir/?kode={code}"))
    left = STEP_SECONDS - int(moment.timestamp()) % STEP_SECONDS
    shown = {"place": found, "code": code, "drawn": drawn, "left": left, "address": address, "page": request.path}
    name = "presence/place_door.html#code" if request.htmx else "presence/place_door.html"  # type: ignore[attr-defined]
    return render(request, name, shown)
