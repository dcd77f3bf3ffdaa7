"""One SKP: the form, its history, what was agreed, what changed, its paper."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from sembilan.documents.answers import made_answer
from sembilan.people.actions.rights import record_read
from sembilan.skp.models import Skp
from sembilan.skp.queries import versions
from sembilan.skp.queries.papers import paper as pdf_of
from sembilan.skp.views.answers import given, readable_one


@require_safe
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """An SKP as the legal form reads."""
    found = readable_one(request, pk)
    _read(request, found)
    return render(request, "skp/one.html", given(request, found))


@require_safe
def history(request: HttpRequest, pk: int) -> HttpResponse:
    """Who did what with it, and when."""
    found = readable_one(request, pk)
    _read(request, found)
    return render(request, "skp/history.html", {"skp": found, "steps": versions.history(found)})


@require_safe
def version(request: HttpRequest, pk: int, step: int) -> HttpResponse:
    """The text as it was agreed then."""
    found = readable_one(request, pk)
    kept = get_object_or_404(versions.agreed(found), pk=step)
    _read(request, found)
    return render(request, "skp/version.html", versions.version_page(found, kept))


@require_safe
def changes(request: HttpRequest, pk: int) -> HttpResponse:
    """What it says that another version, or the SKP it came from, did not."""
    found = readable_one(request, pk)
    _read(request, found)
    return render(request, "skp/changes.html", versions.changes_page(request.user, found, _asked(request)))


@require_safe
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """Its PDF in the legal form, as it stands."""
    found = readable_one(request, pk)
    _read(request, found)
    return made_answer(f"skp-{found.year}-{found.employee.nip}.pdf", pdf_of(found), inline=True)


def _read(request: HttpRequest, skp: Skp) -> None:
    record_read(employee=skp.employee, what="file", by=request.user, about="skp")


def _asked(request: HttpRequest) -> dict[str, Any]:
    asked = {name: request.GET.get(name, "") for name in ("versi", "dengan")}
    if any(value and not value.isdecimal() for value in asked.values()):
        raise Http404
    return asked
