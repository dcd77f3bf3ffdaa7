"""The matriks peran hasil of a unit: its leader's results, her people, who takes which part; gaps and doubles."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q

from sembilan.organisation.access import Permission, today
from sembilan.organisation.models import Unor
from sembilan.people.access import leading, scope_for
from sembilan.people.models import Employee, RiwayatUnor
from sembilan.people.queries.places import with_place
from sembilan.skp.models import Rhk, Role, Skp
from sembilan.skp.queries.bulk_rows import plain


@dataclass(frozen=True)
class Team:
    """A unit with who leads it, and whom she leads: those who work in it and the leaders of the units under it."""

    unor: Unor
    day: dt.date
    leaders: Sequence[str]
    nips: Collection[str]  # leaders of units under it
    places: Collection[int]  # units whose people are hers
    children: Sequence[Unor] = ()  # the units right under it

    def people(self) -> list[Any]:
        """Everybody she leads, with post and unit, by name."""
        at = RiwayatUnor.objects.on(self.day).filter(unor__in=self.places).values("employee")
        found = Employee.objects.filter(Q(pk__in=at) | Q(nip__in=self.nips)).exclude(nip__in=self.leaders)
        return list(with_place(found, self.day).order_by("name", "nip"))

    def has(self, nip: str) -> bool:
        """Whether somebody is hers."""
        return any(one.nip == nip for one in self.people())


@dataclass
class Cell:
    """What one person takes of one result: her roles, and what her SKP says of it without one."""

    output: Rhk
    roles: list[Role] = field(default_factory=list)
    own: list[Rhk] = field(default_factory=list)


@dataclass
class Line:
    """One person of the matrix: her cells in the order of the results, where her SKP stands."""

    person: Any
    cells: list[Cell]
    skp: Skp | None = None
    is_gone: bool = False  # has roles here and works elsewhere now

    @property
    def count(self) -> int:
        """How many roles she has."""
        return sum(len(cell.roles) for cell in self.cells)

    @property
    def takes_part(self) -> bool:
        """Whether she has a role, or an RHK of hers serves one of the results."""
        return any(cell.roles or cell.own for cell in self.cells)

    @property
    def empty(self) -> int:
        """How many results she takes no part in."""
        return sum(not (cell.roles or cell.own) for cell in self.cells)

    @property
    def undrafted(self) -> int:
        """How many of them no RHK was made from."""
        return sum(role.draft_id is None for cell in self.cells for role in cell.roles)


@dataclass(frozen=True)
class Double:
    """The same role of one result in several hands."""

    output: Rhk
    text: str
    names: Sequence[str]


@dataclass(frozen=True)
class Matrix:
    """All of it, and what it shows."""

    team: Team
    outputs: Sequence[Rhk]
    lines: Sequence[Line]
    doubles: Sequence[Double]

    @property
    def gaps(self) -> list[Rhk]:
        """The results nobody takes part in."""
        served = {
            cell.output.pk
            for line in self.lines
            for cell in line.cells
            if (cell.roles or cell.own) and not line.is_gone
        }
        return [one for one in self.outputs if one.pk not in served]

    @property
    def idle(self) -> list[Line]:
        """Who takes part in nothing."""
        return [line for line in self.lines if not line.takes_part and not line.is_gone]

    @property
    def undrafted(self) -> int:
        """How many roles are in no SKP yet."""
        return sum(line.undrafted for line in self.lines if not line.is_gone)


def day_in(year: int) -> dt.date:
    """Today, or the nearest day of another year."""
    return min(max(today(), dt.date(year, 1, 1)), dt.date(year, 12, 31))


def unit_for(by: Any, kode: str) -> Unor | None:
    """The unit asked for if this person reads there; unasked the one she leads, else the highest she reads."""
    scope, rows = scope_for(by), Unor.objects.select_related("parent").order_by("path")
    if kode:
        found = rows.filter(kode=kode).first()
        return found if found and scope.covers(found.path, Permission.READ) else None
    led = [right.unor_id for right in scope.rights if right.allows(Permission.RATE) and right.unor_id]
    if led:
        return rows.filter(pk__in=led).first()
    paths = scope.paths(Permission.READ)
    if paths:
        return rows.filter(path__in=paths).first()
    return rows.filter(parent=None).first() if scope.is_all(Permission.READ) else None


def may_edit(by: Any, unor: Unor) -> bool:
    """Whether this person spreads the results of that unit."""
    return scope_for(by).covers(unor.path, Permission.CONTRACT)


def team_of(unor: Unor, day: dt.date) -> Team:
    """Whom the leader of a unit leads; a unit without a leader is led by the leader above it."""
    rows = Unor.objects.filter(path__startswith=unor.path).order_by("path")
    below = list(rows.only("pk", "kode", "name", "path", "parent_id"))
    led: dict[str, set[str]] = defaultdict(set)
    for nip, right in leading(day, None, [one.path for one in below]):
        led[right.path].add(nip)
    nips: set[str] = set()
    places, without = {unor.pk}, {unor.pk}
    for one in below:
        if one.parent_id in without:
            if led[one.path]:
                nips |= led[one.path]
            else:
                places.add(one.pk)
                without.add(one.pk)
    return Team(unor, day, sorted(led[unor.path]), nips, places, [one for one in below if one.parent_id == unor.pk])


def outputs_of(team: Team, year: int) -> list[Rhk]:
    """The results a unit's leaders have promised in their SKP for it, agreed or not."""
    skps = Skp.objects.on(team.day).filter(unor=team.unor, year=year, employee__nip__in=team.leaders)
    rows = Rhk.objects.filter(skp__in=skps, ended_on=None).select_related("skp", "skp__unor", "indicator")
    return list(rows.order_by("skp", "-kind", "number", "pk"))


def matrix_of(team: Team, year: int) -> Matrix:
    """The whole matrix of a unit."""
    outputs, people = outputs_of(team, year), team.people()
    roles = list(Role.objects.filter(output__in=outputs).select_related("employee").order_by("pk"))
    own = {one.pk for one in people}
    gone = {role.employee_id: role.employee for role in roles if role.employee_id not in own}
    held: dict[tuple[int, int], list[Role]] = defaultdict(list)
    for role in roles:
        held[role.employee_id, role.output_id].append(role)
    skps = skps_of([*own, *gone], year, team.day)
    written = _written(outputs, roles)
    lines = [
        Line(
            one,
            [Cell(out, held[one.pk, out.pk], written[one.pk, out.pk]) for out in outputs],
            skps.get(one.pk),
            one.pk in gone,
        )
        for one in (*people, *gone.values())
    ]
    return Matrix(team, outputs, lines, _doubles(outputs, roles))


def _written(outputs: Sequence[Rhk], roles: Iterable[Role]) -> dict[tuple[int, int], list[Rhk]]:
    """The RHK that serve these results and were written in somebody's SKP without a role, by person and result."""
    rows = Rhk.objects.filter(serves__in=outputs, ended_on=None).select_related("skp")
    found: dict[tuple[int, int], list[Rhk]] = defaultdict(list)
    for one in rows.exclude(pk__in=[role.draft_id for role in roles if role.draft_id]).order_by("number"):
        found[one.skp.employee_id, one.serves_id or 0].append(one)
    return found


def skps_of(employees: Collection[int], year: int, day: dt.date) -> dict[int, Skp]:
    """The SKP of the main post of each that holds on a day."""
    rows = Skp.objects.on(day).filter(employee__in=employees, year=year, acting="").order_by("pk")
    return {one.employee_id: one for one in rows}


def cell_of(output: Rhk, employee: Employee) -> list[Role]:
    """The roles of one cell."""
    return list(Role.objects.filter(output=output, employee=employee).order_by("pk"))


def seen(roles: Iterable[Role]) -> str:
    """What a cell says, as a short mark; who edits it sends back the one she saw."""
    told = "|".join(f"{one.pk}:{one.text}:{one.is_direct}" for one in roles)
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def _doubles(outputs: Sequence[Rhk], roles: Iterable[Role]) -> list[Double]:
    by_id = {one.pk: one for one in outputs}
    same: dict[tuple[int, str], list[Role]] = defaultdict(list)
    for role in roles:
        same[role.output_id, plain(role.text)].append(role)
    return [
        Double(by_id[output], found[0].text, [role.employee.full_name for role in found])
        for (output, _text), found in same.items()
        if len({role.employee_id for role in found}) > 1
    ]
