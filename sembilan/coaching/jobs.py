"""What the worker does here: takes a look that was asked for, asks for those of the calendar, and minds the plans."""

from __future__ import annotations

import polars as pl
from procrastinate.contrib.django import app

from sembilan.coaching.actions import looks, plans
from sembilan.coaching.models import Look, Problem
from sembilan.coaching.queries.facts import gather
from sembilan.coaching.queries.judged import judge, problems_in
from sembilan.coaching.queries.laws import Laws
from sembilan.coaching.queries.questionnaire import asked_of
from sembilan.coaching.span import Span
from sembilan.organisation.access import today
from sembilan.organisation.models import Instansi
from sembilan.organisation.rounds import over_all
from sembilan.people.models import RiwayatUnor
from sembilan.records import later
from sembilan.records.later import QUEUE
from sembilan.records.tenancy import tenant

BY = "cli:worker"


def take(*, instansi_id: int, look_id: int) -> None:
    """Gather, judge and keep, each step told as it is done; what was done to the end before is not done again."""
    instansi = Instansi.objects.get(pk=instansi_id)
    with tenant(instansi_id):
        look = Look.objects.select_related("unor").get(pk=look_id)
        if look.ended_at is not None:
            return
        span, ids = look.span, _people_of(look)
        facts = gather(instansi, span, ids)
        looks.note_step(look=look, step=Look.Step.GATHERED, by=BY)
    with tenant(instansi_id):
        laws = Laws(instansi)
        has_index = look.unor_id is None and laws.index(span) is not None
        asked = asked_of(span) if has_index else None
        found = judge(laws, span, facts, asked)
        before = _before(span, ids)
        measured = problems_in(laws.help(span), facts, all_of=before) if before else None
        looks.note_step(look=look, step=Look.Step.JUDGED, by=BY)
    with tenant(instansi_id):
        if measured is not None:
            looks.measure(look=look, rows=measured.filter(pl.col("nip").is_in(list(before))), by=BY)
        looks.take(look=look, found=found, ids=ids, by=BY)


def _people_of(look: Look) -> list[int] | None:
    """The people of a unit and those under it on the last day; nothing for all."""
    if look.unor is None:
        return None
    places = RiwayatUnor.objects.on(look.span.last).filter(unor__path__startswith=look.unor.path)
    return list(places.values_list("employee_id", flat=True))


def _before(span: Span, ids: list[int] | None) -> set[int]:
    """Whose problems of the period before have their effect measured now."""
    rows = Problem.objects.filter(first=span.plus(-1).first, months=span.months).exclude(state=Problem.State.GONE)
    rows = rows if ids is None else rows.filter(employee__in=ids)
    return {int(nip) for nip in rows.values_list("employee__nip", flat=True)}


def give_up(*, instansi_id: int, look_id: int, sentence: str) -> None:
    """The page says why nothing came of it."""
    for look in Look.objects.filter(pk=look_id, ended_at=None):
        looks.fail(look=look, sentence=sentence, by=BY)


later.register(looks.JOB, take, give_up)


def due_spans() -> list[Span]:
    """The periods that ended with the last month."""
    last = [Span.before(today(), months) for months in (1, 3, 6)]
    return [span for span in last if span.until == last[0].until]


def monthly_round() -> None:
    """Ask for a look at each period that ended with the last month, in every instansi."""
    over_all("Pencarian masalah", _ask_looks)


def _ask_looks(instansi: Instansi) -> None:
    for span in due_spans():
        looks.ask_look(instansi_id=instansi.pk, span=span, unor=None, by=BY)


def daily_round() -> None:
    """Propose plans that the rules open, and remind before each date."""
    over_all("Rencana perbaikan", _mind_plans)


def _mind_plans(instansi: Instansi) -> None:
    plans.propose(instansi_id=instansi.pk, by=BY)
    plans.warn(instansi_id=instansi.pk, by=BY)


@app.periodic(cron="17 2 10 * *")
@app.task(name="coaching.monthly", queue=QUEUE, queueing_lock="coaching.monthly")
def monthly(timestamp: int) -> None:
    """On the tenth, when the month before has mostly been published."""
    monthly_round()


@app.periodic(cron="37 4 * * *")
@app.task(name="coaching.daily", queue=QUEUE, queueing_lock="coaching.daily")
def daily(timestamp: int) -> None:
    """Once a day, by whichever worker is first."""
    daily_round()
