"""Who may look at the spread of a unit, whom she may ask about, and who decided knowing a warning."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from sembilan.evaluation.models import Evaluation, EvaluationStep, State
from sembilan.evaluation.queries.spread import look
from sembilan.evaluation.queries.spread_counts import place_day
from sembilan.organisation import access
from sembilan.organisation.access import Permission
from sembilan.organisation.models import Unor
from sembilan.people.access import scope_for, visible
from sembilan.people.models import Employee, RiwayatUnor
from sembilan.terms.period import Cycle, Period

ASKS = (Permission.RATE, Permission.CALIBRATE)
KEPT = "spread"  # where a step keeps the spread it was decided beside


@dataclass(frozen=True)
class Choice:
    """Somebody decided knowing how the spread stood."""

    step: EvaluationStep
    missed: int
    name: str


def units(by: Any) -> QuerySet[Unor]:
    """The units whose spread this person may look at."""
    scope = scope_for(by)
    found = Unor.objects.order_by("path")
    return found if scope.is_all(Permission.READ) else found.filter(access.within(scope.paths(Permission.READ), "path"))


def looks(by: Any) -> bool:
    """Whether there is a unit whose spread this person may look at."""
    scope = scope_for(by)
    return scope.is_all(Permission.READ) or bool(scope.paths(Permission.READ))


def of_period(period: Period, path: str = "") -> QuerySet[Evaluation]:
    """The evaluations of a period of those who work under a path."""
    found = Evaluation.objects.filter(cycle=period.cycle.value, first__gte=period.first, until__lte=period.until)
    if not path:
        return found
    places = RiwayatUnor.objects.on(place_day(period)).filter(unor__path__startswith=path)
    return found.filter(employee__in=places.values("employee"))


def changeable(by: Any, period: Period, path: str) -> QuerySet[Evaluation]:
    """The rated evaluations this person may ask about: what if it were another predikat."""
    reach = Q(penilai_nip=getattr(by, "nip", by))
    for permission in ASKS:
        reach |= Q(employee__in=visible(by, None, permission))
    rated = of_period(period, path).filter(reach, predikat__isnull=False, state__in=(State.RATED, State.FINAL))
    return rated.exclude(employee__nip=getattr(by, "nip", by)).select_related("employee")


def choices(period: Period, path: str) -> list[Choice]:
    """Who decided evaluations of the unit knowing the warning, the newest first."""
    steps = EvaluationStep.objects.filter(
        evaluation__in=of_period(period, path), state=State.FINAL, changed__spread__warns=True
    )
    newest: dict[str, EvaluationStep] = {}
    for step in steps.order_by("-at")[:200]:
        newest.setdefault(step.by, step)
    people = {one.nip: one.full_name for one in Employee.objects.filter(nip__in=newest)}
    return [Choice(step, int(step.changed[KEPT]["missed"]), people.get(by, by)) for by, step in newest.items()]


def led_by(by: Any) -> Unor | None:
    """The highest unit this person leads."""
    paths = scope_for(by).paths(Permission.RATE)
    return Unor.objects.select_related("instansi").filter(path=paths[0]).first() if paths else None


def known(by: Any, period: Period) -> dict[str, Any]:
    """What the unit she leads misses of the guidance, as a step keeps it for who decides knowing it."""
    unor = led_by(by)
    found = look(unor, period) if unor else None
    if unor is None or found is None or not found.figures["missed"]:
        return {}
    return {KEPT: found.kept | {"unor": unor.kode}}


def newest_period() -> Period:
    """The newest period somebody was rated for, else of which there are evaluations, else the present quarter."""
    rows = Evaluation.objects.order_by("-until", "-first").values_list("cycle", "first")
    found = rows.filter(predikat__isnull=False).first() or rows.first()
    return Period.of(Cycle(found[0]), found[1]) if found else Period.of(Cycle.TRIWULAN, access.today())
