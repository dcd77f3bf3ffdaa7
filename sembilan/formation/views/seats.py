"""The formation of one post of one unit: its history, a new decision, a correction, its end."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sembilan.formation import actions
from sembilan.formation.actions import InvalidFormation
from sembilan.formation.forms import CorrectForm, EndForm, FindForm, SeatsForm
from sembilan.formation.models import Formation
from sembilan.formation.queries.history import History, history_for, unit_to_plan
from sembilan.formation.queries.moves import posts_like


@require_http_methods(["GET", "HEAD", "POST"])
def seats(request: HttpRequest, unit: str, post: str) -> HttpResponse:
    """What was decided of a post of a unit; a POST decides anew from a day on."""
    shown = _history(request, unit, post)
    form = SeatsForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            actions.set_formation(
                unor=shown.unit, jabatan=shown.post, since=said["since"], seats=form.seats, by=request.user
            )
        except InvalidFormation as refused:
            form.add_error("since", str(refused))
        else:
            return _done(request, shown, _("Formasi tersimpan. Yang berlaku sebelumnya berakhir pada tanggal itu."))
    return _page(request, shown, form=form)


@require_POST
def correct(request: HttpRequest, unit: str, post: str, pk: int) -> HttpResponse:
    """Correct one entry; what it said before stays known."""
    shown = _history(request, unit, post)
    formation = get_object_or_404(Formation, pk=pk, unor=shown.unit, jabatan=shown.post)
    form = CorrectForm(request.POST)
    if not form.is_valid():
        return _page(request, shown, correct_form=form, wrong=pk)
    actions.correct_formation(formation=formation, seats=form.seats, by=request.user)
    return _done(request, shown, _("Ralat tersimpan. Isi sebelumnya tetap tercatat."))


@require_POST
def end(request: HttpRequest, unit: str, post: str, pk: int) -> HttpResponse:
    """End the formation of a post on a day."""
    shown = _history(request, unit, post)
    formation = get_object_or_404(Formation, pk=pk, unor=shown.unit, jabatan=shown.post)
    form = EndForm(request.POST)
    if form.is_valid():
        try:
            actions.end_formation(formation=formation, by=request.user, **form.cleaned_data)
        except InvalidFormation as refused:
            form.add_error("until", str(refused))
    if form.errors:
        return _page(request, shown, end_form=form, wrong=pk)
    return _done(request, shown, _("Formasi diakhiri."))


@require_safe
def find(request: HttpRequest, unit: str) -> HttpResponse:
    """Choose the post of a unit whose formation is to be decided."""
    place = unit_to_plan(request.user, unit)
    if place is None:
        raise Http404
    form = FindForm(request.GET)
    posts = posts_like(form.cleaned_data["jabatan"], place) if form.is_valid() else []
    return render(request, "formation/find.html", {"form": form, "unit": place, "posts": posts})


def _history(request: HttpRequest, unit: str, post: str) -> History:
    shown = history_for(request.user, unit, post)
    if shown is None:
        raise Http404
    return shown


def _page(request: HttpRequest, shown: History, **forms: Any) -> HttpResponse:
    newest = next(iter(shown.spans), None)
    start = CorrectForm(initial=_said(newest)) if newest else None
    told = {"shown": shown, "newest": newest, "form": SeatsForm(), "correct_form": start, "end_form": EndForm()}
    return render(request, "formation/seats.html", told | forms, status=422 if "wrong" in forms else 200)


def _said(one: Formation) -> dict[str, Any]:
    need = None if one.need_hundredths is None else f"{one.need_hundredths // 100}.{one.need_hundredths % 100:02d}"
    return {"approved": one.approved, "need": need, "source": one.source, "sk_number": one.sk_number,
            "sk_date": one.sk_date}  # fmt: skip


def _done(request: HttpRequest, shown: History, sentence: str) -> HttpResponse:
    messages.success(request, sentence)
    return redirect("formation:seats", shown.unit.kode, shown.post.kode)
