"""Votes: who may be voted for by the rules, and what came of a vote that is closed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import polars as pl
from django.db.models import Max
from django.utils import translation

from sembilan.behaviour.models import Candidate, Poll
from sembilan.behaviour.queries import reach
from sembilan.behaviour.queries.in_force import least_votes
from sembilan.discipline.models import Sanction
from sembilan.documents.pdf import pdf
from sembilan.organisation.access import today
from sembilan.organisation.models import Instansi, Unor
from sembilan.people.models import Employee, RiwayatUnor
from sembilan.people.queries.places import named
from sembilan.performance.models import PeriodicRating
from sembilan.records.actions import actor_name
from sembilan.runs import in_force
from sembilan.terms.frames import award, performance
from sembilan.terms.month import Month
from sembilan.web.templatetags.say import day as said_day
from sembilan.web.templatetags.say import nip as said_nip


def eligible(instansi: Instansi, poll: Poll) -> list[Employee]:
    """Who may be voted for: of a unit by the rules, of the region who won in a unit in the same period."""
    if poll.unor is None:
        won = Poll.objects.filter(first=poll.first, until=poll.until).exclude(unor=None).exclude(closed_on=None)
        return [one.employee for other in won.order_by("pk") for one in winners(instansi, other)]
    places = RiwayatUnor.objects.on(today()).filter(unor__path__startswith=poll.unor.path)
    people = Employee.objects.filter(status__iexact="aktif", pk__in=places.values("employee")).order_by("name", "nip")
    return _by_rule(instansi, poll, list(people))


def _by_rule(instansi: Instansi, poll: Poll, people: Sequence[Employee]) -> list[Employee]:
    if not people:
        return []
    predikat, clean = _predikat(instansi, poll, people), _clean(poll, people)
    frame = pl.DataFrame(
        [{"nip": int(one.nip), "predikat": predikat.get(one.nip), "months_clean": clean.get(one.pk)} for one in people],
        schema=award.MONTH.schema,
    )
    judged = in_force.plan(instansi, award.AREA, Month.of(poll.last)).evaluate({"month": frame})
    may = {str(row["nip"]) for row in judged.iter_rows(named=True) if row["is_candidate"]}
    return [one for one in people if one.nip in may]


def _predikat(instansi: Instansi, poll: Poll, people: Sequence[Employee]) -> dict[str, int]:
    """The predikat of the last month of the period that was rated."""
    rows = PeriodicRating.objects.filter(employee__in=people, month__gte=poll.first, month__lt=poll.until)
    rated = {r.employee.nip: r for r in rows.select_related("employee").order_by("month")}
    if not rated:
        return {}
    given = [{"nip": int(nip), "hasil_kerja": r.hasil_kerja, "perilaku": r.perilaku} for nip, r in rated.items()]
    frame = pl.DataFrame(given, schema=performance.MONTH.schema)
    judged = in_force.plan(instansi, performance.AREA, Month.of(poll.last)).evaluate({"month": frame})
    return {str(row["nip"]): row["predikat"] for row in judged.iter_rows(named=True)}


def _clean(poll: Poll, people: Sequence[Employee]) -> dict[int, int]:
    """Whole months between the latest sanction and the end of the period."""
    rows = Sanction.objects.filter(employee__in=people, tmt__lt=poll.until).values("employee")
    return {
        row["employee"]: (poll.last.year - row["tmt"].year) * 12 + poll.last.month - row["tmt"].month
        for row in rows.annotate(tmt=Max("tmt"))
    }


def winners(instansi: Instansi, poll: Poll) -> list[Candidate]:
    """Who got most votes in a closed vote that enough took part in; several where they got as many."""
    found = list(poll.candidates.select_related("employee").order_by("-votes", "employee__name", "pk"))
    if poll.closed_on is None or sum(one.votes for one in found) < least_votes(instansi, poll.closed_on):
        return []
    return [one for one in found if one.votes == found[0].votes]


def page_of(by: Any, poll: Poll) -> dict[str, Any]:
    """A vote as its page shows it: candidates by name, who won once it is closed, never who voted for whom."""
    instansi, me = Instansi.objects.get(pk=poll.instansi_id), actor_name(by)
    found = list(poll.candidates.select_related("employee").order_by("employee__name", "pk"))
    people = named([one.employee.nip for one in found], today())
    won = {one.pk for one in winners(instansi, poll)}
    lines: list[dict[str, Any]] = [
        {"candidate": one, "person": people.get(one.employee.nip), "is_me": one.employee.nip == me} for one in found
    ]
    return {
        "poll": poll, "is_open": poll.closed_on is None and poll.closes_on >= today(), "opens": reach.opens(by),
        "votes": sum(one.votes for one in found), "least": least_votes(instansi, today()),
        "has_voted": poll.voters.filter(voter_nip=me).exists(),
        "candidates": lines, "winners": [line for line in lines if line["candidate"].pk in won],
    }  # fmt: skip


def certificate(poll: Poll, winner: Candidate) -> bytes:
    """The certificate of who won; papers are Indonesian whatever one reads in."""
    with translation.override("id"):
        return pdf("piagam-pilihan", _data(poll, winner))


def _data(poll: Poll, winner: Candidate) -> dict[str, Any]:
    root = Unor.objects.filter(parent=None).order_by("path").first()
    region = root.name if root else ""
    person: Any = named([winner.employee.nip], poll.last).get(winner.employee.nip) or winner.employee
    return {
        "region": region, "unit": region, "title": "Piagam Penghargaan",
        "name": person.full_name, "nip": said_nip(winner.employee.nip),
        "jabatan": getattr(person, "jabatan_name", None) or "–",
        "unor": getattr(person, "unor_name", None) or "–", "of": poll.unor.name if poll.unor else region,
        "first": said_day(poll.first), "last": said_day(poll.last),
        "day": said_day(poll.closed_on) if poll.closed_on else "",
    }  # fmt: skip
