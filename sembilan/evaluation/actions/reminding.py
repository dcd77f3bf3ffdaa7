"""Reminding of what waits beyond the day of its period: once for each turn, however often the job runs."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_noop, override

from sembilan.evaluation.models import Evaluation, State
from sembilan.evaluation.queries.law import due_on
from sembilan.evaluation.queries.periods import ended, said, within
from sembilan.evaluation.queries.reach import WITH_EMPLOYEE
from sembilan.notices.actions import notify
from sembilan.organisation.access import today
from sembilan.organisation.models import Instansi
from sembilan.records.actions import action, part, tell
from sembilan.terms.period import Cycle, Period

OWN = gettext_noop("Realisasi %(what)s belum Anda ajukan, dan batas waktunya sudah lewat.")
RATE = gettext_noop("Masih ada pegawai yang belum Anda nilai untuk %(what)s, dan batas waktunya sudah lewat.")


def late(instansi: Instansi) -> dict[Period, QuerySet[Evaluation]]:
    """What waits longer than its day and was not reminded of, of the last period and the last year."""
    year = Period.of(Cycle.TAHUN, today()).plus(-1)
    over = [one for one in (ended(instansi, today()), year) if due_on(instansi, one) < today()]
    waiting = Evaluation.objects.filter(~Q(state=State.FINAL), reminded_on=None)
    return {one: waiting.filter(within(one)) for one in over}


@action("evaluation.remind")
def remind(*, instansi_id: int, by: Any) -> int:
    """Remind who has not sent and who has not rated; how many evaluations there were."""
    found = 0
    for period, rows in late(Instansi.objects.get(pk=instansi_id)).items():
        held = list(rows.select_related("employee").order_by("pk"))
        _tell(instansi_id, period, held)
        Evaluation.objects.filter(pk__in=[one.pk for one in held]).update(reminded_on=today())
        found += len(held)
    tell(instansi_id, "evaluation", waiting=found)
    return found


@part
def _tell(instansi_id: int, period: Period, held: list[Evaluation]) -> None:
    with override("id"):
        what = said(period)
    own = {one.employee.nip for one in held if one.state in WITH_EMPLOYEE}
    raters = {one.penilai_nip for one in held if one.state not in WITH_EMPLOYEE and one.penilai_nip}
    notify(instansi_id=instansi_id, nips=own, said=OWN, url="/evaluasi/", what=what)
    notify(instansi_id=instansi_id, nips=raters, said=RATE, url="/evaluasi/penilaian/", what=what)
