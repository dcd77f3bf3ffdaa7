"""A case: opened with its requirements frozen, then checked, handed to be signed, returned or cancelled."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sembilan.career.models import Case, CaseStep
from sembilan.career.queries.judged import Judged, one
from sembilan.organisation.access import Permission
from sembilan.people.access import may
from sembilan.people.models import Employee
from sembilan.records.actions import Refused as Refused
from sembilan.records.actions import action, actor_name, done_before, part, tell

State = CaseStep.State
NEXT: Mapping[str, tuple[str, ...]] = {
    State.DRAFTED: (State.CHECKED, State.CANCELLED),
    State.CHECKED: (State.TO_SIGN, State.RETURNED, State.CANCELLED),
    State.RETURNED: (State.CHECKED, State.CANCELLED),
    State.TO_SIGN: (State.RETURNED, State.CANCELLED),
    State.SIGNED: (),
    State.CANCELLED: (),
}
SIGNERS_MAY = (State.RETURNED,)
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


@dataclass(frozen=True)
class Outcome:
    """What came of one of many: the case, or why there is none."""

    name: str
    case: Case | None = None
    sentence: str = ""


def open_cases(*, employees: Iterable[Employee], service: str, by: Any) -> list[Outcome]:
    """Open a case for each; who cannot have one is told why, and the others have theirs."""
    return [_tried(employee, service, by) for employee in employees]


def _tried(employee: Employee, service: str, by: Any) -> Outcome:
    try:
        return Outcome(employee.name, open_case(employee=employee, service=service, by=by))
    except Refused as refused:
        return Outcome(employee.name, None, refused.sentence)


def open_case(*, employee: Employee, service: str, by: Any) -> Case:
    """Open a case; the one that is open already is given back, so that asking twice does no harm."""
    if not may(by, Permission.SERVE):
        raise Refused(_("Hanya BKD yang membuka berkas layanan."))
    judged = one(employee.instansi, employee.nip, timezone.localdate(), (service,)).get(service)
    if judged is None or not judged.requirements or (judged.due_on is None and service != "gelar"):
        raise Refused(_("Tidak ada yang jatuh tempo untuk layanan ini."))
    if judged.is_met is False:
        missing = ", ".join(one.title for one in judged.requirements if one.is_met is False)
        raise Refused(_("Syarat belum terpenuhi: %(missing)s.") % {"missing": missing})
    found = Case.objects.filter(employee=employee, service=service, due_on=_day(judged), is_open=True).first()
    if found:
        return found
    try:
        with transaction.atomic():
            return _open(employee=employee, judged=judged, by=by)
    except IntegrityError:  # another officer was a moment faster
        return Case.objects.get(employee=employee, service=service, due_on=_day(judged), is_open=True)


def _day(judged: Judged) -> dt.date:
    return judged.due_on or timezone.localdate()


@action("case.open")
def _open(*, employee: Employee, judged: Judged, by: Any) -> Case:
    """A case with its requirements as they are found now."""
    tell(employee.instansi_id, f"case:{employee.nip}", service=judged.service.code, due_on=_day(judged).isoformat())
    case = Case.objects.create(
        instansi_id=employee.instansi_id, employee=employee, service=judged.service.code, due_on=_day(judged),
        code=new_code(employee.instansi_id), requirements=frozen(judged), facts=plain(judged.facts),
        release_hash=judged.release_hash, opened_at=timezone.now(),
    )  # fmt: skip
    put_step(case, State.DRAFTED, by)
    return case


def new_code(instansi_id: int) -> str:
    """A code nobody guesses; it begins with the instansi so that whoever checks a letter need not sign in."""
    return f"{instansi_id}-" + "".join(secrets.choice(LETTERS) for _place in range(12))


def frozen(judged: Judged) -> list[dict[str, Any]]:
    """The requirements as a case keeps them."""
    return [
        {"name": one.name, "title": one.title, "is_met": one.is_met, "text": one.text, "law": one.law, "mark": one.mark}
        for one in judged.requirements
    ]


def plain(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Facts as JSON holds them."""
    return {name: value.isoformat() if isinstance(value, dt.date) else value for name, value in facts.items()}


@part
def put_step(case: Case, state: str, by: Any, note: str = "") -> CaseStep:
    """One more step of a case."""
    return CaseStep.objects.create(
        instansi_id=case.instansi_id, case=case, state=state, by=actor_name(by), at=timezone.now(), note=note
    )


def state_of(case: Case) -> str:
    """The state a case is in: its newest step."""
    return str(case.steps.order_by("-id").values_list("state", flat=True)[0])


@action("case.step")
def take_step(
    *, case: Case, state: str, by: Any, note: str = "", number: str = "", dated: dt.date | None = None
) -> CaseStep:
    """Take a case one step further; taking the same step twice does no harm."""
    case = Case.objects.select_for_update().get(pk=case.pk)
    now = state_of(case)
    tell(case.instansi_id, f"case:{case.pk}", state=state, service=case.service)
    if now == state:
        done_before()
        return case.steps.order_by("-id")[0]
    _check_step(case, now, state, note, by)
    if state == State.TO_SIGN:
        _fill(case, number, dated)
    if state == State.CANCELLED:
        case.is_open = False
        case.save(update_fields=["is_open"])
    return put_step(case, state, by, note)


def _check_step(case: Case, now: str, state: str, note: str, by: Any) -> None:
    is_signers = now == State.TO_SIGN and state in SIGNERS_MAY and may(by, Permission.SIGN)
    if not (may(by, Permission.SERVE) or is_signers):
        raise Refused(_("Berkas ini tidak dapat Anda ubah."))
    if state not in NEXT[State(now)]:
        said = {"now": State(now).label, "next": State(state).label}
        raise Refused(_("Berkas ini sudah %(now)s; tidak dapat menjadi %(next)s.") % said)
    if state in (State.RETURNED, State.CANCELLED) and not note.strip():
        raise Refused(_("Tulis alasannya agar yang menyusun tahu apa yang perlu diperbaiki."))


@part
def _fill(case: Case, number: str, dated: dt.date | None) -> None:
    if not number.strip() or dated is None:
        raise Refused(_("Isi nomor dan tanggal surat sebelum diserahkan untuk ditandatangani."))
    case.number, case.dated = number.strip(), dated
    case.save(update_fields=["number", "dated"])
