"""Formation as a file brings it: a list of posts of units, each from its TMT, put in as a whole."""

from __future__ import annotations

import polars as pl
from django.db import connection

from sembilan.organisation.models import Instansi
from sembilan.records.actions import part
from sembilan.records.staging import stage

SAID = ("need_hundredths", "approved", "sk_number", "sk_date", "source")
SAME_POST = "t.instansi_id = %(i)s and t.unor_id = s.unor_id and t.jabatan_id = s.jabatan_id"


@part
def take_formations(frame: pl.DataFrame, *, instansi: Instansi) -> int:
    """Put formations `unor_id, jabatan_id, since` and what they say; how many were new or changed.

    A new date closes the span before it, the same date corrects it; one before the newest takes its place in between.
    """
    texts = ("sk_number", "source")
    stage(frame.with_columns(pl.col(name).fill_null("") for name in texts), joined=("unor_id", "jabatan_id"))
    changed = 0
    with connection.cursor() as cursor:
        for sql, counts in ((CORRECT, True), (FRESH, False), (CLOSE, False), (BEGIN, True)):
            cursor.execute(sql, {"i": instansi.pk})
            changed += int(cursor.rowcount) if counts else 0
        cursor.execute("drop table pg_temp.fresh_formation")
    return changed


OLD, NEW = (", ".join(f"{side}.{name}" for name in SAID) for side in ("t", "s"))
CORRECT = f"""
update formation_formation t set ({", ".join(SAID)}) = row({NEW}) from staged s
where {SAME_POST} and lower(t.valid) = s.since and ({OLD}) is distinct from ({NEW})
"""
FRESH = f"""
create temp table fresh_formation on commit drop as
select s.*, lead(s.since) over (partition by s.unor_id, s.jabatan_id order by s.since) as next_in_file
from staged s where not exists (select from formation_formation t where {SAME_POST} and lower(t.valid) = s.since)
"""
CLOSE = f"""
update formation_formation t set valid = daterange(lower(t.valid), s.since)
from (select unor_id, jabatan_id, since from fresh_formation) s
where {SAME_POST} and t.valid @> s.since
and not exists (select from fresh_formation f where f.unor_id = t.unor_id and f.jabatan_id = t.jabatan_id
    and t.valid @> f.since and f.since < s.since)
"""
BEGIN = f"""
insert into formation_formation (instansi_id, unor_id, jabatan_id, {", ".join(SAID)}, valid)
select %(i)s, s.unor_id, s.jabatan_id, {NEW}, daterange(s.since, least(s.next_in_file, (
    select min(lower(t.valid)) from formation_formation t where {SAME_POST} and lower(t.valid) > s.since)))
from fresh_formation s order by s.unor_id, s.jabatan_id, s.since
"""
