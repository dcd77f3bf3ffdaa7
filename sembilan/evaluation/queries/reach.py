"""Who may see an evaluation, whose turn it is to rate, and to whom an objection goes."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from sembilan.evaluation.models import Evaluation, Objection, State
from sembilan.evaluation.queries.penilai import Asked, nearest_of
from sembilan.organisation import access
from sembilan.organisation.access import Permission, today
from sembilan.organisation.models import Unor
from sembilan.people.access import inspects, may, may_somewhere, rights_of, scope_for, superiors, visible
from sembilan.people.models import Employee
from sembilan.records.actions import actor_name

WITH_EMPLOYEE = (State.OPEN, State.RETURNED)
WITH_PENILAI = (State.SENT, State.RATED)


def readable(by: Any) -> QuerySet[Evaluation]:
    """The evaluations this person may open: her own, of whom she rates or reads, of units she leads, naming her."""
    of_units = Q(skp__unor__in=led(by))
    return Evaluation.objects.filter(_about(by, "employee") | of_units | Q(penilai_nip=actor_name(by)))


def led(by: Any) -> QuerySet[Unor]:
    """The units whose SKP this person may rate: those she leads, and all below."""
    scope = scope_for(by)
    if scope.is_all(Permission.RATE):
        return Unor.objects.all()
    return Unor.objects.filter(access.within(scope.paths(Permission.RATE), "path"))


def with_reach(by: Any, rows: QuerySet[Evaluation]) -> QuerySet[Evaluation]:
    """These with `is_led`, whether this person leads the unit it is for: asked along, a page asks no more for it."""
    return rows.annotate(is_led=Exists(led(by).filter(pk=OuterRef("skp__unor_id"))))


def objections(by: Any) -> QuerySet[Objection]:
    """The objections this person may open: who may read the evaluation, and who decides."""
    named = Q(evaluation__penilai_nip=actor_name(by)) | Q(decided_by=actor_name(by))
    return Objection.objects.filter(_about(by, "evaluation__employee") | named)


def _about(by: Any, field: str) -> Q:
    return Q(**{f"{field}__in": visible(by)}) | Q(**{f"{field}__in": visible(by, None, Permission.RATE)})


def same(by: Any) -> set[str]:
    """Who leads the same units as this person today: herself, and with her the holder of the post, its Plt and Plh."""
    own, paths = actor_name(by), scope_for(by).paths(Permission.RATE)
    if not paths or own.startswith("cli:"):
        return {own}
    held = rights_of(today(), None, over=paths)
    return {own} | {
        nip for nip, rights in held.items()
        if any(one.path in paths and one.allows(Permission.RATE) for one in rights)
    }  # fmt: skip


def rated_by(by: Any) -> QuerySet[Evaluation]:
    """The evaluations that are this person's to rate."""
    mine = Evaluation.objects.filter(skp__unor__in=led(by), penilai_nip__in=same(by))
    return mine.exclude(employee__nip=actor_name(by))


def is_employee(by: Any, evaluation: Evaluation) -> bool:
    """Whether it is her own."""
    return bool(actor_name(by) == evaluation.employee.nip)


def may_rate(by: Any, evaluation: Evaluation) -> bool:
    """Whether it is this person's to rate: its penilai, or who is the nearest superior today; never one's own."""
    if is_employee(by, evaluation):
        return False
    is_led = getattr(evaluation, "is_led", None)
    if is_led is None:
        is_led = led(by).filter(pk=evaluation.skp.unor_id).exists()
    return bool(is_led) and _rates_today(by, evaluation)


def _rates_today(by: Any, evaluation: Evaluation) -> bool:
    return bool(evaluation.penilai_nip == actor_name(by)) or actor_name(by) in penilai_today(evaluation)


def penilai_today(evaluation: Evaluation) -> list[str]:
    """Who leads the unit of its SKP most nearly today."""
    employee, unor = evaluation.employee, evaluation.skp.unor
    return nearest_of([Asked(evaluation.pk, employee.pk, employee.nip, unor.path, "")])[evaluation.pk]


def may_calibrate(by: Any, evaluation: Evaluation) -> bool:
    """Whether this person may move a rating before it is final; never one's own."""
    return may(by, Permission.CALIBRATE) and not is_employee(by, evaluation)


def rates(by: Any) -> bool:
    """Whether there is anybody this person rates."""
    return may_somewhere(by, Permission.RATE)


def oversees(by: Any) -> bool:
    """Whether the board is for this person: BKD, PPK, a unit's officer, who inspects, who leads."""
    return may_somewhere(by, Permission.CONTRACT) or may(by, Permission.CALIBRATE) or inspects(by)


def opens(by: Any) -> bool:
    """Whether this person opens the evaluations of a period."""
    return may(by, Permission.CALIBRATE)


def deciders(evaluation: Evaluation) -> list[str]:
    """To whom an objection goes: the superior of the penilai; where nobody leads her, who leads the employee next."""
    penilai = Employee.objects.filter(nip=evaluation.penilai_nip).first()
    found = superiors([penilai], without=(evaluation.employee.nip,))[penilai.pk] if penilai else []
    if found:
        return found
    return superiors([evaluation.employee], without=(evaluation.penilai_nip,))[evaluation.employee_id]


def may_decide(by: Any, objection: Objection) -> bool:
    """Whether this person decides it; never who rated, nor who objects."""
    name = actor_name(by)
    evaluation = objection.evaluation
    if name in (evaluation.employee.nip, evaluation.penilai_nip) or objection.state != Objection.State.SENT:
        return False
    return name in deciders(evaluation)
