"""One's own data: what is kept, the register for everybody, the copy to take along."""

from __future__ import annotations

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from sembilan.accounts.models import User
from sembilan.organisation.access import today
from sembilan.privacy import actions, queries
from sembilan.privacy.models import DataCopy
from sembilan.privacy.register import register as holdings
from sembilan.privacy.whose import Person

NAME = "data-saya.zip"


def asker(request: HttpRequest) -> User:
    """Who asks; the middleware lets nobody else come here."""
    assert isinstance(request.user, User)
    return request.user


@require_safe
def own(request: HttpRequest) -> HttpResponse:
    """What is kept of me, why, how long, where I see it and how I have it corrected."""
    user = asker(request)
    copy = queries.copies(user.nip, timezone.now()).first()
    if getattr(request, "htmx", False):
        return render(request, "privacy/own.html#salinan", _state(copy))
    person = Person.of(user.instansi_id, user.nip)
    told = {"lines": queries.overview(person, today()), "requests": queries.own_requests(user)[:10], "person": person}
    return render(request, "privacy/own.html", {**told, **_state(copy)})


@require_safe
def register(request: HttpRequest) -> HttpResponse:
    """What is kept of anybody, in plain words."""
    lines = [queries.line(holding, today()) for holding in holdings()]
    return render(request, "privacy/register.html", {"lines": lines})


@require_POST
def copy(request: HttpRequest) -> HttpResponse:
    """Ask for a copy of everything about oneself."""
    user = asker(request)
    actions.ask_copy(instansi_id=user.instansi_id, by=user)
    return redirect("privacy:own")


@require_safe
def file(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The copy, for who asked for it and for a day."""
    found = queries.copies(asker(request).nip, timezone.now()).filter(pk=pk, rows__isnull=False).first()
    if found is None or not queries.place_of(found).exists():
        raise Http404
    answer = FileResponse(queries.place_of(found).open("rb"), as_attachment=True, filename=NAME)
    answer["Content-Type"] = "application/zip"
    answer["Cache-Control"] = "private, no-store"
    return answer


def _state(copy: DataCopy | None) -> dict[str, object]:
    return {"copy": copy, "until": copy.asked_at + queries.KEPT_FOR if copy else None}
