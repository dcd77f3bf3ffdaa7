"""Swaps of duties: one's own and those to decide, asking for one, and answering."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sembilan.organisation.access import today
from sembilan.people.models import Employee
from sembilan.people.queries.places import named
from sembilan.records.actions import Refused, actor_name
from sembilan.worktime import actions
from sembilan.worktime.forms.rosters import AnswerForm, SwapForm
from sembilan.worktime.models import Swap
from sembilan.worktime.queries import swaps as found
from sembilan.worktime.views.answers import taken

ASKED = ("day", "other", "other_day", "reason", "token")


@require_http_methods(["GET", "HEAD", "POST"])
def swaps(request: HttpRequest) -> HttpResponse:
    """One's own swaps and those one decides on, and asking a colleague."""
    me = Employee.objects.filter(nip=actor_name(request.user)).first()
    form = _form(request, me)
    if request.method == "POST" and me and form.is_valid() and (made := taken(form, lambda: _ask(request, me, form))):
        messages.success(request, _("Ajakan terkirim. Anda diberi kabar begitu dijawab."))
        return redirect("worktime:swap", made.pk)
    given = {"form": form, "swaps": found.readable(request.user)[:50], "me": actor_name(request.user)}
    return render(request, "worktime/swaps.html", given, status=422 if request.method == "POST" else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def swap(request: HttpRequest, pk: int) -> HttpResponse:
    """One swap: what changes, its course, and answering it."""
    one = get_object_or_404(found.readable(request.user), pk=pk)
    if request.method == "POST":
        return _answered(request, one)
    return render(request, "worktime/swap.html", _given(request, one))


def _given(request: HttpRequest, one: Swap) -> dict[str, Any]:
    me, steps = actor_name(request.user), list(one.steps.order_by("pk"))
    names = named([step.by for step in steps], today())
    decides = one.state == Swap.State.AGREED and me not in (one.asker.nip, one.other.nip)
    return {
        "one": one,
        "changes": _changes(one),
        "steps": [(step, names[step.by].full_name if step.by in names else step.by) for step in steps],
        "may_agree": one.state == Swap.State.ASKED and me == one.other.nip,
        "may_approve": decides,
        "may_withdraw": one.state in found.OPEN and me == one.asker.nip,
    }


def _changes(one: Swap) -> list[tuple[dt.date, str, str]]:
    """Each day with what the asker and the other had on it when it was asked."""
    letters = {(nip, day): letter for nip, day, letter in one.stood}
    days = sorted({one.day, one.other_day})
    return [
        (day, letters.get((one.asker.nip, f"{day}"), ""), letters.get((one.other.nip, f"{day}"), "")) for day in days
    ]


def _answered(request: HttpRequest, one: Swap) -> HttpResponse:
    form = AnswerForm(request.POST)
    try:
        if not form.is_valid():
            raise Refused(_("Pilih salah satu tombol."))
        _say(one, form.cleaned_data, request.user)
        messages.success(request, _("Tersimpan. Yang lain diberi kabar."))
    except Refused as refused:
        return render(request, "worktime/swap.html", _given(request, one) | {"fault": refused.sentence}, status=409)
    return redirect("worktime:swap", one.pk)


def _say(one: Swap, said: dict[str, Any], by: Any) -> None:
    if said["said"] == "tarik":
        actions.withdraw(swap=one, by=by)
    elif said["said"] == "tolak":
        actions.refuse(swap=one, why=said["why"], by=by)
    elif one.state == Swap.State.ASKED:
        actions.agree(swap=one, by=by)
    else:
        actions.approve(swap=one, by=by)


def _form(request: HttpRequest, me: Employee | None) -> SwapForm:
    asked = request.POST.get("day") or request.GET.get("tanggal") or ""
    try:
        day = parse_date(asked) or today()
    except ValueError:
        day = today()
    colleagues = found.colleagues(me, day) if me else Employee.objects.none()
    return SwapForm(request.POST or None, colleagues=colleagues, initial={"day": day, "other_day": day})


def _ask(request: HttpRequest, me: Employee, form: SwapForm) -> Swap:
    return actions.ask(asker=me, by=request.user, **{name: form.cleaned_data[name] for name in ASKED})
