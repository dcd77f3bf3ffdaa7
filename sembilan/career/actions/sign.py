"""Signing: the letter is set with its block, signed, kept, and what it decided is entered into the file by itself."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from sembilan.career.actions.cases import Refused, put_step, state_of
from sembilan.career.actions.follow import follow
from sembilan.career.models import Case, CaseStep, Signature
from sembilan.career.queries.judged import one
from sembilan.career.queries.letters import letter, signer_of
from sembilan.career.signing import CannotSign, provider
from sembilan.documents.actions import keep_file
from sembilan.notices.actions import notify
from sembilan.organisation.access import Permission
from sembilan.people.access import may
from sembilan.people.actions import InvalidEntry
from sembilan.records.actions import action, actor_name, done_before, tell

SIGNED_SAID = gettext_noop("%(letter)s Anda sudah ditandatangani, nomor %(number)s.")


@dataclass(frozen=True)
class Outcome:
    """What came of one letter in a batch: signed, or why not."""

    case: Case
    sentence: str = ""


def sign_cases(*, cases: Iterable[Case], by: Any, place: str) -> list[Outcome]:
    """Sign each chosen letter on its own; one that cannot be signed hinders no other."""
    outcomes = []
    for case in cases:
        try:
            sign_case(case=case, by=by, place=place)
            outcomes.append(Outcome(case))
        except Refused as refused:
            outcomes.append(Outcome(case, refused.sentence))
    return outcomes


def sign_case(*, case: Case, by: Any, place: str, despite: bool = False) -> Signature:
    """Sign one letter; `despite` a requirement that is no longer met. Signing twice does no harm."""
    try:
        return _sign(case=case, by=by, place=place, despite=despite)
    except CannotSign as cannot:
        raise Refused(cannot.sentence) from cannot
    except InvalidEntry as invalid:
        said = {"why": " ".join(text for texts in invalid.errors.values() for text in texts)}
        raise Refused(_("Berkas pegawai tidak menerima isinya: %(why)s Perbaiki lalu ulangi.") % said) from invalid


@action("case.sign")
def _sign(*, case: Case, by: Any, place: str, despite: bool) -> Signature:
    """The letter is set, signed and kept; the file of the person follows; she is told."""
    case = Case.objects.select_for_update().get(pk=case.pk)
    tell(case.instansi_id, f"case:{case.pk}", service=case.service, employee=case.employee.nip)
    found = Signature.objects.filter(case=case).first()
    if found:
        done_before()
        return found
    _check(case, by, despite)
    who, title = signer_of(by, case.instansi_id)
    now = timezone.now()
    pdf = letter(case, who=who, at=now, place=place)
    signer = provider()
    signed = signer.sign(pdf, who)
    kept = keep_file(
        instansi_id=case.instansi_id, name=f"{case.service}-{case.employee.nip}-{case.code}.pdf", content=signed.pdf,
        owner_nip=case.employee.nip, by=by,
    )  # fmt: skip
    made = Signature.objects.create(
        instansi_id=case.instansi_id, case=case, document=kept, sha256=hashlib.sha256(signed.pdf).hexdigest(),
        by=actor_name(by), name=who.name, title=title, provider=signer.code, key=signed.key,
        signature=signed.signature, at=now,
    )  # fmt: skip
    put_step(case, CaseStep.State.SIGNED, by)
    follow(case=case, document=kept.pk, signed_by=title, by=by)
    notify(
        instansi_id=case.instansi_id, nips=[case.employee.nip], said=SIGNED_SAID, url=reverse("career:own"),
        letter=case.get_service_display(), number=case.number,
    )  # fmt: skip
    return made


def _check(case: Case, by: Any, despite: bool) -> None:
    if not may(by, Permission.SIGN):
        raise Refused(_("Hanya Pejabat Pembina Kepegawaian yang menandatangani."))
    if actor_name(by) == case.employee.nip:
        raise Refused(_("Surat untuk diri sendiri ditandatangani pejabat lain."))
    state = CaseStep.State(state_of(case))
    if state != CaseStep.State.TO_SIGN:
        raise Refused(_("Berkas ini %(state)s, belum diserahkan untuk ditandatangani.") % {"state": state.label})
    now = one(case.employee.instansi, case.employee.nip, timezone.localdate(), (case.service,)).get(case.service)
    lost = [one.title for one in now.requirements if one.is_met is False] if now else [_("pegawai tidak aktif lagi")]
    if lost and not despite:
        said = {"lost": ", ".join(lost)}
        raise Refused(_("Syarat tidak terpenuhi lagi: %(lost)s. Kembalikan, atau buka berkasnya.") % said)
