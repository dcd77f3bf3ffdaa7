"""The nine-box board, its boxes, its table, and one person's place."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from sembilan.accounts.models import User
from sembilan.documents.answers import made_answer
from sembilan.people.access import may_see_month
from sembilan.people.actions.rights import record_read
from sembilan.runs.queries import published_months
from sembilan.talent import actions
from sembilan.talent.forms import BoardForm
from sembilan.talent.queries import board as boards
from sembilan.talent.queries import page as pages
from sembilan.talent.queries import place as places
from sembilan.talent.queries.sheet import xlsx
from sembilan.terms.month import Month


@require_safe
def newest(request: HttpRequest) -> HttpResponse:
    """The newest published board, or one's own place in it."""
    form = BoardForm(request.GET)
    month = form.cleaned_data["bulan"] if form.is_valid() else None
    month = month or next(iter(published_months(boards.AREA)), None)
    if month is None:
        return render(request, "talent/none.html")
    if not pages.may_open(request.user):
        return redirect("talent:own", month)
    return redirect(f"{reverse('talent:box', args=[month, form.box])}?{form.kept}".rstrip("?"))


@require_safe
def board(request: HttpRequest, month: Month, box: int = 9) -> HttpResponse:
    """Nine boxes, one of them open."""
    shown = _shown(request, month, box)
    is_fragment = getattr(request, "htmx", False)
    return render(request, "talent/board.html#papan" if is_fragment else "talent/board.html", {"board": shown})


@require_safe
def sheet(request: HttpRequest, month: Month) -> HttpResponse:
    """Everybody the filters leave in, as a table to take along."""
    assert isinstance(request.user, User)
    shown = _shown(request, month, 9)
    people = boards.opened(shown.map, shown.who, None, size=None).people
    actions.export_board(by=request.user, month=month, rows=len(people))
    return made_answer(f"sembilan-kotak-{month}.xlsx", xlsx(people))


@require_safe
def place(request: HttpRequest, month: Month, nip: str | None = None) -> HttpResponse:
    """One person's place and the shortest way onwards; reading somebody else's leaves an event."""
    assert isinstance(request.user, User)
    person = places.person_for(request.user, month, nip or request.user.nip)
    if person is None:
        raise Http404
    is_own = person.nip == request.user.nip
    chosen = boards.map_of(month, draft=may_see_month(request.user))
    if not is_own and chosen:
        record_read(employee=person, what="talent", by=request.user, about=str(month))
    told = places.place_of(person, chosen) if chosen else None
    return render(request, "talent/place.html", {"place": told, "person": person, "month": month, "is_own": is_own})


def _shown(request: HttpRequest, month: Month, box: int) -> pages.Board:
    form = BoardForm(request.GET)
    shown = pages.shown(request.user, month, box, form.cleaned_data) if form.is_valid() and box < 10 else None
    if shown is None:
        raise Http404
    return shown
