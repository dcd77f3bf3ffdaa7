"""The proposer's pages: her list, what may be changed, filling in, mending and taking back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sembilan.organisation.access import today
from sembilan.people.kinds import ALL, KINDS
from sembilan.people.models import Employee
from sembilan.proposals import actions, queries
from sembilan.proposals.drafts import Draft
from sembilan.proposals.entries import entries_of, entry_of
from sembilan.proposals.models import Change, State
from sembilan.proposals.queries import lists, shown
from sembilan.records.actions import actor_name

A_PAGE = 30


@require_safe
def own(request: HttpRequest) -> HttpResponse:
    """What she proposed and how far it is."""
    page = Paginator(lists.own(request.user), A_PAGE).get_page(request.GET.get("halaman"))
    rows = shown.shown(page.object_list, today())
    return render(request, "proposals/own.html", {"page": page, "rows": rows, "me": actor_name(request.user)})


@require_safe
def kinds(request: HttpRequest) -> HttpResponse:
    """What may be changed."""
    employee = _whom(request)
    mine = employee.nip == actor_name(request.user)
    return render(request, "proposals/kinds.html", {"kinds": ALL, "employee": employee, "is_own": mine})


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, kind: str) -> HttpResponse:
    """A change of one kind: an addition, or of the entry named by `butir` a correction or its withdrawal."""
    draft = _draft(request, kind)
    if request.method == "POST" and (sent := draft.send()):
        messages.success(request, _("Usulan terkirim. Anda menerima kabar begitu ada putusan."))
        return redirect("proposals:one", sent.pk)
    return _form(request, draft)


@require_http_methods(["GET", "HEAD", "POST"])
def mend(request: HttpRequest, pk: int) -> HttpResponse:
    """A returned proposal, mended and sent again."""
    proposal = get_object_or_404(lists.own(request.user), pk=pk)
    if proposal.state != State.RETURNED and request.method != "POST":
        return redirect("proposals:one", pk)
    kind = KINDS[proposal.kind]
    entry = entry_of(kind, proposal.employee, proposal.entry) if proposal.entry else None
    draft = Draft(request, kind, proposal.employee, proposal.change, entry, returned=proposal)
    if request.method == "POST" and draft.send():
        messages.success(request, _("Usulan dikirim lagi."))
        return redirect("proposals:one", pk)
    return _form(request, draft)


@require_POST
def withdrawal(request: HttpRequest, pk: int) -> HttpResponse:
    """Takes her own proposal back."""
    proposal = get_object_or_404(lists.own(request.user), pk=pk)
    try:
        actions.take_back(proposal=proposal, by=request.user)
        messages.success(request, _("Usulan ditarik. Tidak ada yang berubah di riwayat."))
    except actions.Refused as refused:
        messages.error(request, str(refused))
    return redirect("proposals:one", pk)


@require_safe
def codes(request: HttpRequest, what: str) -> HttpResponse:
    """Units or posts that fit what is typed, for the list beside a field."""
    if what not in queries.CODED:
        raise Http404
    found = queries.codes_like(what, request.GET.get(what, ""))
    return render(request, "proposals/new.html#codes", {"codes": found})


def _whom(request: HttpRequest) -> Employee:
    employee = queries.may_propose_for(request.user, request.GET.get("nip", ""))
    if employee is None:
        raise Http404
    return employee


def _draft(request: HttpRequest, code: str) -> Draft:
    kind, employee = KINDS.get(code), _whom(request)
    if kind is None:
        raise Http404
    entry: Any = None
    wanted = request.GET.get("butir", "")
    if wanted or kind.single:
        entry = _entry(code, employee, wanted)
    change = Change.ADD if entry is None else Change.CORRECT
    if request.GET.get("cabut") and entry is not None and not kind.single:
        change = Change.WITHDRAW
    return Draft(request, kind, employee, change, entry)


def _entry(code: str, employee: Employee, wanted: str) -> Any:
    kind = KINDS[code]
    if kind.single:
        return next(iter(entries_of(kind, employee)), None)
    entry = entry_of(kind, employee, int(wanted)) if wanted.isdigit() else None
    if entry is None:
        raise Http404
    return entry


def _form(request: HttpRequest, draft: Draft) -> HttpResponse:
    kind = draft.kind
    stands = [] if kind.single or draft.entry or draft.returned else entries_of(kind, draft.employee)
    given = {
        "draft": draft,
        "stands": [(entry.pk, shown.summary(kind, entry)) for entry in stands],
        "lines": shown.lines(kind, kind.texts(draft.entry), {}) if draft.entry and draft.is_withdrawal else [],
        "is_own": draft.employee.nip == actor_name(request.user),
    }
    return render(request, "proposals/new.html", given, status=422 if request.method == "POST" else 200)
