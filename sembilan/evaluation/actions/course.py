"""The parts every step has: the lock, whether it changed meanwhile, the row of the course, telling those concerned."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from sembilan.evaluation.models import Evaluation, EvaluationStep, State
from sembilan.evaluation.queries.periods import of, said
from sembilan.evaluation.queries.reach import WITH_EMPLOYEE
from sembilan.notices.actions import notify
from sembilan.people.models import Employee
from sembilan.records.actions import Refused, actor_name, part
from sembilan.records.models import Event
from sembilan.web.templatetags.say import actor, clock
from sembilan.web.templatetags.say import day as said_day

RATINGS = ("hasil_kerja", "perilaku", "predikat")


def held(evaluation: Evaluation, version: int | None = None) -> Evaluation:
    """The evaluation, locked; refused when somebody changed it since it was opened."""
    rows = Evaluation.objects.select_for_update(of=("self",)).select_related("employee__instansi", "skp")
    found = rows.get(pk=evaluation.pk)
    if version is not None and version != found.version:
        said = _("Evaluasi ini berubah sejak Anda membukanya, jadi isian Anda belum disimpan. Periksa lalu kirim lagi.")
        raise Refused(f"{said} {said_last(found)}")
    return found


def said_before(evaluation: Evaluation) -> str:
    """Who took the last step, and when."""
    step = EvaluationStep.objects.filter(evaluation=evaluation).order_by("-pk").first()
    return _said(step.get_state_display(), step.by, step.at) if step else ""


def said_last(evaluation: Evaluation) -> str:
    """Who changed it last, and when: by a step, or by keeping a realisation without sending it, which is none."""
    kept = _kept(evaluation) if evaluation.state in WITH_EMPLOYEE else None
    step = EvaluationStep.objects.filter(evaluation=evaluation).order_by("-pk").first()
    if kept is None or (step is not None and step.at > kept.at):
        return said_before(evaluation)
    return _said(_("Realisasi disimpan"), kept.actor, kept.at)


def _kept(evaluation: Evaluation) -> Event | None:
    target = f"evaluation:{evaluation.employee.nip}"
    rows = Event.objects.filter(verb="evaluation.report", target=target, data__evaluation=evaluation.pk)
    return rows.order_by("-id").first()


def _said(what: str, by: str, on: dt.datetime) -> str:
    name = Employee.objects.filter(nip=by).values_list("name", flat=True).first() or actor(by)
    at = timezone.localtime(on)
    told = {"state": what, "name": name, "at": f"{said_day(at.date())} {clock(at)}"}
    return _("%(state)s: oleh %(name)s pada %(at)s.") % told


def ratings_of(evaluation: Evaluation) -> dict[str, int | None]:
    """Its ratings as they stand."""
    return {name: getattr(evaluation, name) for name in RATINGS}


@part
def take_step(
    evaluation: Evaluation, state: State, *, by: Any, text: str = "", changed: Mapping[str, Any] | None = None
) -> EvaluationStep:  # fmt: skip
    """Write one step of the course and let the evaluation stand where it leads, one version on."""
    evaluation.state, evaluation.reminded_on = state, None
    evaluation.version += 1
    evaluation.save()
    return EvaluationStep.objects.create(
        instansi_id=evaluation.instansi_id, evaluation=evaluation, state=state, text=text,
        changed=dict(changed or {}), by=actor_name(by),
    )  # fmt: skip


@part
def tell_people(evaluation: Evaluation, nips: Iterable[str], said_of: str, *, by: Any, note: str = "") -> None:
    """Tell people a sentence about an evaluation, but not who did it."""
    with override("id"):
        what = said(of(evaluation))
    notify(
        instansi_id=evaluation.instansi_id, nips={nip for nip in nips if nip} - {actor_name(by)}, said=said_of,
        url=f"/evaluasi/{evaluation.pk}/", name=evaluation.employee.full_name, what=what, note=note,
    )  # fmt: skip
