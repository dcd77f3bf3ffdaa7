"""One request: its course, what its people and its deciders say to it, its papers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sembilan.documents.answers import file_answer, made_answer
from sembilan.documents.content import Unacceptable
from sembilan.documents.models import StoredFile
from sembilan.leave import actions
from sembilan.leave.actions import Refused
from sembilan.leave.forms import AskForm, EndForm, ReportForm, WordForm
from sembilan.leave.kinds import Kind
from sembilan.leave.models import LeaveRequest, State, Verdict
from sembilan.leave.queries.papers import paper as pdf_of
from sembilan.leave.queries.reach import may_ask_for, readable, sees_health
from sembilan.leave.queries.shown import page_of
from sembilan.leave.views.own import rest_of
from sembilan.organisation.access import today
from sembilan.people.actions.rights import record_read


@require_safe
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything about one request that this reader may see."""
    found = readable_one(request, pk)
    record_read(employee=found.employee, what="file", by=request.user, about="cuti")
    return render(request, "leave/one.html", _given(request, found))


@require_POST
def word(request: HttpRequest, pk: int) -> HttpResponse:
    """What the superior or the official says."""
    found, form = readable_one(request, pk), WordForm(request.POST)
    if not form.is_valid():
        return _again(request, found, _("Pilih salah satu putusan, dan periksa tanggalnya."), 422)
    return _done(request, found, lambda: _say(found, form, request.user), _("Tersimpan. Pemohon diberi kabar."))


@require_http_methods(["GET", "HEAD", "POST"])
def mend(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a request that came back, and send it again."""
    found = readable_one(request, pk)
    if not may_ask_for(request.user, found.employee) or found.kind == Kind.DINAS_LUAR:
        raise Http404
    form = AskForm(request.POST, request.FILES) if request.method == "POST" else AskForm(initial=_before(found))
    fault = ""
    if form.is_bound and form.is_valid():
        try:
            actions.ask_again(request=found, asked=form.asked(today()), by=request.user, **_without_token(form))
            return redirect("leave:one", pk)
        except (Refused, Unacceptable) as refused:
            fault = refused.sentence
    given = {"form": form, "fault": fault, "mended": found, "person": found.employee}
    given |= {"is_own": request.user.get_username() == found.employee.nip}
    return render(request, "leave/new.html", given, status=422 if form.errors or fault else 200)


def _without_token(form: AskForm) -> dict[str, Any]:
    return {name: value for name, value in rest_of(form).items() if name != "token"}


@require_POST
def withdrawal(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a request back."""
    found = readable_one(request, pk)
    return _done(request, found, lambda: actions.withdraw(request=found, by=request.user), _("Permintaan ditarik."))


@require_POST
def ending(request: HttpRequest, pk: int) -> HttpResponse:
    """Cancel an approved leave, or call somebody back from it."""
    found, form = readable_one(request, pk), EndForm(request.POST)
    if not form.is_valid():
        return _again(request, found, _("Tulis alasannya, dan periksa tanggalnya."), 422)
    text, back_on = form.cleaned_data["text"], form.cleaned_data["back_on"]

    def end() -> LeaveRequest:
        if back_on:
            return actions.call_back(request=found, back_on=back_on, text=text, by=request.user)
        return actions.cancel(request=found, text=text, by=request.user)

    return _done(request, found, end, _("Tersimpan. Kehadirannya ikut diperbaiki."))


@require_safe
def document(request: HttpRequest, pk: int) -> HttpResponse:
    """The document as it was handed in, only ever as a file to keep."""
    found = readable_one(request, pk)
    return _file(request, found, found.document)


@require_safe
def report_document(request: HttpRequest, pk: int) -> HttpResponse:
    """The paper of a travel's report."""
    found = readable_one(request, pk)
    return _file(request, found, found.handed_in.document if found.handed_in else None)


@require_safe
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """The form of the request, or the surat tugas, as it stands."""
    found = readable_one(request, pk)
    if not sees_health(request.user, found):
        raise Http404
    record_read(employee=found.employee, what="document", by=request.user, about="cuti")
    name = f"{'surat-tugas' if found.kind == Kind.DINAS_LUAR else 'cuti'}-{found.employee.nip}-{found.first}.pdf"
    return made_answer(name, pdf_of(found), inline=True)


def readable_one(request: HttpRequest, pk: int) -> LeaveRequest:
    """A request this reader may open; any other is not there."""
    rows = readable(request.user).select_related("employee__instansi", "document", "report__document")
    return get_object_or_404(rows, pk=pk)


def _file(request: HttpRequest, found: LeaveRequest, kept: StoredFile | None) -> HttpResponse:
    if kept is None or not sees_health(request.user, found):
        raise Http404
    record_read(employee=found.employee, what="document", by=request.user, about="cuti")
    return file_answer(kept)


def _say(found: LeaveRequest, form: WordForm, by: Any) -> None:
    said = form.word
    if found.kind == Kind.DINAS_LUAR:
        actions.settle(request=found, is_agreed=said.verdict == Verdict.AGREE, text=said.text, by=by)
    elif found.state == State.OFFICIAL:
        actions.decide(request=found, word=said, by=by)
    else:
        actions.consider(request=found, word=said, by=by)


def _done(request: HttpRequest, found: LeaveRequest, act: Callable[[], Any], said: str) -> HttpResponse:
    try:
        act()
    except Refused as refused:
        return _again(request, found, refused.sentence, 409)
    messages.success(request, said)
    return redirect("leave:one", found.pk)


def _again(request: HttpRequest, found: LeaveRequest, fault: str, status: int) -> HttpResponse:
    return render(request, "leave/one.html", _given(request, found) | {"fault": fault}, status=status)


def _given(request: HttpRequest, found: LeaveRequest) -> dict[str, Any]:
    found = readable_one(request, found.pk)
    given = page_of(request.user, found)
    seen = {"seen": given["steps"][-1].pk, "first": found.first, "last": found.last}
    return given | {"form": WordForm(initial=seen), "end": EndForm(), "report": ReportForm(), "fault": ""}


def _before(found: LeaveRequest) -> dict[str, Any]:
    names = ("kind", "first", "last", "reason", "address", "phone", "journey", "doctor", "child", "exception")
    return {name: getattr(found, name) for name in names}
