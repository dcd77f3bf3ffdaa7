"""The columns a career is judged by, as the records stand: of the whole instansi, or of some people."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import polars as pl

from sembilan.organisation.models import Instansi
from sembilan.runs.bulk import columns_out
from sembilan.terms import career
from sembilan.terms.frames.career import CREDIT, MONTH, RATING
from sembilan.terms.month import Month

COUNTED = """
    e.instansi_id = %(instansi)s and (lower(e.status) = 'aktif' or e.status ilike '%%cltn%%')
    and (%(nips)s::text[] is null or e.nip = any(%(nips)s))
"""
KINDS = {"PNS": 1, "CPNS": 2, "PPPK": 3}
RAW = {
    "nip": pl.Int64, "kind": pl.String, "is_cltn": pl.Boolean, "birth_date": pl.Date, "tmt_cpns": pl.Date,
    "golongan": pl.String, "golongan_since": pl.Date, "mk": pl.Int16, "education": pl.Int16, "post_kind": pl.String,
    "post": pl.String, "eselon": pl.String, "post_since": pl.Date, "kgb_last": pl.Date, "kgb_mk": pl.Int16,
    "satya_given": pl.Int8, "title_level": pl.Int16, "title_on": pl.Date, "title_proven": pl.Boolean,
}  # fmt: skip
PEOPLE = f"""
    select e.nip, e.kind, e.status ilike '%%cltn%%', e.birth_date, e.tmt_cpns,
        g.golongan, lower(g.valid), g.mk_years * 12 + coalesce(g.mk_months, 0),
        greatest(e.education, p.level), j.kind, j.name, case when u.leader_title = j.name then u.eselon end,
        lower(rj.valid), k.tmt, k.mk_years * 12 + k.mk_months, coalesce(s.years, 0),
        t.level, coalesce(t.finished_on, make_date(t.year, 12, 31)), t.ijazah_number <> ''
    from people_employee e
    left join people_riwayatgolongan g on g.employee_id = e.id and g.valid @> %(last)s::date
    left join people_riwayatjabatan rj on rj.employee_id = e.id and rj.valid @> %(last)s::date
    left join organisation_jabatan j on j.id = rj.jabatan_id
    left join people_riwayatunor ru on ru.employee_id = e.id and ru.valid @> %(last)s::date
    left join organisation_unor u on u.id = ru.unor_id
    left join lateral (select tmt, mk_years, mk_months from people_kgb where employee_id = e.id and tmt <= %(notice)s
        order by tmt desc limit 1) k on true
    left join lateral (select max(right(kind, 2)::int) as years from people_penghargaan
        where employee_id = e.id and kind like 'satya-%%') s on true
    left join lateral (select max(level) as level from people_pendidikan
        where employee_id = e.id and is_recognised) p on true
    left join lateral (select level, finished_on, year, ijazah_number from people_pendidikan
        where employee_id = e.id and not is_recognised order by level desc, year desc limit 1) t on true
    where {COUNTED}
"""
SANCTIONS = f"""
    select e.nip, s.level, s.tmt, nullif(s.months, 0), s.cut_bp
    from discipline_sanction s join people_employee e on e.id = s.employee_id
    where {COUNTED} and s.tmt <= %(last)s
"""
# Of each month only the run somebody published last counts.
RATINGS = """
    select t.nip, (r.month + interval '1 month' - interval '1 day')::date, t.predikat
    from performance_predikatmonth t
    join (select distinct on (p.month) p.month, p.run_id from runs_publication p
        where p.area = 'performance' and p.instansi_id = %(instansi)s and p.month > %(ago)s and p.month <= %(last)s
        order by p.month, p.id desc) r on r.run_id = t.run_id
    where %(nips)s::text[] is null or t.nip = any(%(nips)s)
"""
CREDITS = f"""
    select e.nip, upper(a.period) - 1, a.total_milli
    from people_angkakredit a join people_employee e on e.id = a.employee_id
    join people_riwayatgolongan g on g.employee_id = e.id and g.valid @> %(last)s::date
    where {COUNTED} and not upper_inf(a.period) and upper(a.period) > lower(g.valid)
"""


def frames(instansi: Instansi, month: Month, nips: Iterable[str] | None = None) -> Mapping[str, pl.DataFrame]:
    """Everybody's columns, or those of some people, on the last day of the month."""
    asked = {
        "instansi": instansi.pk, "last": month.last, "ago": month.plus(-24).first, "notice": month.plus(3).last,
        "nips": list(nips) if nips is not None else None,
    }  # fmt: skip
    sanction = {"nip": pl.Int64, "level": pl.Int8, "tmt": pl.Date, "months": pl.Int16, "cut_bp": pl.Int32}
    return {
        "month": _people(columns_out(PEOPLE, asked, RAW)),
        "sanction": columns_out(SANCTIONS, asked, sanction),
        "rating": columns_out(RATINGS, asked, RATING.schema),
        "credit": columns_out(CREDITS, asked, CREDIT.schema),
    }


def _people(raw: pl.DataFrame) -> pl.DataFrame:
    """The raw columns as the frame has them; masa kerja from the newest of KGB and golongan, else from the start."""
    by_rank = pl.col("mk").is_not_null() & (
        pl.col("kgb_last").is_null() | (pl.col("golongan_since") > pl.col("kgb_last"))
    )
    is_known = pl.col("kgb_last").is_not_null()
    began = pl.coalesce("tmt_cpns", "golongan_since")
    table = _posts(raw).with_columns(
        kind=pl.col("kind").replace_strict(KINDS, return_dtype=pl.Int8),
        status=pl.when("is_cltn").then(2).otherwise(1),
        golongan=_by_value(raw["golongan"], career.golongan_code),
        mkg_on=pl.when(by_rank).then("golongan_since").when(is_known).then("kgb_last").otherwise(began),
        mkg_months=pl.when(by_rank).then("mk").when(is_known).then("kgb_mk").otherwise(began.is_not_null() * 0),
    )
    return table.select(pl.col(name).cast(dtype) for name, dtype in MONTH.schema.items())


def _posts(raw: pl.DataFrame) -> pl.DataFrame:
    """With eselon, level and teacher told from each post once, since thousands share one."""
    posts = raw.select("post_kind", "post", "eselon").unique()
    told = []
    for kind, name, unit in posts.iter_rows():
        eselon = career.eselon_code(unit or "") if kind == "struktural" else None
        level = career.post_level(kind, name, eselon) if name else None
        told.append((eselon, level, career.is_teacher(name or "")))
    schema = {"eselon_code": pl.Int8, "post_level": pl.Int8, "is_teacher": pl.Boolean}
    known = pl.concat([posts, pl.DataFrame(told, schema=schema, orient="row")], how="horizontal")
    joined = raw.join(known, on=["post_kind", "post", "eselon"], how="left", nulls_equal=True, maintain_order="left")
    return joined.drop("eselon").rename({"eselon_code": "eselon"})


def _by_value(column: pl.Series, told: Callable[[str], Any]) -> pl.Expr:
    known = {text: told(text) for text in column.drop_nulls().unique()}
    return pl.col(column.name).replace_strict(known, default=None, return_dtype=pl.Int16)
