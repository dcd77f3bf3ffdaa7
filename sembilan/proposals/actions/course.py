"""The parts every step has: the lock, the row of the course, and telling those whom it concerns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from sembilan.documents.actions import Upload as Upload
from sembilan.notices.actions import notify
from sembilan.organisation.access import today
from sembilan.people.kinds import KINDS
from sembilan.people.models import Employee
from sembilan.proposals.deadlines import due_on
from sembilan.proposals.models import Proposal, State, Step
from sembilan.records.actions import Refused as Refused
from sembilan.records.actions import actor_name, part


def locked(proposal: Proposal) -> Proposal:
    """The proposal as it stands, held until this step is done: of two officers one comes second and sees it."""
    return Proposal.objects.select_for_update(of=("self",)).select_related("employee").get(pk=proposal.pk)


def last_step(proposal: Proposal) -> Step:
    """The newest step."""
    return Step.objects.filter(proposal=proposal).latest("pk")


def said_before(proposal: Proposal) -> str:
    """Who did what last, and when."""
    step = last_step(proposal)
    name = Employee.objects.filter(nip=step.by).values_list("name", flat=True).first() or step.by
    at = date_format(timezone.localtime(step.at), "j F Y H.i")
    return _("%(done)s oleh %(name)s pada %(at)s.") % {"done": step.get_kind_display(), "name": name, "at": at}


@part
def take_step(proposal: Proposal, kind: Step.Kind, state: State, *, by: Any, note: str = "") -> Step:
    """Write one step of the course and let the proposal stand where it leads."""
    proposal.state, proposal.due_on = state, due_on(state, today())
    proposal.save()
    is_submission = kind == Step.Kind.SUBMITTED
    return Step.objects.create(
        instansi_id=proposal.instansi_id,
        proposal=proposal,
        kind=kind,
        state=state,
        at=timezone.now(),
        by=actor_name(by),
        note=note,
        texts=proposal.texts if is_submission else {},
        document_id=proposal.document_id if is_submission else None,
        due_on=proposal.due_on,
    )


@part
def tell_people(proposal: Proposal, nips: Sequence[str], said: str, *, by: Any, note: str = "") -> None:
    """Tell a sentence about a proposal to people, but not to who did it."""
    with override("id"):
        what = str(KINDS[proposal.kind].title)
    notify(
        instansi_id=proposal.instansi_id,
        nips=set(nips) - {actor_name(by)},
        said=said,
        url=f"/usulan/{proposal.pk}/",
        name=proposal.employee.full_name,
        what=what,
        note=note,
    )


def its_people(proposal: Proposal) -> list[str]:
    """Whom the outcome concerns: the employee, and who proposed it for her."""
    return sorted({proposal.employee.nip, proposal.proposed_by})
