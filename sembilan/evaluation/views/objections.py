"""Keberatan: the employee writes one, the penilai is heard, the superior decides; BKD and inspectors read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sembilan.documents.answers import file_answer
from sembilan.evaluation import actions
from sembilan.evaluation.forms import AnswerForm, DecisionForm, ObjectionForm
from sembilan.evaluation.models import Objection
from sembilan.evaluation.queries import objections as queries
from sembilan.evaluation.queries.reach import is_employee, objections
from sembilan.evaluation.views.single import readable_one, shown, tried
from sembilan.people.actions.rights import record_read

A_PAGE = 30


@require_POST
def objected(request: HttpRequest, pk: int) -> HttpResponse:
    """Object to the result."""
    found, form = readable_one(request, pk), ObjectionForm(request.POST, request.FILES)
    if not is_employee(request.user, found):
        raise Http404
    if not form.is_valid():
        fault = _("Keberatan belum terkirim. Perbaiki isian yang ditandai.")
        return shown(request, found, objecting=form, fault=fault, status=422)
    given = {"reason": form.cleaned_data["reason"], "upload": form.upload, "token": form.cleaned_data["token"]}
    fault = tried(lambda: actions.object_to(evaluation=found, by=request.user, **given))
    if fault:
        return shown(request, found, objecting=form, fault=fault, status=409)
    messages.success(request, _("Keberatan terkirim kepada atasan penilai."))
    return redirect("evaluation:objection", Objection.objects.get(evaluation=found).pk)


@require_safe
def objection_list(request: HttpRequest) -> HttpResponse:
    """The objections this reader may open."""
    page = Paginator(queries.listed(request.user), A_PAGE).get_page(request.GET.get("halaman"))
    return render(request, "evaluation/objections.html", {"page": page, "rows": [queries.line(one) for one in page]})


@require_safe
def objection(request: HttpRequest, pk: int) -> HttpResponse:
    """One objection with its course."""
    found = _readable(request, pk)
    record_read(employee=found.evaluation.employee, what="file", by=request.user, about="keberatan")
    return _shown(request, found)


@require_POST
def objection_answer(request: HttpRequest, pk: int) -> HttpResponse:
    """What the penilai says when heard."""
    found, form = _readable(request, pk), AnswerForm(request.POST)
    if not form.is_valid():
        fault = _("Belum tersimpan. Perbaiki isian yang ditandai.")
        return _shown(request, found, answer=form, fault=fault, status=422)
    text = form.cleaned_data["text"]
    said = _("Keterangan Anda tercatat.")
    return _done(request, found, lambda: actions.answer(objection=found, text=text, by=request.user), said, answer=form)


@require_POST
def objection_decision(request: HttpRequest, pk: int) -> HttpResponse:
    """The decision."""
    found, form = _readable(request, pk), DecisionForm(request.POST)
    if not form.is_valid():
        fault = _("Belum tersimpan. Perbaiki isian yang ditandai.")
        return _shown(request, found, decision=form, fault=fault, status=422)
    given = form.cleaned_data
    said = _("Putusan tersimpan. Pegawai dan penilai diberi tahu.")
    return _done(
        request, found, lambda: actions.decide(objection=found, by=request.user, **given), said, decision=form
    )  # fmt: skip


@require_POST
def objection_withdrawal(request: HttpRequest, pk: int) -> HttpResponse:
    """Take it back."""
    found = _readable(request, pk)
    said = _("Keberatan ditarik.")
    return _done(request, found, lambda: actions.withdraw(objection=found, by=request.user), said)


@require_safe
def objection_document(request: HttpRequest, pk: int) -> HttpResponse:
    """The evidence as it was handed in."""
    found = _readable(request, pk)
    if found.document is None:
        raise Http404
    record_read(employee=found.evaluation.employee, what="document", by=request.user, about="keberatan")
    return file_answer(found.document)


def _readable(request: HttpRequest, pk: int) -> Objection:
    rows = objections(request.user).select_related("evaluation__employee__instansi", "evaluation__skp__unor")
    return get_object_or_404(rows.select_related("document"), pk=pk)


def _done(request: HttpRequest, found: Objection, act: Callable[[], Any], said: str, **typed: Any) -> HttpResponse:
    fault = tried(act)
    if fault:
        return _shown(request, _readable(request, found.pk), fault=fault, status=409, **typed)
    messages.success(request, said)
    return redirect("evaluation:objection", found.pk)


def _shown(request: HttpRequest, found: Objection, *, status: int = 200, **more: Any) -> HttpResponse:
    given = queries.page_of(request.user, found) | {"answer": AnswerForm(), "decision": DecisionForm()}
    return render(request, "evaluation/objection.html", given | more, status=status)
