"""What one is asked, and answering it in two minutes."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from sembilan.behaviour.actions import Refused, answer
from sembilan.behaviour.forms import AnswerForm, sent
from sembilan.behaviour.models import Invitation
from sembilan.behaviour.queries import shown
from sembilan.behaviour.queries.in_force import parameter, questions
from sembilan.organisation.access import today
from sembilan.people.queries.places import named
from sembilan.records.actions import actor_name


@require_safe
def own(request: HttpRequest) -> HttpResponse:
    """What I am asked, what was said of me, where I may vote."""
    return render(request, "behaviour/own.html", shown.own(request.user))


@require_http_methods(["GET", "HEAD", "POST"])
def fill(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer the questions about one person."""
    mine = Invitation.objects.filter(rater_nip=actor_name(request.user)).select_related("employee__instansi", "round")
    found = get_object_or_404(mine, pk=pk)
    if found.is_used:
        return redirect("behaviour:own")
    form, fault = AnswerForm(sent(request), questions=questions(found.employee.instansi, today())), ""
    if form.is_bound and form.is_valid():
        try:
            answer(invitation=found, marks=form.marks, remark=form.cleaned_data["remark"], by=request.user)
            messages.success(request, _("Terkirim. Jawaban Anda sudah menyatu dengan jawaban yang lain."))
            return redirect("behaviour:own")
        except Refused as refused:
            fault = refused.sentence
    return _page(request, found, form, fault)


def _page(request: HttpRequest, found: Invitation, form: AnswerForm, fault: str) -> HttpResponse:
    status = 422 if form.errors or fault else 200
    return render(request, "behaviour/fill.html", _given(found, form, fault), status=status)


def _given(found: Invitation, form: AnswerForm, fault: str) -> dict[str, object]:
    person = named([found.employee.nip], today()).get(found.employee.nip)
    asked = [form[name] for name in form.fields if name != "remark"]
    return {
        "invitation": found, "person": person or found.employee, "form": form, "asked": asked, "fault": fault,
        "is_named": found.group == "atasan", "least": parameter(found.employee.instansi, today(), "least_raters"),
    }  # fmt: skip
