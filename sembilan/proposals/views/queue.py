"""The officers' work list, and the approval of several at once."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from sembilan.organisation.access import Permission, today
from sembilan.people.access import scope_for
from sembilan.proposals import actions, queries
from sembilan.proposals.forms import BulkForm, QueueForm
from sembilan.proposals.models import Proposal
from sembilan.proposals.queries import lists, shown

A_PAGE = 50


@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    """What waits, the oldest first."""
    return _queue(request)


@require_POST
def bulk(request: HttpRequest) -> HttpResponse:
    """Approves what was chosen, each by itself: what cannot be is told, the others go on."""
    _only_officers(request)
    reach = queries.fellows(request.user).select_related("employee")
    form = BulkForm(request.POST, ids=_chosen(request, reach))
    if not form.is_valid():
        return _queue(request, fault=str(BulkForm.NONE), status=422)
    by_id = reach.in_bulk(form.cleaned_data["chosen"])
    done, failed = _approve(by_id, form.cleaned_data["note"], request.user)
    return render(request, "proposals/bulk.html", {"done": done, "failed": failed})


def _queue(request: HttpRequest, fault: str = "", status: int = 200) -> HttpResponse:
    _only_officers(request)
    form = QueueForm(request.GET)
    if not form.is_valid():
        raise Http404
    page = Paginator(lists.queue(request.user, form.cleaned_data), A_PAGE).get_page(request.GET.get("halaman"))
    given = _given(request.user, list(page.object_list)) | {"form": form, "page": page, "fault": fault}
    return render(request, "proposals/queue.html", given, status=status)


def _given(by: Any, found: list[Proposal]) -> dict[str, Any]:
    rows = shown.shown(found, today(), lists.unit_names(found))
    return {"rows": rows, "units": lists.units(by), "decides": _decides(by)}


def _only_officers(request: HttpRequest) -> None:
    if not queries.sees_queue(request.user):
        raise Http404


def _decides(by: Any) -> bool:
    scope = scope_for(by)
    return scope.is_all(Permission.DECIDE) or bool(scope.paths(Permission.DECIDE))


def _chosen(request: HttpRequest, reach: Any) -> list[int]:
    wanted = [int(one) for one in request.POST.getlist("chosen")[:A_PAGE] if one.isdigit()]
    return list(reach.filter(pk__in=wanted).values_list("pk", flat=True))


def _approve(
    chosen: dict[int, Proposal], note: str, by: Any
) -> tuple[list[shown.Shown], list[tuple[shown.Shown, str]]]:
    done: list[Proposal] = []
    failed: list[tuple[Proposal, str]] = []
    for _pk, proposal in sorted(chosen.items()):
        try:
            done.append(actions.approve(proposal=proposal, note=note, by=by))
        except actions.Refused as refused:
            failed.append((proposal, str(refused)))
    every = {row.proposal.pk: row for row in shown.shown([*done, *(one for one, _said in failed)], today())}
    return [every[one.pk] for one in done], [(every[one.pk], said) for one, said in failed]
