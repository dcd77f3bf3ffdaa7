"""Who has no SKP, whose is a draft, waits, is agreed or past its deadline: by unit, and person by person."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.db import connection
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sembilan.organisation.access import Permission, Scope
from sembilan.organisation.models import Instansi, Unor
from sembilan.people.queries.places import HOLDS
from sembilan.skp.models import State
from sembilan.skp.queries.board_due import deadlines

NONE = "tanpa"
LATE = "lewat"
GROUPS: Mapping[str, tuple[str, ...]] = {
    NONE: (NONE,),
    "draf": (State.DRAFT, State.CORRECTION),
    "menunggu": (State.SENT, State.REVISED),
    "setuju": (State.AGREED,),
}
WORDS: Mapping[str, str | Promise] = {
    NONE: _("Belum ada"),
    "draf": _("Draf atau diperbaiki"),
    "menunggu": _("Menunggu penilai"),
    "setuju": _("Disetujui"),
    LATE: _("Lewat batas"),
}
PAGE = 50
# Since when somebody holds the place and post of the day; before the year it is the year that counts.
SINCE = "greatest(lower(r.valid), lower(h.valid))"
# The SKP of the post held on the day: not of the one before it, unless unit and post are still the same.
FROM = f"""
    from people_riwayatunor r
    join organisation_unor u on u.id = r.unor_id and ({{under}})
    left join people_riwayatjabatan h on h.employee_id = r.employee_id and {HOLDS.format("h")}
    left join organisation_jabatan j on j.id = h.jabatan_id
    left join skp_skp s on s.employee_id = r.employee_id and s.year = %(year)s and s.acting = ''
        and {HOLDS.format("s")} and ({SINCE} <= %(first)s or lower(s.valid) >= {SINCE}
            or (s.unor_id = r.unor_id and upper(s.jabatan) = upper(j.name)))
        and not exists (select from skp_skp n where n.employee_id = s.employee_id and n.year = s.year
            and n.acting = '' and n.id > s.id and {HOLDS.format("n")})
    left join unnest(%(starts)s::date[], %(dues)s::date[]) as d (since, due) on d.since = {SINCE}
    {{more}}
    where {HOLDS.format("r")} and {{where}}
"""
DUE = "coalesce(d.due, %(due)s)"
PAST = f"(s.agreed_on is null and s.state is distinct from '{State.AGREED}' and %(day)s > {DUE})"
STATE = f"coalesce(s.state, '{NONE}')"
COUNTED = f"select u.path, {STATE}, {PAST}, count(*) {FROM} group by 1, 2, 3"
LISTED = f"""
    select e.nip, concat(nullif(e.gelar_depan, '') || ' ', e.name, ', ' || nullif(e.gelar_belakang, '')), j.name,
        u.name, s.id, {STATE}, {PAST}, {DUE}, s.agreed_on, s.adendum, p.name
    {FROM} order by e.name, e.nip
"""
PEOPLE = "join people_employee e on e.id = r.employee_id"
NAMES = PEOPLE + " left join people_employee p on p.nip = s.penilai_nip and p.instansi_id = s.instansi_id"


@dataclass(frozen=True)
class Asked:
    """What a reader looks for: in a unit, or in all she reads; in one state; by a name or NIP."""

    year: int
    day: dt.date
    unor: Unor | None = None
    state: str = ""
    typed: str = ""


@dataclass
class Line:
    """A unit with everybody under it: how many there are of each state, and past the deadline."""

    kode: str
    name: str
    is_itself: bool = False
    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(WORDS, 0))

    def add(self, state: str, is_past: bool, count: int) -> None:
        """So many more."""
        self.counts[next(name for name, states in GROUPS.items() if state in states)] += count
        self.counts[LATE] += count if is_past else 0

    @property
    def total(self) -> int:
        """Everybody."""
        return sum(self.counts[name] for name in GROUPS)

    @property
    def agreed_bp(self) -> int:
        """The share that is agreed."""
        return self.counts["setuju"] * 10_000 // self.total if self.total else 0


@dataclass(frozen=True)
class Person:
    """One person of the list."""

    nip: str
    name: str
    jabatan: str | None
    unor: str
    skp: int | None
    state: str
    is_past: bool
    due: dt.date
    agreed_on: dt.date | None
    adendum: int | None
    rater: str | None

    @property
    def was_late(self) -> bool:
        """Whether it was agreed after its deadline."""
        return self.agreed_on is not None and self.agreed_on > self.due

    @property
    def said(self) -> str | Promise:
        """Its state in words."""
        return WORDS[NONE] if self.state == NONE else State(self.state).label


def lines(instansi: Instansi, scope: Scope, asked: Asked, tops: Sequence[Unor]) -> tuple[Line, list[Line]]:
    """Everybody asked for in one line, and a line for each of some units and for the unit itself."""
    whole = Line("", asked.unor.name if asked.unor else str(instansi))
    itself = Line(asked.unor.kode, asked.unor.name, is_itself=True) if asked.unor else None
    found = {one.path: Line(one.kode, one.name) for one in tops}
    everybody = replace(asked, state="", typed="")
    for path, state, is_past, count in _asked(COUNTED, "", *_given(instansi, scope, everybody)):
        whole.add(state, is_past, count)
        line = itself if asked.unor and path == asked.unor.path else _above(found, path)
        if line is not None:
            line.add(state, is_past, count)
    own = [itself] if itself and itself.total and tops else []
    return whole, own + [line for line in found.values() if line.total]


def people(instansi: Instansi, scope: Scope, asked: Asked, first: int = 0, most: int = PAGE) -> list[Person]:
    """The people asked for, by name."""
    where, given = _given(instansi, scope, asked)
    rows = _asked(LISTED + " limit %(most)s offset %(from)s", NAMES, where, given | {"most": most, "from": first})
    return [Person(*row) for row in rows]


def count(instansi: Instansi, scope: Scope, asked: Asked) -> int:
    """How many are asked for by a name."""
    return int(_asked(f"select count(*) {FROM}", PEOPLE, *_given(instansi, scope, asked))[0][0])


def tops(scope: Scope, unor: Unor | None) -> list[Unor]:
    """The units a board begins with: under the chosen one, under the region, or the places of the reader's rights."""
    if unor is not None:
        return list(Unor.objects.filter(parent=unor).order_by("path"))
    if scope.is_all(Permission.READ):
        roots = list(Unor.objects.filter(parent=None).order_by("path"))
        return tops(scope, roots[0]) if len(roots) == 1 else roots
    paths = scope.paths(Permission.READ)
    outer = [path for path in paths if not any(path != other and path.startswith(other) for other in paths)]
    return list(Unor.objects.filter(path__in=outer).order_by("path"))


def _above(found: Mapping[str, Line], path: str) -> Line | None:
    codes = path.split(".")
    return next((line for n in range(1, len(codes)) if (line := found.get(".".join(codes[:n]) + "."))), None)


Where = tuple[dict[str, str], dict[str, Any]]


def _given(instansi: Instansi, scope: Scope, asked: Asked) -> Where:
    starts, dues = deadlines(instansi, asked.year, asked.day)
    given: dict[str, Any] = {
        "year": asked.year, "first": dt.date(asked.year, 1, 1), "day": asked.day, "starts": starts[1:],
        "dues": dues[1:], "due": dues[0],
    }  # fmt: skip
    under = _under(scope, asked.unor, given)
    parts = ["true"]
    if asked.state == LATE:
        parts.append(PAST)
    elif asked.state in GROUPS:
        parts.append(f"{STATE} = any(%(states)s)")
        given["states"] = [str(one) for one in GROUPS[asked.state]]
    if asked.typed:
        parts.append("(e.name ilike %(typed)s or e.nip like %(typed)s)")
        given["typed"] = f"%{asked.typed}%"
    return {"under": under, "where": " and ".join(parts)}, given


def _under(scope: Scope, unor: Unor | None, given: dict[str, Any]) -> str:
    """Under a unit is what lies between its path, which ends in a dot, and the slash that follows the dot."""
    if unor is None and scope.is_all(Permission.READ):
        return "true"
    paths = [unor.path] if unor else scope.paths(Permission.READ)
    ranges = [f'u.path collate "C" >= %(p{n})s and u.path collate "C" < %(q{n})s' for n in range(len(paths))]
    given.update({f"p{n}": path for n, path in enumerate(paths)})
    given.update({f"q{n}": path[:-1] + "/" for n, path in enumerate(paths)})
    return " or ".join(ranges) or "false"


def _asked(sql: str, more: str, where: dict[str, str], given: dict[str, Any]) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(sql.format(more=more, **where), given)
        return list(cursor.fetchall())


def rows_of(found: Iterable[Person]) -> Iterable[tuple[Any, ...]]:
    """The list as rows of a workbook."""
    for one in found:
        late = _("ya") if one.is_past or one.was_late else _("tidak")
        yield (one.nip, one.name, one.jabatan or "", one.unor, str(one.said), one.due, str(late), one.agreed_on,
               one.rater or "")  # fmt: skip
