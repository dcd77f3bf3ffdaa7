"""What waits for a reader: found problems to look at, steps that are due, plans to start, facts to answer."""

from __future__ import annotations

import datetime as dt

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sembilan.coaching.models import Plan, PlanDate, Problem, Remedy
from sembilan.coaching.queries import reach
from sembilan.organisation.access import today
from sembilan.records.actions import actor_name
from sembilan.web.desk import Task
from sembilan.web.navigation import signed_in

SOON = dt.timedelta(days=7)
RECENT = dt.timedelta(days=200)  # of older periods nobody is reminded


def tasks(request: HttpRequest) -> list[Task]:
    """All that waits, each as rows that are counted together with those of the other rooms."""
    if not signed_in(request):
        return []
    nip, soon = actor_name(request.user), today() + SOON
    own = Problem.objects.filter(employee__nip=nip, state=Problem.State.FOUND, answer="", first__gte=today() - RECENT)
    steps = Remedy.objects.filter(owner_nip=nip, done_on=None, due_on__lte=soon)
    found = [
        Task(own, _("fakta tentang pekerjaan Anda dapat dijawab"), reverse("coaching:own")),
        Task(steps, _("langkah pembinaan Anda jatuh tempo"), reverse("coaching:own")),
    ]
    return found + _of_others(request, soon) if reach.helps(request.user) else found


def _of_others(request: HttpRequest, soon: dt.date) -> list[Task]:
    recent = reach.problems(request.user).filter(state=Problem.State.FOUND, first__gte=today() - RECENT)
    started = reach.plans(request.user).filter(state=Plan.State.PROPOSED)
    running = reach.plans(request.user).filter(state=Plan.State.RUNNING)
    dates = PlanDate.objects.filter(plan__in=running, done_on=None, due_on__lte=soon)
    return [
        Task(recent, _("orang mungkin perlu dibantu"), reverse("coaching:list")),
        Task(started, _("rencana perbaikan menunggu dimulai"), reverse("coaching:plans")),
        Task(dates, _("tanggal rencana perbaikan mendekat"), reverse("coaching:plans")),
    ]
