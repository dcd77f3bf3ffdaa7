"""An evaluation as its page shows it to one reader: where it stands, what she may do, the predikat and its law."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Value

from sembilan.evaluation.models import Evaluation, EvaluationStep, Objection, State
from sembilan.evaluation.queries.capaian import result_of
from sembilan.evaluation.queries.deadline import deadline
from sembilan.evaluation.queries.judged import beside
from sembilan.evaluation.queries.law import due_on, predikat_step
from sembilan.evaluation.queries.names import full_name
from sembilan.evaluation.queries.periods import of, said
from sembilan.evaluation.queries.questionnaire import questionnaire
from sembilan.evaluation.queries.reach import WITH_EMPLOYEE, WITH_PENILAI, is_employee, may_rate
from sembilan.evaluation.queries.yearly import year_page
from sembilan.organisation.access import today
from sembilan.people.models import Employee
from sembilan.records.actions import actor_name
from sembilan.terms.capaian import Capaian
from sembilan.terms.period import Period
from sembilan.terms.predikat import Predikat
from sembilan.terms.rating import Rating

TONES = {State.OPEN: "warn", State.RETURNED: "warn", State.SENT: "info", State.RATED: "info", State.FINAL: "good"}
PREDIKAT_TONES = {1: "bad", 2: "bad", 3: "warn", 4: "good", 5: "good"}


@dataclass(frozen=True)
class Card:
    """An evaluation in a list."""

    evaluation: Evaluation
    said: str
    tone: str
    due_on: dt.date
    is_late: bool
    predikat: str
    predikat_tone: str
    hasil: str
    perilaku: str


def card(evaluation: Evaluation) -> Card:
    """It in a list."""
    period = of(evaluation)
    due = due_on(evaluation.employee.instansi, period)
    waits = evaluation.state != State.FINAL
    return Card(
        evaluation, said(period), TONES[State(evaluation.state)], due, waits and today() > due,
        Predikat(evaluation.predikat).label if evaluation.predikat else "",
        PREDIKAT_TONES.get(evaluation.predikat or 0, ""),
        _rated(evaluation.hasil_kerja), _rated(evaluation.perilaku),
    )  # fmt: skip


def _rated(value: int | None) -> str:
    return Rating(value).label if value else ""


def page_of(by: Any, evaluation: Evaluation) -> dict[str, Any]:
    """All that its page shows this reader."""
    is_own, period = is_employee(by, evaluation), of(evaluation)
    rates = evaluation.state != State.FINAL and may_rate(by, evaluation)
    one = card(evaluation)
    is_told = evaluation.state == State.FINAL or not is_own  # what is not final is not told to her whom it is about
    beside_it = beside(evaluation)
    may_now = rates and (evaluation.state in WITH_PENILAI or today() > one.due_on)
    given = {
        "evaluation": evaluation, "row": one, "period": period, "is_own": is_own, "beside": beside_it,
        "may_report": is_own and evaluation.state in WITH_EMPLOYEE, "rates": rates, "may_rate": may_now,
        "is_told": is_told, "result": _unit_result(evaluation, period), "is_part": _is_part(evaluation, period),
        "last_day": evaluation.until - dt.timedelta(1), "may_give_back": rates and evaluation.state in WITH_PENILAI,
    }  # fmt: skip
    told = _predikat(evaluation) if is_told else {}
    course = _course(by, evaluation, beside_it.speakers)
    beside_it_too = {} if is_own else questionnaire(by, evaluation, rates=rates)
    return given | told | course | year_page(by, evaluation) | _objection(by, evaluation) | beside_it_too


def predikat_of(evaluation: Evaluation, hasil_kerja: int, perilaku: int) -> dict[str, Any]:
    """What two ratings would give, with the explanation and the law."""
    step = predikat_step(evaluation.employee.instansi, evaluation.first, hasil_kerja, perilaku)
    told = {"title": Predikat(step.value).label, "text": step.text, "law": step.law, "sentence": step.sentence}
    return {"told": told, "told_tone": PREDIKAT_TONES[int(step.value)]}


def _predikat(evaluation: Evaluation) -> dict[str, Any]:
    if not (evaluation.hasil_kerja and evaluation.perilaku):
        return {}
    return predikat_of(evaluation, evaluation.hasil_kerja, evaluation.perilaku)


def _is_part(evaluation: Evaluation, period: Period) -> bool:
    """Whether the post was held for a part of the period only."""
    return evaluation.first > period.first or evaluation.until < period.until


def _unit_result(evaluation: Evaluation, period: Period) -> dict[str, Any] | None:
    found = result_of(evaluation.skp.unor, period)
    if found is None:
        return None
    return {"label": Capaian(found.capaian).label, "unor": found.unor.name, "reason": found.reason}


def _course(by: Any, evaluation: Evaluation, speakers: Mapping[str, str]) -> dict[str, Any]:
    """Each step with who took it; names come along with the steps, and only others are asked for."""
    penilai = evaluation.penilai_nip
    rows = EvaluationStep.objects.filter(evaluation=evaluation).order_by("pk")
    steps = list(rows.annotate(name=full_name("by"), penilai=full_name(Value(penilai))))
    names = {**speakers, **{one.by: one.name or one.by for one in steps}}
    if steps and steps[0].penilai:
        names[penilai] = steps[0].penilai
    nips = {one.changed[name] for one in steps for name in ("penilai_before", "instead_of") if name in one.changed}
    if missing := ({*nips, penilai} - {*names, ""}):
        names |= {one.nip: one.full_name for one in Employee.objects.filter(nip__in=missing)}
    hides = actor_name(by) == evaluation.employee.nip and evaluation.state != State.FINAL
    course = [(one, names[one.by], {} if hides else _moved(one)) for one in steps]
    before = next((one.changed["penilai_before"] for one in reversed(steps) if "penilai_before" in one.changed), "")
    return {
        "course": course, "names": names, "penilai": names.get(penilai, penilai),
        "penilai_before": names.get(before, before), "last_word": steps[-1].text if steps else "",
    }  # fmt: skip


def _moved(step: EvaluationStep) -> dict[str, str]:
    """Ratings before and after, in words, where a step changed them."""
    told = {}
    for side in ("before", "after"):
        predikat = (step.changed.get(side) or {}).get("predikat")
        told[side] = Predikat(predikat).label if predikat else ""
    return told if told["before"] and told["before"] != told["after"] else {}


def _objection(by: Any, evaluation: Evaluation) -> dict[str, Any]:
    """Whether there is one, may be one, and until when; counted from which day."""
    if evaluation.state != State.FINAL:
        return {"objection": None, "deadline": None, "may_object": False}
    found, last = Objection.objects.filter(evaluation=evaluation).first(), deadline(evaluation)
    may_object = is_employee(by, evaluation) and found is None and not last.is_over
    return {"objection": found, "deadline": last, "may_object": may_object}
