"""The letter of an improvement plan, to be numbered and signed on paper by who answers for it."""

from __future__ import annotations

from typing import Any

from django.utils import translation

from sembilan.coaching.models import Plan
from sembilan.documents.pdf import pdf
from sembilan.organisation.access import today
from sembilan.organisation.models import Instansi
from sembilan.people.models import Employee
from sembilan.people.queries.places import with_place
from sembilan.terms.predikat import Predikat
from sembilan.web.templatetags.say import day, nip

LINE = "…………………………"


def letter(plan: Plan) -> bytes:
    """The PDF; Indonesian whatever one reads in."""
    with translation.override("id"):
        return pdf("rencana-perbaikan", _data(plan))


def _data(plan: Plan) -> dict[str, Any]:
    on = plan.first or today()
    person: Any = with_place(Employee.objects.filter(pk=plan.employee_id), on).get()
    owner: Any = with_place(Employee.objects.filter(nip=plan.owner_nip), on).first() if plan.owner_nip else None
    dates = list(plan.dates.order_by("due_on", "pk"))
    return {
        "region": Instansi.objects.get(pk=plan.instansi_id).name,
        "unit": person.unor_name or "–",
        "title": "Rencana Perbaikan Kinerja",
        "draft": plan.state == Plan.State.PROPOSED,
        "year": str(plan.evaluation.first.year),
        "predikat": Predikat(plan.predikat).label,
        "first": day(plan.first) if plan.first else LINE,
        "last": day(dates[-1].due_on) if dates else LINE,
        "goal": plan.goal or LINE,
        "dates": [{"day": day(one.due_on), "text": one.text, "outcome": one.outcome} for one in dates],
        "person": _shown(person),
        "owner": _shown(owner) if owner else {"name": LINE, "nip": LINE, "jabatan": LINE},
    }


def _shown(one: Any) -> dict[str, str]:
    return {"name": one.full_name, "nip": nip(one.nip), "jabatan": one.jabatan_name or "–"}
