"""What a phone sends: its presses. No session: the signature says who it is."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, JsonResponse
from django.utils import timezone, translation
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from sembilan.organisation.queries import entered
from sembilan.presence.deciding.batch import BAD, Arrival, decide
from sembilan.presence.deciding.wire import LANGUAGE, Malformed, language_of, read
from sembilan.records.tenancy import tenant


@csrf_exempt
@login_not_required
@require_POST
def receive(request: HttpRequest) -> JsonResponse:
    """Take the presses of one phone, here and now; the served site answers this address before Django does."""
    received = timezone.now()
    language = language_of(request.headers.get(LANGUAGE))
    try:
        with translation.override(language):
            message = read(request.body, language)
    except Malformed as fault:
        return JsonResponse({"sentence": str(fault)}, status=BAD)
    with tenant(message.instansi, entered) as instansi:
        (reply,) = decide(instansi, [Arrival(message, received)])
    return JsonResponse(reply.body, status=reply.status)
