"""One problem: its facts and signs with the law, what a person makes of it, and what is done."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sembilan.coaching import actions
from sembilan.coaching.forms import DecideForm, RemedyForm, WordForm
from sembilan.coaching.models import Problem, Remedy
from sembilan.coaching.models.problems import OPEN
from sembilan.coaching.queries import reach, shown
from sembilan.coaching.queries.laws import Laws
from sembilan.organisation.access import today
from sembilan.people.access import superiors
from sembilan.people.actions.rights import record_read
from sembilan.records.actions import Refused, actor_name

State = Problem.State


@require_safe
def problem(request: HttpRequest, pk: int) -> HttpResponse:
    """All of one problem, for who must help."""
    found = get_object_or_404(reach.problems(request.user), pk=pk)
    record_read(employee=found.employee, what="file", by=request.user, about="pembinaan")
    return _page(request, found)


@require_POST
def decision(request: HttpRequest, pk: int) -> HttpResponse:
    """Confirm it, set it aside, or close it."""
    found, form = get_object_or_404(reach.problems(request.user), pk=pk), DecideForm(request.POST)
    return _done(request, found, form, lambda: _decide(found, form, request.user), decide=form)


def _decide(found: Problem, form: forms.Form, by: Any) -> None:
    given = form.cleaned_data
    text, version = given["text"], given["version"]
    if given["what"] == "konfirmasi":
        actions.confirm(problem=found, kind=given["kind"] or 0, cause=text, version=version, by=by)
    elif given["what"] == "bukan":
        actions.drop(problem=found, reason=text, version=version, by=by)
    else:
        actions.close(problem=found, text=text, version=version, by=by)


@require_POST
def remedy(request: HttpRequest, pk: int) -> HttpResponse:
    """Add something to be done."""
    found = get_object_or_404(reach.problems(request.user), pk=pk)
    form = RemedyForm(request.POST, owners=_owners(found, request.user))
    return _done(request, found, form, lambda: actions.add_remedy(
        problem=found, by=request.user, **form.cleaned_data), remedy=form)  # fmt: skip


@require_POST
def result(request: HttpRequest, pk: int, step: int) -> HttpResponse:
    """Write what came of it: who helps, or its owner."""
    mine = Remedy.objects.filter(owner_nip=actor_name(request.user))
    theirs = Remedy.objects.filter(problem__in=reach.problems(request.user))
    found = get_object_or_404((mine | theirs).select_related("problem__employee"), pk=step, problem=pk)
    form = WordForm(request.POST)
    try:
        text = form.cleaned_data["text"] if form.is_valid() else ""
        actions.finish_remedy(remedy=found, outcome=text, by=request.user)
        messages.success(request, _("Hasil langkah tersimpan."))
    except Refused as refused:
        messages.error(request, refused.sentence)
    sees = reach.problems(request.user).filter(pk=pk).exists()
    return redirect("coaching:problem", pk) if sees else redirect("coaching:own")


def _done(
    request: HttpRequest, found: Problem, form: forms.Form, act: Callable[[], object], **typed: forms.Form
) -> HttpResponse:
    """Do it and come back; what is refused is said above what was typed, which stays."""
    fault, status = "", 422
    try:
        if form.is_valid():
            act()
            messages.success(request, _("Tersimpan."))
            return redirect("coaching:problem", found.pk)
    except Refused as refused:
        fault, status = refused.sentence, 409
    found.refresh_from_db()
    return _page(request, found, fault=fault or _("Periksa isian yang ditandai."), status=status, **typed)


def _owners(found: Problem, by: Any) -> list[tuple[str, str]]:
    """Who may be made to answer for a step: she herself, who writes, who leads her."""
    heads = superiors([found.employee], today()).get(found.employee_id, [])
    nips = list(dict.fromkeys([found.employee.nip, actor_name(by), *heads]))
    return list(shown.names(nips).items())


def _page(request: HttpRequest, found: Problem, *, fault: str = "", status: int = 200, **typed: Any) -> HttpResponse:
    laws = Laws(request.user.instansi)  # type: ignore[union-attr]
    owners = _owners(found, request.user)
    remedies = list(found.remedies.order_by("due_on", "pk"))
    known = shown.names([one.owner_nip for one in remedies])
    given = {
        "problem": found, "signs": shown.signs(laws, found), "facts": shown.facts(found),
        "effect": shown.effect(found), "course": shown.course(found), "fault": fault, "today": today(),
        "remedies": [(one, known[one.owner_nip]) for one in remedies], "is_open": found.state in OPEN,
        "after": found.span.plus(1), "tones": shown.TONES, "kinds": Problem.Class.choices,
        "decide": typed.get("decide"), "remedy": typed.get("remedy") or RemedyForm(owners=owners),
    }  # fmt: skip
    return render(request, "coaching/problem.html", given, status=status)
