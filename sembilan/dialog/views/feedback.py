"""Feedback: what one was told and told others, telling somebody, and what a superior reads of her people."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from sembilan.dialog.actions import Refused
from sembilan.dialog.actions import give as give_feedback
from sembilan.dialog.forms import FeedbackForm, sent
from sembilan.dialog.models import Feedback
from sembilan.dialog.queries import finding, reach
from sembilan.dialog.queries.agenda import open_rhks
from sembilan.documents.answers import file_answer
from sembilan.documents.content import Unacceptable
from sembilan.organisation.access import today
from sembilan.people.access import visible
from sembilan.people.actions.rights import record_read
from sembilan.people.models import Employee
from sembilan.people.queries.places import named
from sembilan.records.actions import actor_name
from sembilan.terms.berakhlak import Nilai

A_PAGE = 20


@require_safe
def feedback(request: HttpRequest) -> HttpResponse:
    """What I was told, and what I told others."""
    me = actor_name(request.user)
    is_given = request.GET.get("lihat") == "diberikan"
    rows = Feedback.objects.filter(by=me) if is_given else Feedback.objects.filter(employee__nip=me)
    return render(request, "dialog/feedback.html", _listed(request, rows) | {"is_given": is_given, "person": None})


@require_safe
def feedback_of(request: HttpRequest, nip: str) -> HttpResponse:
    """What somebody was told, for who may read about her."""
    person = get_object_or_404(visible(request.user), nip=nip)
    if person.nip == actor_name(request.user):
        return redirect("dialog:feedback")
    record_read(employee=person, what="file", by=request.user, about="umpan balik")
    given = _listed(request, Feedback.objects.filter(employee=person))
    return render(request, "dialog/feedback.html", given | {"is_given": False, "person": person})


@require_safe
def whom(request: HttpRequest) -> HttpResponse:
    """Whom to tell something: found by name or NIP in the whole region."""
    typed = request.GET.get("q", "")
    given = {"typed": typed, "found": finding.people(request.user, typed), "shortest": finding.SHORTEST}
    return render(request, "dialog/whom.html#found" if "HX-Request" in request.headers else "dialog/whom.html", given)


@require_http_methods(["GET", "HEAD", "POST"])
def give(request: HttpRequest, nip: str) -> HttpResponse:
    """Tell somebody something; whoever works here may, and sees no more of her than name and unit."""
    person = get_object_or_404(Employee.objects.exclude(nip=actor_name(request.user)), nip=nip)
    is_led = reach.led(request.user).filter(pk=person.pk).exists()
    form = FeedbackForm(sent(request), request.FILES or None, rhks=open_rhks(person) if is_led else None)
    fault = ""
    if form.is_bound and form.is_valid():
        try:
            given = {"token": form.cleaned_data["token"], "upload": form.upload, "by": request.user}
            give_feedback(employee=person, said=form.said, **given)
            messages.success(request, _("Umpan balik terkirim."))
            return redirect("dialog:feedback")
        except (Refused, Unacceptable) as refused:
            fault = refused.sentence
    told = {"form": form, "person": named([nip], today()).get(nip), "fault": fault}
    return render(request, "dialog/give.html", told, status=422 if form.errors or fault else 200)


@require_safe
def document(request: HttpRequest, pk: int) -> HttpResponse:
    """The evidence of a feedback."""
    found = get_object_or_404(reach.feedback_for(request.user).select_related("employee", "document"), pk=pk)
    if found.document is None:
        raise Http404
    record_read(employee=found.employee, what="document", by=request.user, about="umpan balik")
    return file_answer(found.document)


def _listed(request: HttpRequest, rows: QuerySet[Feedback]) -> dict[str, Any]:
    found = rows.select_related("employee", "rhk", "document").order_by("-day", "-pk")
    page = Paginator(found, A_PAGE).get_page(request.GET.get("halaman"))
    people = named({nip for one in page for nip in (one.by, one.employee.nip)}, today())
    labels = {value.value: value.label for value in Nilai}
    lines = [
        {
            "feedback": one, "author": people.get(one.by), "whom": people.get(one.employee.nip),
            "value": labels.get(one.value or 0, ""),
        }
        for one in page
    ]  # fmt: skip
    return {"page": page, "lines": lines}
