"""A sheet of goals, indicators and targets taken in: good rows are kept, each other is told with what to do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from sembilan.organisation.models import Instansi, Unor
from sembilan.planning.actions.figures import write_targets
from sembilan.planning.actions.goals import fields_of, hung, kept
from sembilan.planning.actions.reading import Wrong, goal_of, indicator_of, targets_of
from sembilan.planning.models import Goal, Indicator, Target
from sembilan.planning.queries.reach import units_written
from sembilan.planning.sheet import HEADS, Amiss, Line, Loaded
from sembilan.records.actions import Refused, action, part, tell


@dataclass
class Known:
    """What stands before a sheet is read, and grows with it."""

    units: dict[str, Unor]
    owners: dict[str, Unor]
    goals: dict[str, list[Goal]]  # by code: one code may stand for several spans of years
    indicators: dict[tuple[int, str], Indicator]
    targets: dict[int, dict[int, Target]] = field(default_factory=dict)
    seen: set[tuple[int, str]] = field(default_factory=set)


@action("plan.load")
def load(*, instansi: Instansi, year: int, lines: Sequence[Line], by: Any) -> Loaded:
    """Take in a sheet for a year: rows whose goal or indicator is there change it, others are added."""
    done = Loaded()
    known = _known(by, year)
    for line in lines:
        try:
            _take(line, year, known, done, instansi.pk)
        except Wrong as wrong:
            done.faults.append(Amiss(line.number, HEADS[wrong.key], str(wrong)))
        except Refused as refused:
            done.faults.append(Amiss(line.number, HEADS["parent"], refused.sentence))
    tell(instansi.pk, f"plan:{year}", rows=len(lines), goals=done.goals, indicators=done.indicators,
         targets=done.targets, faults=len(done.faults))  # fmt: skip
    return done


def _known(by: Any, year: int) -> Known:
    units = {one.kode: one for one in units_written(by)}
    owners = units if not units else {one.kode: one for one in Unor.objects.all()}
    goals = _goals()
    rows = Indicator.objects.filter(goal__unor__in=[one.pk for one in units.values()]).select_related(
        "goal__unor", "owner"
    )
    known = Known(units, owners, goals, {(one.goal_id, one.name): one for one in rows})
    for one in Target.objects.filter(indicator__in=rows.values("pk"), year=year):
        known.targets.setdefault(one.indicator_id, {})[one.quarter] = one
    return known


def _goals() -> dict[str, list[Goal]]:
    found = {one.pk: one for one in Goal.objects.select_related("unor")}
    by_kode: dict[str, list[Goal]] = {}
    for one in found.values():
        if one.parent_id:
            one.parent = found[one.parent_id]  # so that walking up asks nothing
        by_kode.setdefault(one.kode, []).append(one)
    return by_kode


@part
def _take(line: Line, year: int, known: Known, done: Loaded, instansi_id: int) -> None:
    unor = known.units.get(line["unit"])
    if unor is None:
        raise Wrong("unit", _("Kode unit ini tidak ada di antara unit yang Anda susun rencananya. Periksa kodenya."))
    said = goal_of(line, known.goals)
    indicator = indicator_of(line, known.owners)
    targets = targets_of(line)
    if indicator is None and any(value is not None for value in targets.values()):
        raise Wrong("name", _("Ada target tanpa indikator. Isi nama indikatornya."))
    new_goal = Goal(instansi_id=instansi_id, unor=unor)
    goal = next((one for one in known.goals.get(said.kode, ()) if one.year_from == said.year_from), new_goal)
    if goal.unor_id != unor.pk:
        raise Wrong("kode", _("Kode ini sudah dipakai sasaran unit %(unit)s. Pakai kode lain.")
                    % {"unit": goal.unor.name})  # fmt: skip
    hung(goal, said.parent)
    changed = int(kept(goal, fields_of(said)))
    if goal is new_goal:
        known.goals.setdefault(said.kode, []).append(goal)
    done.goals += changed
    if indicator is not None:
        if (goal.pk, indicator.name) in known.seen:
            raise Wrong("name", _("Indikator ini sudah ada di baris lain berkas yang sama. Hapus salah satunya."))
        known.seen.add((goal.pk, indicator.name))
        new = Indicator(instansi_id=instansi_id, goal=goal)
        row = known.indicators.setdefault((goal.pk, indicator.name), new)
        changed += (is_changed := kept(row, fields_of(indicator)))
        done.indicators += is_changed
        is_set = write_targets(row, year, known.targets.get(row.pk, {}), targets)
        done.targets += is_set
        changed += is_set
    done.same += not changed
