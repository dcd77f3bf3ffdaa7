"""The page "Mengapa segini?": one's own, and that of a person one may see."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from sembilan.accounts.models import User
from sembilan.allowance.queries import slip as queries
from sembilan.people.access import may_see_month
from sembilan.people.actions.rights import record_read
from sembilan.runs.queries import published_months
from sembilan.terms.month import Month


@require_safe
def newest(request: HttpRequest) -> HttpResponse:
    """One's own newest published month."""
    months = published_months(queries.AREA)
    if not months:
        return render(request, "allowance/none.html")
    return redirect("allowance:own", months[0])


@require_safe
def slip(request: HttpRequest, month: Month, nip: str | None = None) -> HttpResponse:
    """Why a person's allowance of a month is what it is; reading somebody else's leaves an event."""
    assert isinstance(request.user, User)
    person = queries.person_for(request.user, month, nip or request.user.nip)
    if person is None:
        raise Http404
    told = queries.slip_of(person, month, draft=may_see_month(request.user))
    is_own = person.nip == request.user.nip
    if not is_own and told.run:
        record_read(employee=person, what="pay", by=request.user, about=str(month))
    proof = queries.proof_of(told.publication) if told.publication else None
    return render(request, "allowance/slip.html", {"slip": told, "is_own": is_own, "proof": proof})
