"""Having something corrected: asking from any page, reading the answer; and the officers' queue."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from sembilan.organisation.access import today
from sembilan.people.queries.places import named
from sembilan.privacy import actions, queries
from sembilan.privacy.forms import AnswerForm, CorrectionForm
from sembilan.privacy.pages import asked_from, proposing
from sembilan.privacy.views.own import asker

A_PAGE = 30


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """Say what is wrong on the page one comes from; one's own file leads to a proposal."""
    user = asker(request)
    page = asked_from(request.POST.get("dari") or request.GET.get("dari", ""))
    if request.method != "POST" and (better := proposing(page, user.nip)):
        return redirect(better)
    form = CorrectionForm(request.POST or None, initial={"dari": page})
    if request.method == "POST" and form.is_valid():
        return _asked(request, form, page)
    return _form(request, form, page)


def _asked(request: HttpRequest, form: CorrectionForm, page: str) -> HttpResponse:
    user, given = asker(request), form.cleaned_data
    try:
        made = actions.ask_correction(
            instansi_id=user.instansi_id, page=page, words=given["words"], token=given["token"], by=user
        )
    except actions.Refused as refused:
        form.add_error(None, str(refused))
        return _form(request, form, page)
    messages.success(request, _("Permintaan terkirim. Anda menerima kabar begitu dijawab."))
    return redirect("privacy:correction", made.pk)


def _form(request: HttpRequest, form: CorrectionForm, page: str) -> HttpResponse:
    status = 422 if request.method == "POST" else 200
    return render(request, "privacy/ask.html", {"form": form, "page": page}, status=status)


@require_safe
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """One's own request and its answer."""
    found = get_object_or_404(queries.own_requests(request.user), pk=pk)
    return render(request, "privacy/one.html", {"asked": found, "due": queries.due_at(found), "form": None})


@require_safe
def waiting(request: HttpRequest) -> HttpResponse:
    """The requests an officer answers: those that wait first, answered ones on demand."""
    if not queries.answers_somebody(request.user):
        raise Http404
    is_done = request.GET.get("keadaan") == "dijawab"
    found = queries.requests_for(request.user).filter(answer__isnull=not is_done)
    page = Paginator(found.order_by("-pk") if is_done else found, A_PAGE).get_page(request.GET.get("halaman"))
    people = named({asked.nip for asked in page}, today())
    rows = [(asked, people.get(asked.nip), queries.due_at(asked)) for asked in page]
    return render(request, "privacy/requests.html", {"page": page, "rows": rows, "is_done": is_done})


@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """One request, for the officer who answers it."""
    found = get_object_or_404(queries.requests_for(request.user), pk=pk)
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _answered(request, found, form.cleaned_data)
    person = named({found.nip}, today()).get(found.nip)
    told = {"asked": found, "due": queries.due_at(found), "form": form, "person": person}
    return render(request, "privacy/one.html", told, status=422 if request.method == "POST" else 200)


def _answered(request: HttpRequest, found: Any, given: Any) -> HttpResponse:
    try:
        actions.answer(request=found, verdict=given["verdict"], reason=given["reason"], by=request.user)
        messages.success(request, _("Jawaban terkirim kepada pegawai."))
    except actions.Refused as refused:
        messages.error(request, str(refused))
    return redirect("privacy:requests")
