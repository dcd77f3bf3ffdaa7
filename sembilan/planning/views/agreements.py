"""Perjanjian Kinerja: the list, one of them, and each step of its course."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sembilan.documents.answers import made_answer
from sembilan.organisation.access import today
from sembilan.people.queries.places import named
from sembilan.planning import actions
from sembilan.planning.forms import WordForm
from sembilan.planning.models import Agreement
from sembilan.planning.period import year_of, years_around
from sembilan.planning.queries import agreements as found_agreements
from sembilan.planning.queries.agreements import OPEN, lacking, steps_of, with_names
from sembilan.planning.queries.budgets import budget_of, total_of
from sembilan.planning.queries.papers import paper as pdf_of
from sembilan.planning.queries.reach import returned, signs, waiting, writes
from sembilan.planning.views.found import agreement_of, written_unit
from sembilan.records.actions import Refused, actor_name

A_PAGE = 50


@require_safe
def agreements(request: HttpRequest) -> HttpResponse:
    """The agreements of a year, those that wait for this reader first."""
    year = year_of(request.GET.get("tahun", ""))
    rows = found_agreements.listed(request.user, year)
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("halaman"))
    mine = [*waiting(request.user).select_related("unor"), *returned(request.user).select_related("unor")]
    people = named({one.holder_nip for one in [*page, *mine]}, today())
    lines = [(one, people.get(one.holder_nip)) for one in page]
    given = {"page": page, "lines": lines, "mine": [(one, people.get(one.holder_nip)) for one in mine]}
    return render(request, "planning/agreements.html", given | {"year": year, "years": years_around(year)})


@require_POST
def begin(request: HttpRequest, kode: str, year: int) -> HttpResponse:
    """Begin the agreement of a unit's leader."""
    unor = written_unit(request, kode, year)
    try:
        made = actions.draft(unor=unor, year=year, by=request.user)
    except Refused as refused:
        messages.error(request, refused.sentence)
        return redirect("planning:unit", kode, year)
    return redirect("planning:agreement", made.pk)


@require_safe
def agreement(request: HttpRequest, pk: int) -> HttpResponse:
    """One agreement: what it says, where it stands, what this reader may do."""
    return _page(request, agreement_of(request, pk))


@require_POST
def sending(request: HttpRequest, pk: int) -> HttpResponse:
    """Send it to the superior."""
    found = agreement_of(request, pk)
    return _done(request, found, lambda: actions.send(agreement=found, by=request.user), _("Diajukan kepada atasan."))


@require_POST
def signature(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign it."""
    found, seen = agreement_of(request, pk), request.POST.get("seen", "")
    signed = _("Ditandatangani. Isinya sekarang tetap.")
    return _done(request, found, lambda: actions.sign(agreement=found, seen=seen, by=request.user), signed)


@require_POST
def returning(request: HttpRequest, pk: int) -> HttpResponse:
    """Give it back."""
    found, text = agreement_of(request, pk), request.POST.get("text", "")[:500]
    back = _("Dikembalikan kepada pimpinan unit.")
    return _done(request, found, lambda: actions.return_(agreement=found, text=text, by=request.user), back)


@require_POST
def revision(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin a changed agreement within the year."""
    found, text = agreement_of(request, pk), request.POST.get("text", "")[:500]
    begun = _("Perubahan dimulai. Perjanjian yang lama berlaku sampai yang baru ditandatangani.")
    return _done(request, found, lambda: actions.revise(agreement=found, text=text, by=request.user), begun)


@require_safe
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """The document as a PDF."""
    found = agreement_of(request, pk)
    return made_answer(f"perjanjian-kinerja-{found.year}-{found.pk}.pdf", pdf_of(found), inline=True)


def _done(request: HttpRequest, found: Agreement, act: Callable[[], Agreement], said: str) -> HttpResponse:
    try:
        made = act()
    except Refused as refused:
        return _page(request, agreement_of(request, found.pk), refused.sentence, 409)
    messages.success(request, said)
    return redirect("planning:agreement", made.pk)


def _page(request: HttpRequest, found: Agreement, fault: str = "", status: int = 200) -> HttpResponse:
    contents, lines, steps = found_agreements.contents_now(found), budget_of(found), steps_of(found)
    people = named({found.holder_nip, found.superior_nip, *(one.by for one in steps)}, today())
    waits = found.state == Agreement.State.SENT and signs(request.user, found.unor, found.holder_nip)
    is_open, writer = found.state in OPEN, writes(request.user, found.unor)
    given: dict[str, Any] = {
        "agreement": found, "contents": contents, "course": with_names(steps, people), "fault": fault,
        "holder": people.get(found.holder_nip), "superior": people.get(found.superior_nip), "may_sign": waits,
        "lacks": lacking(contents) if is_open else "", "may_revise": found.state == Agreement.State.SIGNED and writer,
        "budget": lines, "total": total_of(lines), "may_budget": is_open and writer,
        "may_send": is_open and actor_name(request.user) == found.holder_nip,
        "form": WordForm(initial={"seen": found_agreements.sign_of(contents, lines)}),
        "others": [one for one in found_agreements.of_unit(found.unor_id, found.year) if one.pk != found.pk],
    }  # fmt: skip
    return render(request, "planning/agreement.html", given, status=status)
