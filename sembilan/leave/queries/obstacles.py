"""What stands in the way of a request or should be known before it is decided, each in a sentence with its law."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _

from sembilan.attendance.models import Absence
from sembilan.leave.kinds import Kind
from sembilan.leave.models import OPEN, LeaveRequest
from sembilan.leave.queries.balance import MET, Asked, judged, over_the_year
from sembilan.leave.queries.crowd import crowded
from sembilan.people.models import Employee
from sembilan.policy.explain import Explanation
from sembilan.web.templatetags.say import day as said_day
from sembilan.worktime.models import Duty


@dataclass(frozen=True)
class Obstacle:
    """One thing about a request: it hinders, or is only to be known."""

    text: str
    law: str = ""
    hinders: bool = True
    name: str = ""  # of the rule it comes from


@dataclass(frozen=True)
class Looked:
    """A request looked at: its working days and all there is to say of it."""

    days: int
    obstacles: tuple[Obstacle, ...]

    @property
    def hindrances(self) -> list[Obstacle]:
        """What hinders."""
        return [one for one in self.obstacles if one.hinders]

    @property
    def remarks(self) -> list[Obstacle]:
        """What is only to be known."""
        return [one for one in self.obstacles if not one.hinders]


def look(employee: Employee, asked: Asked, *, request: LeaveRequest | None = None) -> Looked:
    """Look at what somebody asks for: the law, what is there already on those days, and who else is away."""
    told, days = judged(employee.instansi, employee, asked, request=request)
    found = [_unmet(told, name, asked) for name in MET if name in told and told[name].value is False]
    if asked.kind == Kind.TAHUNAN and (split := over_the_year(employee.instansi, employee, asked)):
        rest, spent = split
        later, _days = judged(employee.instansi, employee, rest, request=request, before=(spent,))
        if later["balance_met"].value is False:
            found.append(_unmet(later, "balance_met", rest))
    found += _overlaps(employee, asked, request)
    found += _duties(employee, asked)
    found += [Obstacle(text, hinders=False) for text in crowded(employee, asked.first, asked.last, request)]
    return Looked(days, tuple(found))


def _unmet(told: Explanation, name: str, asked: Asked) -> Obstacle:
    return Obstacle(_sentence(told, name, asked), told[name].law, name=name)


def _sentence(told: Explanation, name: str, asked: Asked) -> str:
    """What is not met, and what to do."""
    step = told[name]
    sentences = {
        "right_met": _("Belum berhak atas %(kind)s: %(why)s."),
        "once_met": _("Cuti besar hanya sekali dalam lima tahun: %(why)s."),
        "length_met": _("Lamanya tidak sesuai batas: %(why)s. Ubah tanggalnya."),
        "balance_met": _("Sisa cuti tahunan tidak cukup: %(why)s hari kerja pada tahun %(year)s. Perpendek harinya."),
        "journey_met": _("Hari perjalanan melebihi batas: %(why)s."),
        "notice_met": _("Terlambat diajukan: %(why)s. Pilih tanggal yang lebih jauh, atau bicarakan dengan atasan."),
        "letter_met": _("Perlu surat dokter yang sesuai: %(why)s."),
        "child_met": _("Cuti melahirkan untuk anak pertama sampai ketiga; sesudahnya ajukan cuti besar: %(why)s."),
    }
    said = {"kind": Kind(asked.kind).label, "why": step.text, "year": asked.first.year}
    return sentences[name] % said


def _overlaps(employee: Employee, asked: Asked, request: LeaveRequest | None) -> list[Obstacle]:
    """What she is away for already on those days, or has asked for."""
    on = Q(employee=employee, first__lte=asked.last, last__gte=asked.first)
    made = (request.absence_id if request else None) or 0
    away = Absence.objects.filter(on, decision=Absence.Decision.DISETUJUI).exclude(pk=made)
    sent = LeaveRequest.objects.filter(on, state__in=OPEN).exclude(pk=request.pk if request else 0)
    text = _("Bertabrakan dengan %(kind)s %(first)s–%(last)s yang %(state)s.")
    found = [(one, _("sudah disetujui")) for one in away] + [(one, _("sedang diajukan")) for one in sent]
    return [
        Obstacle(text % {"kind": one.get_kind_display(), "first": said_day(one.first), "last": said_day(one.last),
                         "state": state})
        for one, state in found
    ]  # fmt: skip


def _duties(employee: Employee, asked: Asked) -> list[Obstacle]:
    """The roster's shifts on those days: they have to be given to somebody else, and nobody is stopped by them."""
    there = Duty.objects.filter(employee=employee, day__range=(asked.first, asked.last), shift__isnull=False)
    days = [said_day(one) for one in there.order_by("day").values_list("day", flat=True)[:5]]
    if not days:
        return []
    text = _("Ada jaga di daftar dinas pada %(days)s; tukarkan atau serahkan dahulu.") % {"days": ", ".join(days)}
    return [Obstacle(text, hinders=False)]
