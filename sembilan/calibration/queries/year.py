"""The year of a unit in numbers: predikat by quarter, what the unit reached, approved minutes of work."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.utils.translation import gettext as _

from sembilan.documents.workbook import xlsx
from sembilan.evaluation.models import State
from sembilan.evaluation.queries.spread import BEST_FIRST
from sembilan.organisation.access import today
from sembilan.organisation.models import Unor
from sembilan.people.queries.places import HOLDS
from sembilan.performance.models import DailyActivity
from sembilan.planning.models import YEAR, UnitResult
from sembilan.terms.capaian import Capaian

PLACED = f"""
    placed as (select r.employee_id from people_riwayatunor r join organisation_unor u on u.id = r.unor_id
        where {HOLDS.format("r")} and starts_with(u.path, %(path)s))
"""
# Of whoever was rated month by month, the newest of the quarter counts.
RATED = f"""
    with {PLACED}, newest as (
        select distinct on (v.employee_id, extract(quarter from v.first)) extract(quarter from v.first)::int as quarter,
            v.predikat
        from evaluation_evaluation v join placed p on p.employee_id = v.employee_id
        where v.cycle <> 'tahun' and v.first >= %(first)s and v.until <= %(until)s and v.predikat is not null
            and v.state = any(%(states)s)
        order by v.employee_id, extract(quarter from v.first), v.until desc, v.skp_id desc)
    select quarter, predikat, count(*) from newest group by 1, 2
"""
WORKED = f"""
    with {PLACED}
    select extract(quarter from d.day)::int, sum(d.minutes), count(distinct d.employee_id)
    from performance_dailyactivity d join placed p on p.employee_id = d.employee_id
    where d.day >= %(first)s and d.day < %(until)s and d.decision = %(decision)s group by 1
"""


@dataclass(frozen=True)
class Quarter:
    """One quarter: people by predikat, the unit's result, and approved hours a person."""

    number: int
    counts: dict[int, int]
    capaian: int | None
    hours: int | None

    @property
    def name(self) -> str:
        """How it is called."""
        return _("Triwulan %(number)s") % {"number": ("I", "II", "III", "IV")[self.number - 1]}

    @property
    def cells(self) -> list[int]:
        """People by predikat, the best first."""
        return [self.counts.get(one, 0) for one in BEST_FIRST]

    @property
    def people(self) -> int:
        """How many were rated."""
        return sum(self.counts.values())

    @property
    def capaian_word(self) -> str:
        """The word for what the unit reached."""
        return Capaian(self.capaian).label if self.capaian else ""


@dataclass(frozen=True)
class YearOf:
    """A unit's year; `capaian` is the result of the year itself."""

    quarters: tuple[Quarter, ...]
    capaian: str

    @property
    def is_empty(self) -> bool:
        """Whether nothing is known of it."""
        return not any(one.people or one.capaian or one.hours for one in self.quarters)

    @property
    def words(self) -> list[str]:
        """The year in sentences, for who does not look at pictures."""
        return [_in_words(one) for one in self.quarters if one.people or one.capaian or one.hours]


def year_of(unor: Unor, year: int) -> YearOf:
    """The year of a unit with all below it."""
    given: dict[str, Any] = {
        "path": unor.path, "first": dt.date(year, 1, 1), "until": dt.date(year + 1, 1, 1),
        "day": min(dt.date(year, 12, 31), today()), "states": [State.RATED.value, State.FINAL.value],
        "decision": DailyActivity.Decision.DISETUJUI.value,
    }  # fmt: skip
    counts: dict[int, dict[int, int]] = {}
    for quarter, predikat, people in _asked(RATED, given):
        counts.setdefault(quarter, {})[predikat] = people
    hours = {quarter: minutes // people // 60 for quarter, minutes, people in _asked(WORKED, given) if people}
    results = dict(UnitResult.objects.filter(unor=unor, year=year).values_list("quarter", "capaian"))
    told = tuple(Quarter(n, counts.get(n, {}), results.get(n), hours.get(n)) for n in range(1, 5))
    return YearOf(told, Capaian(results[YEAR]).label if YEAR in results else "")


def heads() -> list[str]:
    """The headings of the table."""
    return [*(one.label for one in BEST_FIRST)]


def sheet(found: YearOf) -> bytes:
    """The year as an Excel file."""
    top = [_("Triwulan"), *heads(), _("Orang"), _("Capaian organisasi"), _("Jam disetujui per orang")]
    rows = ([one.name, *one.cells, one.people, one.capaian_word, one.hours] for one in found.quarters)
    return xlsx(top, rows, (16, 12, 12, 16, 12, 16, 10, 20, 24))


def _asked(sql: str, given: dict[str, Any]) -> list[tuple[int, int, int]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, given)
        return [(int(one), int(two), int(three)) for one, two, three in cursor.fetchall()]


def _in_words(one: Quarter) -> str:
    parts = [f"{label} {count}" for label, count in zip(heads(), one.cells, strict=True) if count]
    told = [_("%(people)s orang dinilai") % {"people": one.people} + (f" ({', '.join(parts)})" if parts else "")]
    if one.capaian_word:
        told.append(_("capaian organisasi %(word)s") % {"word": one.capaian_word})
    if one.hours is not None:
        told.append(_("%(hours)s jam disetujui per orang") % {"hours": one.hours})
    return f"{one.name}: {'; '.join(told)}."
