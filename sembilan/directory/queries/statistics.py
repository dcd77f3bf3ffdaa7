"""A region's people in sums: by age, golongan, education, sex, post, year of pension and place of work.

All sums come from one walk over the people: today's over the listing, another day's over the histories themselves. They
are kept until the listing is next written anew, and at most for some minutes, for units and posts may change meanwhile.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import Any

from django.db import connection

from sembilan.directory.models import ListingDay
from sembilan.directory.queries import units
from sembilan.directory.queries.pension import PENSION, age_sql
from sembilan.organisation import access
from sembilan.organisation.models import Instansi
from sembilan.people.access import scope_for
from sembilan.people.kept import Kept

BAND = 5  # years of age in one bar
WAVE = 10  # years of pension ahead
Sums = Mapping[str, Mapping[tuple[Any, ...], int]]
SETS = {  # what is counted: by which columns of `base`
    "usia": ("band", "sex"),
    "golongan": ("golongan",),
    "pendidikan": ("education",),
    "jk": ("kind", "sex"),
    "jenis_jabatan": ("post",),
    "kelas": ("kelas",),
    "pensiun": ("pension",),
    "tempat": ("unor_id",),
}
NAMES = tuple(dict.fromkeys(name for names in SETS.values() for name in names))
BASE = f"""
    with base as materialized (
        select (extract(year from age(%(day)s::date, l.birth_date))::int / {BAND}) * {BAND} as band, l.sex, l.golongan,
            l.education, l.kind, j.kind as post, j.kelas, extract(year from {{pension}})::int as pension, l.unor_id
        from {{source}} l left join organisation_jabatan j on j.id = l.jabatan_id
        where (l.tmt_cpns is null or l.tmt_cpns <= %(day)s) and {{where}})
    select grouping({", ".join(NAMES)}), {", ".join(NAMES)}, count(*) from base
    group by grouping sets ({", ".join(f"({', '.join(names)})" for names in SETS.values())})
"""
_kept: Kept[Sums] = Kept()


def sums(user: Any, instansi_id: int, unit: str, kind: str, day: dt.date) -> Sums:
    """Everything counted, of those the reader may see, as they stood on a day."""
    where, given = _where(user, unit, kind)
    source = "directory_listing" if day == access.today() else "directory_facts(%(day)s::date)"
    turn = ListingDay.objects.values_list("day", "turn").first()
    key = (instansi_id, turn, day, where, tuple((name, str(value)) for name, value in given.items()))
    return _kept.get(key, lambda: _counted(source, user.instansi, where, given, day))


def _where(user: Any, unit: str, kind: str) -> tuple[str, dict[str, Any]]:
    parts, given = ["true"], dict[str, Any]()
    mine = units.allowed(scope_for(user))
    if mine is not None:
        parts.append("l.unor_id = any(%(mine)s::bigint[])")
        given["mine"] = mine
    if unit:
        parts.append("l.unor_id = any(%(unit)s::bigint[])")
        given["unit"] = units.meant(unit)
    if kind:
        parts.append("l.kind = %(kind)s")
        given["kind"] = kind
    return " and ".join(parts), given


def _counted(source: str, instansi: Instansi, where: str, given: dict[str, Any], day: dt.date) -> Sums:
    age, ages = age_sql(instansi, day)
    sql = BASE.replace("{pension}", PENSION.format(age=age)).replace("{source}", source).replace("{where}", where)
    with connection.cursor() as cursor:
        cursor.execute(sql, {**given, **ages, "day": day})
        rows = cursor.fetchall()
    asked = {_mask(names): (code, [NAMES.index(name) + 1 for name in names]) for code, names in SETS.items()}
    found: dict[str, Counter[tuple[Any, ...]]] = defaultdict(Counter)
    for row in rows:
        code, places = asked[row[0]]
        found[code][tuple(row[place] for place in places)] += row[-1]
    return found


def _mask(names: tuple[str, ...]) -> int:
    """What `grouping()` says of a set: a bit for each column that is not part of it."""
    return sum(1 << place for place, name in enumerate(reversed(NAMES)) if name not in names)
