"""Opening the evaluations of a period for everybody with an agreed SKP, at once; again it only adds who is lacking."""

from __future__ import annotations

from typing import Any

from django.db import connection
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, override

from sembilan.evaluation.actions.taking_over import name_penilai
from sembilan.evaluation.models import State
from sembilan.evaluation.queries.law import cycle
from sembilan.evaluation.queries.periods import said
from sembilan.evaluation.queries.reach import opens
from sembilan.notices.actions import notify
from sembilan.organisation.access import CLI, today
from sembilan.organisation.models import Instansi
from sembilan.records.actions import Refused, action, actor_name, part, tell
from sembilan.terms.period import Cycle, Period

YOURS = gettext_noop("Evaluasi %(what)s dibuka. Isi realisasi tiap RHK Anda dengan buktinya.")
# A month or quarter is one of each SKP; who moved has two, each for its part. Of a year likewise.
OPEN = """
    with fresh as (
        insert into evaluation_evaluation (instansi_id, skp_id, employee_id, cycle, first, until, penilai_nip, state,
            hasil_reason, perilaku_reason, advice, version)
        select s.instansi_id, s.id, s.employee_id, %(cycle)s, greatest(lower(s.valid), %(first)s::date),
            least(coalesce(upper(s.valid), %(until)s::date), %(until)s::date), s.penilai_nip, %(state)s, '', '', '', 0
        from skp_skp s
        where s.instansi_id = %(instansi)s and (s.state = 'setuju' or s.agreed_on is not null)
            and s.valid && daterange(%(first)s, %(until)s) and not exists (
                select from evaluation_evaluation v where v.skp_id = s.id and v.cycle = %(cycle)s
                    and v.first >= %(first)s and v.until <= %(until)s)
        on conflict do nothing returning id, employee_id, first
    ), stepped as (
        insert into evaluation_evaluationstep (instansi_id, evaluation_id, state, text, changed, by)
        select %(instansi)s, id, %(state)s, '', '{}'::jsonb, %(by)s from fresh
    )
    select f.id, e.nip from fresh f join people_employee e on e.id = f.employee_id order by f.id
"""
# Whose post ended within the period after it was opened: her part ends with it, while nothing is rated.
SHORTEN = """
    update evaluation_evaluation v set until = upper(s.valid)
    from skp_skp s
    where s.id = v.skp_id and v.instansi_id = %(instansi)s and v.cycle = %(cycle)s and v.first >= %(first)s
        and v.until <= %(until)s and v.state = any(%(unrated)s)
        and upper(s.valid) > v.first and upper(s.valid) < v.until
"""


@action("evaluation.open")
def open_period(*, instansi_id: int, period: Period, by: Any) -> int:
    """Open the evaluations of a period; how many were new."""
    tell(instansi_id, f"evaluation:{period}")
    if not (actor_name(by).startswith(CLI) or opens(by)):
        raise Refused(_("Periode evaluasi dibuka oleh BKD."))
    _check(instansi_id, period)
    given = {
        "instansi": instansi_id, "cycle": period.cycle.value, "first": period.first, "until": period.until,
        "state": State.OPEN.value, "by": actor_name(by),
        "unrated": [State.OPEN.value, State.RETURNED.value, State.SENT.value],
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(OPEN, given)
        fresh = dict(cursor.fetchall())
        cursor.execute(SHORTEN, given)
    name_penilai(set(fresh), by=by)
    _tell_all(instansi_id, set(fresh.values()), period)
    return len(fresh)


def _check(instansi_id: int, period: Period) -> None:
    instansi = Instansi.objects.get(pk=instansi_id)
    if period.first > today():
        raise Refused(_("Periode ini belum mulai."))
    if period.cycle != Cycle.TAHUN and period.cycle != cycle(instansi, period.first):
        own = {Cycle.BULAN: _("bulanan"), Cycle.TRIWULAN: _("triwulanan")}[cycle(instansi, period.first)]
        raise Refused(_("Daerah ini mengevaluasi secara %(cycle)s. Pilih periode yang sesuai.") % {"cycle": own})


@part
def _tell_all(instansi_id: int, nips: set[str], period: Period) -> None:
    with override("id"):
        what = said(period)
    notify(instansi_id=instansi_id, nips=nips, said=YOURS, url="/evaluasi/", what=what)
