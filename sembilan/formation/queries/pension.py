"""At which age the holder of each post goes (BUP): asked of the rules in force, never decided here."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

import polars as pl
from django.conf import settings
from django.db import connection

from sembilan.organisation.models import Instansi
from sembilan.organisation.queries import posts_as_they_stand
from sembilan.people.kept import Kept
from sembilan.policy.errors import MissingParameter
from sembilan.policy.packs import read_packs
from sembilan.policy.release import freeze
from sembilan.runs.releases import local_values
from sembilan.terms.career import POST_LABELS, eselon_code, is_teacher, post_level
from sembilan.terms.frames.career import AREA
from sembilan.terms.month import Month

# A structural post has its level from the unit it leads.
POSTS = """
select j.id, j.kind, j.name, max(u.eselon) from organisation_jabatan j
left join organisation_unor u on lower(u.leader_title) = lower(j.name) and u.eselon <> ''
group by j.id
"""
Ages = dict[tuple[int | None, bool], int]
_kept: Kept[dict[int, int]] = Kept()


def bups(instansi: Instansi, day: dt.date) -> dict[int, int]:
    """Each post's BUP in years by its id, read anew when a post or unit changes; without a level it is left out."""
    month = Month.of(day)
    known = ages(instansi.pack, tuple(local_values(instansi, month).items()), month)
    if not known:
        return {}
    _, mark = posts_as_they_stand(instansi.pk)
    return _kept.get((mark, tuple(known.items())), lambda: _of_posts(known))


def _of_posts(known: Ages) -> dict[int, int]:
    with connection.cursor() as cursor:
        cursor.execute(POSTS)
        found = {int(pk): known.get(_read(kind, name, eselon or "")) for pk, kind, name, eselon in cursor.fetchall()}
    return {pk: bup for pk, bup in found.items() if bup is not None}


# The packs do not change while the site runs; to read and plan them takes longer than the whole map.
@lru_cache(maxsize=64)
def ages(pack: str, local: tuple[tuple[str, str], ...], month: Month) -> Ages:
    """What the rule says of each level of post; nothing where the pack has no rule for it, or none yet then."""
    files = read_packs(settings.PACKS).files(pack)
    if not any("/career/" in path for path in files):
        return {}
    try:
        plan = freeze(files, pack, dict(local)).plan(AREA, month)
    except MissingParameter:
        return {}
    levels = [(level, teacher) for level in (None, *POST_LABELS) for teacher in (False, True)]
    asked = pl.DataFrame(
        {
            "nip": range(len(levels)),
            "post_level": pl.Series([level for level, _ in levels], dtype=pl.Int8),
            "is_teacher": [teacher for _, teacher in levels],
        },
        schema_overrides={"nip": pl.Int64},
    )
    told = plan.evaluate_grain({"month": asked}, "month", columns=["bup"])["bup"].to_list()
    return {level: int(bup) for level, bup in zip(levels, told, strict=True) if bup is not None}


@lru_cache(maxsize=50_000)
def _read(kind: str, name: str, eselon: str) -> tuple[int | None, bool]:
    return post_level(kind, name, eselon_code(eselon)), is_teacher(name)
