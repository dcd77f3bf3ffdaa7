"""The papers of a request: the form of permission and grant in its eight parts, and the surat tugas."""

from __future__ import annotations

from typing import Any

from django.utils import timezone, translation

from sembilan.documents.pdf import pdf
from sembilan.leave.kinds import CODES, Kind
from sembilan.leave.models import LeaveRequest, LeaveStep, State
from sembilan.leave.queries.balance import balances
from sembilan.leave.queries.course import opinion_of
from sembilan.organisation.models import Instansi, Unor
from sembilan.people.models import Employee
from sembilan.people.queries.places import named
from sembilan.web.templatetags.say import day as said_day
from sembilan.web.templatetags.say import nip as said_nip

KINDS = ("Cuti Tahunan", "Cuti Besar", "Cuti Sakit", "Cuti Melahirkan", "Cuti Karena Alasan Penting",
         "Cuti di Luar Tanggungan Negara")  # fmt: skip
PLACES = {1: 0, 2: 1, 3: 2, 4: 3, 5: 4, 7: 5}
OPINIONS = {"disetujui": 0, "perubahan": 1, "ditangguhkan": 2, "tidak disetujui": 3}
DECISIONS = {State.APPROVED.value: 0, State.POSTPONED.value: 2, State.REFUSED.value: 3}


def paper(request: LeaveRequest) -> bytes:
    """The PDF of a request; papers are Indonesian whatever one reads in."""
    with translation.override("id"):
        if request.kind == Kind.DINAS_LUAR:
            return pdf("surat-tugas", _errand(request))
        return pdf("cuti", _form(request))


def _form(request: LeaveRequest) -> dict[str, Any]:
    steps = list(LeaveStep.objects.filter(request=request).order_by("pk"))
    people = named({request.employee.nip, request.superior_nip, request.official_nip}, request.first)
    told = balances(request.employee.instansi, [request.employee], request.first).get(request.employee.nip)
    figures = told.figures if told else {}
    return _head(request) | {
        "person": _person(people.get(request.employee.nip) or request.employee),
        "kinds": KINDS, "chosen": PLACES[CODES[request.kind]], "reason": request.reason,
        "days": request.days, "first": said_day(request.first), "last": said_day(request.last),
        "span": (request.last - request.first).days + 1, "journey": request.journey,
        "year": request.first.year,
        "left": [figures.get(name, 0) for name in ("left_from_n2", "left_from_n1", "left_from_n0")],
        "address": request.address, "phone": request.phone, "asked_on": said_day(_on(steps[0])),
        "opinion": OPINIONS.get(opinion_of(steps) or "", -1), "opinion_text": _text(steps, State.OFFICIAL),
        "superior": _signer(people.get(request.superior_nip)),
        "decision": _decision(request, steps), "decision_text": _text(_until_decided(steps), State(request.state)),
        "official": _signer(people.get(request.official_nip)),
    }  # fmt: skip


def _decision(request: LeaveRequest, steps: list[LeaveStep]) -> int:
    """Which of the four words the official said; none while nothing is decided."""
    place = DECISIONS.get(request.state, -1)
    approved = [step for step in steps if step.state == State.APPROVED]
    return 1 if place == 0 and approved and "days" in approved[0].changed else place


def _until_decided(steps: list[LeaveStep]) -> list[LeaveStep]:
    """The steps up to the decision; what came after it, such as being called back, is not what the official said."""
    place = next((n for n, step in enumerate(steps) if step.state == State.APPROVED), len(steps))
    return steps[: place + 1]


def _text(steps: list[LeaveStep], state: State) -> str:
    return next((step.text for step in reversed(steps) if step.state == state), "")


def _errand(request: LeaveRequest) -> dict[str, Any]:
    members = LeaveRequest.objects.filter(party=request.party).exclude(state=State.REFUSED).select_related("employee")
    nips = list(members.order_by("pk").values_list("employee__nip", flat=True))
    people = named({*nips, request.superior_nip}, request.first)
    superior = people.get(request.superior_nip)
    return _head(request) | {
        "number": request.letter, "draft": request.state != State.APPROVED,
        "people": [_person(people[nip]) for nip in nips if nip in people],
        "purpose": request.reason, "place": request.place, "first": said_day(request.first),
        "last": said_day(request.last), "span": (request.last - request.first).days + 1,
        "signer": _signer(superior) | {"title": _jabatan(superior), "day": said_day(_decided(request))},
    }  # fmt: skip


def _head(request: LeaveRequest) -> dict[str, Any]:
    instansi = Instansi.objects.get(pk=request.instansi_id)
    root = Unor.objects.filter(parent=None).order_by("path").first()
    people = named([request.employee.nip], request.first)
    here = people.get(request.employee.nip)
    unit = getattr(here, "unor_name", None) or instansi.name
    return {"region": root.name if root else instansi.name, "unit": unit, "title": f"{request.get_kind_display()}"}


def _person(one: Employee) -> dict[str, str]:
    since = said_day(one.tmt_cpns) if one.tmt_cpns else "–"
    return {
        "name": one.full_name, "nip": said_nip(one.nip), "jabatan": _jabatan(one),
        "unor": getattr(one, "unor_name", None) or "–", "since": since,
    }  # fmt: skip


def _jabatan(one: Employee | None) -> str:
    return getattr(one, "jabatan_name", None) or "–"


def _signer(one: Employee | None) -> dict[str, str]:
    return {"name": one.full_name, "nip": said_nip(one.nip)} if one else {}


def _on(step: LeaveStep) -> Any:
    return timezone.localtime(step.at).date()


def _decided(request: LeaveRequest) -> Any:
    step = request.steps.filter(state=State.APPROVED).order_by("pk").first()
    return _on(step) if step else None
