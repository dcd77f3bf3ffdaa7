"""The papers of an evaluation: the form of a period, and for a year the Dokumen Evaluasi Kinerja before it."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone, translation

from sembilan.documents.pdf import pdf, pdfs
from sembilan.evaluation.models import Evaluation, EvaluationStep, State
from sembilan.evaluation.queries.capaian import result_of
from sembilan.evaluation.queries.judged import Beside, Line, beside
from sembilan.evaluation.queries.periods import of, said
from sembilan.evaluation.queries.reach import is_employee
from sembilan.organisation.models import Unor
from sembilan.people.access import superiors
from sembilan.people.models import Employee
from sembilan.people.queries.places import named
from sembilan.terms.capaian import Capaian
from sembilan.terms.period import Cycle
from sembilan.terms.predikat import Predikat
from sembilan.terms.rating import Rating
from sembilan.web.templatetags.say import day as said_day
from sembilan.web.templatetags.say import nip as said_nip

MOST = 1_000  # papers in one archive
TEMPLATE = "evaluasi"


def name_of(evaluation: Evaluation) -> str:
    """What the file is called."""
    return f"evaluasi-{evaluation.employee.nip}-{of(evaluation)}.pdf"


def paper(evaluation: Evaluation, *, by: Any) -> bytes:
    """The PDF of one; papers are Indonesian whatever one reads in."""
    with translation.override("id"):
        return pdf(TEMPLATE, _data(evaluation, by=by))


def of_unit(rows: QuerySet[Evaluation]) -> QuerySet[Evaluation]:
    """What is final of these, person by person."""
    final = rows.filter(state=State.FINAL).select_related("employee__instansi", "skp__unor")
    return final.order_by("employee__name", "pk")[:MOST]


def archive(rows: Iterable[Evaluation], *, by: Any) -> bytes:
    """The papers of many in one archive."""
    found, kept = list(rows), io.BytesIO()
    with translation.override("id"), zipfile.ZipFile(kept, "w", zipfile.ZIP_STORED) as into:
        made = pdfs(TEMPLATE, (_data(one, by=by) for one in found))
        for number, (one, content) in enumerate(zip(found, made, strict=True), 1):
            into.writestr(f"{number:03d}-{name_of(one)}", content)
    return kept.getvalue()


def _data(evaluation: Evaluation, *, by: Any) -> dict[str, Any]:
    """What stands on the page; a rating that is not final stands on nobody's paper."""
    is_final = evaluation.state == State.FINAL
    told, period = beside(evaluation), of(evaluation)
    is_hidden = not is_final and is_employee(by, evaluation)
    result = result_of(evaluation.skp.unor, period)
    given = {
        "period": said(period), "first": said_day(evaluation.first), "draft": not is_final,
        "last": said_day(evaluation.until - dt.timedelta(1)), "title": f"Evaluasi Kinerja {said(period)}",
        "is_year": evaluation.cycle == Cycle.TAHUN, "advice": "" if is_hidden else evaluation.advice,
        "approach": evaluation.skp.get_approach_display(), "jabatan": evaluation.skp.jabatan,
        "capaian": Capaian(result.capaian).label if result else "–",
        "hasil": _rating(evaluation.hasil_kerja if is_final else None),
        "perilaku": _rating(evaluation.perilaku if is_final else None),
        "predikat": Predikat(evaluation.predikat).label if is_final and evaluation.predikat else "–",
        "hasil_reason": evaluation.hasil_reason if is_final else "",
        "perilaku_reason": evaluation.perilaku_reason if is_final else "",
        "lines": [_line(one, is_hidden=is_hidden) for one in told.lines], "values": _values(told, is_hidden=is_hidden),
    }  # fmt: skip
    return given | _people(evaluation)


def _rating(value: int | None) -> str:
    return Rating(value).label.capitalize() if value else "–"


def _line(one: Line, *, is_hidden: bool) -> dict[str, Any]:
    outcome = one.outcome
    words = " · ".join(part for part in (one.reached, outcome.text if outcome else "") if part)
    papers = [outcome.document.name if outcome.document else "", outcome.link] if outcome else []
    serves = one.rhk.serves.text if one.rhk.serves else one.rhk.serves_text
    return {
        "kind": one.rhk.kind, "serves": serves, "text": one.rhk.text,
        "measures": [
            {"aspect": measure.get_aspect_display() if measure.aspect else "", "text": measure.text, "target": target}
            for measure, target in one.measures
        ],
        "reached": words or "–", "evidence": ", ".join(filter(None, papers)),
        "feedback": "" if is_hidden or outcome is None else outcome.feedback,
    }  # fmt: skip


def _values(told: Beside, *, is_hidden: bool) -> list[dict[str, str]]:
    return [
        {"label": one.value.label, "expectation": one.expectation, "word": "" if is_hidden else one.word}
        for one in told.values
    ]


def _people(evaluation: Evaluation) -> dict[str, Any]:
    """Whom it is about, who rated her, and the superior of who rated."""
    day = evaluation.until - dt.timedelta(1)
    penilai = Employee.objects.filter(nip=evaluation.penilai_nip).first()
    above = (superiors([penilai])[penilai.pk] if penilai else [])[:1]
    people = named({evaluation.employee.nip, evaluation.penilai_nip, *above}, day)
    root = Unor.objects.filter(parent=None).order_by("path").first()
    step = EvaluationStep.objects.filter(evaluation=evaluation, state=State.FINAL).order_by("-pk").first()
    return {
        "region": root.name if root else evaluation.employee.instansi.name, "unit": evaluation.skp.unor.name,
        "person": _person(people.get(evaluation.employee.nip) or evaluation.employee, evaluation.skp.jabatan),
        "penilai": _person(people.get(evaluation.penilai_nip) or penilai),
        "above": _person(people.get(above[0]) if above else None),
        "decided_on": said_day(timezone.localtime(step.at).date()) if step else "",
    }  # fmt: skip


def _person(one: Employee | None, jabatan: str = "") -> dict[str, str]:
    if one is None:
        return {"name": "–", "nip": "–", "jabatan": "–", "unor": "–"}
    return {
        "name": one.full_name, "nip": said_nip(one.nip),
        "jabatan": jabatan or getattr(one, "jabatan_name", None) or "–",
        "unor": getattr(one, "unor_name", None) or "–",
    }  # fmt: skip
