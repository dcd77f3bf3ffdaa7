"""What somebody asks for, as conditions: rights first, then each filter. Every value travels beside the statement."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from sembilan.directory.queries import units
from sembilan.directory.queries.names import Patterns
from sembilan.directory.queries.pension import PENSION, age_sql
from sembilan.organisation.models import Jabatan
from sembilan.people.access import scope_for
from sembilan.terms import golongan

PNS = [name for name, *_rest in golongan.PNS]
PPPK = list(golongan.PPPK)
SIMPLE = {  # filter: what must equal it
    "status": "lower(l.status) = lower(%(status)s)",
    "jk": "l.sex = %(jk)s",
    "kategori": "l.kind = %(kategori)s",
    "jenis_jabatan": "j.kind = %(jenis_jabatan)s",
}
LIMITS = {  # filter: the condition it sets; ages and years of work are dates turned round
    "pendidikan_dari": "l.education >= %(pendidikan_dari)s",
    "pendidikan_sampai": "l.education <= %(pendidikan_sampai)s",
    "usia_dari": "l.birth_date <= (%(day)s::date - make_interval(years => %(usia_dari)s))",
    "usia_sampai": "l.birth_date > (%(day)s::date - make_interval(years => %(usia_sampai)s + 1))",
    "masa_dari": "l.tmt_cpns <= (%(day)s::date - make_interval(years => %(masa_dari)s))",
    "masa_sampai": "l.tmt_cpns > (%(day)s::date - make_interval(years => %(masa_sampai)s + 1))",
    "pensiun_dari": "{pension} >= %(pensiun_dari)s",
    "pensiun_sampai": "{pension} <= %(pensiun_sampai)s",
}


@dataclass
class Conditions:
    """Conditions over `l`, `u`, `j`, joined by and, with their values."""

    parts: list[str] = field(default_factory=lambda: ["true"])
    given: dict[str, Any] = field(default_factory=dict)
    pension: str = "null::date"

    @property
    def sql(self) -> str:
        """All of them."""
        return " and ".join(self.parts).replace("{pension}", self.pension)

    def add(self, part: str, **given: Any) -> None:
        """One more."""
        self.parts.append(part)
        self.given |= given

    def naming(self, patterns: Patterns) -> Conditions:
        """These and, for every word of a name, one of its patterns."""
        told = Conditions([*self.parts], dict(self.given), self.pension)
        for place, one in enumerate(patterns):
            told.add(f"l.sounds like any(%(word{place})s)", **{f"word{place}": one})
        return told


def conditions(
    user: Any, instansi_id: int, wanted: dict[str, Any], digits: str, day: dt.date, *, with_pension: bool
) -> Conditions:
    """What is asked for but the name, held within what the reader may see."""
    found = Conditions()
    found.given["day"] = day
    _within_rights(found, user)
    if digits:
        found.add("l.nip like %(digits)s", digits=f"{digits}%")
    _places_and_posts(found, wanted)
    _ranks(found, wanted)
    for name, limit in (SIMPLE | LIMITS).items():
        if wanted.get(name) not in (None, ""):
            found.add(limit, **{name: wanted[name]})
    if with_pension or wanted.get("pensiun_dari") or wanted.get("pensiun_sampai"):
        age, given = age_sql(user.instansi, day)
        found.pension = PENSION.format(age=age)
        found.given |= given
    return found


def _places_and_posts(found: Conditions, wanted: dict[str, Any]) -> None:
    if wanted.get("unit"):
        found.add("l.unor_id = any(%(unit)s::bigint[])", unit=units.meant(wanted["unit"]))
    if wanted.get("jabatan"):
        posts = Jabatan.objects.filter(name__icontains=wanted["jabatan"])
        found.add("l.jabatan_id = any(%(jabatan)s::bigint[])", jabatan=list(posts.values_list("pk", flat=True)))


def _within_rights(found: Conditions, user: Any) -> None:
    scope = scope_for(user)
    mine = units.allowed(scope)
    if mine is not None:
        found.add("(l.unor_id = any(%(mine)s::bigint[]) or l.nip = %(own)s)", mine=mine, own=scope.own_nip)


def _ranks(found: Conditions, wanted: dict[str, Any]) -> None:
    first, last = wanted.get("gol_dari"), wanted.get("gol_sampai")
    if not first and not last:
        return
    family = PPPK if (first or last) in PPPK else PNS
    begin = family.index(first) if first else 0
    end = family.index(last) if last else len(family) - 1
    found.add("l.golongan = any(%(ranks)s)", ranks=family[begin : end + 1])
