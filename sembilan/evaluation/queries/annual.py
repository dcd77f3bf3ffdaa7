"""The result of a person's year: of one SKP its own, of several what the rule makes of them together."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

import polars as pl
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from sembilan.evaluation.models import Evaluation, State
from sembilan.evaluation.queries.law import Part, predikat_step, predikats, suggested, together
from sembilan.evaluation.queries.reach import readable
from sembilan.organisation.models import Instansi
from sembilan.terms.frames.evaluation import PartsOf
from sembilan.terms.period import Cycle
from sembilan.terms.predikat import Predikat
from sembilan.terms.rating import Rating

Year = tuple[int, int]  # whose, and which


class Result(NamedTuple):
    """The two ratings of a person's year and its predikat."""

    hasil_kerja: int
    perilaku: int
    predikat: int


def of_years(evaluations: Collection[Evaluation]) -> dict[int, Result | None]:
    """The result of the year each of these belongs to, by evaluation; none while an SKP of that year is not final."""
    years: dict[Year, list[Evaluation]] = defaultdict(list)
    people, asked = {one.employee_id for one in evaluations}, {one.first.year for one in evaluations}
    for one in _annual().filter(employee__in=people, first__year__in=asked).select_related("employee"):
        years[one.employee_id, one.first.year].append(one)
    whole = {key: parts for key, parts in years.items() if all(_is_final(one) for one in parts)}
    told = {key: _own(parts[0]) for key, parts in whole.items() if len(parts) == 1}
    several = {key: parts for key, parts in whole.items() if len(parts) > 1}
    for year in {key[1] for key in several}:
        told |= _together(year, {key: parts for key, parts in several.items() if key[1] == year})
    return {one.pk: told.get((one.employee_id, one.first.year)) for one in evaluations}


def stands_back() -> Exists:
    """Whether another SKP of the year ends later, or as late and began before: that one stands for the year."""
    later = Q(until__gt=OuterRef("until")) | Q(until=OuterRef("until"), first__lt=OuterRef("first"))
    same = Q(until=OuterRef("until"), first=OuterRef("first"), pk__lt=OuterRef("pk"))
    of_year = _annual().filter(employee=OuterRef("employee"), first__year=OuterRef("first__year"))
    return Exists(of_year.filter(later | same))


def annual_page(by: Any, evaluation: Evaluation) -> dict[str, Any]:
    """The card of a year of several SKPs, to who may read each of them; nothing where there is one."""
    rows = _annual().filter(employee=evaluation.employee_id, first__year=evaluation.first.year)
    may = Exists(readable(by).filter(pk=OuterRef("pk")))
    parts = list(rows.select_related("skp").annotate(may=may))
    if len(parts) < 2 or not all(getattr(one, "may", False) for one in parts):
        return {}
    lines = [{"one": one, "last": one.until - dt.timedelta(1), "days": _days(one)} for one in parts]
    is_whole = all(_is_final(one) for one in parts)
    told = _told(evaluation.employee.instansi, parts) if is_whole else {}
    return {"annual": {"lines": lines, "is_whole": is_whole} | told}


def _annual() -> QuerySet[Evaluation]:
    return Evaluation.objects.filter(cycle=Cycle.TAHUN.value).order_by("first", "pk")


def _is_final(one: Evaluation) -> bool:
    return bool(one.state == State.FINAL and one.hasil_kerja and one.perilaku)


def _days(one: Evaluation) -> int:
    return (one.until - one.first).days


def _own(one: Evaluation) -> Result:
    return Result(one.hasil_kerja or 0, one.perilaku or 0, one.predikat or 0)


def _last_day(year: int) -> dt.date:
    return dt.date(year, 12, 31)


def _together(year: int, several: dict[Year, list[Evaluation]]) -> dict[Year, Result]:
    """What the rules of the end of the year make of the parts of each of these people."""
    by_nip = {int(parts[0].employee.nip): key for key, parts in several.items()}
    rows = [
        (nip, _days(one), one.hasil_kerja, one.perilaku) for nip, key in by_nip.items() for one in several[key]
    ]  # fmt: skip
    frame = pl.DataFrame(rows, ["nip", "part_days", "hasil_kerja", "perilaku"], orient="row")
    instansi = Instansi.objects.get(pk=next(iter(several.values()))[0].instansi_id)
    told = together(instansi, _last_day(year), PartsOf.SKPS, frame)
    pairs = {nip: (hasil, perilaku) for nip, hasil, perilaku in told.iter_rows()}
    judged = predikats(instansi, _last_day(year), pairs)
    return {by_nip[nip]: Result(*pair, judged[nip]) for nip, pair in pairs.items()}


def _told(instansi: Instansi, parts: Sequence[Evaluation]) -> dict[str, Any]:
    """The result with the steps that say why, and the law of each."""
    day = _last_day(parts[0].first.year)
    given = [Part(_days(one), one.hasil_kerja or 0, one.perilaku or 0) for one in parts]
    found = suggested(instansi, day, PartsOf.SKPS, given)
    last = predikat_step(instansi, day, found.hasil_kerja or 0, found.perilaku or 0)
    titles = (_("Hasil kerja setahun"), _("Perilaku setahun"))
    steps = [
        {"title": title, "text": one.text, "law": one.law, "amount": Rating(one.value).label}
        for title, one in zip(titles, found.steps, strict=True)
    ]
    label = Predikat(last.value).label
    steps.append({"title": _("Predikat setahun"), "text": last.text, "law": last.law, "amount": label})
    return {"predikat": label, "steps": steps}
