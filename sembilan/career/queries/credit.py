"""Angka kredit from the predikat of decided evaluations: of whom, how much, step by step, what stands already."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl
from django.db.models import QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sembilan.career.queries.lists import LOOK
from sembilan.evaluation.models import Evaluation, State
from sembilan.organisation.models import Instansi, Jabatan
from sembilan.people.access import may
from sembilan.people.models import AngkaKredit, RiwayatJabatan
from sembilan.policy.explain import Explanation
from sembilan.runs import in_force
from sembilan.terms.career import post_level
from sembilan.terms.frames.credit import AREA, MONTH
from sembilan.terms.month import Month

FUNCTIONAL = 11  # levels of posts from here on earn angka kredit


@dataclass(frozen=True)
class Earned:
    """What one evaluation earns: `milli` in thousandths, or why it earns nothing; `entry` is what stands already."""

    evaluation: Evaluation
    jabatan: str
    months: int
    milli: int | None
    why: str
    entry: AngkaKredit | None

    @property
    def hundredths(self) -> int | None:
        """As people write it, in hundredths."""
        return None if self.milli is None else self.milli // 10

    @property
    def is_ready(self) -> bool:
        """Whether it can be entered: it earns something that does not stand there."""
        return bool(self.milli) and (self.entry is None or self.entry.total_milli != self.milli)


def may_see(by: Any) -> bool:
    """Whether somebody sees what the whole region earns: who keeps all files, and who inspects."""
    return may(by, LOOK)


def decided_any() -> QuerySet[Evaluation]:
    """Every decided yearly evaluation."""
    found = Evaluation.objects.filter(cycle=Evaluation.Cycle.YEAR, state=State.FINAL)
    return found.select_related("employee", "skp__unor").order_by("employee__name", "pk")


def decided(year: int) -> QuerySet[Evaluation]:
    """The decided yearly evaluations of a year."""
    return decided_any().filter(first__year=year)


def years() -> list[int]:
    """The years of which something is decided, the newest first."""
    found = decided_any().order_by("-first__year").values_list("first__year", flat=True).distinct()
    return list(found[:10])


def earned(instansi: Instansi, evaluations: Sequence[Evaluation]) -> list[Earned]:
    """What these evaluations of one year earn, by the rules of its December."""
    if not evaluations:
        return []
    posts = _posts(evaluations)
    entries = _entries(evaluations)
    held = {one.pk: months(instansi, one) for one in evaluations}
    frame = pl.DataFrame(
        [
            {"nip": _key(n), "post_level": level, "predikat": one.predikat, "months": held[one.pk]}
            for n, one in enumerate(evaluations)
            if (level := posts[one.pk][1]) and one.predikat
        ],
        schema=MONTH.schema,
    )
    counted = _counted(instansi, evaluations, frame)
    return [
        Earned(
            one,
            posts[one.pk][0],
            held[one.pk],
            counted.get(_key(n)),
            _why(posts[one.pk], held[one.pk]),
            entries.get(one.pk),
        )
        for n, one in enumerate(evaluations)
    ]


def explained(instansi: Instansi, evaluation: Evaluation) -> Explanation | None:
    """The steps of one, each with its law; nothing where the post earns none."""
    level = _posts([evaluation])[evaluation.pk][1]
    if not level or not evaluation.predikat:
        return None
    row = {"nip": _key(0), "post_level": level, "predikat": evaluation.predikat, "months": months(instansi, evaluation)}
    plan = in_force.plan(instansi, AREA, _december(evaluation))
    frame = pl.DataFrame([row], schema=MONTH.schema)
    return plan.explain({"month": frame}, "credit", lang=(get_language() or "id")[:2])


def months(instansi: Instansi, evaluation: Evaluation) -> int:
    """The months of the evaluation that count: on the day of the rule the post was held."""
    day = int(in_force.parameters(instansi, AREA, _december(evaluation))["counts_on"])
    valid = evaluation.skp.valid
    since, until = max(evaluation.first, valid.lower), min(evaluation.until, valid.upper or evaluation.until)
    year = evaluation.first.year
    return sum(since <= dt.date(year, number, day) < until for number in range(1, 13))


def _december(evaluation: Evaluation) -> Month:
    return Month(evaluation.first.year, 12)


def _counted(instansi: Instansi, evaluations: Sequence[Evaluation], frame: pl.DataFrame) -> dict[int, int]:
    if frame.is_empty():
        return {}
    plan = in_force.plan(instansi, AREA, _december(evaluations[0]))
    told = plan.evaluate({"month": frame})
    return {nip: hundredths * 10 for nip, hundredths in told.select("nip", "credit").iter_rows()}


def _key(number: int) -> int:
    return 10**17 + number  # rows of an evaluation, two of one person among them, told apart as the frame asks


def _posts(evaluations: Sequence[Evaluation]) -> dict[int, tuple[str, int | None]]:
    """The post of each by its SKP, and its level where it is a functional one."""
    names = {one.skp.jabatan for one in evaluations}
    kinds = dict(Jabatan.objects.filter(name__in=names).values_list("name", "kind"))
    held = _held(evaluations)
    found: dict[int, tuple[str, int | None]] = {}
    for one in evaluations:
        name, kind = one.skp.jabatan, kinds.get(one.skp.jabatan)
        if kind is None:
            name, kind = held.get(one.employee_id, (name, ""))
        level = post_level(str(kind), name, None)
        found[one.pk] = (name, level if level and level >= FUNCTIONAL else None)
    return found


def _held(evaluations: Sequence[Evaluation]) -> dict[int, tuple[str, str]]:
    last = max(one.until for one in evaluations) - dt.timedelta(days=1)
    rows = RiwayatJabatan.objects.on(last).filter(employee__in={one.employee_id for one in evaluations})
    return {pk: (name, kind) for pk, name, kind in rows.values_list("employee", "jabatan__name", "jabatan__kind")}


def _entries(evaluations: Sequence[Evaluation]) -> dict[int, AngkaKredit]:
    """What was entered before for the same person and the same time."""
    kind = AngkaKredit.Kind.KONVERSI
    rows = AngkaKredit.objects.filter(employee__in={one.employee_id for one in evaluations}, kind=kind)
    stands = {(row.employee_id, row.period.lower, row.period.upper): row for row in rows}
    return {one.pk: row for one in evaluations if (row := stands.get((one.employee_id, *span(one))))}


def span(evaluation: Evaluation) -> tuple[dt.date, dt.date]:
    """The part of the year the SKP was for."""
    valid = evaluation.skp.valid
    return max(evaluation.first, valid.lower), min(evaluation.until, valid.upper or evaluation.until)


def _why(post: tuple[str, Any], held: int) -> str:
    if post[1] is None:
        return _("Jabatan %(name)s bukan jabatan fungsional: tidak ada angka kredit.") % {"name": post[0]}
    return "" if held else _("Jabatan ini tidak dijabat sebulan pun.")
