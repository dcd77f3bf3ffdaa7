"""Reminding whose turn it is of what waits beyond its day: once a step, however often the job runs."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_noop

from sembilan.organisation.access import today
from sembilan.proposals.actions.course import its_people, tell_people
from sembilan.proposals.models import Proposal, Reminder, State
from sembilan.proposals.queries import officers
from sembilan.proposals.queries.late import unreminded
from sembilan.records.actions import action, part, tell

LATE = gettext_noop("Usulan %(what)s dari %(name)s sudah melewati batas waktunya. Giliran Anda.")
TO_MEND = gettext_noop("Usulan %(what)s (%(name)s) masih menunggu perbaikan Anda.")
MOST = 2_000  # a round; the next round takes the rest


@action("proposal.remind")
def remind(*, instansi_id: int, by: Any) -> int:
    """Remind of every step whose day has passed and of which nobody was reminded; how many there were."""
    late = unreminded(today()).select_related("employee").select_for_update(of=("self",), skip_locked=True)
    found = list(late[:MOST])
    tell(instansi_id, "proposals", reminded=len(found))
    for proposal in found:
        Reminder.objects.create(instansi_id=instansi_id, step_id=proposal.step, at=timezone.now())  # type: ignore[attr-defined]
        _tell(proposal, by=by)
    return len(found)


@part
def _tell(proposal: Proposal, *, by: Any) -> None:
    if proposal.state == State.RETURNED:
        tell_people(proposal, its_people(proposal), TO_MEND, by=by)
    else:
        turn = officers(proposal.state, proposal.employee, without=(proposal.proposed_by,))
        tell_people(proposal, turn, LATE, by=by)
