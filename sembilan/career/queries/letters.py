"""The letter of a case: what stands on it, as a draft or with the block of its signature."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

import qrcode
import qrcode.image.svg
from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from sembilan.career.kinds import SERVICES
from sembilan.career.models import Case
from sembilan.career.signing.signer import Person
from sembilan.documents.pdf import pdf
from sembilan.organisation.models import Instansi, Unor
from sembilan.people.models import Employee
from sembilan.people.queries.places import with_place
from sembilan.records.actions import actor_name
from sembilan.terms import golongan
from sembilan.terms.career import GOLONGAN_LABELS, RISE_LABELS
from sembilan.terms.education import EDUCATION_LABELS
from sembilan.web.templatetags.say import day, nip, rupiah

PPK = "Pejabat Pembina Kepegawaian"


def signer_of(by: Any, instansi_id: int) -> tuple[Person, str]:
    """Who signs, and her title as it stands on the letter."""
    number = actor_name(by)
    holder = with_place(Employee.objects.filter(nip=number), timezone.localdate()).first()
    title = str(getattr(holder, "jabatan_name", None) or PPK)
    return Person(instansi_id, number, holder.full_name if holder else str(by), title), title


def letter(case: Case, *, who: Person | None = None, at: dt.datetime | None = None, place: str = "") -> bytes:
    """The PDF of a case: a draft, marked as one, until somebody signs. Letters are Indonesian whatever one reads in."""
    with translation.override("id"):
        return pdf(f"layanan-{case.service}", _data(case, who, at, place))


def _data(case: Case, who: Person | None, at: dt.datetime | None, place: str) -> dict[str, Any]:
    person = with_place(Employee.objects.filter(pk=case.employee_id), case.opened_at.date()).get()
    instansi = Instansi.objects.get(pk=case.instansi_id)
    return {
        "region": _region(instansi),
        "unit": _("Badan Kepegawaian Daerah"),
        "title": str(SERVICES[case.service].letter),
        "draft": who is None,
        "number": case.number,
        "day": day(case.dated),
        "tmt": day(case.due_on),
        "code": case.code,
        "person": _person(person),
        "facts": _facts(case),
        "requirements": case.requirements,
        "signer": _block(case, who, at, place),
    }


def _region(instansi: Instansi) -> str:
    root = Unor.objects.filter(parent=None).order_by("path").first()
    return root.name if root else instansi.name


def _person(person: Any) -> dict[str, str]:
    return {
        "name": person.full_name,
        "nip": nip(person.nip),
        "born": ", ".join(filter(None, (person.birth_place, day(person.birth_date)))),
        "jabatan": person.jabatan_name or "–",
        "unor": person.unor_name or "–",
        "kind": person.kind,
    }


def _facts(case: Case) -> dict[str, str]:
    """The facts of a case in words: golongan with pangkat, amounts in rupiah, years as they are counted."""
    told: dict[str, str] = {}
    for name, value in case.facts.items():
        if value is None:
            told[name] = "–"
        elif name in ("golongan", "kp_to"):
            told[name] = _rank(GOLONGAN_LABELS[value])
        elif name in ("gaji_now", "gaji_new"):
            told[name] = rupiah(value)
        elif name in ("mkg_now",):
            told[name] = _("%(years)s tahun %(months)s bulan") % {"years": value // 12, "months": value % 12}
        else:
            labels = {"kp_kind": RISE_LABELS, "title_level": EDUCATION_LABELS}.get(name, {})
            told[name] = labels.get(value, str(value))
    return told | _education(case)


def _rank(name: str) -> str:
    pangkat = golongan.ALL[name].pangkat
    return f"{pangkat} ({name})" if pangkat else name


def _education(case: Case) -> dict[str, str]:
    if case.service != "gelar":
        return {}
    entry = case.employee.pendidikan.filter(level=case.facts["title_level"]).order_by("is_recognised", "-year").first()
    if entry is None:
        return {}
    degree = " ".join(filter(None, (entry.gelar_depan, entry.gelar_belakang)))
    return {"study": entry.study, "school": entry.school, "ijazah": entry.ijazah_number, "degree": degree or "–"}


def _block(case: Case, who: Person | None, at: dt.datetime | None, place: str) -> dict[str, str]:
    if who is None or at is None:
        return {"title": PPK, "name": "…………………………"}
    return {
        "title": who.title,
        "name": who.name,
        "nip": nip(who.nip),
        "place": place,
        "day": day(timezone.localdate(at)),
        "code": case.code,
        "check": _address(case),
        "qr": _qr(_address(case)),
    }


def _address(case: Case) -> str:
    """Where the letter can be checked; whole, so that a phone finds it, once the installation knows its own address."""
    site: str = settings.SITE
    return f"{site.rstrip('/')}{reverse('career:check', args=[case.code])}"


def _qr(text: str) -> str:
    made = qrcode.make(text, image_factory=qrcode.image.svg.SvgPathImage, border=0)
    kept = io.BytesIO()
    made.save(kept)
    return kept.getvalue().decode()
