"""The spread of predikat in a unit beside the guidance for it: each line, by how many people, and in which words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl
from django.utils.translation import gettext as _

from sembilan.evaluation.queries import spread_counts
from sembilan.evaluation.queries.spread_counts import Counts, Reached
from sembilan.organisation.models import Instansi, Unor
from sembilan.runs import in_force
from sembilan.terms.capaian import Capaian
from sembilan.terms.frames.spread import AREA, MONTH
from sembilan.terms.month import Month
from sembilan.terms.period import Period
from sembilan.terms.predikat import Predikat

LAW = "SE MenPANRB 3/2023"
COLUMNS = {5: "best", 4: "good", 3: "mend", 2: "poor", 1: "worst"}
BEST_FIRST = tuple(sorted(Predikat, reverse=True))


@dataclass(frozen=True)
class Line:
    """A line of the guidance: what it says, how it stands, and by how many people it is missed."""

    text: str
    standing: str
    misses: int

    @property
    def is_met(self) -> bool:
        """Whether nobody is lacking and nobody too many."""
        return self.misses == 0


@dataclass(frozen=True)
class Bar:
    """One predikat: how many people, as a part of all, and where the guidance draws its mark."""

    predikat: Predikat
    count: int
    share_bp: int
    need: int | None = None

    @property
    def label(self) -> str:
        """Its word."""
        return self.predikat.label


@dataclass(frozen=True)
class Spread:
    """How a unit's predikat are spread, and all that the guidance says about it."""

    counts: Mapping[int, int]
    unrated: int
    reached: Reached | None
    figures: Mapping[str, Any]
    lines: tuple[Line, ...]

    @property
    def people(self) -> int:
        """How many have a predikat."""
        return int(self.figures["people"])

    @property
    def capaian(self) -> str:
        """The word for what the unit reached."""
        return Capaian(self.reached.capaian).label if self.reached else ""

    @property
    def warns(self) -> bool:
        """Whether something is missed that could be met."""
        return bool(self.figures["warns"])

    @property
    def bars(self) -> list[Bar]:
        """The five, the best first."""
        need = {self.reached.capaian: self.figures["main_least"]} if self.reached else {}
        whole = max(self.people, 1)
        return [
            Bar(one, self.counts.get(one, 0), self.counts.get(one, 0) * 10_000 // whole, need.get(int(one)))
            for one in BEST_FIRST
        ]

    @property
    def warning(self) -> str:
        """What to know before deciding, in words; nothing where all is met."""
        if self.reached is None:
            return _("Capaian kinerja organisasi belum ditetapkan, jadi belum ada pedoman untuk dibandingkan.")
        if not self.figures["missed"]:
            return ""
        if not self.warns:
            text = _("Dengan %(people)s orang, tidak semua baris pedoman dapat dipenuhi sekaligus. "
                     "Ini bukan kesalahan; tetapkan predikat menurut buktinya.")  # fmt: skip
            return text % {"people": self.people}
        text = _("%(missed)s baris pedoman belum terpenuhi. Pedoman ini bukan larangan: predikat tetap boleh "
                 "ditetapkan bila buktinya demikian, dan tercatat bahwa peringatan ini diketahui.")  # fmt: skip
        return text % {"missed": self.figures["missed"]}

    @property
    def kept(self) -> dict[str, Any]:
        """What is kept of it when somebody decides knowing it."""
        capaian = self.reached.capaian if self.reached else None
        counts = {str(int(one)): self.counts.get(one, 0) for one in BEST_FIRST}
        return {"counts": counts, "capaian": capaian, "missed": self.figures["missed"], "warns": self.warns}


def look(unor: Unor, period: Period) -> Spread:
    """The spread of a unit with all below it."""
    return many([unor], unor.path, period)[unor.pk]


def changed(found: Spread, unor: Unor, period: Period, moved: Mapping[int, int]) -> Spread:
    """A spread as if people had moved between predikat, by the same rules."""
    counts: Counts = dict(found.counts.items())
    counts[None] = found.unrated
    reached = {unor.pk: found.reached} if found.reached else {}
    return judged({unor.pk: _changed(counts, moved)}, reached, period, unor.instansi)[unor.pk]


def many(units: Sequence[Unor], path: str, period: Period) -> dict[int, Spread]:
    """The spreads of several units under a path, judged together."""
    counted = spread_counts.of_units(units, path, period)
    reached = spread_counts.reached(units, period)
    given = {one.pk: counted.get(one.pk, {}) for one in units}
    return judged(given, reached, period, units[0].instansi if units else None)


def judged(
    counted: Mapping[int, Counts], reached: Mapping[int, Reached], period: Period, instansi: Instansi | None
) -> dict[int, Spread]:
    """Counts judged by the rules in force on the last day of the period."""
    if instansi is None:
        return {}
    rows = [
        {"unor": pk, "capaian": reached[pk].capaian if pk in reached else None}
        | {name: counts.get(predikat, 0) for predikat, name in COLUMNS.items()}
        for pk, counts in sorted(counted.items())
    ]
    plan = in_force.plan(instansi, AREA, Month.of(period.last))
    told = plan.evaluate({"month": pl.DataFrame(rows, schema=MONTH.schema)})
    return {row["unor"]: _spread(counted[row["unor"]], reached.get(row["unor"]), row) for row in told.to_dicts()}


def _spread(counts: Counts, reached: Reached | None, row: Mapping[str, Any]) -> Spread:
    known = {predikat: people for predikat, people in counts.items() if predikat is not None}
    return Spread(known, counts.get(None, 0), reached, row, tuple(_lines(reached, row)))


def _changed(counts: Counts, moved: Mapping[int, int]) -> Counts:
    return {key: counts.get(key, 0) + moved.get(key or 0, 0) for key in {*counts, *moved}}


def _lines(reached: Reached | None, row: Mapping[str, Any]) -> list[Line]:
    if reached is None:
        return []
    main, best = Capaian(reached.capaian), Predikat.SANGAT_BAIK.label
    weak = Predikat.BUTUH_PERBAIKAN.label
    if main != Capaian.KURANG:
        weak = _("%(one)s atau %(other)s") % {"one": weak, "other": Predikat.KURANG.label}
    answer = Predikat(main).label
    return [
        *_least(answer, row["main_least"], row["main_count"], row["main_short"], row["people"]),
        *_most(answer, row["main_most"], row["main_count"], row["main_over"], row["people"]),
        *_least(weak, row["weak_least"], row["weak_count"], row["weak_short"], row["people"]),
        *_most(best, row["best_most"], None, row["best_over"], row["people"]),
    ]


def _least(what: str, bound: int | None, count: int | None, misses: int | None, people: int) -> list[Line]:
    if bound is None:
        return []
    text = _("%(what)s: sedikitnya %(bound)s dari %(people)s orang")
    standing = _("ada %(count)s; kurang %(misses)s orang") if misses else _("ada %(count)s; terpenuhi")
    said = {"what": what, "bound": bound, "people": people, "count": count, "misses": misses}
    return [Line(text % said, standing % said, misses or 0)]


def _most(what: str, bound: int | None, count: int | None, misses: int | None, people: int) -> list[Line]:
    if bound is None or misses is None:
        return []
    text = _("%(what)s: paling banyak %(bound)s dari %(people)s orang") if bound else _("%(what)s: tidak seorang pun")
    standing = _("lebih %(misses)s orang") if misses else _("terpenuhi")
    said = {"what": what, "bound": bound, "people": people, "misses": misses}
    return [Line(text % said, standing % said, misses)]
