"""The parts every step has: the lock, whether it changed meanwhile, the row of the course, telling those concerned."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from sembilan.evaluation.models import Evaluation, EvaluationStep, State
from sembilan.evaluation.queries.periods import of, said
from sembilan.notices.actions import notify
from sembilan.people.models import Employee
from sembilan.records.actions import Refused, actor_name, part
from sembilan.web.templatetags.say import clock
from sembilan.web.templatetags.say import day as said_day

RATINGS = ("hasil_kerja", "perilaku", "predikat")


def held(evaluation: Evaluation, version: int | None = None) -> Evaluation:
    """The evaluation, locked; refused when somebody changed it since it was opened."""
    rows = Evaluation.objects.select_for_update(of=("self",)).select_related("employee__instansi", "skp")
    found = rows.get(pk=evaluation.pk)
    if version is not None and version != found.version:
        said = _("Evaluasi ini berubah sejak Anda membukanya, jadi isian Anda belum disimpan. Periksa lalu kirim lagi.")
        raise Refused(f"{said} {said_before(found)}")
    return found


def said_before(evaluation: Evaluation) -> str:
    """Who did what last, and when."""
    step = EvaluationStep.objects.filter(evaluation=evaluation).order_by("-pk").first()
    if step is None:
        return ""
    name = Employee.objects.filter(nip=step.by).values_list("name", flat=True).first() or step.by
    at = timezone.localtime(step.at)
    told = {"state": step.get_state_display(), "name": name, "at": f"{said_day(at.date())} {clock(at)}"}
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
