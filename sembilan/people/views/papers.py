"""Papers of a file, handed out to who may see the entry that names them, and the portrait."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from sembilan.documents.answers import file_answer, thumbnail_answer
from sembilan.documents.content import Unacceptable
from sembilan.organisation.access import Permission
from sembilan.people.actions.papers import put_portrait
from sembilan.people.actions.rights import record_read
from sembilan.people.forms.entries import PortraitForm
from sembilan.people.queries.papers import paper_for, photo_for
from sembilan.people.queries.person import person_for


@require_safe
def document(request: HttpRequest, nip: str, pk: int) -> HttpResponse:
    """A document that an entry of the file names."""
    found = paper_for(request.user, nip, pk)
    if found is None:
        raise Http404
    record_read(employee=found.employee, what="document", about=str(pk), by=request.user)
    return file_answer(found.stored, inline="lihat" in request.GET)


@require_safe
def small(request: HttpRequest, nip: str, pk: int) -> HttpResponse:
    """A small picture of a document or of the portrait."""
    found = paper_for(request.user, nip, pk) or photo_for(request.user, nip, pk)
    if found is None:
        raise Http404
    return thumbnail_answer(found.stored)


@require_http_methods(["GET", "POST"])
def portrait(request: HttpRequest, nip: str) -> HttpResponse:
    """A new portrait, put by an officer."""
    employee = person_for(request.user, nip, Permission.EDIT)
    if employee is None:
        raise Http404
    form = PortraitForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            put_portrait(employee=employee, content=form.cleaned_data["photo"].read(), by=request.user)
            return redirect("people:person", nip)
        except Unacceptable as fault:
            form.add_error("photo", fault.sentence)
    status = 422 if request.method == "POST" else 200
    return render(request, "people/portrait.html", {"employee": employee, "form": form}, status=status)
