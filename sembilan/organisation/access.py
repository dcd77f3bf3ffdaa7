"""Who may do what, where: roles, what each allows, and the place in the tree it holds for. The only place that knows.

A right is a role at a place. Grants give them and delegations lend them; that the leader of a unor is penilai of its
subtree is found by `people.access`, which knows who holds which post, and ends here as a right like any other.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db import connection
from django.db.models import Q
from django.utils import timezone

from sembilan.organisation.models import Grant

CLI = "cli:"
EVERYWHERE = ""
PENILAI = "penilai"
PEGAWAI = "pegawai"


class Permission(StrEnum):
    """What a role can allow."""

    READ = "read"  # people's records and results
    READ_PAY = "read_pay"  # allowances
    SEE_MONTH = "see_month"  # the month of the whole region
    SEE_UNIT = "see_unit"  # the month of the units one looks after
    COMPUTE = "compute"
    PUBLISH = "publish"
    LOAD = "load"  # hand in files, see what was kept apart
    SEE_HELD = "see_held"
    GRANT = "grant"
    SEE_LOG = "see_log"
    READ_PERSONAL = "read_personal"  # numbers, address, family
    READ_SPECIAL = "read_special"  # health: special categories of UU 27/2022
    EDIT = "edit"  # enter and correct entries of a file directly
    CHECK = "check"  # check a proposed change for the unit
    DECIDE = "decide"  # decide a proposed change for the region
    INVITE = "invite"  # hand out a code for a first sign-in
    SERVE = "serve"  # prepare KGB, pangkat, pension and their decisions
    SIGN = "sign"  # sign decisions
    PLAN = "plan"  # formation and the map of posts
    SEE_RIGHTS = "see_rights"  # who may see whom, and who looked
    SUPERVISE = "supervise"  # decide on corrections, doubtful presses, swaps and leave as the superior
    GRANT_LEAVE = "grant_leave"  # decide on leave as the authorised official
    CONTRACT = "contract"  # goals, indicators and what a unit reached; the matriks peran hasil
    RATE = "rate"  # agree on SKP, approve daily work, rate, talk, as the penilai
    CALIBRATE = "calibrate"  # hold a calibration; decide capaian organisasi of a unit
    HELP = "help"  # see who falls behind, and what is done about it
    ROSTER = "roster"  # hours of work, rosters, places of work, phones and terminals


OWN = frozenset({Permission.READ, Permission.READ_PAY, Permission.READ_PERSONAL, Permission.READ_SPECIAL})

# Done to another person, never to oneself: nobody corrects her own file or decides on her own request.
ON_OTHERS = frozenset(
    {
        Permission.EDIT,
        Permission.CHECK,
        Permission.DECIDE,
        Permission.INVITE,
        Permission.SERVE,
        Permission.SIGN,
        Permission.SUPERVISE,
        Permission.GRANT_LEAVE,
        Permission.RATE,
        Permission.HELP,
    }
)


P = Permission
ALLOWS: dict[str, frozenset[Permission]] = {
    PENILAI: frozenset({P.READ, P.READ_PAY, P.SUPERVISE, P.CONTRACT, P.RATE, P.HELP}),
    Grant.Role.PENGELOLA: frozenset(
        {P.READ, P.READ_PAY, P.SEE_UNIT, P.READ_PERSONAL, P.CHECK, P.INVITE, P.ROSTER, P.CONTRACT}
    ),
    Grant.Role.VERIFIKATOR: frozenset({P.READ, P.READ_PERSONAL, P.DECIDE}),
    Grant.Role.BKD: frozenset(
        {
            P.READ,
            P.READ_PAY,
            P.SEE_MONTH,
            P.COMPUTE,
            P.PUBLISH,
            P.LOAD,
            P.SEE_HELD,
            P.READ_PERSONAL,
            P.READ_SPECIAL,
            P.EDIT,
            P.CHECK,
            P.DECIDE,
            P.INVITE,
            P.SERVE,
            P.PLAN,
            P.SEE_RIGHTS,
            P.ROSTER,
            P.CONTRACT,
            P.CALIBRATE,
            P.HELP,
        }
    ),
    Grant.Role.BENDAHARA: frozenset({P.READ_PAY, P.SEE_MONTH}),
    Grant.Role.ASESOR: frozenset({P.READ}),
    Grant.Role.KOMITE: frozenset({P.READ, P.SEE_MONTH}),
    Grant.Role.PEJABAT_CUTI: frozenset({P.READ, P.GRANT_LEAVE}),
    Grant.Role.PPK: frozenset(
        {
            P.READ,
            P.READ_PAY,
            P.SEE_MONTH,
            P.PUBLISH,
            P.SEE_HELD,
            P.SIGN,
            P.SEE_RIGHTS,
            P.SUPERVISE,
            P.GRANT_LEAVE,
            P.RATE,
            P.CALIBRATE,
            P.HELP,
        }
    ),
    Grant.Role.INSPEKTORAT: frozenset(
        {P.READ, P.READ_PAY, P.SEE_MONTH, P.SEE_HELD, P.SEE_LOG, P.READ_PERSONAL, P.SEE_RIGHTS}
    ),
    Grant.Role.ADMIN: frozenset({P.GRANT, P.SEE_LOG, P.INVITE, P.SEE_RIGHTS}),
}


class Source(StrEnum):
    """What a right comes from."""

    GRANT = "grant"
    LEADS = "leads"
    PLT = "plt"
    PLH = "plh"
    DELEGATION = "delegation"


@dataclass(frozen=True)
class Right:
    """A role at a place: the path of a unor, whose subtree it holds for, or everywhere; and what it comes from."""

    role: str
    path: str = EVERYWHERE
    source: str = Source.GRANT
    unor_id: int | None = None
    unor_name: str = ""
    since: dt.date | None = None
    until: dt.date | None = None
    given_by: str = ""

    def allows(self, permission: Permission) -> bool:
        """Whether the role carries this permission, wherever it holds."""
        return permission in ALLOWS[self.role]


@dataclass(frozen=True)
class Scope:
    """All that one person may do: on herself, and by the rights she has."""

    own_nip: str
    rights: tuple[Right, ...] = ()
    is_operator: bool = False

    def is_all(self, permission: Permission = Permission.READ) -> bool:
        """Whether the permission holds for the whole instansi."""
        return self.is_operator or any(r.path == EVERYWHERE for r in self._with(permission))

    def paths(self, permission: Permission = Permission.READ) -> list[str]:
        """The subtrees the permission holds for, when it does not hold everywhere."""
        return sorted({r.path for r in self._with(permission) if r.path != EVERYWHERE})

    def covers(self, path: str, permission: Permission = Permission.READ) -> bool:
        """Whether the permission holds for a unor with this path."""
        return self.is_all(permission) or any(path.startswith(p) for p in self.paths(permission))

    @property
    def roles(self) -> frozenset[str]:
        """The names of the roles; everyone with a NIP is pegawai."""
        own = {PEGAWAI} if self.own_nip else set()
        return frozenset(own | {r.role for r in self.rights})

    def _with(self, permission: Permission) -> Iterable[Right]:
        return (r for r in self.rights if r.allows(permission))


Held = tuple[str, Right]  # whose, and which
Over = str | Collection[str] | None  # the path of a place, or of several; none means all
# What gives rights on a day, one row a right: to some people or to all, and only over some places where any are named.
AT = "u.path, {0}.unor_id, u.name, {0}.valid"
OF = "(%(nips)s::text[] is null or {0} = any(%(nips)s))"
OVER = "(%(over)s::text[] is null or u.path = any(%(over)s){0})"
GIVEN = f"""
    select g.nip, g.role, '{Source.GRANT}', {AT.format("g")}, ''
    from organisation_grant g left join organisation_unor u on u.id = g.unor_id
    where g.valid @> %(day)s::date and {OF.format("g.nip")} and {OVER.format(" or g.unor_id is null")}
    union all
    select d.to_nip, d.role, '{Source.DELEGATION}', {AT.format("d")}, d.from_nip
    from organisation_delegation d join organisation_unor u on u.id = d.unor_id
    where d.valid @> %(day)s::date and {OF.format("d.to_nip")} and {OVER.format("")}
"""


def given(day: dt.date, nips: Iterable[str] | None = None, over: str | None = None) -> list[Held]:
    """The rights granted and lent that hold on a day: to these people or to all, and only those over a place."""
    return asked(GIVEN, day, nips, over)


def asked(sql: str, day: dt.date, nips: Iterable[str] | None, over: Over) -> list[Held]:
    """The rights that a statement such as `GIVEN` finds."""
    of, places = None if nips is None else list(nips), None if over is None else _above(over)
    with connection.cursor() as cursor:
        cursor.execute(sql, {"day": day, "nips": of, "over": places})
        return [held(*row) for row in cursor.fetchall()]


def held(nip: str, role: str, source: str, path: str | None, unor_id: int, name: str, valid: Any, giver: str) -> Held:
    """One row of what gives rights, as the right it gives."""
    return nip, Right(role, path or EVERYWHERE, source, unor_id, name or "", valid.lower, valid.upper, giver)


def _above(over: str | Collection[str]) -> list[str]:
    """The path of a unor, or of several, and of those they stand under."""
    split = [path.split(".")[:-1] for path in ([over] if isinstance(over, str) else over)]
    return sorted({".".join(codes[: n + 1]) + "." for codes in split for n in range(len(codes))})


def within(paths: Iterable[str], field: str) -> Q:
    """A unor path under one of these; nothing when there are none."""
    found = Q(pk__in=[])
    for path in paths:
        found |= Q(**{f"{field}__startswith": path})
    return found


def today() -> dt.date:
    """The day rights are asked for when no other is named."""
    return timezone.localdate()
