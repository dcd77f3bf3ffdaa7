"""A whole table of ratings: each row is a rating of its own, refused or kept for itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from sembilan.evaluation.actions import Judged, rate
from sembilan.evaluation.models import Evaluation
from sembilan.evaluation.queries.reach import rated_by
from sembilan.evaluation.reading import Fault, Line
from sembilan.records.actions import Refused
from sembilan.runs import in_force


@dataclass
class Done:
    """How many were rated, how many said what stood already, and what was refused."""

    rated: int = 0
    same: int = 0
    faults: list[Fault] = field(default_factory=list)


def rate_all(lines: Sequence[Line], *, by: Any) -> Done:
    """Rate row by row by one set of rules; a row that says what stands changes nothing, so a file twice is once."""
    mine = rated_by(by).filter(pk__in={one.pk for one in lines}).select_related("employee__instansi", "skp")
    found, done = {one.pk: one for one in mine.prefetch_related("conduct")}, Done()
    with in_force.held():
        for line in lines:
            _take(found.get(line.pk), line, done, by)
    return done


def _take(there: Evaluation | None, line: Line, done: Done, by: Any) -> None:
    if there is None or there.employee.nip != line.nip:
        said = _("Nomor dan NIP ini bukan evaluasi yang Anda nilai. Unduh lagi daftarnya.")
        done.faults.append(Fault(line.row, "Nomor", said, line.cells))
    elif _said(there) == (line.hasil_kerja, line.perilaku, *line.texts):
        done.same += 1
    else:
        _rate(there, line, done, by)


def _rate(there: Evaluation, line: Line, done: Done, by: Any) -> None:
    """The words on each value were said on the page and stay."""
    why, how, advice = line.texts
    kept = {one.value: one.text for one in there.conduct.all()}
    judged = Judged(line.hasil_kerja, line.perilaku, why, how, advice, conduct=kept)
    try:
        rate(evaluation=there, judged=judged, version=line.version, by=by)
        done.rated += 1
    except Refused as refused:
        done.faults.append(Fault(line.row, "", refused.sentence, line.cells))


def _said(one: Evaluation) -> tuple[Any, ...]:
    return (one.hasil_kerja, one.perilaku, one.hasil_reason, one.perilaku_reason, one.advice)
