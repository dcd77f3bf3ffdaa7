"""The statements that find whom a decision since a moment touches in a month.

`%(at)s` is the moment of publication, `%(run)s` the target of its event, `%(first)s` and `%(last)s` the month.
"""

from __future__ import annotations

from sembilan.attendance.models import Correction

APPROVED = Correction.State.APPROVED.value
MONTH = "daterange(%(first)s, %(last)s, '[]')"
PUBLISHED = """coalesce((select max(p.id) from records_event p
    where p.verb = 'month.publish' and p.target = %(run)s), 0)"""

# What each record of working time says of the month; nothing where it says nothing of it.
SPAN = f"(case when (said->>'valid')::daterange && {MONTH} then (said->>'valid')::daterange * {MONTH} end)::text"
IN_MONTH = f"when (said->>'day')::date <@ {MONTH}"
SAID = {
    "worktime_schedulefor": f"{SPAN} || (said->>'schedule_id') || (said->>'seasonal')",
    "worktime_remote": f"{SPAN} || (said->>'mode') || (said->>'weekdays')",
    "worktime_duty": f"case {IN_MONTH} then coalesce(said->>'shift_id', '-') end",
    "worktime_specialday": f"case {IN_MONTH} then concat_ws(' ', said->>'kind', said->>'starts', said->>'ends') end",
    "worktime_muster": f"""case when exists (select from worktime_specialday d
        where d.id = (said->>'special_day_id')::bigint and d.day <@ {MONTH}) then said->>'was_there' end""",
}


def _moved(table: str) -> str:
    """Whose record of working time says something else of the month than when it was published."""
    mark = SAID[table]
    before, after = (mark.replace("said", side) for side in ("o.said", "to_jsonb(t)"))
    return f"""
        select (coalesce(to_jsonb(t), o.said)->>'employee_id')::bigint as employee_id,
               (coalesce(to_jsonb(t), o.said)->>'unor_id')::bigint as unor_id
        from (select * from records_superseded where instansi_id = %(instansi)s and "table" = '{table}'
              and known_from <= %(at)s and known_until > %(at)s) o
        full join (select * from {table} where instansi_id = %(instansi)s and recorded_at > %(at)s) t on t.id = o.row
        where ({before}) is distinct from ({after})
    """


MOVED = " union all ".join(_moved(table) for table in SAID)
# A decision about a unit touches everybody who was there in the month, one about the region everybody.
HOURS = f"""
    with moved as ({MOVED})
    select employee_id from moved where employee_id is not null
    union all
    select r.employee_id from (select distinct unor_id from moved where employee_id is null) m
    left join organisation_unor at on at.id = m.unor_id
    join people_riwayatunor r on r.instansi_id = %(instansi)s and r.valid && {MONTH}
    join organisation_unor u on u.id = r.unor_id and (m.unor_id is null or u.path like at.path || '%%')
"""

CORRECTED = f"""
    select c.employee_id from attendance_correctionstep s
    join attendance_correction c on c.id = s.correction_id
    where s.instansi_id = %(instansi)s and s.at > %(at)s and c.day between %(first)s and %(last)s
      and (s.state = '{APPROVED}' or exists (
        select from attendance_correctionstep b where b.correction_id = c.id and b.id < s.id
          and b.state = '{APPROVED}'))
"""
JUDGED = """
    select employee_id from attendance_pressverdict
    where instansi_id = %(instansi)s and at > %(at)s and day between %(first)s and %(last)s
"""
PRESSED = """
    select employee_id from attendance_press
    where instansi_id = %(instansi)s and day between %(first)s and %(last)s and received_at > %(at)s and decision < 2
"""
FAULTS = """
    select r.employee_id from attendance_fault f
    left join organisation_unor at on at.id = f.unor_id
    join people_riwayatunor r on r.instansi_id = f.instansi_id
      and r.valid && daterange(f.since::date, f.until::date, '[]')
    join organisation_unor u on u.id = r.unor_id and (f.unor_id is null or u.path like at.path || '%%')
    where f.instansi_id = %(instansi)s and (f.at > %(at)s or f.withdrawn_at > %(at)s)
      and (f.withdrawn_at is null or f.at <= %(at)s)
      and f.since < %(last)s::date + 1 and f.until > %(first)s::date
"""
OFFSETS = """
    select p.employee_id from attendance_clockoffset o
    join attendance_clocking c on c.instansi_id = o.instansi_id and c.terminal_id = o.terminal_id
      and c.at >= o.since and c.at < o.until
      and c.at >= %(first)s::date - 1 and c.at < %(last)s::date + 2
    join attendance_terminalpin p on p.instansi_id = o.instansi_id and p.pin = c.pin and p.valid @> c.at::date
    where o.instansi_id = %(instansi)s and (o.at > %(at)s or o.withdrawn_at > %(at)s)
      and (o.withdrawn_at is null or o.at <= %(at)s)
"""
PINS = f"""
    select e.id from records_event v
    join people_employee e on e.nip = v.data->>'nip' and e.instansi_id = v.instansi_id
    where v.instansi_id = %(instansi)s and v.at > %(at)s and v.id > {PUBLISHED}
      and v.verb in ('pin.map', 'pin.end')
      and coalesce(v.data->>'since', v.data->>'until')::date <= %(last)s
"""
PEOPLE = " union all ".join(f"({one})" for one in (CORRECTED, JUDGED, PRESSED, FAULTS, OFFSETS, PINS, HOURS))

# Lines and rows that came later: of these it is known how many and of which days, not yet of whom.
LINES = f"""
    select coalesce(sum(case v.verb when 'clocking.take' then (v.data->>'new')::bigint
                                    else (v.data->>'taken')::bigint end), 0)
    from records_event v
    where v.instansi_id = %(instansi)s and v.at > %(at)s and v.id > {PUBLISHED}
      and (v.verb = 'clocking.take' and (v.data->>'new')::bigint > 0
             and daterange((v.data->>'first')::date, (v.data->>'last')::date, '[]') && {MONTH}
           or v.verb = 'file.load' and v.data->>'kind' = 'attlog' and (v.data->>'taken')::bigint > 0
             and v.data->'months' ? %(month)s)
"""
ABSENCES = f"""
    select exists (select from records_event v
    where v.instansi_id = %(instansi)s and v.at > %(at)s and v.id > {PUBLISHED}
      and (v.target like 'leave:%%' or v.target like 'travel:%%'
           or v.verb = 'file.load' and v.data->>'kind' = 'cuti'))
"""
