"""Objections: those this reader decides on, and those she only reads."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from sembilan.evaluation.models import Objection, ObjectionStep
from sembilan.evaluation.queries.reach import deciders, is_employee, may_decide, objections
from sembilan.evaluation.queries.shown import card
from sembilan.people.models import Employee
from sembilan.records.actions import actor_name

TONES = {
    Objection.State.SENT: "warn", Objection.State.UPHELD: "good", Objection.State.REFUSED: "bad",
    Objection.State.WITHDRAWN: "",
}  # fmt: skip


def listed(by: Any) -> QuerySet[Objection]:
    """All this person may open, those that wait first."""
    rows = objections(by).select_related("evaluation__employee__instansi", "evaluation__skp__unor")
    return rows.order_by("-decided_at", "-pk")


def line(one: Objection) -> tuple[Objection, Any, str]:
    """One in a list."""
    return one, card(one.evaluation), TONES[Objection.State(one.state)]


def page_of(by: Any, one: Objection) -> dict[str, Any]:
    """All that its page shows this reader."""
    evaluation, is_open = one.evaluation, one.state == Objection.State.SENT
    turn = deciders(evaluation) if is_open else []
    steps = list(ObjectionStep.objects.filter(objection=one).order_by("pk"))
    nips = {step.by for step in steps} | {evaluation.penilai_nip, one.decided_by, *turn}
    names = {person.nip: person.full_name for person in Employee.objects.filter(nip__in=nips)}
    return {
        "objection": one, "evaluation": evaluation, "row": card(evaluation), "tone": TONES[Objection.State(one.state)],
        "is_own": is_employee(by, evaluation), "may_decide": is_open and may_decide(by, one),
        "may_answer": is_open and not one.heard and actor_name(by) == evaluation.penilai_nip,
        "steps": [(step, names.get(step.by, step.by)) for step in steps],
        "penilai": names.get(evaluation.penilai_nip, evaluation.penilai_nip),
        "decider": names.get(one.decided_by, ""), "turn": [names.get(nip, nip) for nip in turn],
    }  # fmt: skip
