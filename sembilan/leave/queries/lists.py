"""Lists of requests and of balances, for pages and as tables; of illness only for who may read of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sembilan.documents.workbook import xlsx
from sembilan.leave.kinds import HEALTH
from sembilan.leave.models import OPEN, LeaveQuota, LeaveRequest, State
from sembilan.leave.queries.balance import Balance, balances
from sembilan.leave.queries.in_force import parameter
from sembilan.leave.queries.reach import overseen, readable, units_kept
from sembilan.leave.queries.shown import Line, line
from sembilan.organisation.access import Permission, today
from sembilan.organisation.models import Instansi, Unor
from sembilan.people.access import inspects, visible
from sembilan.people.models import Employee, RiwayatUnor
from sembilan.people.queries.places import with_place
from sembilan.records.actions import actor_name
from sembilan.terms.month import Month

MOST = 5_000
RUNNING = "berjalan"
STATES = [("", gettext_lazy("Semua keadaan")), (RUNNING, gettext_lazy("Belum selesai")), *State.choices]
FIGURES = ("left_from_n2", "left_from_n1", "left_from_n0", "used_n0", "waiting_n0", "balance", "lapsed")


@dataclass(frozen=True)
class BalanceRow:
    """A person with her balance."""

    person: Any
    balance: Balance | None


def requests(by: Any, asked: dict[str, Any]) -> QuerySet[LeaveRequest]:
    """The requests of others this person may read, filtered, the newest first."""
    rows = readable(by).exclude(employee__nip=actor_name(by)).select_related("employee")
    state = asked.get("keadaan") or ""
    if state == RUNNING:
        rows = rows.filter(state__in=OPEN)
    elif state in State.values:
        rows = rows.filter(state=state)
    if asked.get("jenis"):
        rows = rows.filter(kind=asked["jenis"])
        if asked["jenis"] in HEALTH:  # who may not be told whose leave this is finds no more by asking for it
            rows = rows.filter(_told(by))
    if asked.get("unor"):
        rows = rows.filter(employee__in=_of_unit(asked["unor"]))
    return rows.order_by("-first", "-pk")


def _told(by: Any) -> Q:
    """The requests whose kind this person may be told, also of illness."""
    name = actor_name(by)
    told = Q(employee__in=visible(by, None, Permission.ROSTER))
    return told | Q(superior_nip=name) | Q(official_nip=name)


def lines(by: Any, rows: Iterable[LeaveRequest]) -> list[Line]:
    """Requests as lines; the kind told only of those whose personal data this person may read or decides on."""
    found = list(rows)
    those = LeaveRequest.objects.filter(_told(by), pk__in=[one.pk for one in found])
    told = set(those.values_list("pk", flat=True))
    return [line(one, is_told=one.pk in told) for one in found]


def list_sheet(found: Sequence[Line]) -> bytes:
    """The list as an Excel file."""
    heads = [_("NIP"), _("Nama"), _("Jenis"), _("Mulai"), _("Sampai"), _("Hari kerja"), _("Keadaan")]
    rows = (
        (one.request.employee.nip, one.request.employee.full_name, one.kind, one.request.first, one.request.last,
         one.request.days, str(one.request.get_state_display()))
        for one in found
    )  # fmt: skip
    return xlsx(heads, rows, (20, 34, 26, 12, 12, 10, 28))


def people(reach: QuerySet[Employee], unor: str) -> QuerySet[Employee]:
    """Those of a unit among the people in reach, by name."""
    found = reach.filter(Q(pk__in=_of_unit(unor))) if unor else reach
    return with_place(found.select_related("instansi"), today()).order_by("name", "nip")


def balance_rows(found: Iterable[Any], day: dt.date) -> list[BalanceRow]:
    """Each with her balance."""
    those: Collection[Any] = list(found)
    first = next(iter(those), None)
    told = balances(Instansi.objects.get(pk=first.instansi_id), those, day) if first else {}
    return [BalanceRow(one, told.get(one.nip)) for one in those]


def balance_sheet(rows: Sequence[BalanceRow]) -> bytes:
    """The balances as an Excel file."""
    heads = [_("NIP"), _("Nama"), _("Unit kerja"), _("Sisa N-2"), _("Sisa N-1"), _("Sisa N"), _("Terpakai"),
             _("Menunggu putusan"), _("Sisa"), _("Hangus")]  # fmt: skip
    cells = (
        (one.person.nip, one.person.full_name, one.person.unor_name or "",
         *((one.balance[name] for name in FIGURES) if one.balance else ()))
        for one in rows
    )  # fmt: skip
    return xlsx(heads, cells, (20, 34, 36))


def units_of(by: Any) -> list[Unor]:
    """The units of those this person oversees or inspects, to choose from."""
    places = RiwayatUnor.objects.on(today())
    if not inspects(by):
        places = places.filter(employee__in=overseen(by))
    return list(Unor.objects.filter(pk__in=places.values("unor")).order_by("path"))


def quotas(by: Any) -> QuerySet[LeaveQuota]:
    """The quotas of the units this person looks after."""
    return LeaveQuota.objects.filter(unor__in=units_kept(by)).select_related("unor").order_by("unor__path")


def usual_quota(by: Any) -> int:
    """How many percent it is where no unit says otherwise."""
    return int(parameter(Instansi.objects.get(pk=by.instansi_id), Month.of(today()), "quota_percent"))


def home(by: Any, units: Sequence[Unor]) -> Unor | None:
    """The unit somebody works in, to begin with; else the first she may open."""
    place = RiwayatUnor.objects.on(today()).filter(employee__nip=actor_name(by)).values_list("unor", flat=True).first()
    return next((one for one in units if one.pk == place), units[0] if units else None)


def _of_unit(kode: str) -> QuerySet[RiwayatUnor, Any]:
    return RiwayatUnor.objects.on(today()).filter(unor__kode=kode).values("employee")
