"""Sessions: the list, opening one, its page, taking over its lead, closing it, its Excel file."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sembilan.calibration import actions
from sembilan.calibration.actions import Refused
from sembilan.calibration.forms import MOST_UNITS, CloseForm, SessionForm
from sembilan.calibration.models import Session
from sembilan.calibration.queries import reach, shown
from sembilan.calibration.queries.course import course
from sembilan.documents.answers import made_answer
from sembilan.evaluation.queries.spread import LAW
from sembilan.evaluation.queries.spread_reach import newest_period
from sembilan.people.access import inspects

A_PAGE = 50


@require_safe
def sessions(request: HttpRequest) -> HttpResponse:
    """The sessions this person leads, takes part in or inspects."""
    rows = reach.readable(request.user).order_by("state", "-opened_at", "-pk")
    opens = reach.opens(request.user)
    if not (reach.may_take_part(request.user) or rows.exists()):
        raise Http404
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("halaman"))
    given = {"page": page, "rows": [(one, shown.title_of(one)) for one in page], "opens": opens}
    return render(request, "calibration/sessions.html", given)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Open a session."""
    if not reach.opens(request.user):
        raise Http404
    units = list(reach.units(request.user)[: MOST_UNITS + 1])
    form = SessionForm(request.POST or None, initial={"period": str(newest_period())}, units=units)
    if form.is_bound and form.is_valid():
        try:
            made = actions.open_session(instansi_id=request.user.instansi_id, by=request.user, **form.cleaned_data)  # type: ignore[union-attr]
            return redirect("calibration:session", made.pk)
        except Refused as refused:
            form.add_error(None, refused.sentence)
    return render(request, "calibration/new.html", {"form": form}, status=422 if form.errors else 200)


@require_safe
def session(request: HttpRequest, pk: int) -> HttpResponse:
    """A session: each rater's spread beside the others, the guidance, what is proposed and what was decided."""
    return render(request, "calibration/session.html", page_of(request, readable_one(request, pk)))


@require_POST
def lead(request: HttpRequest, pk: int) -> HttpResponse:
    """Lead a session that another leads."""
    found, said = readable_one(request, pk), _("Anda memimpin kalibrasi ini.")
    return done(request, found, lambda: actions.take_lead(session=found, by=request.user), said)


@require_POST
def closing(request: HttpRequest, pk: int) -> HttpResponse:
    """Close a session; then nothing about it changes."""
    found, form = readable_one(request, pk), CloseForm(request.POST)
    if not form.is_valid():
        return again(request, found, _("Kesimpulan terlalu panjang; paling banyak 1.000 huruf."))
    text = form.cleaned_data["conclusion"]
    return done(
        request, found, lambda: actions.close_session(session=found, conclusion=text, by=request.user),
        _("Kalibrasi ditutup dan terkunci."),
    )  # fmt: skip


@require_safe
def session_sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """The session as a table to take along, for who leads or inspects."""
    found = readable_one(request, pk)
    if not (reach.calibrates(request.user, found) or inspects(request.user)):
        raise Http404
    rows = list(reach.movements(request.user, found).order_by("pk"))
    return made_answer(f"kalibrasi-{found.pk}.xlsx", shown.sheet(found, rows))


def readable_one(request: HttpRequest, pk: int) -> Session:
    """The session, if this person may open it."""
    return get_object_or_404(reach.readable(request.user), pk=pk)


def done(request: HttpRequest, found: Session, act: Callable[[], Any], said: str) -> HttpResponse:
    """Do it and go back to the session; refused, the page says why and keeps what was typed."""
    try:
        act()
    except Refused as refused:
        return again(request, found, refused.sentence)
    messages.success(request, said)
    return redirect("calibration:session", found.pk)


def again(request: HttpRequest, found: Session, fault: str) -> HttpResponse:
    """The session's page with a sentence."""
    found = readable_one(request, found.pk)  # as it stands now, perhaps led by another
    given = page_of(request, found) | {"fault": fault, "typed": request.POST.get("text", "")}
    given |= {"form": CloseForm(request.POST)} if "conclusion" in request.POST else {}
    given |= {"typed_for": request.resolver_match.kwargs.get("movement") if request.resolver_match else None}
    return render(request, "calibration/session.html", given, status=422)


def page_of(request: HttpRequest, found: Session) -> dict[str, Any]:
    """What the page of a session shows this reader."""
    user = request.user
    page = Paginator(shown.rater_rows(found), A_PAGE).get_page(request.GET.get("halaman"))
    moves = reach.movements(user, found).order_by("state", "-pk")[:200]
    given = {"session": found, "title": shown.title_of(found), "page": page, "movements": moves}
    given |= {"spread": shown.spread_of(found), "is_open": found.state == Session.State.OPEN, "labels": shown.LABELS}
    given |= {"leads": reach.leads(user, found), "may_lead": reach.calibrates(user, found), "law": LAW}
    given |= {"proposes": reach.takes_part(user, found), "inspects": inspects(user), "form": CloseForm(), "typed": ""}
    return given | {
        "leader": getattr(found, "leader", None) or found.leader_nip,
        "steps": course(user, found),
    }
