"""Tetapkan: what was rated one by one becomes final, its months get their ratings, people are told."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Any

import polars as pl
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, override

from sembilan.evaluation.actions.course import held, ratings_of, said_before, take_step
from sembilan.evaluation.models import Evaluation, EvaluationStep, State
from sembilan.evaluation.queries.law import Part, months_of, together
from sembilan.evaluation.queries.periods import of, said, within
from sembilan.evaluation.queries.reach import may_rate, rated_by
from sembilan.evaluation.queries.spread_reach import known
from sembilan.notices.actions import notify
from sembilan.organisation.models import Instansi
from sembilan.performance.actions import take_ratings
from sembilan.records.actions import Refused, action, actor_name, done_before, part, tell
from sembilan.terms.frames.evaluation import PartsOf
from sembilan.terms.period import Cycle, Period

DECIDED = gettext_noop("Hasil evaluasi kinerja Anda %(what)s sudah ditetapkan. Baca hasil dan alasannya.")
RATINGS = {"employee_id": pl.Int64, "month": pl.Date, "hasil_kerja": pl.Int8, "perilaku": pl.Int8}
Rated = tuple[int, int]


@action("evaluation.finalise")
def finalise(*, evaluation: Evaluation, version: int | None = None, by: Any) -> Evaluation:
    """Make one rating final; it is told to the employee and counts for its months."""
    tell(evaluation.instansi_id, f"evaluation:{evaluation.employee.nip}", evaluation=evaluation.pk)
    found = held(evaluation)
    if found.state == State.FINAL and version is not None and version < found.version:
        done_before()
        return found
    found = held(evaluation, version)
    if not may_rate(by, found):
        raise Refused(_("Hanya penilainya yang dapat menetapkan rating ini."))
    if found.state != State.RATED:
        raise Refused(_("Beri rating lebih dahulu, lalu tetapkan.") + " " + said_before(found))
    take_step(found, State.FINAL, by=by, changed={"after": ratings_of(found)} | known(by, of(found)))
    put_months(found.employee.instansi, of(found), {found.employee_id})
    _tell(found.instansi_id, of(found), {found.employee.nip})
    return found


@action("evaluation.finalise_all")
def finalise_all(*, instansi_id: int, period: Period, by: Any) -> int:
    """Make final what this person rated of a period, each of them rated one by one before; how many there were."""
    tell(instansi_id, f"evaluation:{period}")
    rows = rated_by(by).filter(within(period), state=State.RATED).select_for_update(of=("self",))
    found = list(rows.select_related("employee").order_by("pk"))
    if not found:
        raise Refused(_("Belum ada yang dinilai. Beri rating satu per satu lebih dahulu."))
    now, knowing = timezone.now(), known(by, period)
    for one in found:
        one.state, one.version, one.reminded_on = State.FINAL, one.version + 1, None
    Evaluation.objects.bulk_update(found, ["state", "version", "reminded_on"], batch_size=2_000)
    EvaluationStep.objects.bulk_create(_step(one, now, knowing, by=by) for one in found)
    put_months(Instansi.objects.get(pk=instansi_id), period, {one.employee_id for one in found})
    _tell(instansi_id, period, {one.employee.nip for one in found})
    return len(found)


@part
def put_months(instansi: Instansi, period: Period, people: Collection[int]) -> int:
    """The ratings of the months a period counts for, from all that is final of these people; a year gives none."""
    if period.cycle == Cycle.TAHUN:
        return 0
    rows = Evaluation.objects.filter(within(period), state=State.FINAL, employee__in=people)
    final = list(rows.select_related("employee").order_by("first", "pk"))
    told: dict[str, list[Any]] = {name: [] for name in RATINGS}
    for month, first, until in months_of(instansi, period):
        for employee, (hasil, perilaku) in _of_span(instansi, final, first, until).items():
            for name, value in zip(RATINGS, (employee, month.first, hasil, perilaku), strict=True):
                told[name].append(value)
    return take_ratings(pl.DataFrame(told, schema=RATINGS), instansi=instansi)


def _of_span(instansi: Instansi, final: Sequence[Evaluation], first: dt.date, until: dt.date) -> dict[int, Rated]:
    """What counts for a span of days: one rating, or those of several posts put together by the rule."""
    parts: dict[int, list[Part]] = defaultdict(list)
    for one in final:
        days = (min(one.until, until) - max(one.first, first)).days
        if days > 0 and one.hasil_kerja and one.perilaku:
            parts[int(one.employee.nip)].append(Part(days, one.hasil_kerja, one.perilaku))
    alone = {nip: (listed[0].hasil_kerja, listed[0].perilaku) for nip, listed in parts.items() if len(listed) == 1}
    several = {nip: listed for nip, listed in parts.items() if len(listed) > 1}
    found = alone | together(instansi, first, PartsOf.POSTS, several)
    ids = {int(one.employee.nip): one.employee_id for one in final}
    return {ids[nip]: pair for nip, pair in found.items()}


def _step(one: Evaluation, now: dt.datetime, knowing: dict[str, Any], *, by: Any) -> EvaluationStep:
    return EvaluationStep(
        instansi_id=one.instansi_id, evaluation=one, state=State.FINAL, by=actor_name(by), at=now,
        changed={"after": ratings_of(one)} | knowing,
    )  # fmt: skip


@part
def _tell(instansi_id: int, period: Period, nips: set[str]) -> None:
    with override("id"):
        what = said(period)
    notify(instansi_id=instansi_id, nips=nips, said=DECIDED, url="/evaluasi/", what=what)
