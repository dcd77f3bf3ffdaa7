"""Figures of an indicator: targets of a year and its quarters, rencana aksi, what was reached and its proof."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from sembilan.documents.actions import Upload, keep_upload
from sembilan.organisation.access import today
from sembilan.planning.actions.goals import kept
from sembilan.planning.models import YEAR, Indicator, PlanStep, Reached, Target
from sembilan.planning.queries.marks import mark, mark_of, must_stand
from sembilan.planning.queries.reach import writes
from sembilan.records.actions import Refused, action, actor_name, done_before, part, tell


@dataclass(frozen=True)
class Figure:
    """What was reached by the end of a quarter or of the year (0), in thousandths, with a note and what proves it."""

    quarter: int
    value_milli: int
    note: str = ""
    upload: Upload | None = None


def _held(indicator: Indicator, by: Any) -> Indicator:
    """The indicator, held until this is done: its figures are changed by one person at a time."""
    if not writes(by, indicator.goal.unor):
        raise Refused(_("Angka indikator ini diisi oleh pimpinan unit, pengelolanya, atau BKD."))
    return Indicator.objects.select_for_update(of=("self",)).select_related("goal__unor").get(pk=indicator.pk)


@action("target.put")
def put_targets(
    *, indicator: Indicator, year: int, values: Mapping[int, int | None], seen: str | None = None, by: Any
) -> None:
    """Set targets by quarter (0 is the year); nothing takes one back, and quarters not named stay as they are."""
    said = {str(quarter): value for quarter, value in values.items()}
    tell(indicator.instansi_id, f"indicator:{indicator.pk}", year=year, targets=said)
    _held(indicator, by)
    rows = {one.quarter: one for one in Target.objects.filter(indicator=indicator, year=year)}
    must_stand(seen, mark_of(rows.values()), f"indicator:{indicator.pk}")
    if not write_targets(indicator, year, rows, values):
        done_before()


@part
def write_targets(
    indicator: Indicator, year: int, rows: Mapping[int, Target], values: Mapping[int, int | None]
) -> bool:
    """Let the targets of an indicator be these; whether anything was another before."""
    changed = False
    for quarter, value in values.items():
        row = rows.get(quarter)
        if value is None:
            changed |= row is not None
            if row is not None:
                row.delete()
            continue
        new = Target(instansi_id=indicator.instansi_id, indicator=indicator, year=year, quarter=quarter)
        changed |= kept(row or new, {"value_milli": value})
    return changed


@action("plan_step.put")
def put_step(
    *, indicator: Indicator, year: int, quarter: int, text: str, done_percent: int | None = None,
    step: PlanStep | None = None, seen: str | None = None, by: Any,
) -> PlanStep:  # fmt: skip
    """Add a step of the rencana aksi, or change it and say how far it came; sent twice it is one step."""
    tell(indicator.instansi_id, f"indicator:{indicator.pk}", year=year, quarter=quarter, done=done_percent)
    _held(indicator, by)
    if step is not None:
        row = PlanStep.objects.get(pk=step.pk)
        must_stand(seen, mark(row), f"indicator:{indicator.pk}")
    same = PlanStep.objects.filter(indicator=indicator, year=year, quarter=quarter, text=text)
    if step is not None and same.exclude(pk=step.pk).exists():
        raise Refused(_("Langkah yang sama sudah ada pada triwulan itu."))
    new = PlanStep(instansi_id=indicator.instansi_id, indicator=indicator, year=year)
    found = row if step is not None else same.first() or new
    if not kept(found, {"quarter": quarter, "text": text, "done_percent": done_percent}):
        done_before()
    return found


@action("plan_step.remove")
def remove_step(*, step: PlanStep, by: Any) -> None:
    """Take back a step that was entered by mistake."""
    tell(step.indicator.instansi_id, f"indicator:{step.indicator_id}", year=step.year, quarter=step.quarter)
    _held(step.indicator, by)
    step.delete()


@action("reached.report")
def report_reached(*, indicator: Indicator, year: int, figure: Figure, seen: str | None = None, by: Any) -> Reached:
    """Say what an indicator reached by the end of a quarter, or correct it; a paper that was there stays."""
    tell(indicator.instansi_id, f"indicator:{indicator.pk}", year=year, quarter=figure.quarter,
         value_milli=figure.value_milli)  # fmt: skip
    _held(indicator, by)
    rows = {one.quarter: one for one in Reached.objects.filter(indicator=indicator, year=year)}
    row = rows.get(figure.quarter)
    must_stand(seen, mark_of(rows.values()), f"indicator:{indicator.pk}")
    _may_report(indicator, year, figure.quarter)
    document = keep_upload(figure.upload, instansi_id=indicator.instansi_id, owner_nip=actor_name(by)[:18], by=by)
    new = Reached(instansi_id=indicator.instansi_id, indicator=indicator, year=year, quarter=figure.quarter)
    found = row or new
    values: dict[str, Any] = {"value_milli": figure.value_milli, "note": figure.note}
    if not kept(found, values | ({"document": document} if document else {})):
        done_before()
    return found


def _may_report(indicator: Indicator, year: int, quarter: int) -> None:
    """Refuse what comes before its time, and what has nothing to be measured against."""
    first_month = 1 if quarter == YEAR else quarter * 3 - 2
    if (year, first_month) > (today().year, today().month):
        raise Refused(_("Masa itu belum mulai; realisasinya diisi setelah berjalan."))
    if not Target.objects.filter(indicator=indicator, year=year, quarter=quarter).exists():
        raise Refused(_("Target masa ini belum diisi. Isi targetnya dahulu, lalu realisasinya."))
