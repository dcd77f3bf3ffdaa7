"""The forms of bimbingan and konseling, filled and as papers."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from sembilan.dialog.actions import Refused, fill
from sembilan.dialog.forms import sent
from sembilan.dialog.forms.guidance import FORMS
from sembilan.dialog.models import Guidance, Talk
from sembilan.dialog.queries import reach
from sembilan.dialog.queries.statements import SLUGS, filler_of, paper
from sembilan.documents.answers import made_answer
from sembilan.people.actions.rights import record_read
from sembilan.records.actions import actor_name


@require_http_methods(["GET", "HEAD", "POST"])
def form(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """Fill a form, or mend it."""
    talk, code = _of(request, pk, form)
    if filler_of(talk, code) != actor_name(request.user):
        raise Http404
    filled = FORMS[code](sent(request), answers=_before(talk, code))
    fault = ""
    if filled.is_bound and filled.is_valid():
        try:
            fill(talk=talk, form=code, answers=filled.answers, by=request.user)
            messages.success(request, _("Formulir tersimpan."))
            return redirect("dialog:one", talk.pk)
        except Refused as refused:
            fault = refused.sentence
    given = {"talk": talk, "form": filled, "code": code, "slug": form, "fault": fault, "label": code.label}
    return _page(request, given, 422 if filled.errors or fault else 200)


def _page(request: HttpRequest, given: dict[str, Any], status: int) -> HttpResponse:
    return render(request, "dialog/form.html", given, status=status)


@require_safe
def form_paper(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """The paper of a form that was filled."""
    talk, code = _of(request, pk, form)
    filled = get_object_or_404(Guidance.objects.select_related("talk__employee"), talk=talk, form=code)
    record_read(employee=talk.employee, what="document", by=request.user, about="bimbingan")
    return made_answer(f"{form}-{talk.pk}.pdf", paper(filled), inline=True)


def _before(talk: Talk, code: Guidance.Form) -> list[Any] | None:
    found = Guidance.objects.filter(talk=talk, form=code).first()
    return found.answers if found else None


def _of(request: HttpRequest, pk: int, slug: str) -> tuple[Talk, Guidance.Form]:
    if slug not in SLUGS:
        raise Http404
    return get_object_or_404(reach.readable(request.user).select_related("employee"), pk=pk), SLUGS[slug]
