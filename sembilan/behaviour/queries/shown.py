"""Rounds and results as their pages show them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Count, Q, QuerySet

from sembilan.behaviour.models import Group, Invitation, Poll, Round, Tally
from sembilan.behaviour.queries import reach
from sembilan.behaviour.queries.summary import Summary, of_round
from sembilan.organisation.access import today
from sembilan.people.models import Employee
from sembilan.people.queries.places import named
from sembilan.records.actions import actor_name
from sembilan.web.templatetags.say import score as said_score

USED = Count("pk", filter=Q(is_used=True))


def place_of(one: Round | Poll) -> str:
    """Whom it is for, in words."""
    return one.unor.name if one.unor else ""


def own(by: Any) -> dict[str, Any]:
    """What one has to answer, and the rounds that say something about oneself."""
    waiting = list(reach.to_answer(by).select_related("employee", "round").order_by("round__closes_on", "pk"))
    people = named([one.employee.nip for one in waiting], today())
    mine = Round.objects.filter(tallies__employee__nip=actor_name(by)).exclude(closed_on=None).distinct()
    return {
        "waiting": [{"invitation": one, "person": people.get(one.employee.nip)} for one in waiting],
        "results": list(mine.order_by("-until", "-pk")[:12]), "polls": list(_polls(by)),
        "opens": reach.opens(by), "oversees": reach.oversees(by), "me": actor_name(by),
    }  # fmt: skip


def _polls(by: Any) -> QuerySet[Poll]:
    return reach.to_vote(by).select_related("unor").order_by("closes_on", "pk")


def progress(rounds: Sequence[Round]) -> list[dict[str, Any]]:
    """Rounds with how many were asked and how many answered; never who."""
    counted = Invitation.objects.filter(round__in=rounds).values("round").annotate(all=Count("pk"), used=USED)
    told: dict[int, Any] = {row["round"]: row for row in counted}
    return [_line(one, told.get(one.pk, {"all": 0, "used": 0})) for one in rounds]


def _line(one: Round, told: Mapping[str, int]) -> dict[str, Any]:
    """`top` is the end of its bar, which is never nothing."""
    asked, is_over = told["all"], one.closes_on < today()
    return {
        "round": one, "place": place_of(one), "all": asked, "used": told["used"], "top": max(asked, 1),
        "is_over": is_over,
    }  # fmt: skip


def team(by: Any, round_: Round) -> QuerySet[Employee]:
    """Whose results of a round she may read."""
    asked = Tally.objects.filter(round=round_)
    return reach.readable(by).filter(pk__in=asked.values("employee")).order_by("name", "nip")


def lines(round_: Round, people: Sequence[Employee]) -> list[dict[str, Any]]:
    """These people with what the round says of each."""
    told = of_round(round_, [one.pk for one in people])
    return [{"person": one, "summary": told.get(one.pk)} for one in people]


def result(round_: Round, employee: Employee) -> Summary | None:
    """What the round says of one person."""
    return of_round(round_, [employee.pk]).get(employee.pk)


def meters(summary: Summary) -> list[dict[str, Any]]:
    """Each value as a bar with the means of the sides beneath."""
    return [
        {
            "label": line.value.label, "mean": line.mean or 0, "text": said_score(line.mean) if line.mean else "–",
            "sides": [
                (str(group.label), said_score(mean) if mean is not None else "–")
                for group, mean in zip(Group, (line.superior, line.peers, line.served), strict=True)
            ],
        }
        for line in summary.lines
    ]  # fmt: skip
