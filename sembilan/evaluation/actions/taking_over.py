"""Whose evaluations wait for somebody who does not lead any more: the present superior takes over, and is told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from typing import Any

from django.utils.translation import gettext_noop

from sembilan.evaluation.models import Evaluation, EvaluationStep, State
from sembilan.notices.actions import notify
from sembilan.people.access import superiors
from sembilan.people.models import Employee
from sembilan.records.actions import action, actor_name, done_before, part, tell

OVER = gettext_noop("%(n)s evaluasi beralih ke Anda, karena penilai sebelumnya tidak lagi memimpin pegawainya.")


@action("evaluation.take_over")
def take_over(*, instansi_id: int, by: Any) -> int:
    """Let everything that is not final wait for who leads today; how many moved."""
    tell(instansi_id, "evaluation:penilai")
    rows = Evaluation.objects.exclude(state=State.FINAL)
    moved = name_penilai(set(rows.values_list("pk", flat=True)), by=by, is_told=True)
    if not moved:
        done_before()
    return moved


@part
def name_penilai(evaluations: Collection[int], *, by: Any, is_told: bool = False) -> int:
    """Set the penilai of these to the nearest superior of today, where who is named leads them no more."""
    if not evaluations:
        return 0
    rows = list(Evaluation.objects.filter(pk__in=evaluations).select_related("employee"))
    people = {one.employee_id: one.employee for one in rows}
    nearest = superiors(people.values())
    moved = [one for one in rows if nearest[one.employee_id] and one.penilai_nip not in nearest[one.employee_id]]
    _move(moved, nearest, by=by)
    if is_told:
        _tell(moved)
    return len(moved)


@part
def _move(moved: list[Evaluation], nearest: dict[int, list[str]], *, by: Any) -> None:
    steps = []
    for one in moved:
        before, one.penilai_nip = one.penilai_nip, nearest[one.employee_id][0]
        one.version += 1
        if before:
            changed = {"penilai_before": before, "penilai": one.penilai_nip}
            step = EvaluationStep(evaluation=one, state=one.state, changed=changed, by=actor_name(by))
            step.instansi_id = one.instansi_id
            steps.append(step)
    Evaluation.objects.bulk_update(moved, ["penilai_nip", "version"], batch_size=2_000)
    EvaluationStep.objects.bulk_create(steps, batch_size=5_000)


@part
def _tell(moved: list[Evaluation]) -> None:
    count: dict[str, int] = defaultdict(int)
    for one in moved:
        count[one.penilai_nip] += 1
    known = set(Employee.objects.filter(nip__in=count).values_list("nip", flat=True))
    for nip in known:
        notify(instansi_id=moved[0].instansi_id, nips=[nip], said=OVER, url="/evaluasi/penilaian/", n=count[nip])
