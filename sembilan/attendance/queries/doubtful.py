"""Doubtful presses: those with a remark or refused that nobody has judged yet, with their reasons in words."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from sembilan.attendance.models import Press, PressVerdict
from sembilan.organisation.access import Permission, today
from sembilan.organisation.models import WorkPlace
from sembilan.people.access import may_somewhere, visible
from sembilan.people.models import Employee
from sembilan.records.actions import actor_name

DAYS_BACK = 40
WORDS: Mapping[str, Any] = {
    "outside": _("di luar lokasi, sejauh %(n)s m"),
    "no_position": _("tanpa posisi"),
    "no_place": _("lokasi presensinya tidak dapat diperiksa"),
    "accuracy_odd": _("posisi tidak teliti (%(n)s m)"),
    "speed": _("berpindah terlalu cepat (%(n)s km/jam)"),
    "shared": _("ponselnya dipakai %(n)s orang lain"),
    "clock": _("jam ponsel meleset %(n)s detik"),
    "gap": _("jam ponsel diubah sesudah ditekan (%(n)s detik)"),
    "late": _("terkirim %(n)s menit sesudah ditekan"),
    "inactive": _("ponsel baru yang belum berlaku"),
    "ended": _("ponsel yang sudah diakhiri"),
    "code": _("kode pintu tidak cocok"),
    "photo": _("tanpa foto"),
    "leave": _("sedang cuti atau dinas luar"),
    "free": _("bukan hari kerjanya"),
    "double": _("ketukan ganda"),
    "waits": _("menunggu keputusan"),
}


@dataclass(frozen=True)
class Doubt:
    """One press with its person, its reasons in words, and the place it was measured against."""

    press: Press
    employee: Employee
    reasons: list[str]
    place: str

    @property
    def key(self) -> str:
        """What names it in a form."""
        return f"{self.press.day}:{self.press.id}"


def judges(by: Any) -> bool:
    """Whether this person judges doubtful presses of anybody."""
    return may_somewhere(by, Permission.SUPERVISE) or may_somewhere(by, Permission.ROSTER)


def reach(by: Any) -> QuerySet[Employee]:
    """Whose presses she judges: of those below her and of those whose hours she looks after; never her own."""
    over, after = visible(by, None, Permission.SUPERVISE), visible(by, None, Permission.ROSTER)
    found = Employee.objects.filter(Q(pk__in=over.values("pk")) | Q(pk__in=after.values("pk")))
    return found.exclude(nip=actor_name(by))


def doubtful(by: Any) -> QuerySet[Press]:
    """What nobody has judged yet, the newest first."""
    judged = PressVerdict.objects.filter(press_id=OuterRef("id"), day=OuterRef("day"))
    recent = Press.objects.filter(day__gte=today() - dt.timedelta(days=DAYS_BACK))
    doubted = recent.filter(decision__in=(Press.Decision.REMARK, Press.Decision.REFUSED))
    reached = doubted.filter(employee_id__in=reach(by).values("pk"))
    return reached.filter(~Exists(judged)).order_by("-day", "-at", "id")


def waiting(by: Any) -> int:
    """How many wait."""
    return doubtful(by).count() if judges(by) else 0


def one(by: Any, key: str) -> Press | None:
    """A press by its key, judged or not, if this person judges it."""
    day, _colon, number = key.partition(":")
    try:
        found = Press.objects.filter(day=dt.date.fromisoformat(day), id=uuid.UUID(number))
    except ValueError:
        return None
    return found.filter(employee_id__in=reach(by).values("pk")).first()


def shown(presses: list[Press]) -> list[Doubt]:
    """Presses as a page shows them."""
    people = Employee.objects.in_bulk({one.employee_id for one in presses})
    places = dict(WorkPlace.objects.filter(pk__in={one.place_id for one in presses}).values_list("pk", "name"))
    return [
        Doubt(one, people[one.employee_id], words(one.reasons), places.get(one.place_id or 0, ""))
        for one in presses
        if one.employee_id in people
    ]


def words(reasons: Any) -> list[str]:
    """The reasons of a press in words; a code that is not known here is shown as it is."""
    given = reasons if isinstance(reasons, dict) else {str(code): "" for code in reasons or []}
    return [_said(str(code), _number(n)) for code, n in given.items()]


def _said(code: str, number: str) -> str:
    return str(WORDS[code]) % {"n": number} if code in WORDS else f"{code} {number}".strip()


def _number(value: Any) -> str:
    return "" if value in (None, True, False) else str(value)
