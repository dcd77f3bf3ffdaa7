"""Cases: the list of them, one with its steps and its letter, and the leader's list to sign."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sembilan.career.actions import Refused, sign_case, sign_cases, take_step
from sembilan.career.actions.cases import NEXT
from sembilan.career.forms import SignForm, StepForm
from sembilan.career.models import Case, CaseStep
from sembilan.career.queries import cases as queries
from sembilan.career.queries.letters import letter
from sembilan.career.queries.lists import may_look, may_serve
from sembilan.documents.answers import made_answer
from sembilan.documents.queries import place_of
from sembilan.organisation.access import Permission
from sembilan.people.access import may

A_PAGE = 50
State = CaseStep.State


@require_safe
def cases(request: HttpRequest) -> HttpResponse:
    """The cases one looks after, the newest first, by state."""
    if not (may_look(request.user) or may(request.user, Permission.SIGN)):
        raise Http404
    state = request.GET.get("keadaan", "")
    rows = queries.cases(request.user)
    rows = rows.filter(state=state) if state in State.values else rows
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("halaman"))
    return render(request, "career/cases.html", {"page": page, "state": state, "states": State.choices})


@require_safe
def case(request: HttpRequest, pk: int) -> HttpResponse:
    """One case: its requirements as they were frozen, its steps, what may be done next."""
    return _case(request, pk, StepForm())


@require_POST
def step(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a case one step further."""
    found = _found(request, pk)
    form = StepForm(request.POST)
    if not form.is_valid():
        return _case(request, pk, form, status=422)
    try:
        take_step(case=found, by=request.user, **form.cleaned_data)
    except Refused as refused:
        messages.error(request, refused.sentence)
    return redirect("career:case", pk)


@require_safe
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """The letter: the signed one as it is kept, else the draft as it would be."""
    found = _found(request, pk)
    signature = getattr(found, "signature", None)
    kept = place_of(found.instansi_id, signature.sha256).read_bytes() if signature else letter(found)
    name = f"{found.service}-{found.employee.nip}{'' if signature else '-draf'}.pdf"
    return made_answer(name, kept, inline=True)


@require_http_methods(["GET", "HEAD", "POST"])
def signing(request: HttpRequest) -> HttpResponse:
    """The leader's list: look at each letter, sign all that are chosen at once."""
    if not may(request.user, Permission.SIGN):
        raise Http404
    known = list(queries.to_sign(request.user).values_list("pk", flat=True))
    form = SignForm(request.POST if request.method == "POST" else None, known=known)
    if request.method == "POST" and form.is_valid():
        return _sign(request, form.cleaned_data)
    page = Paginator(queries.to_sign(request.user), A_PAGE).get_page(request.GET.get("halaman"))
    return render(request, "career/signing.html", {"page": page, "form": form}, status=422 if form.errors else 200)


def _sign(request: HttpRequest, asked: dict[str, Any]) -> HttpResponse:
    chosen = list(queries.to_sign(request.user).filter(pk__in=asked["case"]))
    if asked["despite"] and len(chosen) == 1:
        return _despite(request, chosen[0], asked["place"])
    outcomes = sign_cases(cases=chosen, by=request.user, place=asked["place"])
    signed = sum(not one.sentence for one in outcomes)
    if signed:
        messages.success(request, _("%(n)s surat ditandatangani.") % {"n": signed})
    for one in outcomes:
        if one.sentence:
            messages.error(request, f"{one.case.employee.name}: {one.sentence}")
    return redirect("career:signing")


def _despite(request: HttpRequest, chosen: Case, place: str) -> HttpResponse:
    try:
        sign_case(case=chosen, by=request.user, place=place, despite=True)
        messages.success(request, _("%(n)s surat ditandatangani.") % {"n": 1})
    except Refused as refused:
        messages.error(request, refused.sentence)
    return redirect("career:case", chosen.pk)


def _found(request: HttpRequest, pk: int) -> Case:
    found: Case = get_object_or_404(queries.cases(request.user), pk=pk)
    return found


def _case(request: HttpRequest, pk: int, form: StepForm, status: int = 200) -> HttpResponse:
    found: Any = _found(request, pk)
    serves = may_serve(request.user)
    signs = may(request.user, Permission.SIGN) and found.state == State.TO_SIGN
    allowed = NEXT[State(found.state)] if serves else (State.RETURNED,) if signs else ()
    given = {"case": found, "steps": queries.steps(found), "form": form, "allowed": [str(one) for one in allowed]}
    return render(request, "career/case.html", {**given, "signs": signs}, status=status)
