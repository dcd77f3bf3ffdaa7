"""Who may read a talk or feedback, and who speaks for which side."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet

from sembilan.dialog.models import Feedback, Pledge, Talk
from sembilan.organisation.access import Permission
from sembilan.organisation.models import Grant
from sembilan.people.access import may_somewhere, scope_for, superiors, visible
from sembilan.people.models import Employee
from sembilan.records.actions import actor_name

OPEN = (Talk.State.ASKED, Talk.State.PLANNED)


def mine(by: Any) -> QuerySet[Talk]:
    """The talks of which this person is one of the two."""
    name = actor_name(by)
    return Talk.objects.filter(Q(employee__nip=name) | Q(partner_nip=name))


def readable(by: Any) -> QuerySet[Talk]:
    """One's own talks, those of whom one leads, and for an inspector all; konseling stays between the two."""
    name = actor_name(by)
    others = Q() if inspects(by) else Q(employee__in=led(by))
    return Talk.objects.filter(Q(employee__nip=name) | Q(partner_nip=name) | others & ~Q(kind=Talk.Kind.COUNSEL))


def inspects(by: Any) -> bool:
    """Whether this person reads everywhere because she is of the Inspektorat."""
    return Grant.Role.INSPEKTORAT in scope_for(by).roles


def led(by: Any) -> QuerySet[Employee]:
    """Whom this person leads, and so talks with."""
    return visible(by, None, Permission.RATE)


def leads(by: Any) -> bool:
    """Whether she leads anybody."""
    return may_somewhere(by, Permission.RATE)


def follows(by: Any) -> bool:
    """Whether she looks after who has not spoken: her own people, a unit's or the region's."""
    return may_somewhere(by, Permission.HELP) or inspects(by)


def followed(by: Any) -> QuerySet[Employee]:
    """Whose silence she may see."""
    return Employee.objects.all() if inspects(by) else visible(by, None, Permission.HELP)


def sides(talk: Talk) -> tuple[str, str]:
    """The two who talk."""
    return talk.employee.nip, talk.partner_nip


def other_side(talk: Talk, by: Any) -> str:
    """The one of the two who is not this person."""
    return str(talk.partner_nip if actor_name(by) == talk.employee.nip else talk.employee.nip)


def may_take_over(by: Any, talk: Talk) -> bool:
    """Whether this person is the employee's superior now, and who was to talk with her is not any more."""
    if talk.kind == Talk.Kind.COUNSEL or talk.state not in OPEN or actor_name(by) in sides(talk):
        return False
    now = superiors([talk.employee])[talk.employee_id]
    return actor_name(by) in now and talk.partner_nip not in now


def left_behind(by: Any) -> list[Talk]:
    """Open talks of her people with somebody who leads them no more."""
    if not leads(by):
        return []
    found = Talk.objects.filter(state__in=OPEN, employee__in=led(by)).exclude(partner_nip=actor_name(by))
    talks = list(found.exclude(kind=Talk.Kind.COUNSEL).select_related("employee").order_by("pk")[:100])
    now = superiors([talk.employee for talk in talks]) if talks else {}
    return [t for t in talks if actor_name(by) in now[t.employee_id] and t.partner_nip not in now[t.employee_id]]


def asked_of(by: Any) -> QuerySet[Talk]:
    """Talks the other side asked for, that wait for a time."""
    return mine(by).filter(state=Talk.State.ASKED).exclude(asked_by=actor_name(by))


def owed(by: Any) -> QuerySet[Pledge]:
    """What this person agreed to do and has not done."""
    return Pledge.objects.filter(owner_nip=actor_name(by), done_on=None).exclude(talk__state=Talk.State.DROPPED)


def returned(talk: Talk, by: Any) -> QuerySet[Pledge]:
    """Open agreements of the employee's earlier talks: they stand on the agenda of this one by themselves."""
    found = Pledge.objects.filter(talk__employee=talk.employee_id, done_on=None).exclude(talk=talk)
    name = actor_name(by)
    between_others = Q(talk__kind=Talk.Kind.COUNSEL) & ~Q(talk__employee__nip=name) & ~Q(talk__partner_nip=name)
    return found.exclude(talk__state=Talk.State.DROPPED).exclude(between_others).order_by("due_on", "pk")


def settleable(by: Any) -> QuerySet[Pledge]:
    """Agreements this person may settle: of her own talks, and of whom she leads now."""
    name = actor_name(by)
    hers = Q(talk__employee__nip=name) | Q(talk__partner_nip=name)
    led_now = Q(talk__employee__in=led(by)) & ~Q(talk__kind=Talk.Kind.COUNSEL)
    return Pledge.objects.filter(hers | led_now).exclude(talk__state=Talk.State.DROPPED)


def feedback_for(by: Any) -> QuerySet[Feedback]:
    """Feedback she was given or gave, and that about whom she may read."""
    name = actor_name(by)
    return Feedback.objects.filter(Q(employee__in=visible(by)) | Q(employee__nip=name) | Q(by=name))
