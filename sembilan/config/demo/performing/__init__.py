"""Performance in the example regency, one stage after another; a stage that was done is not done again."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from django.db.models import Model

from sembilan.behaviour.models import Poll, Round
from sembilan.calibration.jobs import compare_raters
from sembilan.calibration.models import Comparison
from sembilan.coaching.models import Look, Plan
from sembilan.config.demo.accounts import Account
from sembilan.config.demo.performing import contracts, helping, judging, plans, voices, working
from sembilan.config.demo.performing.circle import BY, Circle
from sembilan.dialog.models import Talk
from sembilan.evaluation.models import Evaluation, Objection
from sembilan.organisation.models import Instansi, Unor
from sembilan.planning.models import Agreement, Goal
from sembilan.records.tenancy import tenant
from sembilan.runs import in_force
from sembilan.skp.models import Skp
from sembilan.worklog.models import Entry


def begin(instansi: Instansi, accounts: Sequence[Account], unor: Unor) -> None:
    """Let some offices have had their year, each stage as a whole: cut between two it goes on with the next."""
    circle = Circle(instansi, unor, accounts)
    for made, stage in STAGES:
        with tenant(instansi.pk), in_force.held():
            if not made._default_manager.exists():
                stage(circle)


def _plan(circle: Circle) -> None:
    for year in circle.years:
        plans.plan(circle, year)


def _contract(circle: Circle) -> None:
    for year in circle.years:
        contracts.contract(circle, year)


def _compare(circle: Circle) -> None:
    """As each month: the raters of the twelve months that ended."""
    until = circle.day.replace(day=1)
    first = until.replace(year=until.year - 1)
    compare_raters(instansi_id=circle.instansi.pk, first=str(first), until=str(until), by=BY)


STAGES: tuple[tuple[type[Model], Callable[[Circle], None]], ...] = (
    (Goal, _plan),
    (Agreement, lambda circle: plans.sign(circle, circle.day.year)),
    (Skp, _contract),
    (Evaluation, judging.open_past),
    (Entry, working.work),
    (Talk, voices.talk),
    (Objection, voices.object_to),
    (Round, voices.survey),
    (Poll, voices.elect),
    (Comparison, _compare),
    (Look, helping.look),
    (Plan, helping.improve),
)
