"""The PDF of a Perjanjian Kinerja in its usual form: who promises whom, and what with which target."""

from __future__ import annotations

from typing import Any

from django.utils import timezone, translation

from sembilan.documents.pdf import pdf
from sembilan.organisation.models import Unor
from sembilan.people.models import Employee
from sembilan.people.queries.places import named
from sembilan.planning.models import Agreement, AgreementStep
from sembilan.planning.numbers import say_milli
from sembilan.planning.queries.agreements import contents_now
from sembilan.planning.queries.reach import superior_of
from sembilan.web.templatetags.say import day as said_day
from sembilan.web.templatetags.say import nip as said_nip


def paper(agreement: Agreement) -> bytes:
    """The document as it stands; a draft says that it is one. Papers are Indonesian whatever one reads in."""
    with translation.override("id"):
        return pdf("perjanjian-kinerja", _data(agreement))


def _data(agreement: Agreement) -> dict[str, Any]:
    signed = AgreementStep.objects.filter(agreement=agreement, state=Agreement.State.SIGNED).order_by("pk").first()
    on = timezone.localtime(signed.at).date() if signed else timezone.localdate()
    root = Unor.objects.filter(parent=None).order_by("path").first()
    place = (root.name if root else "").removeprefix("Pemerintah ")
    holder = Employee.objects.filter(nip=agreement.holder_nip).first()
    superior = agreement.superior_nip or (superior_of(holder) if holder else "")
    people = named({agreement.holder_nip, superior}, on)
    rows = [
        {"text": goal["text"], "indicators": [
            {"name": one["name"], "target": f"{say_milli(one['target_milli'])} {one['measure']}"}
            for one in goal["indicators"]]}
        for goal in contents_now(agreement)
    ]  # fmt: skip
    return {
        "region": root.name if root else "", "place": place, "unit": agreement.unor.name, "year": agreement.year,
        "revision": agreement.revision, "draft": signed is None, "rows": rows,
        "first": _party(people.get(agreement.holder_nip)), "second": _party(people.get(superior)),
        "day": said_day(on) if signed else "",
    }  # fmt: skip


def _party(one: Employee | None) -> dict[str, str]:
    if one is None:
        return {"name": "", "nip": "", "jabatan": ""}
    return {"name": one.full_name, "nip": said_nip(one.nip), "jabatan": getattr(one, "jabatan_name", None) or "–"}
