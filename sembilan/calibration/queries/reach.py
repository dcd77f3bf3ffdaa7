"""Who may open a calibration, who takes part in one, and whose ratings she sees by name."""

from __future__ import annotations

from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery

from sembilan.calibration.models import Movement, RaterEstimate, Session
from sembilan.evaluation.models import Evaluation, State
from sembilan.evaluation.queries.spread_reach import of_period
from sembilan.organisation import access
from sembilan.organisation.access import Permission
from sembilan.organisation.models import Unor
from sembilan.people.access import inspects, may, scope_for
from sembilan.people.models import Employee
from sembilan.records.actions import actor_name
from sembilan.terms.period import Cycle, Period


def period_of(session: Session) -> Period:
    """The period a session is about."""
    return Period.of(Cycle(session.cycle), session.first)


def path_of(session: Session) -> str:
    """The place it is about; nothing for all of the region."""
    return session.unor.path if session.unor else ""


def readable(by: Any) -> QuerySet[Session]:
    """The sessions this person may open: who may lead it, who rated, who inspects."""
    leader = Employee.objects.filter(nip=OuterRef("leader_nip")).values("name")[:1]
    found = Session.objects.select_related("unor__instansi", "instansi").annotate(leader=Subquery(leader))
    if inspects(by) or may(by, Permission.CALIBRATE):
        return found
    paths = scope_for(by).paths(Permission.CALIBRATE)
    return found.filter(access.within(paths, "unor__path") | Q(raters__contains=[actor_name(by)]))


def units(by: Any) -> QuerySet[Unor]:
    """The units for which this person may open a session."""
    scope, found = scope_for(by), Unor.objects.order_by("path")
    if scope.is_all(Permission.CALIBRATE):
        return found
    return found.filter(access.within(scope.paths(Permission.CALIBRATE), "path"))


def opens(by: Any) -> bool:
    """Whether this person may open sessions at all."""
    scope = scope_for(by)
    return scope.is_all(Permission.CALIBRATE) or bool(scope.paths(Permission.CALIBRATE))


def may_take_part(by: Any) -> bool:
    """Whether sessions concern this person: who opens them, who inspects, and who rates."""
    return opens(by) or inspects(by) or bool(scope_for(by).paths(Permission.RATE))


def calibrates(by: Any, session: Session) -> bool:
    """Whether this person may lead this session."""
    return scope_for(by).covers(path_of(session), Permission.CALIBRATE)


def leads(by: Any, session: Session) -> bool:
    """Whether she leads it now."""
    return session.leader_nip == actor_name(by) and calibrates(by, session)


def takes_part(by: Any, session: Session) -> bool:
    """Whether she may propose: who may lead it, and who rated."""
    return calibrates(by, session) or actor_name(by) in session.raters


def evaluations(session: Session) -> QuerySet[Evaluation]:
    """The evaluations a session is about that have a rating."""
    rated = of_period(period_of(session), path_of(session)).filter(state__in=(State.RATED, State.FINAL))
    return rated.filter(predikat__isnull=False)


def named(by: Any, session: Session) -> QuerySet[Evaluation]:
    """Those of them this person sees by name: all for who leads or inspects, her own for a rater; never herself."""
    found = evaluations(session).select_related("employee").exclude(employee__nip=actor_name(by))
    if calibrates(by, session) or inspects(by):
        return found
    return found.filter(penilai_nip=actor_name(by))


def movements(by: Any, session: Session) -> QuerySet[Movement]:
    """The movements of a session this person sees."""
    found = Movement.objects.filter(session=session).select_related("evaluation__employee", "session__unor")
    if calibrates(by, session) or inspects(by):
        return found.exclude(evaluation__employee__nip=actor_name(by))
    return found.filter(Q(evaluation__penilai_nip=actor_name(by)) | Q(proposed_by=actor_name(by)))


def about(by: Any) -> QuerySet[Movement]:
    """What calibrations moved of this person: ratings she gave, and her own once they are final."""
    name = actor_name(by)
    gave = Q(evaluation__penilai_nip=name)
    got = Q(evaluation__employee__nip=name, evaluation__state=State.FINAL)
    moved = Movement.objects.filter(gave | got, state=Movement.State.ACCEPTED)
    return moved.select_related("evaluation__employee", "session").order_by("-decided_at", "-pk")


def compares(by: Any) -> bool:
    """Whether this person reads the estimates of all raters: BKD, PPK, who inspects."""
    return may(by, Permission.CALIBRATE) or inspects(by)


def own_estimate(by: Any) -> RaterEstimate | None:
    """The newest of a rater's own."""
    mine = RaterEstimate.objects.filter(rater_nip=actor_name(by)).select_related("comparison")
    return mine.order_by("-comparison__until", "-comparison_id").first()
