"""One proposal: both sides, its course and document, and what an officer says to it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sembilan.documents.answers import file_answer, thumbnail_answer
from sembilan.organisation.access import today
from sembilan.people.actions.rights import record_read
from sembilan.people.kinds import KINDS
from sembilan.proposals import actions, queries
from sembilan.proposals.forms import VerdictForm
from sembilan.proposals.models import Proposal
from sembilan.proposals.queries import shown
from sembilan.records.actions import actor_name

ACTS: dict[str, Any] = {
    "teruskan": actions.forward,
    "kembalikan": actions.give_back,
    "tolak": actions.refuse,
    "setujui": actions.approve,
}


@require_safe
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything about one proposal, for its people and its officers."""
    proposal = _readable(request, pk)
    what = "personal" if KINDS[proposal.kind].personal else "file"
    record_read(employee=proposal.employee, what=what, by=request.user)
    return render(request, "proposals/one.html", _given(request, proposal))


@require_POST
def verdict(request: HttpRequest, pk: int) -> HttpResponse:
    """What an officer says: forward, return, refuse or approve."""
    proposal = _readable(request, pk)
    form = VerdictForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Putusan itu tidak dikenal. Pilih salah satu tombol."))
        return redirect("proposals:one", pk)
    try:
        _say(proposal, form.cleaned_data, request.user)
    except actions.Refused as refused:
        given = _given(request, proposal) | {"form": form, "fault": str(refused)}
        return render(request, "proposals/one.html", given, status=409)
    messages.success(request, _("Tersimpan. Pengusul diberi kabar."))
    return redirect("proposals:one", pk)


@require_safe
def document(request: HttpRequest, pk: int) -> HttpResponse:
    """The document as it was handed in, only ever as a file to keep."""
    proposal = _with_document(request, pk)
    kept: Any = proposal.document
    record_read(employee=proposal.employee, what="document", by=request.user)
    return file_answer(kept)


@require_safe
def thumbnail(request: HttpRequest, pk: int) -> HttpResponse:
    """The first page of the document as a small picture."""
    kept: Any = _with_document(request, pk).document
    return thumbnail_answer(kept)


def _readable(request: HttpRequest, pk: int) -> Proposal:
    found = queries.readable(request.user).select_related("employee", "document")
    return get_object_or_404(found, pk=pk)


def _with_document(request: HttpRequest, pk: int) -> Proposal:
    proposal = _readable(request, pk)
    if proposal.document is None:
        raise Http404
    return proposal


def _say(proposal: Proposal, said: dict[str, Any], by: Any) -> None:
    more = {"is_confirmed": said["confirmed"]} if said["verdict"] == "setujui" else {}
    ACTS[said["verdict"]](proposal=proposal, note=said["note"], seen=said["seen"], by=by, **more)


def _given(request: HttpRequest, proposal: Proposal) -> dict[str, Any]:
    proposal.refresh_from_db(fields=["state", "due_on"])
    given = shown.page_of(proposal, today()) | _turns_of(request.user, proposal)
    return given | {"form": VerdictForm(initial={"seen": given["course"][-1]["step"].pk}), "fault": ""}


def _turns_of(by: Any, proposal: Proposal) -> dict[str, bool]:
    """What this reader is to the proposal."""
    name, owner = actor_name(by), proposal.employee.nip
    is_mine = name in (owner, proposal.proposed_by)
    return {"may_act": queries.may_act(by, proposal), "is_mine": is_mine, "is_own": name == owner}
