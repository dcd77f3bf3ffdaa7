"""The file of a person: the page that tells who she is, and each section of it."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.views.decorators.http import require_safe

from sembilan.documents.answers import made_answer
from sembilan.documents.pdf import pdf
from sembilan.organisation.models import Jabatan, Unor
from sembilan.people.actions.rights import record_read
from sembilan.people.forms.entries import KnownForm
from sembilan.people.queries.drh import drh_of
from sembilan.people.queries.person import PersonPage, page_for
from sembilan.people.queries.places import choices
from sembilan.people.sections import labelled, rows_known

CHOICES = {"unor": Unor, "jabatan": Jabatan}


@require_safe
def own(request: HttpRequest) -> HttpResponse:
    """One's own file."""
    return redirect("people:person", getattr(request.user, "nip", ""))


@require_safe
def person(request: HttpRequest, nip: str, section: str = "") -> HttpResponse:
    """A person in half a minute, and one section of her file; reading somebody else's is kept."""
    page = page_for(request.user, nip, section)
    if page is None:
        raise Http404
    record_read(employee=page.employee, what="personal" if _is_personal(page) else "file", by=request.user)
    known = KnownForm(request.GET or None)
    day = known.cleaned_data["diketahui"] if known.is_valid() else None
    rows = rows_known(page, day)
    shown = {"page": page, "known": known, "day": day, "rows": rows, "propose": propose_url(page)}
    shown["lines"] = labelled(page, rows)
    template = "people/person.html#section" if request.headers.get("HX-Request") else "people/person.html"
    return render(request, template, shown)


@require_safe
def drh(request: HttpRequest, nip: str) -> HttpResponse:
    """The file as a PDF, with the sections this reader may see."""
    page = page_for(request.user, nip, "")
    if page is None:
        raise Http404
    record_read(employee=page.employee, what="export", about="drh", by=request.user)
    return made_answer(f"DRH-{nip}.pdf", pdf("drh", drh_of(page)))


@require_safe
def options(request: HttpRequest, what: str) -> HttpResponse:
    """The units or posts whose code or name holds what was typed, for the list under a field."""
    if what not in CHOICES:
        raise Http404
    return render(request, "people/options.html", {"found": choices(CHOICES[what], request.GET.get(what, ""))})


def propose_url(page: PersonPage, entry: Any = None) -> str:
    """Where one proposes a change of one's own file; nothing for anybody else's."""
    if not page.is_own or page.kind is None:
        return ""
    try:
        address = reverse("proposals:new", args=[page.kind.code])
    except NoReverseMatch:
        return ""
    return f"{address}?butir={entry}" if entry else address


def _is_personal(page: PersonPage) -> bool:
    return bool(page.section and page.section.personal)
