"""Whom a person may see: herself, whom she leads or stands in for, and whom her grants cover. Fetching is authorising.

What a role allows is decided in `organisation.access`; here it meets the people and their posts.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any, Protocol

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BooleanField, F, Func, QuerySet

from sembilan.organisation import access
from sembilan.organisation.access import CLI, PENILAI, Held, Over, Permission, Right, Scope, Source
from sembilan.organisation.models import Unor
from sembilan.people.models import Employee, RiwayatUnor
from sembilan.records.actions import actor_name

FEW = 2_000  # so many people's places are named to the database; of more all rights are asked
KEPT = "_scope"  # on the user of this request, so that one page asks once
# The same places by number: PostgreSQL would read everybody's place to find those of a few paths.
NEAR = """(%(over)s::text[] is null or r.unor_id = any(array(
        select id from organisation_unor where path = any(%(over)s))))"""
# Penilai of a unor's subtree is who works in it and holds the post that leads it, and who is its Plt or Plh.
LED = f"""
    select e.nip, '{PENILAI}', '{Source.LEADS}', {access.AT.format("r")}, ''
    from people_employee e join people_riwayatunor r on r.employee_id = e.id and r.valid @> %(day)s::date
    join organisation_unor u on u.id = r.unor_id and u.leader_title <> ''
    join people_riwayatjabatan h on h.employee_id = e.id and h.valid @> %(day)s::date
    join organisation_jabatan j on j.id = h.jabatan_id and upper(j.name) = upper(u.leader_title)
    where {access.OF.format("e.nip")} and {access.OVER.format("")} and {NEAR}
    union all
    select e.nip, '{PENILAI}', a.kind, {access.AT.format("a")}, ''
    from people_acting a join people_employee e on e.id = a.employee_id join organisation_unor u on u.id = a.unor_id
    where a.valid @> %(day)s::date and {access.OF.format("e.nip")} and {access.OVER.format("")}
"""
HELD = f"{access.GIVEN} union all {LED}"


class Numbered(Protocol):
    """Somebody by her number and her NIP; of many no whole record is needed to find who leads them."""

    @property
    def pk(self) -> int:
        """Her number."""

    @property
    def nip(self) -> str:
        """Her NIP."""


def scope_for(by: Any) -> Scope:
    """What a user, a NIP, or who works on the command line may do today."""
    kept: Scope | None = getattr(by, KEPT, None)
    if kept is not None:
        return kept
    name = actor_name(by)
    if isinstance(by, str) and name.startswith(CLI):
        return Scope("", is_operator=True)
    scope = Scope(name, rights_of(access.today(), [name]).get(name, ()))
    if not isinstance(by, str):
        setattr(by, KEPT, scope)
    return scope


def rights_of(day: dt.date, nips: Collection[str] | None = None, over: Over = None) -> dict[str, tuple[Right, ...]]:
    """All that these people (or everybody) hold on a day: granted, led, led for another, or lent to them.

    With `over` only the rights that hold for the unor of that path, or for one of several.
    A lent duty holds while it is its giver's own.
    """
    told = access.asked(HELD, day, nips, over)
    lent = [one for one in told if one[1].source == Source.DELEGATION]
    own = [one for one in told if one[1].source != Source.DELEGATION]
    givers = set() if nips is None else {right.given_by for _, right in lent} - set(nips)
    if givers:
        own += [one for one in access.asked(HELD, day, givers, over) if one[1].source != Source.DELEGATION]
    known = defaultdict(list)
    for nip, right in own:
        known[nip].append(right)
    hers = [(nip, right) for nip, right in lent if any(_contains(one, right) for one in known[right.given_by])]
    for nip, right in hers:
        known[nip].append(right)
    return {nip: tuple(known[nip]) for nip in (known if nips is None else nips) if known[nip]}


def leading(day: dt.date, nips: Collection[str] | None = None, over: Over = None) -> list[Held]:
    """Who leads on a day, in her own post or as Plt or Plh: these people, or all; and only what is over a place."""
    return access.asked(LED, day, nips, over)


def superiors(
    people: Iterable[Numbered],
    day: dt.date | None = None,
    without: Collection[str] = (),
    at: Mapping[int, str] | None = None,
) -> dict[int, list[str]]:
    """The NIPs of the nearest superior (penilai) of each: who leads the nearest unit above her, at the top the PPK.

    The post, Plt and Plh alike, and to whom such a duty is lent; herself and those named in `without` are passed over.
    `at` names the path of the unit by number, where it is not the one a person works in.
    """
    on, nips = day or access.today(), {one.pk: one.nip for one in people}
    places = dict(at) if at is not None else _places(on, nips)
    above = leaders_over(set(places.values()), on, without, is_few=len(places) <= FEW)
    return {pk: nearest(above[places[pk]], nip) if pk in places else [] for pk, nip in nips.items()}


def leaders_over(
    paths: Collection[str], day: dt.date | None = None, without: Collection[str] = (), *, is_few: bool = False
) -> dict[str, list[set[str]]]:
    """Who leads each of these units, then who leads the unit above it, up to the whole region."""
    led = _heads(day or access.today(), sorted(paths) if is_few else None, without) if paths else {}
    return {path: _levels(path, led) for path in paths}


def _places(day: dt.date, numbers: Collection[int]) -> dict[int, str]:
    rows = RiwayatUnor.objects.on(day)
    found = rows if len(numbers) > FEW else rows.filter(employee__in=numbers)
    return {pk: path for pk, path in found.values_list("employee_id", "unor__path") if pk in numbers}


def nearest_to(by: Any) -> list[int]:
    """The numbers of those whose nearest superior today this person is: `superiors` asked from above.

    Only the units that nobody else leads nearer are looked into, and each who leads one of them.
    """
    scope, day = scope_for(by), access.today()
    held = scope.paths(Permission.SUPERVISE)
    if scope.is_all(Permission.SUPERVISE):
        held = [access.EVERYWHERE]
    below = Unor.objects.filter(access.within(held, "path")) if access.EVERYWHERE not in held else Unor.objects.all()
    units = dict(below.values_list("pk", "path")) if held else {}
    led = _heads(day, sorted(set(units.values())) if len(units) <= FEW else None) if units else {}
    mine = [pk for pk, path in units.items() if scope.own_nip in nearest(_levels(path, led), "")]
    leaders = {nip for path in units.values() for nip in led.get(path, ())}
    at = RiwayatUnor.objects.on(day).values_list("employee_id", "employee__nip", "unor__path")
    told = at.filter(unor__in=mine).union(at.filter(employee__nip__in=leaders)) if units else ()
    return [
        pk for pk, nip, path in told
        if path.startswith(tuple(held)) and scope.own_nip in nearest(_levels(path, led), nip)
    ]  # fmt: skip


def _heads(day: dt.date, over: Over, without: Collection[str] = ()) -> dict[str, set[str]]:
    """Who decides as the superior, by the path of the place: of all, or of some places and those above them."""
    led: dict[str, set[str]] = defaultdict(set)
    for nip, rights in rights_of(day, None, over=over).items():
        for right in rights:
            if right.allows(Permission.SUPERVISE) and nip not in without:
                led[right.path].add(nip)
    return led


def _levels(path: str, led: dict[str, set[str]]) -> list[set[str]]:
    """Who leads a unit, then who leads the unit above it, up to the whole region; levels without anybody left out."""
    codes = path.split(".")[:-1]
    chain = ("".join(f"{code}." for code in codes[:length]) for length in range(len(codes), -1, -1))
    return [led[one] for one in chain if one in led]


def nearest(levels: list[set[str]], own: str) -> list[str]:
    """Of those who lead a unit and what is above it, the nearest to somebody in it: never she herself."""
    return next((sorted(found) for level in levels if (found := level - {own})), [])


def _contains(own: Right, lent: Right) -> bool:
    return own.role == lent.role and lent.path.startswith(own.path)


def visible(by: Any, day: dt.date | None = None, permission: Permission = Permission.READ) -> QuerySet[Employee]:
    """The employees this person may see, by the unor they worked in on a day (today unless named).

    For what is done to others, such as deciding on a request, she is not among them herself.
    """
    scope = scope_for(by)
    if permission in access.ON_OTHERS:
        return _reached(scope, day, permission).exclude(nip=scope.own_nip)
    return _reached(scope, day, permission)


def places_in(units: QuerySet[Unor], day: dt.date) -> QuerySet[RiwayatUnor]:
    """The places of who works in some units on a day.

    The units are named as an array: row-level security hides from the planner how many places hold on a day, and
    joined to them it would read those of everybody.
    """
    inside = Func(
        F("unor_id"), ArraySubquery(units.values("pk")), template="(%(expressions)s))", arg_joiner=" = any(",
        output_field=BooleanField(),
    )  # fmt: skip
    found: QuerySet[RiwayatUnor] = RiwayatUnor.objects.on(day).filter(inside)
    return found


def _reached(scope: Scope, day: dt.date | None, permission: Permission) -> QuerySet[Employee]:
    if scope.is_all(permission):
        return Employee.objects.all()
    mine = Employee.objects.filter(nip=scope.own_nip) if permission in access.OWN else Employee.objects.none()
    paths = scope.paths(permission)
    if not paths:
        return mine
    places = places_in(Unor.objects.filter(access.within(paths, "path")), day or access.today())
    # One set of numbers: of two joined by "or" PostgreSQL would look through everybody.
    return Employee.objects.filter(pk__in=places.values("employee").union(mine.values("pk")))


def visible_nips(
    by: Any, day: dt.date | None = None, permission: Permission = Permission.READ
) -> QuerySet[Employee, str] | None:
    """The NIPs this person may see, for `nip__in`; `None` when she may see all."""
    if scope_for(by).is_all(permission) and permission not in access.ON_OTHERS:
        return None
    return visible(by, day, permission).values_list("nip", flat=True)


def person(by: Any, nip: str, day: dt.date | None = None, permission: Permission = Permission.READ) -> Employee | None:
    """One employee if this person may see her; otherwise nothing, as if she were not there."""
    return visible(by, day, permission).filter(nip=nip).first()


def may_read_person(by: Any, employee: Employee, permission: Permission = Permission.READ) -> bool:
    """Whether this person may see that one today."""
    return visible(by, None, permission).filter(pk=employee.pk).exists()


def may(by: Any, permission: Permission) -> bool:
    """Whether this person may do something that concerns the whole instansi."""
    return scope_for(by).is_all(permission)


def may_somewhere(by: Any, permission: Permission) -> bool:
    """Whether this person may do something at least in some unit."""
    scope = scope_for(by)
    return scope.is_all(permission) or bool(scope.paths(permission))


def inspects(by: Any) -> bool:
    """Whether this person reads what was held back in the whole region, and so looks where others only work."""
    return may(by, Permission.SEE_HELD)


def may_publish(by: Any) -> bool:
    """Whether this person may answer for a month."""
    return may(by, Permission.PUBLISH)


def may_compute(by: Any) -> bool:
    """Whether this person may have a month computed."""
    return may(by, Permission.COMPUTE)


def may_see_month(by: Any) -> bool:
    """Whether this person may see the month of the whole instansi."""
    return may(by, Permission.SEE_MONTH)


def roles_of(by: Any) -> frozenset[str]:
    """The names of a person's roles today: pegawai, penilai and those granted."""
    return scope_for(by).roles
