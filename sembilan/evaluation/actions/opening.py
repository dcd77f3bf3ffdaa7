"""Opening the evaluations of a period for everybody with an agreed SKP, at once; again it only adds who is lacking."""

from __future__ import annotations

from typing import Any

from django.db import connection
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, override

from sembilan.evaluation.models import State
from sembilan.evaluation.queries.law import cycle
from sembilan.evaluation.queries.penilai import Asked, penilai_of
from sembilan.evaluation.queries.periods import said
from sembilan.evaluation.queries.reach import opens
from sembilan.notices.actions import notify
from sembilan.organisation.access import CLI, today
from sembilan.organisation.models import Instansi
from sembilan.records.actions import Refused, action, actor_name, part, tell
from sembilan.terms.period import Cycle, Period

YOURS = gettext_noop("Evaluasi %(what)s dibuka. Isi realisasi tiap RHK Anda dengan buktinya.")
# A month or quarter is one of each SKP; who moved has two, each for its part. Of a year likewise.
LACKING = """
    select s.id, s.employee_id, e.nip, u.path, s.penilai_nip from skp_skp s
    join people_employee e on e.id = s.employee_id join organisation_unor u on u.id = s.unor_id
    where s.instansi_id = %(instansi)s and (s.state = 'setuju' or s.agreed_on is not null)
        and s.valid && daterange(%(first)s, %(until)s) and not exists (
            select from evaluation_evaluation v where v.skp_id = s.id and v.cycle = %(cycle)s
                and v.first >= %(first)s and v.until <= %(until)s)
    order by s.id
"""
# The penilai is named as the row is made: a second pass would write a whole region twice.
OPEN = """
    with named as (
        select skp_id, coalesce(nip, '') as penilai_nip from unnest(
            string_to_array(%(skps)s, ',')::bigint[], string_to_array(%(penilai)s, ',')) n (skp_id, nip)
    ), fresh as (
        insert into evaluation_evaluation (instansi_id, skp_id, employee_id, cycle, first, until, penilai_nip, state,
            hasil_reason, perilaku_reason, advice, version)
        select s.instansi_id, s.id, s.employee_id, %(cycle)s, greatest(lower(s.valid), %(first)s::date),
            least(coalesce(upper(s.valid), %(until)s::date), %(until)s::date), n.penilai_nip, %(state)s, '', '', '', 0
        from named n join skp_skp s on s.id = n.skp_id
        on conflict do nothing returning id, skp_id, employee_id, penilai_nip
    ), stepped as (
        insert into evaluation_evaluationstep (instansi_id, evaluation_id, state, text, changed, by)
        select %(instansi)s, f.id, %(state)s, '', case when s.penilai_nip in ('', f.penilai_nip) then '{}'::jsonb
            else jsonb_build_object('penilai_before', s.penilai_nip, 'penilai', f.penilai_nip) end, %(by)s
        from fresh f join skp_skp s on s.id = f.skp_id order by f.id
    )
    select employee_id from fresh
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
    fresh = _open(given)
    _tell_all(instansi_id, set(fresh), period)
    return len(fresh)


@part
def _open(given: dict[str, Any]) -> list[str]:
    """Make what is lacking, each with who is to rate it; the NIPs of those who have one now."""
    with connection.cursor() as cursor:
        cursor.execute(LACKING, given)
        asked = list(map(Asked._make, cursor.fetchall()))
        penilai = penilai_of(asked)
        # An array of so many would be written one by one.
        named = {"skps": ",".join(map(str, penilai)), "penilai": ",".join(penilai.values())}
        cursor.execute(OPEN, given | named)
        nips = {one.employee_id: one.nip for one in asked}
        fresh = [nips[employee] for (employee,) in cursor.fetchall()]
        cursor.execute(SHORTEN, given)
    return fresh


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
