"""When people reach their pension, as an expression over very many of them; at which age, the rules in force say.

One person's pension with its law is career's to explain.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import Any

from sembilan.formation.queries.pension import bups
from sembilan.organisation.models import Instansi

# The first day of the month after the birthday at which the age is reached. `{age}` is `age_sql`'s.
PENSION = "(date_trunc('month', l.birth_date) + make_interval(years => {age}, months => 1))::date"


def age_sql(instansi: Instansi, day: dt.date) -> tuple[str, dict[str, Any]]:
    """The BUP of the post of `l` as an expression, with the values it needs; null where the post's level is unknown."""
    by_age: dict[int, list[int]] = defaultdict(list)
    for jabatan, age in bups(instansi, day).items():
        by_age[age].append(jabatan)
    cases = " ".join(f"when l.jabatan_id = any(%(bup{age})s::bigint[]) then {int(age)}" for age in by_age)
    given = {f"bup{age}": posts for age, posts in by_age.items()}
    return (f"(case {cases} end)", given) if cases else ("null::int", {})
