"""One's own page: what was found about one's work, the steps that are one's own, and an answer to it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sembilan.coaching import actions
from sembilan.coaching.forms import WordForm
from sembilan.coaching.models import Contradiction, Lowest, Plan, Problem, Remedy
from sembilan.coaching.queries import shown
from sembilan.coaching.queries.laws import Laws
from sembilan.organisation.access import today
from sembilan.records.actions import Refused, actor_name

MOST = 4  # the newest; older ones are in the copy of her data


@require_safe
def own(request: HttpRequest) -> HttpResponse:
    """What is kept here of oneself: problems, contradictions, the index, plans, steps to do."""
    nip, laws = actor_name(request.user), Laws(request.user.instansi)  # type: ignore[union-attr]
    steps = Remedy.objects.filter(owner_nip=nip, done_on=None).select_related("problem__employee")
    checks = Contradiction.objects.filter(employee__nip=nip, stands=True).select_related("employee")
    plans = Plan.objects.filter(employee__nip=nip).prefetch_related("dates").order_by("-pk")
    given = {
        "problems": [_told(laws, one) for one in _mine(request)[:MOST]],
        "steps": steps.order_by("due_on"), "plans": plans, "today": today(), "me": nip,
        "checks": [(shown.check_word(one.kind), one, shown.check(laws, one))
                   for one in checks.order_by("-first")[:MOST]],
        "lowest": [(one, shown.index(laws, one)) for one in
                   Lowest.objects.filter(employee__nip=nip).select_related("employee").order_by("-first")[:1]],
    }  # fmt: skip
    return render(request, "coaching/own.html", given)


@require_POST
def answering(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer to what was found."""
    found, form = get_object_or_404(_mine(request), pk=pk), WordForm(request.POST)
    try:
        text = form.cleaned_data["text"] if form.is_valid() else ""
        actions.answer(problem=found, text=text, by=request.user)
        messages.success(request, _("Jawaban Anda tersimpan. Atasan diberi kabar."))
    except Refused as refused:
        messages.error(request, refused.sentence)
    return redirect("coaching:own")


def _mine(request: HttpRequest) -> Any:
    rows = Problem.objects.filter(employee__nip=actor_name(request.user)).exclude(state=Problem.State.GONE)
    return rows.select_related("employee", "unor").prefetch_related("remedies").order_by("-first", "-months")


def _told(laws: Laws, one: Problem) -> dict[str, Any]:
    return {
        "one": one,
        "signs": shown.signs(laws, one),
        "effect": shown.effect(one),
        "remedies": one.remedies.all(),
        "after": one.span.plus(1).words(),
        "tone": shown.TONES.get(Problem.State(one.state), ""),
    }
