"""Tetapkan: what was rated one by one becomes final, its months get their ratings, people are told."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Any

from django.db import connection
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, override

from sembilan.evaluation.actions.course import held, ratings_of, said_before, take_step
from sembilan.evaluation.models import Evaluation, State
from sembilan.evaluation.queries.law import months_of
from sembilan.evaluation.queries.periods import of, said, within
from sembilan.evaluation.queries.reach import may_rate, rated_by
from sembilan.evaluation.queries.spans import of_one_part, of_parts
from sembilan.evaluation.queries.spread_reach import known
from sembilan.notices.actions import notify
from sembilan.organisation.models import Instansi
from sembilan.performance.actions import RATINGS, take_ratings, take_selected_ratings
from sembilan.records.actions import Refused, action, actor_name, done_before, part, tell
from sembilan.terms.period import Cycle, Period

DECIDED = gettext_noop("Hasil evaluasi kinerja Anda %(what)s sudah ditetapkan. Baca hasil dan alasannya.")
# What another made final meanwhile is left out by the condition on its state. No table is joined: of evaluations just
# opened the database has no statistics, and would loop over one table for each row of the other. And the numbers are
# said to be bigint: of another type they would be gone through one by one for each row, not looked up.
FINAL = """
    with done as (
        update evaluation_evaluation set state = %(final)s, version = version + 1, reminded_on = null
        where id = any(%(ids)s::bigint[]) and state = %(rated)s
        returning id, instansi_id, employee_id, hasil_kerja, perilaku, predikat
    ), stepped as (
        insert into evaluation_evaluationstep (instansi_id, evaluation_id, state, text, changed, by)
        select instansi_id, id, %(final)s, '', jsonb_build_object('after', jsonb_build_object(
            'hasil_kerja', hasil_kerja, 'perilaku', perilaku, 'predikat', predikat)) || %(knowing)s::jsonb, %(by)s
        from done order by id
    )
    select employee_id from done
"""


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
    knowing = known(by, period)
    found = _made_final(rated_by(by).filter(within(period), state=State.RATED), knowing, by=by)
    if not found:
        raise Refused(_("Belum ada yang dinilai. Beri rating satu per satu lebih dahulu."))
    put_months(Instansi.objects.get(pk=instansi_id), period, found)
    _tell(instansi_id, period, set(found.values()))
    return len(found)


@part
def _made_final(rated: QuerySet[Evaluation], knowing: dict[str, Any], *, by: Any) -> dict[int, str]:
    """Make these final in one statement, each with its step; whose they are, with their NIPs."""
    rows = list(rated.order_by("pk").values_list("pk", "employee_id", "employee__nip"))
    given: dict[str, Any] = {
        "ids": [pk for pk, _employee, _nip in rows], "rated": State.RATED.value, "final": State.FINAL.value,
        "knowing": json.dumps(knowing), "by": actor_name(by),
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(FINAL, given)
        done = {employee for (employee,) in cursor.fetchall()}
    return {employee: nip for _pk, employee, nip in rows if employee in done}


@part
def put_months(instansi: Instansi, period: Period, people: Collection[int]) -> int:
    """The ratings of the months a period counts for, from all that is final of these people; a year gives none."""
    if period.cycle == Cycle.TAHUN:
        return 0
    spans = months_of(instansi, period)
    alone = take_selected_ratings(*of_one_part(period, people, spans), instansi=instansi)
    several = of_parts(instansi, period, people, spans).select(RATINGS)
    return alone + (take_ratings(several, instansi=instansi) if len(several) else 0)


@part
def _tell(instansi_id: int, period: Period, nips: set[str]) -> None:
    with override("id"):
        what = said(period)
    notify(instansi_id=instansi_id, nips=nips, said=DECIDED, url="/evaluasi/", what=what)
