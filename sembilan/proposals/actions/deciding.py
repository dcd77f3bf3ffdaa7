"""What officers do: forward, return, refuse, approve. Of two on one proposal the second hears who was first."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from sembilan.people.actions import InvalidEntry
from sembilan.proposals.actions.course import (
    Refused,
    its_people,
    last_step,
    locked,
    said_before,
    take_step,
    tell_people,
)
from sembilan.proposals.actions.submitting import YOUR_TURN
from sembilan.proposals.entries import enter, is_changed, sentences
from sembilan.proposals.models import WAITING, Proposal, State, Step
from sembilan.proposals.queries import may_act, officers
from sembilan.records.actions import action, actor_name, done_before, tell

FORWARDED = gettext_noop("Usulan %(what)s (%(name)s) diteruskan ke BKD.")
RETURNED = gettext_noop("Usulan %(what)s (%(name)s) dikembalikan untuk diperbaiki: %(note)s")
REFUSED = gettext_noop("Usulan %(what)s (%(name)s) ditolak: %(note)s")
APPROVED = gettext_noop("Usulan %(what)s (%(name)s) disetujui dan sudah tercatat.")


@action("proposal.forward")
def forward(*, proposal: Proposal, note: str = "", seen: int | None = None, by: Any) -> Proposal:
    """The unit's officer finds it in order and hands it to the BKD."""
    tell(proposal.instansi_id, f"proposal:{proposal.employee.nip}", proposal=proposal.pk)
    if (held := _held(proposal, Step.Kind.FORWARDED, (State.UNIT,), seen, by=by)) is None:
        return proposal
    take_step(held, Step.Kind.FORWARDED, State.BKD, by=by, note=note)
    tell_people(held, officers(State.BKD, held.employee, without=(held.proposed_by,)), YOUR_TURN, by=by)
    tell_people(held, its_people(held), FORWARDED, by=by)
    return held


@action("proposal.return")
def give_back(*, proposal: Proposal, note: str, seen: int | None = None, by: Any) -> Proposal:
    """Something is missing: back to the proposer with the reason."""
    tell(proposal.instansi_id, f"proposal:{proposal.employee.nip}", proposal=proposal.pk)
    _need(note)
    if (held := _held(proposal, Step.Kind.RETURNED, WAITING, seen, by=by)) is None:
        return proposal
    take_step(held, Step.Kind.RETURNED, State.RETURNED, by=by, note=note)
    tell_people(held, its_people(held), RETURNED, by=by, note=note)
    return held


@action("proposal.refuse")
def refuse(*, proposal: Proposal, note: str, seen: int | None = None, by: Any) -> Proposal:
    """It will not be so, and why."""
    tell(proposal.instansi_id, f"proposal:{proposal.employee.nip}", proposal=proposal.pk)
    _need(note)
    if (held := _held(proposal, Step.Kind.REFUSED, WAITING, seen, by=by)) is None:
        return proposal
    take_step(held, Step.Kind.REFUSED, State.REFUSED, by=by, note=note)
    tell_people(held, its_people(held), REFUSED, by=by, note=note)
    return held


@action("proposal.approve")
def approve(
    *, proposal: Proposal, note: str = "", seen: int | None = None, is_confirmed: bool = False, by: Any
) -> Proposal:
    """It is so, from its TMT: the file says it at once, with this proposal as its source."""
    tell(proposal.instansi_id, f"proposal:{proposal.employee.nip}", proposal=proposal.pk)
    if (held := _held(proposal, Step.Kind.APPROVED, (State.BKD,), seen, by=by)) is None:
        return proposal
    if is_changed(held) and not is_confirmed:
        raise Refused(
            _("Butir ini berubah sejak diusulkan. Bandingkan lagi, lalu centang bahwa perubahannya tetap berlaku.")
        )
    try:
        enter(held, by=by)
    except InvalidEntry as invalid:
        raise Refused(_("Belum dapat dicatat. %(why)s") % {"why": sentences(invalid)}) from invalid
    take_step(held, Step.Kind.APPROVED, State.APPROVED, by=by, note=note)
    tell_people(held, its_people(held), APPROVED, by=by)
    return held


def _held(
    proposal: Proposal, kind: Step.Kind, states: tuple[State, ...], seen: int | None, *, by: Any
) -> Proposal | None:
    """The proposal, locked, when it is this person's turn; nothing when she said the same just before."""
    held = locked(proposal)
    last = last_step(held)
    if last.kind == kind and last.by == actor_name(by):
        done_before()
        return None
    if held.state not in states:
        raise Refused(_too_late(held))
    if not may_act(by, held):
        raise Refused(_("Bukan giliran Anda: usulan sendiri dan usulan di luar unit Anda diperiksa orang lain."))
    if seen is not None and seen != last.pk:
        raise Refused(_("Usulan ini berubah sejak Anda membukanya. Periksa lagi.") + " " + said_before(held))
    return held


def _too_late(held: Proposal) -> str:
    if held.state == State.UNIT:
        return _("Usulan ini masih diperiksa unit; teruskan dahulu sebelum diputuskan.")
    return _("Usulan ini sudah ditindak.") + " " + said_before(held)


def _need(note: str) -> None:
    if not note.strip():
        raise Refused(_("Tulis alasannya, supaya pengusul tahu apa yang harus diperbaiki."))
