"""The photo of a press: sent by the phone, seen by oneself and by who supervises."""

from __future__ import annotations

import datetime as dt
import uuid

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from sembilan.documents.answers import file_answer
from sembilan.organisation.queries import entered
from sembilan.people.actions.rights import record_read
from sembilan.presence.actions.photos import keep_photo
from sembilan.presence.queries import photos
from sembilan.records.actions import Refused
from sembilan.records.tenancy import tenant


@csrf_exempt
@login_not_required
@require_http_methods(["GET", "POST"])
def photo(request: HttpRequest, press: uuid.UUID) -> HttpResponse:
    """Taken from who holds what the press was signed with; shown to who has signed in and may see it."""
    day = _day(request.GET.get("hari", ""))
    if request.method == "POST":
        return _take(request, day, press)
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    return _show(request, day, press)


def _take(request: HttpRequest, day: dt.date, press: uuid.UUID) -> HttpResponse:
    """No session: the press names the hash of its photo under its signature, so nothing else fits."""
    told = request.GET.get("instansi", "")
    with tenant(int(told) if told.isdecimal() and len(told) < photos.DIGITS else None, entered) as instansi:
        signed = photos.signed_press(day, press) if instansi else None
        if signed is None:
            raise Http404
        try:
            keep_photo(press=signed, content=request.body, by=photos.KEEPER)
        except Refused as refused:
            return JsonResponse({"sentence": refused.sentence}, status=400)
    return JsonResponse({})


def _show(request: HttpRequest, day: dt.date, press: uuid.UUID) -> HttpResponse:
    found = photos.seen(request.user, day, press)
    if found is None:
        raise Http404
    employee, stored = found
    record_read(employee=employee, what="photo", by=request.user, about=day.isoformat())
    return file_answer(stored, inline=True)


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise Http404 from None
