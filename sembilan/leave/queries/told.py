"""A balance told step by step: what the year gives, what came over, each leave taken, joint days, what lapsed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from sembilan.attendance.models import Absence
from sembilan.attendance.queries import in_force
from sembilan.leave.kinds import Kind
from sembilan.leave.models import LeaveOpening
from sembilan.leave.queries.balance import Balance, balances, explained
from sembilan.people.dossier import Upcoming
from sembilan.people.models import Employee
from sembilan.terms.month import Month
from sembilan.web.templatetags.say import day as said_day

SHOWN = ("right_n0", "carry_n1", "carry_n2", "entitled", "balance")


def balance(employee: Employee, day: dt.date) -> Balance | None:
    """The balance of a person on a day."""
    return balances(employee.instansi, [employee], day).get(employee.nip)


def page_of(employee: Employee, day: dt.date) -> dict[str, Any]:
    """A person's balance with all its steps."""
    found, told = explained(employee.instansi, employee, day)
    steps: list[dict[str, Any]] = [
        {"title": told[name].title, "text": told[name].text, "law": told[name].law, "amount": told[name].said}
        for name in SHOWN[:-1]
        if told[name].value or name in ("right_n0", "entitled")
    ]
    steps += [_paper(one) for one in found.openings]
    steps += _lapsed(found) + _taken(found) + _joint(employee, day)
    last = told["balance"]
    steps.append({"title": last.title, "text": last.text, "law": last.law, "amount": last.said, "result": True})
    return {"balance": found, "steps": steps, "year": day.year, "years": (day.year - 2, day.year - 1, day.year)}


def _paper(one: LeaveOpening) -> dict[str, Any]:
    return {
        "title": f"{one.get_kind_display()} {one.year}", "text": _("menurut %(source)s") % {"source": one.source},
        "amount": _("%(n)s hari") % {"n": one.days},
    }  # fmt: skip


def _lapsed(found: Balance) -> list[dict[str, Any]]:
    if not found["lapsed"]:
        return []
    text = _("sisa tahun lalu yang melebihi batas terbawa")
    return [{"title": _("Hangus"), "text": text, "amount": _("%(n)s hari") % {"n": found["lapsed"]}}]


def _taken(found: Balance) -> list[dict[str, Any]]:
    """Each annual leave of the year with its dates and working days, and what waits."""
    return [
        {
            "title": _("Diminta, belum diputus") if one.waits else _("Cuti tahunan"),
            "text": f"{said_day(one.first)} – {said_day(one.last)}",
            "note": "" if one.request or one.waits else _("dari berkas kantor"),
            "amount": ("" if one.waits else "−") + _("%(n)s hari") % {"n": one.days},
        }
        for one in found.taken
        if one.kind == Kind.TAHUNAN and one.year == found.year
    ]  # fmt: skip


def _joint(employee: Employee, day: dt.date) -> list[dict[str, Any]]:
    """The joint days of the year: leave that nobody's balance pays for."""
    dates = in_force.parameters(employee.instansi, Month.of(day)).get("cuti_bersama") or ()
    here = sorted(one for one in dates if one.year == day.year)
    if not here:
        return []
    text = ", ".join(said_day(one) for one in here)
    return [{"title": _("Cuti bersama"), "text": text, "amount": _("0 hari"), "note": _("tidak memotong cuti tahunan")}]


def coming(employee: Employee) -> Sequence[Upcoming]:
    """The approved leave and travel of a person that is to come, for her page; of illness only that it is leave."""
    from sembilan.organisation.access import today

    rows = Absence.objects.filter(employee=employee, decision=Absence.Decision.DISETUJUI, first__gt=today())
    return [
        Upcoming(
            one.get_kind_display() if one.kind in (Kind.TAHUNAN, Kind.DINAS_LUAR) else _("Cuti"), one.first,
            note=_("sampai %(day)s") % {"day": said_day(one.last)},
        )
        for one in rows.order_by("first")[:5]
    ]  # fmt: skip
