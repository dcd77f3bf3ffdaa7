"""The age at which each post ends (BUP), from the law's parameters, for lists and statistics over very many people.

One person's pension with its law is career's to explain; here the same parameters are laid over all posts at once.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from django.conf import settings

from sembilan.organisation.models import Jabatan, Unor
from sembilan.organisation.queries import posts_as_they_stand
from sembilan.people.kept import Kept
from sembilan.policy.packs import chain, read_packs
from sembilan.policy.parameters import Parameter, read_parameters
from sembilan.terms.career import eselon_code, is_teacher, post_level

_kept: Kept[dict[int, int]] = Kept()
# The first day of the month after the birthday at which the age is reached. `{age}` is `age_sql`'s.
PENSION = "(date_trunc('month', l.birth_date) + make_interval(years => {age}, months => 1))::date"


def age_sql(instansi_id: int, day: dt.date) -> tuple[str, dict[str, Any]]:
    """The BUP of the post of `l` as an expression, with the values it needs; null where the post's level is unknown."""
    by_age: dict[int, list[int]] = defaultdict(list)
    for jabatan, age in ages(instansi_id, day).items():
        by_age[age].append(jabatan)
    cases = " ".join(f"when l.jabatan_id = any(%(bup{age})s::bigint[]) then {int(age)}" for age in by_age)
    given = {f"bup{age}": posts for age, posts in by_age.items()}
    return (f"(case {cases} end)", given) if cases else ("null::int", {})


def ages(instansi_id: int, day: dt.date) -> dict[int, int]:
    """The BUP of every post of the region whose level can be told, by its id; read anew when a post or unit changes."""
    pack, mark = posts_as_they_stand(instansi_id)
    return _kept.get((pack, day, mark), lambda: _read(pack, day))


def _read(pack: str, day: dt.date) -> dict[int, int]:
    of_level, of_teachers = law(pack, day)
    leads = {
        title.lower(): eselon
        for title, eselon in Unor.objects.exclude(leader_title="").values_list("leader_title", "eselon")
    }
    found = {}
    for pk, kind, name in Jabatan.objects.values_list("pk", "kind", "name"):
        level = _level(kind, name, leads.get(name.lower(), ""))
        age = of_teachers if _teaches(name) else of_level.get(level) if level else None
        if age:
            found[pk] = age
    return found


@lru_cache(maxsize=64)
def law(pack: str, day: dt.date) -> tuple[Mapping[int, int], int | None]:
    """The ages by level of post, and that of teachers, in force on a day under a region's pack."""
    files = read_packs(settings.PACKS).files(pack)
    known: dict[str, Parameter] = {}
    for step in chain(pack, files):
        file = f"{step.id}/career/parameters.yaml"
        if file in files:
            known |= read_parameters(files[file], step.id, file, known)
    ages, teachers = (known[name].in_force(day) for name in ("bup_ages", "bup_teacher"))
    return (ages.value if ages else {}, teachers.value if teachers else None)


@lru_cache(maxsize=16_384)
def _level(kind: str, name: str, eselon: str) -> int | None:
    return post_level(kind, name, eselon_code(eselon))


@lru_cache(maxsize=16_384)
def _teaches(name: str) -> bool:
    return is_teacher(name)
