"""The ratings of a period as a table: taken along, filled in where there is time, and brought back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sembilan.documents import carried
from sembilan.documents.answers import made_answer
from sembilan.evaluation.batch import Done, rate_all
from sembilan.evaluation.forms.sheet import SheetForm
from sembilan.evaluation.queries import periods, sheet
from sembilan.evaluation.queries.reach import rates
from sembilan.evaluation.reading import HEADS, Fault, Read, read
from sembilan.evaluation.views.team import asked_period
from sembilan.records.actions import Refused

SALT = "evaluation.sheet"


@require_safe
def sheet_out(request: HttpRequest) -> HttpResponse:
    """The table of a period with what was said so far."""
    if not rates(request.user):
        raise Http404
    period = asked_period(request)
    return made_answer(f"penilaian-{period}.xlsx", sheet.filled(request.user, period, HEADS))


@require_http_methods(["GET", "HEAD", "POST"])
def sheet_in(request: HttpRequest) -> HttpResponse:
    """What is good is rated; what is not is told row by row."""
    if not rates(request.user):
        raise Http404
    if request.method != "POST":
        return _page(request, SheetForm())
    form = SheetForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, form, fault=_("Pilih berkasnya, lalu muat lagi."), status=422)
    try:
        found = read(form.cleaned_data["file"].read())
    except Refused as refused:
        return _page(request, form, fault=refused.sentence, status=422)
    return _taken(request, found, rate_all(found.lines, by=request.user))


@require_POST
def sheet_faults(request: HttpRequest) -> HttpResponse:
    """The rows that did not go in, to be mended and brought back."""
    if not rates(request.user):
        raise Http404
    try:
        rows = carried.unsigned(request.POST.get("salah", ""), SALT)
    except Refused as refused:
        return _page(request, SheetForm(), fault=refused.sentence, status=409)
    return made_answer("baris-salah.xlsx", sheet.returned(HEADS, _("Yang perlu diperbaiki"), rows))


def _taken(request: HttpRequest, found: Read, done: Done) -> HttpResponse:
    if done.rated or done.same:
        said = _("%(new)s rating tersimpan, %(same)s sudah sama, %(empty)s belum diisi.")
        messages.success(request, said % {"new": done.rated, "same": done.same, "empty": found.empty})
    faults = sorted([*found.faults, *done.faults], key=lambda one: one.row)
    nothing = "" if faults or done.rated or done.same else _("Belum ada rating dalam berkas ini. Isi, lalu muat lagi.")
    status = 422 if (faults or nothing) and not (done.rated or done.same) else 200
    return _page(request, SheetForm(), faults=faults, fault=nothing, status=status)


def _page(request: HttpRequest, form: SheetForm, *, status: int = 200, **more: Any) -> HttpResponse:
    period, faults = asked_period(request), more.get("faults", ())
    given = {"form": form, "period": period, "said": periods.said(period), "fault": "", "faults": faults}
    return render(request, "evaluation/sheet.html", given | more | {"kept": _kept(faults)}, status=status)


def _kept(faults: Sequence[Fault]) -> str:
    why = [f"{one.field}: {one.text}" if one.field else one.text for one in faults]
    whole, bare = [(one.cells, said) for one, said in zip(faults, why, strict=True)], [((), said) for said in why]
    return carried.signed_to_fit(whole, bare, SALT) if faults else ""
