"""The summons to a hearing, as a draft to be numbered and signed by the superior."""

from __future__ import annotations

from typing import Any

from django.utils import timezone, translation

from sembilan.attendance.models import WatchNote
from sembilan.attendance.queries.watch import superiors
from sembilan.documents.pdf import pdf
from sembilan.organisation.models import Instansi
from sembilan.people.models import Employee
from sembilan.people.queries.places import with_place
from sembilan.terms.frames.watch import STEP_LABELS
from sembilan.web.templatetags.say import day, nip

LINE = "…………………………"


def summons(note: WatchNote) -> bytes:
    """The PDF; Indonesian whatever one reads in."""
    with translation.override("id"):
        return pdf("panggilan-disiplin", _data(note))


def _data(note: WatchNote) -> dict[str, Any]:
    drafted = timezone.localdate(note.at)
    person: Any = with_place(Employee.objects.filter(pk=note.watch.employee_id), drafted).get()
    heads = superiors(drafted, {person.pk: person.nip}).get(person.pk, [])
    head: Any = with_place(Employee.objects.filter(nip__in=heads), drafted).first()
    return {
        "region": Instansi.objects.get(pk=note.instansi_id).name,
        "unit": person.unor_name or "–",
        "title": "Surat Panggilan",
        "draft": True,
        "drafted": day(drafted),
        "hearing": f"{WEEKDAYS[note.hearing_on.weekday()]}, {day(note.hearing_on)}" if note.hearing_on else LINE,
        "year": str(note.watch.year),
        "days": str(note.year_days),
        "step": STEP_LABELS[note.reached],
        "person": _shown(person),
        "head": _shown(head) if head else {"name": LINE, "nip": LINE, "jabatan": LINE},
    }


def _shown(one: Any) -> dict[str, str]:
    return {"name": one.full_name, "nip": nip(one.nip), "jabatan": one.jabatan_name or "–"}


WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
