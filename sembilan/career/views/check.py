"""Whoever holds a letter may check it: whether its code is known, who signed it, and whether the file is the same."""

from __future__ import annotations

import hashlib

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from sembilan.career.forms import CheckForm
from sembilan.career.queries.cases import signature_of
from sembilan.organisation.models import Instansi
from sembilan.records.tenancy import tenant


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest, code: str) -> HttpResponse:
    """The letter's kind, number and signer; never whom it is about. A file handed in is compared and not kept."""
    number = code.partition("-")[0]
    instansi = Instansi.objects.filter(pk=number).first() if number.isdecimal() and len(number) < 9 else None
    if instansi is None:
        raise Http404
    form = CheckForm(request.POST or None, request.FILES or None) if request.method == "POST" else CheckForm()
    with tenant(instansi.pk):
        found = signature_of(code)
    given = {"code": code, "found": found, "instansi": instansi, "form": form, "same": _same(form, found)}
    return render(request, "career/check.html", given)


def _same(form: CheckForm, found: object) -> bool | None:
    if not form.is_bound or not form.is_valid():
        return None
    digest = hashlib.sha256(form.cleaned_data["pdf"]).hexdigest()
    return found is not None and digest == getattr(found, "sha256", "")
