"""What the questionnaire on behaviour says of a person, beside the rating of her perilaku; it decides nothing."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from sembilan.behaviour.queries import behaviour_of
from sembilan.behaviour.queries.reach import readable
from sembilan.behaviour.queries.shown import meters
from sembilan.evaluation.models import Evaluation

SILENT = "–"  # of a side nothing is said


def questionnaire(by: Any, evaluation: Evaluation, *, rates: bool) -> dict[str, Any]:
    """The newest closed round about the period, or in a sentence why nothing is said; nothing to who may not read it.

    Who rates her reads her results there too, so she is not asked about again.
    """
    if not (rates or readable(by).filter(pk=evaluation.employee_id).exists()):
        return {}
    told = behaviour_of([evaluation.employee_id], evaluation.first, evaluation.until).get(evaluation.employee_id)
    if told is None:
        why = _("Belum ada kuesioner perilaku yang ditutup tentang periode ini, jadi belum ada yang ditampilkan.")
        return {"questionnaire": {"summary": None, "why": why, "rows": []}}
    said = [row for row, line in zip(meters(told), told.lines, strict=True) if line.mean is not None]
    rows = [row | {"sides": [side for side in row["sides"] if side[1] != SILENT]} for row in said]
    return {"questionnaire": {"summary": told, "why": told.why, "rows": rows}}
