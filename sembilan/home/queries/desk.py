"""What waits for a reader today, whatever her role: what she is to do herself, and what falls due for her people."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, Exists, OuterRef, Q
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from sembilan.career.kinds import ALL
from sembilan.career.models import Case, CaseStep
from sembilan.career.queries import cases, lists
from sembilan.notices.queries import unread
from sembilan.organisation.access import Permission, today
from sembilan.people.access import may
from sembilan.proposals.models import Proposal, State
from sembilan.proposals.queries import sees_queue, turn_of
from sembilan.proposals.queries.lists import LATE
from sembilan.records.models import Reject
from sembilan.terms.month import Month
from sembilan.web.desk import Task, counted
from sembilan.web.templatetags.say import number

UNFINISHED = (CaseStep.State.DRAFTED, CaseStep.State.CHECKED, CaseStep.State.RETURNED)


def tasks(user: Any) -> list[Task]:
    """Everything that waits for this reader, without what there is none of."""
    return counted(uncounted(user))


def uncounted(user: Any) -> list[Task]:
    """What may wait for this reader; the page counts it together with what the other rooms tell."""
    returned = Proposal.objects.filter(proposed_by=user.nip, state=State.RETURNED)
    own = Task(returned, _("usulan Anda dikembalikan untuk diperbaiki"), reverse("proposals:own"))
    rooms = (_proposals, _letters, _cases, _held, _notices)
    return [own, *(task for ask in rooms for task in ask(user))]


def _proposals(user: Any) -> Iterator[Task]:
    if not sees_queue(user):
        return
    hers, late = turn_of(user), Q(due_on__lt=today())
    queue = reverse("proposals:queue")
    yield Task(hers.exclude(late), _("usulan menunggu Anda"), queue)
    text = _("usulan menunggu Anda melewati batas waktunya")
    yield Task(hers.filter(late), text, f"{queue}?age={LATE}", _("terlambat"))


def _letters(user: Any) -> Iterator[Task]:
    if may(user, Permission.SIGN):
        waiting = cases.to_sign(user).filter(is_open=True, signature=None)
        yield Task(waiting, _("surat menunggu tanda tangan Anda"), reverse("career:signing"))


def _cases(user: Any) -> Iterator[Task]:
    if not lists.may_serve(user):
        return
    running = cases.cases(user).filter(is_open=True, signature=None)
    here, there = running.filter(state__in=UNFINISHED), running.filter(state=CaseStep.State.TO_SIGN)
    yield Task(here, _("berkas layanan belum diajukan untuk ditandatangani"), reverse("career:cases"))
    yield Task(there, _("surat ada di meja pimpinan"), reverse("career:cases"))


def _held(user: Any) -> Iterator[Task]:
    if may(user, Permission.LOAD):
        text = _("baris berkas ditahan saat dimuat")
        yield Task(Reject.objects.filter(healed_at=None), text, reverse("exchange:held"))


def _notices(user: Any) -> Iterator[Task]:
    yield Task(unread(user), _("pemberitahuan belum dibaca"), reverse("notices:own"))


@dataclass(frozen=True)
class Falling:
    """One service: how many come due by the first of next month, how many were so before this one, how many are ready.

    Decisions count from the first of a month and are prepared in the one before.
    """

    code: str
    title: str | Promise
    now: int
    before: int
    ready: int

    @property
    def count(self) -> int:
        """All who wait for a case."""
        return self.now + self.before

    @property
    def href(self) -> str:
        """Its list, the oldest first."""
        return f"{reverse('career:due')}?{urlencode({'layanan': self.code})}"

    @property
    def note(self) -> str:
        """What is pressing and what can be done at once."""
        said = []
        if self.before:
            said.append(_("%(n)s terlewat") % {"n": number(self.before)})
        said.append(_("%(n)s siap dibuatkan surat") % {"n": number(self.ready)})
        return " · ".join(said)


def falling(user: Any, day: dt.date) -> Sequence[Falling] | None:
    """The services with who comes due by the first of next month and has no case yet; none for who looks after nobody.

    An empty list says that nothing was reckoned so far.
    """
    if not lists.may_look(user):
        return None
    reckoning = lists.newest()
    if reckoning is None:
        return []
    month = Month.of(day)
    same = Case.objects.filter(employee=OuterRef("employee"), service=OuterRef("service"), is_open=True)
    rows = lists.due(user, reckoning).filter(Q(due_on=None) | Q(due_on__lte=month.next().first))
    rows = rows.exclude(Exists(same.filter(due_on=OuterRef("due_on"))))
    before, ready = Q(due_on__lt=month.first), Q(is_met=True)
    kinds = rows.order_by().values("service")
    asked = kinds.annotate(n=Count("pk"), before=Count("pk", filter=before), ready=Count("pk", filter=ready))
    found = {row["service"]: row for row in asked}
    return [_falling(one, found.get(one.code, NONE)) for one in ALL]


NONE = {"n": 0, "before": 0, "ready": 0}


def _falling(service: Any, row: Any) -> Falling:
    now, before = row["n"] - row["before"], row["before"]
    return Falling(service.code, service.title, now, before, row["ready"])
