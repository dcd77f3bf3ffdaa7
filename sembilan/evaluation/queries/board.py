"""The board of progress: of each unit how many stand where, and who has no evaluation, with the reason."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, F, FilteredRelation, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext as _

from sembilan.documents.workbook import xlsx
from sembilan.evaluation.models import Evaluation, State
from sembilan.evaluation.queries.periods import of, said, within
from sembilan.evaluation.queries.reach import readable
from sembilan.organisation.models import Unor
from sembilan.people.access import visible
from sembilan.people.models import Employee
from sembilan.skp.models import Skp
from sembilan.skp.models import State as SkpState
from sembilan.terms.period import Period
from sembilan.terms.predikat import Predikat
from sembilan.terms.rating import Rating

MOST = 50_000


@dataclass(frozen=True)
class Unit:
    """A unit on the board."""

    kode: str
    name: str
    people: int
    open: int
    sent: int
    rated: int
    final: int

    @property
    def percent(self) -> int:
        """How much of it is final."""
        return self.final * 100 // self.people if self.people else 0


def evaluations(by: Any, period: Period, unor: Unor | None = None) -> QuerySet[Evaluation]:
    """The evaluations of a period this person may see, of a unit and all under it."""
    rows = readable(by).filter(within(period))
    return rows.filter(skp__unor__path__startswith=unor.path) if unor else rows


def units(by: Any, period: Period) -> list[Unit]:
    """Each unit with how many stand where, those furthest behind first."""
    waiting = Q(state__in=(State.OPEN, State.RETURNED))
    rows = evaluations(by, period).values(kode=F("skp__unor__kode"), name=F("skp__unor__name")).annotate(
        people=Count("pk"), open=Count("pk", filter=waiting), sent=Count("pk", filter=Q(state=State.SENT)),
        rated=Count("pk", filter=Q(state=State.RATED)), final=Count("pk", filter=Q(state=State.FINAL)),
    )  # fmt: skip
    return sorted((Unit(**row) for row in rows), key=lambda one: (one.percent, one.name))


def without(by: Any, period: Period) -> QuerySet[Employee]:
    """Who works there on the last day of the period and has no evaluation of it, with the state of her SKP."""
    held = Evaluation.objects.filter(within(period), employee=OuterRef("pk"))
    skps = Skp.objects.filter(employee=OuterRef("pk"), valid__overlap=(period.first, period.until)).order_by("-pk")
    people = visible(by, period.last).filter(~Exists(held)).annotate(
        place=FilteredRelation("riwayat_unor", condition=Q(riwayat_unor__valid__contains=period.last)),
        unor_name=F("place__unor__name"), skp_state=Subquery(skps.values("state")[:1]),
    )  # fmt: skip
    return people.filter(unor_name__isnull=False).order_by("unor_name", "name", "pk")


def reason(one: Any) -> str:
    """Why she has none."""
    if one.skp_state is None:
        return _("belum punya SKP untuk periode ini")
    if one.skp_state == SkpState.AGREED:
        return _("SKP disetujui sesudah periode dibuka; buka lagi untuk menambahkannya")
    return _("SKP belum disetujui: %(state)s") % {"state": SkpState(one.skp_state).label}


def sheet(by: Any, period: Period) -> tuple[bytes, int]:
    """The board as a table to take along, person by person; and how many rows it has."""
    rows = evaluations(by, period).select_related("employee", "skp__unor").order_by("skp__unor__path", "employee__name")
    found = list(rows[:MOST])
    lines = [_line(one) for one in found] + [_without(one) for one in without(by, period)[: MOST - len(found)]]
    heads = (_("NIP"), _("Nama"), _("Unit"), _("Periode"), _("Mulai"), _("Sampai"), _("Keadaan"), _("Hasil kerja"),
             _("Perilaku"), _("Predikat"), _("NIP penilai"))  # fmt: skip
    return xlsx(heads, lines, (20, 30, 34, 18, 12, 12, 34, 20, 20, 18, 20)), len(lines)


def _line(one: Evaluation) -> Sequence[Any]:
    is_final = one.state == State.FINAL
    hasil, perilaku, predikat = (one.hasil_kerja, one.perilaku, one.predikat) if is_final else (None, None, None)
    return (
        one.employee.nip, one.employee.full_name, one.skp.unor.name, said(of(one)), one.first, one.until,
        str(one.get_state_display()), *_words((hasil, perilaku)), Predikat(predikat).label if predikat else "",
        one.penilai_nip,
    )  # fmt: skip


def _words(ratings: Iterable[int | None]) -> list[str]:
    return [Rating(one).label if one else "" for one in ratings]


def _without(one: Any) -> Sequence[Any]:
    return (one.nip, one.full_name, one.unor_name, "", None, None, reason(one), "", "", "", "")
