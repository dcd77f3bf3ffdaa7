"""A look at a period: asked for by a person or the calendar, done by the worker; done again it changes no decision."""

from __future__ import annotations

from typing import Any

import polars as pl
from django.utils import timezone
from django.utils.translation import gettext as _

from sembilan.coaching.actions.found import keep_contradictions, keep_effects, keep_lowest, keep_problems
from sembilan.coaching.models import Look
from sembilan.coaching.queries.judged import Judged
from sembilan.coaching.queries.reach import helps_all, units
from sembilan.coaching.span import LENGTHS, Span
from sembilan.organisation.access import today
from sembilan.organisation.models import Unor
from sembilan.records import later
from sembilan.records.actions import Refused, action, actor_name, done_before, tell

JOB = "look.take"
LONGEST = 500


@action("look.ask")
def ask_look(*, instansi_id: int, span: Span, unor: Unor | None, by: Any) -> Look:
    """Have the facts of a period gathered and judged by the worker; asked while it is under way it is the same look."""
    tell(instansi_id, f"look:{span}", unor=unor.kode if unor else "")
    if span.months not in LENGTHS or span.until > today():
        raise Refused(_("Periode itu belum berakhir. Pilih periode yang sudah lewat."))
    if not _may(by, unor):
        raise Refused(_("Anda hanya dapat meminta pencarian untuk unit yang pegawainya Anda bantu."))
    running = (
        Look.objects.filter(first=span.first, months=span.months, unor=unor, ended_at=None).order_by("-id").first()
    )
    if running is not None and running.is_running:
        done_before()
        return running
    look = Look.objects.create(
        instansi_id=instansi_id, first=span.first, months=span.months, unor=unor, asked_by=actor_name(by)
    )
    later.defer(JOB, instansi_id=instansi_id, lock=f"{JOB}:{instansi_id}", look_id=look.pk)
    return look


def _may(by: Any, unor: Unor | None) -> bool:
    return helps_all(by) if unor is None else units(by).filter(pk=unor.pk).exists()


@action("look.step")
def note_step(*, look: Look, step: Look.Step, by: Any) -> None:
    """How far it came, for who waits."""
    tell(look.instansi_id, f"look:{look.span}", look=look.pk, step=step.value)
    Look.objects.filter(pk=look.pk).update(step=step)


@action("look.take")
def take(*, look: Look, found: Judged, ids: list[int] | None, by: Any) -> None:
    """Keep what was found; what a person decided of a problem, and her words, stay as they are."""
    counted = {"problems": found.problems.height, "contradictions": found.contradictions.height}
    tell(look.instansi_id, f"look:{look.span}", look=look.pk, people=found.people, **counted)
    keep_problems(look, found.problems, ids, by=by)
    keep_contradictions(look, found.contradictions)
    if look.unor_id is None:
        keep_lowest(look, found.lowest)
    Look.objects.filter(pk=look.pk).update(
        step=Look.Step.DONE, ended_at=timezone.now(), people=found.people, release_hash=found.release_hash, **counted
    )


@action("look.measure")
def measure(*, look: Look, rows: pl.DataFrame, by: Any) -> int:
    """Lay the facts of the period beside those of the one before, for each problem of that one."""
    tell(look.instansi_id, f"look:{look.span}", look=look.pk, measured=rows.height)
    return keep_effects(look, rows, by=by)


@action("look.fail")
def fail(*, look: Look, sentence: str, by: Any) -> None:
    """It could not be done; the page says why."""
    tell(look.instansi_id, f"look:{look.span}", look=look.pk, sentence=sentence)
    Look.objects.filter(pk=look.pk, ended_at=None).update(
        step=Look.Step.FAILED, ended_at=timezone.now(), failure=sentence[:LONGEST]
    )
