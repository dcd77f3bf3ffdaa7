"""The statements that gather the facts of a period, each for everybody or some people at once: one row a person."""

from __future__ import annotations

# Whoever is active on the last day; asked of some people where any are named.
COUNTED = """
    e.instansi_id = %(instansi)s and lower(e.status) = 'aktif' and (e.tmt_cpns is null or e.tmt_cpns <= %(last)s)
    and (%(ids)s::bigint[] is null or e.id = any(%(ids)s))
"""
SOME = "(%(ids)s::bigint[] is null or {0}.employee_id = any(%(ids)s))"
PEOPLE = f"""
    select e.id, e.nip, u.id, u.path
    from people_employee e
    left join people_riwayatunor r on r.employee_id = e.id and coalesce(r.valid @> %(last)s::date, false)
    left join organisation_unor u on u.id = r.unor_id
    where {COUNTED}
"""
RATINGS = f"""
    select r.employee_id, min(r.hasil_kerja), max(r.hasil_kerja), min(r.perilaku),
        (array_agg(r.hasil_kerja * 10 + r.perilaku order by r.month desc))[1]
    from performance_periodicrating r
    where r.instansi_id = %(instansi)s and r.month >= %(first)s and r.month < %(until)s and {SOME.format("r")}
    group by r.employee_id
"""
# Only what was published counts, and of each month the newest publication.
PRESENCE = """
    select e.id, sum(t.hari_kerja - t.cuti - t.dinas), sum(t.hadir + t.dinas), sum(t.hadir), sum(t.wfh),
        sum(t.tl1 + t.tl2 + t.tl3 + t.tl4), sum(t.tk), sum(t.menit_tl + t.menit_psw)
    from attendance_attendancemonth t join people_employee e on e.nip = t.nip and e.instansi_id = %(instansi)s
    where t.run_id = any(%(runs)s) and (%(ids)s::bigint[] is null or e.id = any(%(ids)s))
    group by e.id
"""
MINUTES = f"""
    select d.employee_id, sum(d.minutes), count(*) filter (where d.minutes > 0)
    from performance_dailyactivity d
    where d.instansi_id = %(instansi)s and d.day >= %(first)s and d.day < %(until)s and d.decision = 'disetujui'
        and (%(told)s::date[] is null or date_trunc('month', d.day)::date = any(%(told)s)) and {SOME.format("d")}
    group by d.employee_id
"""
ENTRIES = f"""
    select w.employee_id, count(*), count(v.entry_id)
    from worklog_entry w
    left join (select distinct entry_id from worklog_evidence where instansi_id = %(instansi)s) v on v.entry_id = w.id
    where w.instansi_id = %(instansi)s and w.day >= %(first)s and w.day < %(until)s and {SOME.format("w")}
    group by w.employee_id
"""
# Days of leave, not of travel: on these nobody is at work. Joint leave may be worked and is left out.
ON_LEAVE = f"""
    select w.employee_id, count(distinct w.day)
    from performance_dailyactivity w join attendance_absence a on a.employee_id = w.employee_id
        and w.day between a.first and a.last and a.decision = 'disetujui'
        and a.kind not in ('dinas luar', 'cuti bersama')
        and a.instansi_id = %(instansi)s and a.last >= %(first)s and a.first < %(until)s
    where w.instansi_id = %(instansi)s and w.day >= %(first)s and w.day < %(until)s and w.minutes > 0
        and {SOME.format("w")}
    group by w.employee_id
"""
# Measures are joined whole: asked one RHK at a time, a region's would take minutes right after a load.
SKPS = f"""
    select s.employee_id, count(distinct s.id),
        count(*) filter (where r.id is not null and m.rhk_id is null)
    from skp_skp s left join skp_rhk r on r.skp_id = s.id and (r.ended_on is null or r.ended_on > %(last)s)
    left join (select distinct rhk_id from skp_measure where instansi_id = %(instansi)s) m on m.rhk_id = r.id
    where s.instansi_id = %(instansi)s and s.state = 'setuju' and s.valid && daterange(%(first)s, %(until)s)
        and {SOME.format("s")}
    group by s.employee_id
"""
# Of each evaluation within the period: its RHK, and those of them without a realisation.
TOLD = f"""
    select v.employee_id, count(*), count(*) filter (where coalesce(o.text, '') = '' and o.value_milli is null)
    from evaluation_evaluation v
    join skp_rhk r on r.skp_id = v.skp_id and (r.ended_on is null or r.ended_on >= v.until)
    left join evaluation_outcome o on o.evaluation_id = v.id and o.rhk_id = r.id
    where v.instansi_id = %(instansi)s and v.cycle <> 'tahun' and v.first >= %(first)s and v.until <= %(until)s
        and {SOME.format("v")}
    group by v.employee_id
"""
OUTCOMES = f"""
    select v.employee_id, o.id, o.value_milli, m.target_milli, m.direction = 'turun',
        m.aspect = 'kuantitas', (m.aspect = 'biaya' or r.perspective = 'anggaran'),
        greatest(extract(year from age(v.until, v.first)) * 12 + extract(month from age(v.until, v.first)), 1)::int,
        greatest(extract(year from age(coalesce(upper(s.valid), v.until), lower(s.valid))) * 12
            + extract(month from age(coalesce(upper(s.valid), v.until), lower(s.valid))), 1)::int
    from evaluation_evaluation v
    join evaluation_outcome o on o.evaluation_id = v.id and o.value_milli >= 0
    join skp_rhk r on r.id = o.rhk_id join skp_skp s on s.id = v.skp_id
    join (select distinct on (rhk_id) rhk_id, target_milli, direction, aspect from skp_measure
        where instansi_id = %(instansi)s and target_milli > 0 order by rhk_id, id) m on m.rhk_id = r.id
    where v.instansi_id = %(instansi)s and v.cycle <> 'tahun' and v.first >= %(first)s and v.until <= %(until)s
        and {SOME.format("v")}
"""
ANNUAL = f"""
    select distinct on (v.employee_id) v.employee_id, v.predikat
    from evaluation_evaluation v
    where v.instansi_id = %(instansi)s and v.cycle = 'tahun' and v.state = 'ditetapkan' and v.until <= %(until)s
        and v.predikat is not null and {SOME.format("v")}
    order by v.employee_id, v.until desc, v.id desc
"""
ASSESSED = f"""
    select distinct on (a.employee_id) a.employee_id, a.jpm
    from assessment_assessmentresult a
    where a.instansi_id = %(instansi)s and a.assessed_on < %(until)s and {SOME.format("a")}
    order by a.employee_id, a.assessed_on desc
"""
COMPLAINTS = f"""
    select f.employee_id, count(*)
    from dialog_feedback f
    where f.instansi_id = %(instansi)s and not f.is_praise and f.day >= %(first)s and f.day < %(until)s
        and {SOME.format("f")}
    group by f.employee_id
"""
# Who decides: how many entries, and in how many minutes of the clock.
DECISIONS = """
    select e.id, sum(n), count(*) from (
        select w.decided_by, date_trunc('minute', w.decided_at) as minute, count(*) as n
        from worklog_entry w
        where w.instansi_id = %(instansi)s and w.day >= %(first)s and w.day < %(until)s and w.decided_at is not null
        group by 1, 2) d
    join people_employee e on e.nip = d.decided_by and e.instansi_id = %(instansi)s
    group by e.id
"""
WAITING = """
    select e.id, sum(n)
    from (select w.employee_id, count(*) as n from worklog_entry w
        where w.instansi_id = %(instansi)s and w.day >= %(first)s and w.day < %(until)s and w.decision = 'diajukan'
        group by 1) w
    join (select distinct on (employee_id) employee_id, penilai_nip from skp_skp
        where instansi_id = %(instansi)s and valid @> %(last)s::date and penilai_nip <> ''
        order by employee_id, id desc) s on s.employee_id = w.employee_id
    join people_employee e on e.nip = s.penilai_nip and e.instansi_id = %(instansi)s
    group by e.id
"""
# What each unit reached: its own result, else that of the nearest unit above it that has one.
CAPAIAN = """
    select distinct on (u.id) u.id, c.capaian
    from organisation_unor u
    join planning_unitresult c on c.instansi_id = %(instansi)s and c.year = %(year)s and c.quarter = %(quarter)s
    join organisation_unor o on o.id = c.unor_id and u.path like o.path || '%%'
    where u.instansi_id = %(instansi)s
    order by u.id, length(o.path) desc
"""
# What is kept at all: where nobody has any, it is held against nobody.
KEPT = """
    select exists (select from worklog_entry where instansi_id = %(instansi)s and day >= %(first)s and day < %(until)s),
        exists (select from performance_dailyactivity
            where instansi_id = %(instansi)s and day >= %(first)s and day < %(until)s),
        exists (select from skp_skp where instansi_id = %(instansi)s and state = 'setuju'
            and valid && daterange(%(first)s, %(until)s))
"""
