"""One talk: its agenda, notes and agreements, and what the two may do with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sembilan.dialog import actions
from sembilan.dialog.actions import Refused
from sembilan.dialog.actions.talking import mark
from sembilan.dialog.forms import CloseForm, NoteForm, PlanForm, PledgeForm, SettleForm, TopicForm
from sembilan.dialog.models import Talk
from sembilan.dialog.queries import reach, shown
from sembilan.organisation.access import today
from sembilan.people.actions.rights import record_read


@require_safe
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything of one talk that this reader may see."""
    talk = _readable(request, pk)
    record_read(employee=talk.employee, what="file", by=request.user, about="dialog")
    return _page(request, talk)


@require_POST
def time(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a talk its time."""
    talk, form = _mine(request, pk), PlanForm(request.POST)
    return _done(request, talk, "plan", form, lambda given: actions.plan(talk=talk, by=request.user, **given))


@require_POST
def topic(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a point on the agenda."""
    talk, form = _mine(request, pk), TopicForm(request.POST)
    return _done(request, talk, "topic", form, lambda given: actions.add_topic(talk=talk, by=request.user, **given))


@require_POST
def note(request: HttpRequest, pk: int) -> HttpResponse:
    """Write one's own note."""
    talk, form = _mine(request, pk), NoteForm(request.POST)
    return _done(request, talk, "note", form, lambda given: actions.note(talk=talk, by=request.user, **given))


@require_POST
def pledge(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down an agreement."""
    talk = _mine(request, pk)
    form = PledgeForm(request.POST, owners=_owners(shown.page_of(request.user, talk)))
    return _done(request, talk, "pledge", form, lambda given: actions.pledge(talk=talk, by=request.user, **given))


@require_POST
def closing(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that it was held."""
    talk, form = _mine(request, pk), CloseForm(request.POST)
    return _done(request, talk, "close", form, lambda given: actions.close(talk=talk, by=request.user, **given))


@require_POST
def dropping(request: HttpRequest, pk: int) -> HttpResponse:
    """Call it off."""
    talk = _mine(request, pk)
    return _done(request, talk, "", forms.Form({}), lambda _given: actions.drop(talk=talk, by=request.user))


@require_POST
def taking(request: HttpRequest, pk: int) -> HttpResponse:
    """Go on with the talk of a superior who left."""
    talk = _readable(request, pk)
    return _done(request, talk, "", forms.Form({}), lambda _given: actions.take_over(talk=talk, by=request.user))


@require_POST
def settlement(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what came of an agreement; `dari` is the talk whose page it was said on."""
    rows = reach.settleable(request.user).select_related("talk__employee")
    found, form = get_object_or_404(rows, pk=pk), SettleForm(request.POST)
    back = reach.readable(request.user).select_related("employee").filter(pk=_number(request.POST.get("dari"))).first()
    talk = back or found.talk
    return _done(request, talk, "", form, lambda given: actions.settle(pledge=found, by=request.user, **given))


def _readable(request: HttpRequest, pk: int) -> Talk:
    return get_object_or_404(reach.readable(request.user).select_related("employee"), pk=pk)


def _mine(request: HttpRequest, pk: int) -> Talk:
    return get_object_or_404(reach.mine(request.user).select_related("employee"), pk=pk)


def _number(said: str | None) -> int:
    return int(said) if said and said.isdecimal() and len(said) < 12 else 0


def _done(
    request: HttpRequest, talk: Talk, name: str, form: forms.Form, act: Callable[[dict[str, Any]], Any]
) -> HttpResponse:
    if not form.is_valid():
        return _page(request, talk, {name: form}, _("Periksa isian yang ditandai."), 422)
    try:
        act(form.cleaned_data)
    except Refused as refused:
        return _page(request, _readable(request, talk.pk), {name: form}, refused.sentence, 409)
    messages.success(request, _("Tersimpan."))
    return redirect("dialog:one", talk.pk)


def _page(
    request: HttpRequest, talk: Talk, sent: dict[str, forms.Form] | None = None, fault: str = "", status: int = 200
) -> HttpResponse:
    given = shown.page_of(request.user, talk)
    return render(request, "dialog/one.html", given | {"fault": fault} | _forms(given, talk, sent or {}), status=status)


def _forms(given: dict[str, Any], talk: Talk, sent: dict[str, forms.Form]) -> dict[str, Any]:
    own = given["own_note"]
    fresh: dict[str, forms.Form] = {
        "plan": PlanForm(initial={"planned_at": talk.planned_at, "seen": mark(talk)}),
        "topic": TopicForm(), "note": NoteForm(initial={"text": own.text if own else ""}),
        "pledge": PledgeForm(owners=_owners(given)), "close": CloseForm(initial={"held_on": today()}),
    }  # fmt: skip
    return {f"{name}_form": sent.get(name, form) for name, form in fresh.items()}


def _owners(given: dict[str, Any]) -> list[tuple[str, str]]:
    talk: Talk = given["talk"]
    names = {one.nip: one.full_name for one in (given["employee"], given["partner"]) if one}
    return [(nip, names.get(nip, nip)) for nip in reach.sides(talk)]
