"""Whose evaluations wait for somebody who does not lead any more: the present superior takes over, and is told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from django.db import connection
from django.utils.translation import gettext_noop

from sembilan.evaluation.models import Evaluation, State
from sembilan.evaluation.queries.penilai import Asked, penilai_of
from sembilan.notices.actions import notify
from sembilan.people.models import Employee
from sembilan.records.actions import action, actor_name, done_before, part, tell

OVER = gettext_noop("%(n)s evaluasi beralih ke Anda, karena penilai sebelumnya tidak lagi memimpin pegawainya.")


MOVE = """
    with moved as (select * from unnest(%(ids)s::bigint[], %(penilai)s::text[]) m (id, nip)
    ), was as (
        select v.id, v.instansi_id, v.state, v.penilai_nip, m.nip from evaluation_evaluation v join moved m using (id)
    ), named as (
        update evaluation_evaluation v set penilai_nip = m.nip, version = version + 1 from moved m where v.id = m.id
    )
    insert into evaluation_evaluationstep (instansi_id, evaluation_id, state, text, changed, by)
    select instansi_id, id, state, '', jsonb_build_object('penilai_before', penilai_nip, 'penilai', nip), %(by)s
    from was where penilai_nip <> '' order by id
"""


@action("evaluation.take_over")
def take_over(*, instansi_id: int, by: Any) -> int:
    """Let everything that is not final wait for who leads today; how many moved."""
    tell(instansi_id, "evaluation:penilai")
    rows = Evaluation.objects.exclude(state=State.FINAL).order_by("pk")
    told = rows.values_list("pk", "employee_id", "employee__nip", "skp__unor__path", "penilai_nip")
    asked = [Asked(*row) for row in told]
    found = penilai_of(asked)
    moved = {one.number: found[one.number] for one in asked if found[one.number] != one.penilai_nip}
    if not moved:
        done_before()
        return 0
    _move(moved, by=by)
    _tell(instansi_id, moved)
    return len(moved)


@part
def _move(moved: Mapping[int, str], *, by: Any) -> None:
    given: dict[str, Any] = {"ids": list(moved), "penilai": list(moved.values()), "by": actor_name(by)}
    with connection.cursor() as cursor:
        cursor.execute(MOVE, given)


@part
def _tell(instansi_id: int, moved: Mapping[int, str]) -> None:
    count = Counter(moved.values())
    known = set(Employee.objects.filter(nip__in=count).values_list("nip", flat=True))
    for nip in sorted(known):
        notify(instansi_id=instansi_id, nips=[nip], said=OVER, url="/evaluasi/penilaian/", n=count[nip])
