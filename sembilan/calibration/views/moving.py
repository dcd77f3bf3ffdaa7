"""Movements: whose rating, what it would come to, the proposal, the word about it; and what was moved of oneself."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sembilan.calibration import actions
from sembilan.calibration.actions import Refused
from sembilan.calibration.forms import DecideForm, MoveForm
from sembilan.calibration.models import Session
from sembilan.calibration.queries import reach, shown
from sembilan.calibration.views.sessions import A_PAGE, again, done, readable_one
from sembilan.evaluation.models import Evaluation
from sembilan.evaluation.queries.law import predikats
from sembilan.evaluation.queries.spread import changed, look
from sembilan.people.actions.rights import record_read


@require_safe
def people(request: HttpRequest, pk: int) -> HttpResponse:
    """The people of a session whose ratings this reader sees by name, perhaps of one rater."""
    found = readable_one(request, pk)
    rows = reach.named(request.user, found).order_by("-predikat", "employee__name")
    rater = request.GET.get("penilai", "")
    page = Paginator(rows.filter(penilai_nip=rater) if rater else rows, A_PAGE).get_page(request.GET.get("halaman"))
    given = {"session": found, "title": shown.title_of(found), "page": page, "rater": rater}
    given["proposes"] = reach.takes_part(request.user, found) and found.state == Session.State.OPEN
    return render(request, "calibration/people.html", given)


@require_http_methods(["GET", "HEAD", "POST"])
def propose(request: HttpRequest, pk: int, evaluation: int) -> HttpResponse:
    """Propose another rating for one person; asked first, what it would come to."""
    found = readable_one(request, pk)
    one = get_object_or_404(reach.named(request.user, found), pk=evaluation)
    if not reach.takes_part(request.user, found):
        raise Http404
    form = MoveForm(request.POST or None, initial=_initial(request, one))
    if form.is_bound and form.is_valid():
        try:
            actions.propose(session=found, evaluation=one, move=form.move, by=request.user)
            return redirect("calibration:session", found.pk)
        except Refused as refused:
            form.add_error(None, refused.sentence)
    record_read(employee=one.employee, what="file", by=request.user, about="kalibrasi")
    given = {"session": found, "title": shown.title_of(found), "one": one, "form": form} | _would(request, found, one)
    return render(request, "calibration/propose.html", given, status=422 if form.errors else 200)


@require_POST
def decision(request: HttpRequest, pk: int, movement: int) -> HttpResponse:
    """The leader accepts or refuses a proposal, or its maker takes it back."""
    found, form = readable_one(request, pk), DecideForm(request.POST)
    one = get_object_or_404(reach.movements(request.user, found), pk=movement)
    if not form.is_valid():
        return again(request, found, _("Pilih terima, tolak, atau tarik; catatannya paling banyak 1.000 huruf."))
    text, verdict = form.cleaned_data["text"], form.cleaned_data["verdict"]
    said = {"terima": _("Diterima; ratingnya sudah bergeser."), "tolak": _("Tidak diterima; ratingnya tetap.")}
    if verdict == "tarik":
        return done(request, found, lambda: actions.withdraw(movement=one, by=request.user), _("Usulan ditarik."))
    act = actions.accept if verdict == "terima" else actions.refuse
    return done(request, found, lambda: act(movement=one, text=text, by=request.user), said[verdict])


@require_safe
def own(request: HttpRequest) -> HttpResponse:
    """What calibrations moved of this person, and why: as who was rated, and as who rated."""
    page = Paginator(reach.about(request.user), A_PAGE).get_page(request.GET.get("halaman"))
    return render(request, "calibration/own.html", {"page": page})


def _initial(request: HttpRequest, one: Evaluation) -> dict[str, Any]:
    asked = request.GET
    given: dict[str, Any] = {"hasil_kerja": one.hasil_kerja, "perilaku": one.perilaku, "version": one.version}
    return given | {name: asked[name] for name in ("hasil_kerja", "perilaku") if asked.get(name) in ("1", "2", "3")}


def _would(request: HttpRequest, session: Session, one: Evaluation) -> dict[str, Any]:
    """How the unit's spread would stand with the ratings asked for."""
    given = request.POST or request.GET
    to = [given.get(name, "") for name in ("hasil_kerja", "perilaku")]
    if session.unor is None or not all(text in ("1", "2", "3") for text in to):
        return {}
    after = predikats(session.instansi, one.first, {one.pk: (int(to[0]), int(to[1]))})[one.pk]
    moved = {int(one.predikat or 0): -1, after: 1} if after != one.predikat else {}
    period = reach.period_of(session)
    return {"would": changed(look(session.unor, period), session.unor, period, moved), "to": after}
