"""The statements by which a look keeps what it found; each names whole sets, staged before it in a table of its own.

They come in the order in which they stand: what has news is told apart before what is new is added.
"""

from __future__ import annotations

HERE = "p.instansi_id = %(instansi)s and p.first = %(first)s and p.months = %(months)s"
SAID = "kind, unor_id, signs, facts, outcomes"
GIVEN = "s.kind, s.unor, s.signs::jsonb, s.facts::jsonb, s.outcomes::jsonb"
# Most of a region says the same as before and is not written again.
NEWS = f"""
    update coaching_problem p set ({SAID}) = row({GIVEN}) from found s
    where {HERE} and p.employee_id = s.id and p.state = 'ditemukan'
        and (p.kind, p.unor_id, p.signs, p.facts, p.outcomes) is distinct from ({GIVEN})
"""
BACK = f"""
    update coaching_problem p set ({SAID}, state) = row({GIVEN}, 'ditemukan') from found s
    where {HERE} and p.employee_id = s.id and p.state = 'gugur'
    returning p.id, p.employee_id
"""
ADDED = f"""
    insert into coaching_problem (instansi_id, first, months, employee_id, {SAID}, state, cause, answer, version)
    select %(instansi)s, %(first)s, %(months)s, s.id, {GIVEN}, 'ditemukan', '', '', 0 from found s
    where not exists (select from coaching_problem p where {HERE} and p.employee_id = s.id) order by s.id
    returning id, employee_id
"""
GONE = f"""
    update coaching_problem p set state = 'gugur'
    where {HERE} and p.state = 'ditemukan' and (%(ids)s::bigint[] is null or p.employee_id = any(%(ids)s))
        and not exists (select from found s where s.id = p.employee_id)
    returning p.id, p.employee_id
"""
STEPS = """
    insert into coaching_problemstep (instansi_id, problem_id, what, text, by)
    select %s, problem, %s, %s, %s from unnest(%s::bigint[]) problem
"""
EFFECTS = f"""
    with known as (select p.id, p.after is null as is_first, s.facts, s.signs
            from coaching_problem p join found s on s.id = p.employee_id where {HERE}),
        laid as (update coaching_problem p set after = k.facts::jsonb, after_signs = k.signs::jsonb
            from known k where p.id = k.id)
    select id, is_first from known
"""
# A contradiction is known by its person, or by its unit where it is about nobody alone.
SAME = f"{HERE} and p.kind = s.kind and coalesce(p.employee_id, -p.unor_id) = coalesce(s.id, -s.unor)"
CHECK_NEWS = f"""
    update coaching_contradiction p set (unor_id, facts, stands) = row(s.unor, s.facts::jsonb, true) from found s
    where {SAME} and (p.unor_id, p.facts, p.stands) is distinct from (s.unor, s.facts::jsonb, true)
"""
CHECK_ADDED = f"""
    insert into coaching_contradiction (instansi_id, first, months, kind, employee_id, unor_id, facts, stands,
        explained, explained_by)
    select %(instansi)s, %(first)s, %(months)s, s.kind, s.id, s.unor, s.facts::jsonb, true, '', '' from found s
    where not exists (select from coaching_contradiction p where {SAME})
"""
CHECK_GONE = f"""
    update coaching_contradiction p set stands = false
    where {HERE} and p.stands and (%(path)s = '' or p.unor_id in (
            select id from organisation_unor where instansi_id = %(instansi)s and starts_with(path, %(path)s)))
        and not exists (select from found s where {SAME})
"""
