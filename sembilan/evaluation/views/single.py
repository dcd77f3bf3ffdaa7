"""One evaluation: the employee writes what was reached, the penilai reads and rates, both see the result."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sembilan.documents.answers import file_answer, made_answer
from sembilan.documents.content import Unacceptable
from sembilan.evaluation import actions
from sembilan.evaluation.actions import Refused
from sembilan.evaluation.forms import JudgedForm, ObjectionForm, RealisedForm, ReturnForm
from sembilan.evaluation.models import Evaluation, State
from sembilan.evaluation.queries import papers
from sembilan.evaluation.queries.outcomes import rhks_of
from sembilan.evaluation.queries.reach import is_employee, may_rate, readable, with_reach
from sembilan.evaluation.queries.shown import page_of, predikat_of
from sembilan.organisation.access import today
from sembilan.people.actions.rights import record_read
from sembilan.web.navigation import stands_under

SAVE = "simpan"


@require_safe
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything about one evaluation that this reader may see."""
    found = readable_one(request, pk)
    if is_employee(request.user, found) and found.state == State.FINAL and found.told_at is None:
        found = actions.note_told(evaluation=found, by=request.user)
    record_read(employee=found.employee, what="file", by=request.user, about="evaluasi")
    return shown(request, found)


@require_POST
def realisation(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep or send what was reached."""
    found = readable_one(request, pk)
    if not is_employee(request.user, found):
        raise Http404
    outcomes = {one.rhk_id: one for one in found.outcomes.all()}
    form = RealisedForm(rhks_of(found), outcomes, request.POST, request.FILES)
    if not form.is_valid():
        return shown(request, found, realised=form, fault=_("Ada isian yang perlu diperbaiki."), status=422)
    fault = tried(lambda: _kept(request, found, form))
    if fault:
        return shown(request, found, realised=form, fault=fault, status=409)
    is_saved = "simpan" in request.POST
    messages.success(request, _("Tersimpan, belum dikirim.") if is_saved else _("Terkirim ke penilai."))
    return redirect("evaluation:one", pk)


@require_safe
def predikat(request: HttpRequest, pk: int) -> HttpResponse:
    """What two ratings would give by the rules, while they are being chosen."""
    found = readable_one(request, pk)
    if not may_rate(request.user, found):
        raise Http404
    given = [request.GET.get(name, "") for name in ("hasil_kerja", "perilaku")]
    told = predikat_of(found, *map(int, given)) if all(one in {"1", "2", "3"} for one in given) else {}
    return render(request, "evaluation/predikat.html", told)


@require_safe
def evidence(request: HttpRequest, pk: int, rhk: int) -> HttpResponse:
    """The evidence of an RHK as it was handed in."""
    found = readable_one(request, pk)
    kept = get_object_or_404(found.outcomes.select_related("document"), rhk_id=rhk)
    if kept.document is None:
        raise Http404
    record_read(employee=found.employee, what="document", by=request.user, about="evaluasi")
    return file_answer(kept.document, inline=True)


@require_safe
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """The legal form of the evaluation as a PDF."""
    found = readable_one(request, pk)
    record_read(employee=found.employee, what="document", by=request.user, about="evaluasi")
    return made_answer(papers.name_of(found), papers.paper(found, by=request.user), inline=True)


def readable_one(request: HttpRequest, pk: int) -> Evaluation:
    """An evaluation this reader may open; any other is not there."""
    rows = readable(request.user).select_related("employee__instansi", "skp__unor")
    rows = with_reach(request.user, rows)
    found = get_object_or_404(rows, pk=pk)
    if not is_employee(request.user, found):
        stands_under(request, "evaluation:team", "evaluation:board")
    return found


def tried(act: Callable[[], Any]) -> str:
    """Do it; the sentence when it was refused."""
    try:
        act()
    except (Refused, Unacceptable) as refused:
        return refused.sentence
    return ""


def shown(request: HttpRequest, found: Evaluation, *, status: int = 200, **more: Any) -> HttpResponse:
    """Its page; a form that was refused is shown as it was typed."""
    if status != 200:
        found = readable_one(request, found.pk)
        _renew(found, more)
    given = page_of(request.user, found) | {"is_running": today() < found.until}
    given |= {"returning": ReturnForm(initial={"version": found.version}), "objecting": ObjectionForm()}
    return render(request, "evaluation/one.html", given | _forms(found, given, more), status=status)


def _forms(found: Evaluation, given: dict[str, Any], typed: dict[str, Any]) -> dict[str, Any]:
    """The form of whose turn it is, line by line beside what it is about; or the one that was refused."""
    told = given["beside"]
    if given["may_report"]:
        typed.setdefault("realised", RealisedForm(told.rhks, told.outcomes, initial={"version": found.version}))
        typed["realising"] = list(zip(told.lines, typed["realised"].rows(), strict=True))
    if given["may_rate"]:
        form = typed.setdefault("judged", JudgedForm(found, told.rhks, told.outcomes, told.conduct))
        typed["judging"] = [(line, *form.of(line.rhk)) for line in told.lines]
        typed["conducted"] = [(value, form.on(value.value)) for value in told.values]
    gone = [name for name, may in (("realised", "may_report"), ("judged", "may_rate")) if not given[may]]
    return typed | {"unsaved": [one for name in gone for one in _unsaved(typed.get(name))]}


def _renew(found: Evaluation, typed: dict[str, Any]) -> None:
    """After a refusal a form knows the newest version, so that who looked again may send what she typed."""
    for form in typed.values():
        if "version" in getattr(form, "data", ()):
            form.data = form.data.copy()
            form.data["version"] = found.version


def _unsaved(form: Any) -> list[tuple[str, str]]:
    """What was typed into a form that stands on the page no more, so that it can be read and taken along."""
    fields = [(one.label, one.value()) for one in form.visible_fields()] if form else []
    return [(str(label), value) for label, value in fields if isinstance(value, str) and value.strip()]


def _kept(request: HttpRequest, found: Evaluation, form: RealisedForm) -> Evaluation:
    version, realised = form.cleaned_data["version"], form.realised
    if SAVE in request.POST:
        return actions.report(evaluation=found, realised=realised, version=version, by=request.user)
    why = form.cleaned_data["why"]
    return actions.send(evaluation=found, realised=realised, why=why, version=version, by=request.user)
