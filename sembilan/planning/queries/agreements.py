"""What a Perjanjian Kinerja says: made of the unit's goals while it is a draft, and as it was sent and signed later."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from sembilan.organisation.models import Unor
from sembilan.people.models import Employee
from sembilan.planning.models import YEAR, Agreement, AgreementStep
from sembilan.planning.queries.board import Planned
from sembilan.planning.queries.budgets import BudgetLine, said
from sembilan.planning.queries.goals import goals_of
from sembilan.planning.queries.reach import agreements_seen
from sembilan.web.templatetags.say import day as said_day

Contents = list[dict[str, Any]]
OPEN = (Agreement.State.DRAFT, Agreement.State.RETURNED)


def contents_of(unor: Unor, year: int) -> Contents:
    """The goals of a unit with their indicators and targets of the year, as an agreement says them."""
    return [
        {"kode": goal.kode, "text": goal.text, "indicators": [_said(one) for one in goal.indicators.all()]}
        for goal in goals_of(unor, year)
    ]


def _said(one: Any) -> dict[str, Any]:
    target = next((row.value_milli for row in one.targets.all() if row.quarter == YEAR), None)
    return {"name": one.name, "measure": one.measure, "target_milli": target, "is_key": one.is_key}


def said_of(plan: Iterable[Planned]) -> Contents:
    """The same of a plan that is read already."""
    return [
        {"kode": one.goal.kode, "text": one.goal.text, "indicators": [_said(row.indicator) for row in one.rows]}
        for one in plan
    ]


def contents_now(agreement: Agreement) -> Contents:
    """What it says: live while it is with the unit, and what was sent from then on."""
    if agreement.state in OPEN:
        return contents_of(agreement.unor, agreement.year)
    found: Contents = agreement.contents
    return found


def sign_of(contents: Contents, budget: Sequence[BudgetLine]) -> str:
    """A short sign of what an agreement says, so that nobody signs what she has not read."""
    told = [contents, said(budget)]
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()[:16]


def lacking(contents: Contents) -> str:
    """What is still missing before it can be sent, as a sentence; empty when nothing is."""
    if not contents:
        return _("Unit ini belum punya sasaran untuk tahun itu. Isi sasarannya dahulu.")
    bare = [one["text"] for one in contents if not one["indicators"]]
    if bare:
        return _("Sasaran tanpa indikator: %(names)s. Isi indikatornya dahulu.") % {"names": "; ".join(bare[:3])}
    rows = [row for one in contents for row in one["indicators"]]
    unset = [row["name"] for row in rows if row["target_milli"] is None]
    if unset:
        return _("Target tahunan belum diisi: %(names)s.") % {"names": "; ".join(unset[:3])}
    return ""


def of_unit(unor_id: int, year: int) -> list[Agreement]:
    """The agreements of a unit in a year, the newest revision first."""
    return list(Agreement.objects.filter(unor=unor_id, year=year).order_by("-revision"))


def listed(by: Any, year: int) -> QuerySet[Agreement]:
    """The agreements of a year this person may read, by unit, the newest of each first."""
    return agreements_seen(by).filter(year=year).order_by("unor__path", "-revision")


def course(agreement: Agreement) -> list[tuple[AgreementStep, str]]:
    """Each step with the name of who took it."""
    steps = steps_of(agreement)
    found = Employee.objects.filter(nip__in={one.by for one in steps})
    return with_names(steps, {one.nip: one for one in found})


def steps_of(agreement: Agreement) -> list[AgreementStep]:
    """Its steps, the first first."""
    return list(AgreementStep.objects.filter(agreement=agreement).order_by("pk"))


def with_names(steps: Iterable[AgreementStep], people: Mapping[str, Employee]) -> list[tuple[AgreementStep, str]]:
    """Each step with the name of who took it, or what stands for her."""
    return [(one, people[one.by].name if one.by in people else one.by) for one in steps]


def held(agreement: Agreement) -> Agreement:
    """The agreement as it stands, held until this step is done."""
    return Agreement.objects.select_for_update(of=("self",)).select_related("unor").get(pk=agreement.pk)


def said_before(agreement: Agreement) -> str:
    """Who did what last, and when."""
    step, name = course(agreement)[-1]
    said = {"state": step.get_state_display(), "name": name, "at": said_day(step.at.date())}
    return " " + _("%(state)s: oleh %(name)s pada %(at)s.") % said
