"""What the proposer does: submit, mend and submit again, take back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from sembilan.documents.actions import keep_upload
from sembilan.people.actions import InvalidEntry
from sembilan.people.kinds import KINDS, EntryKind
from sembilan.people.models import Employee
from sembilan.proposals.actions.course import (
    Refused,
    Upload,
    locked,
    said_before,
    take_step,
    tell_people,
)
from sembilan.proposals.entries import entry_of, texts_of, try_out
from sembilan.proposals.models import OPEN, Change, Proposal, State, Step
from sembilan.proposals.queries import officers
from sembilan.records.actions import action, actor_name, done_before, part, tell

YOUR_TURN = gettext_noop("%(name)s mengusulkan perubahan %(what)s. Giliran Anda memeriksanya.")


@action("proposal.submit")
def submit(
    *,
    employee: Employee,
    kind: str,
    change: str,
    entry: int | None = None,
    texts: Mapping[str, str],
    note: str = "",
    upload: Upload | None = None,
    token: UUID,
    by: Any,
) -> Proposal:
    """Propose a change to a file; it goes to the unit's officer, or to the BKD where the unit has none."""
    tell(employee.instansi_id, f"proposal:{employee.nip}", kind=kind, change=change, entry=entry)
    described = KINDS[kind]
    stands = _standing(described, employee, entry)
    proposal = Proposal(
        instansi_id=employee.instansi_id, employee=employee, kind=kind, change=change, entry=entry, note=note,
        proposed_by=actor_name(by), token=token,
    )  # fmt: skip
    if stands is not None:
        proposal.stood, proposal.stood_at = described.texts(stands), stands.recorded_at
    return _submitted(proposal, texts, upload, by=by)


@action("proposal.resubmit")
def resubmit(
    *, proposal: Proposal, texts: Mapping[str, str], note: str = "", upload: Upload | None = None, by: Any
) -> Proposal:
    """Send a returned proposal again, mended; what stands is looked at afresh."""
    tell(proposal.instansi_id, f"proposal:{proposal.employee.nip}", proposal=proposal.pk)
    proposal = locked(proposal)
    if actor_name(by) not in (proposal.employee.nip, proposal.proposed_by):
        raise Refused(_("Hanya pengusul yang dapat memperbaiki usulan ini."))
    if proposal.state != State.RETURNED:
        raise Refused(_("Usulan ini tidak sedang dikembalikan.") + " " + said_before(proposal))
    if proposal.change != Change.ADD:
        described = KINDS[proposal.kind]
        stands = _standing(described, proposal.employee, proposal.entry)
        proposal.stood, proposal.stood_at = described.texts(stands), stands.recorded_at
    proposal.note = note
    return _submitted(proposal, texts, upload, by=by)


@action("proposal.take_back")
def take_back(*, proposal: Proposal, by: Any) -> Proposal:
    """Take a proposal back while nothing has been decided."""
    tell(proposal.instansi_id, f"proposal:{proposal.employee.nip}", proposal=proposal.pk)
    proposal = locked(proposal)
    if proposal.state == State.TAKEN_BACK:
        done_before()
        return proposal
    if actor_name(by) not in (proposal.employee.nip, proposal.proposed_by):
        raise Refused(_("Hanya pengusul yang dapat menarik usulan ini."))
    if not proposal.is_open:
        raise Refused(_("Usulan ini sudah selesai dan tidak dapat ditarik.") + " " + said_before(proposal))
    take_step(proposal, Step.Kind.TAKEN_BACK, State.TAKEN_BACK, by=by)
    return proposal


@part
def _submitted(proposal: Proposal, texts: Mapping[str, str], upload: Upload | None, *, by: Any) -> Proposal:
    described = KINDS[proposal.kind]
    if proposal.change != Change.WITHDRAW:
        proposal.texts = texts_of(described, texts)
        if proposal.texts == proposal.stood:
            raise InvalidEntry({"": [_("Belum ada yang berubah. Ubah dahulu yang keliru.")]})
    if document := keep_upload(upload, instansi_id=proposal.instansi_id, owner_nip=proposal.employee.nip, by=by):
        proposal.document = document
    _refuse_twins(proposal)
    first = State.UNIT if officers(State.UNIT, proposal.employee) else State.BKD
    # Who looks after the unit has checked what she proposes for somebody of it.
    if actor_name(by) in officers(State.UNIT, proposal.employee):
        first = State.BKD
    proposal.state = first
    proposal.save()
    try_out(proposal, by=by)
    take_step(proposal, Step.Kind.SUBMITTED, first, by=by, note=proposal.note)
    tell_people(proposal, officers(first, proposal.employee, without=(actor_name(by),)), YOUR_TURN, by=by)
    return proposal


def _standing(kind: EntryKind, employee: Employee, entry: int | None) -> Any:
    if entry is None:
        return None
    stands = entry_of(kind, employee, entry)
    if stands is None:
        raise Refused(_("Butir yang hendak diubah sudah tidak ada di riwayat. Buka lagi riwayatnya."))
    return stands


def _refuse_twins(proposal: Proposal) -> None:
    """Two open proposals about one entry, or twice the same addition, would only meet at the decision."""
    others = Proposal.objects.filter(employee=proposal.employee, kind=proposal.kind, state__in=OPEN)
    others = others.exclude(pk=proposal.pk)
    same = others.filter(entry=proposal.entry) if proposal.entry else others.filter(texts=proposal.texts, entry=None)
    if same.exists():
        raise InvalidEntry({"": [_("Usulan untuk butir ini masih berjalan. Tunggu putusannya, atau tarik dahulu.")]})
