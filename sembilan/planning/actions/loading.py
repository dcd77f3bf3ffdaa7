"""A sheet of goals, indicators and targets taken in: good rows are kept, each other is told with what to do.

However many rows there are, they are judged in memory and written by a few statements.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import IntegrityError, connection, transaction
from django.db.models import Model
from django.utils.translation import gettext as _

from sembilan.organisation.models import Instansi, Unor
from sembilan.planning.actions.goals import GoalSaid, IndicatorSaid, fields_of, hung
from sembilan.planning.actions.reading import Wrong, goal_of, indicator_of, targets_of
from sembilan.planning.models import Goal, Indicator
from sembilan.planning.queries.standing import Known, known_to
from sembilan.planning.sheet import HEADS, Amiss, Line, Loaded
from sembilan.records.actions import Refused, action, part, tell

BATCH = 2_000


# Targets are the most of a sheet, five a row: the database takes them as columns.
NEW_TARGETS = """
    insert into planning_target (instansi_id, indicator_id, year, quarter, value_milli)
    select %s, t.indicator, %s, t.quarter, t.value
    from unnest(%s::bigint[], %s::smallint[], %s::bigint[]) as t (indicator, quarter, value)
"""
OTHER_TARGETS = """
    update planning_target set value_milli = t.value
    from unnest(%s::bigint[], %s::bigint[]) as t (target, value) where id = t.target
"""


class Written:
    """What a sheet adds and changes, kept until all of it is written."""

    def __init__(self) -> None:
        self.new: dict[type[Model], list[Any]] = {Goal: [], Indicator: []}
        self.changed: dict[type[Model], dict[int, Any]] = {Goal: {}, Indicator: {}}
        self.fields: dict[type[Model], set[str]] = {Goal: set(), Indicator: set()}
        self.new_targets: list[tuple[Indicator, int, int]] = []  # of what, by which quarter, how much
        self.other_targets: dict[int, int] = {}

    def keep(self, row: Any, values: dict[str, Any], *, is_new: bool) -> bool:
        """Let a row say this once all is written; whether it said anything else before."""
        changed = [name for name, value in values.items() if is_new or getattr(row, name) != value]
        for name in changed:
            setattr(row, name, values[name])
        if is_new:
            self.new[type(row)].append(row)
        elif changed and row.pk is not None:
            self.changed[type(row)][row.pk] = row
            self.fields[type(row)] |= set(changed)
        return bool(changed)


@action("plan.load")
def load(*, instansi: Instansi, year: int, lines: Sequence[Line], by: Any) -> Loaded:
    """Take in a sheet for a year: rows whose goal or indicator is there change it, others are added."""
    done, written, known = Loaded(), Written(), known_to(by, year)
    for line in lines:
        try:
            _take(line, year, known, done, written, instansi.pk)
        except Wrong as wrong:
            done.faults.append(Amiss(line.number, HEADS[wrong.key], str(wrong), line.cells))
        except Refused as refused:
            done.faults.append(Amiss(line.number, HEADS["parent"], refused.sentence, line.cells))
    tell(instansi.pk, f"plan:{year}", rows=len(lines), goals=done.goals, indicators=done.indicators,
         targets=done.targets, faults=len(done.faults))  # fmt: skip
    try:
        with transaction.atomic():
            _write(written)
            _write_targets(written, instansi.pk, year)
    except IntegrityError:
        raise Refused(
            _("Sasaran atau indikator yang sama baru saja disimpan orang lain. Muat lagi berkasnya.")
        ) from None
    return done


def _take(line: Line, year: int, known: Known, done: Loaded, written: Written, instansi_id: int) -> None:
    """One row: everything in it is read and judged before anything of it counts."""
    unor = known.units.get(line["unit"])
    if unor is None:
        raise Wrong("unit", _("Kode unit ini tidak ada di antara unit yang Anda susun rencananya. Periksa kodenya."))
    said, indicator, targets = goal_of(line, known.goals), indicator_of(line, known.owners), targets_of(line)
    if indicator is None and targets:
        raise Wrong("name", _("Ada target tanpa indikator. Isi nama indikatornya."))
    key = (said.kode, said.year_from, indicator.name if indicator else "")
    if indicator and key in known.seen:
        raise Wrong("name", _("Indikator ini sudah ada di baris lain berkas yang sama. Hapus salah satunya."))
    goal, changed = _goal(said, unor, known, written, instansi_id)
    done.goals += changed
    if indicator is not None:
        known.seen.add(key)
        row, is_changed = _indicator(goal, indicator, known, written)
        is_set = _set_targets(row, targets, known, written)
        done.indicators, done.targets = done.indicators + is_changed, done.targets + is_set
        changed = changed or is_changed or is_set
    done.same += not changed


def _goal(said: GoalSaid, unor: Unor, known: Known, written: Written, instansi_id: int) -> tuple[Goal, bool]:
    found = next((one for one in known.goals.get(said.kode, ()) if one.year_from == said.year_from), None)
    goal = found or Goal(instansi_id=instansi_id, unor=unor)
    if goal.unor_id != unor.pk:
        raise Wrong("kode", _("Kode ini sudah dipakai sasaran unit %(unit)s. Pakai kode lain.")
                    % {"unit": goal.unor.name})  # fmt: skip
    hung(goal, said.parent)
    changed = written.keep(goal, fields_of(said), is_new=found is None)
    if found is None:
        known.goals.setdefault(said.kode, []).append(goal)
    return goal, changed


def _indicator(goal: Goal, said: IndicatorSaid, known: Known, written: Written) -> tuple[Indicator, bool]:
    key = (goal.kode, goal.year_from, said.name)
    found = known.indicators.get(key)
    row = known.indicators[key] = found or Indicator(instansi_id=goal.instansi_id, goal=goal)
    return row, written.keep(row, fields_of(said), is_new=found is None)


def _set_targets(row: Indicator, values: dict[int, int], known: Known, written: Written) -> bool:
    there = known.targets.get(row.pk, {}) if row.pk else {}
    new = [(row, quarter, value) for quarter, value in values.items() if quarter not in there]
    other = {there[quarter][0]: value for quarter, value in values.items()
             if quarter in there and there[quarter][1] != value}  # fmt: skip
    written.new_targets += new
    written.other_targets |= other
    return bool(new or other)


@part
def _write(written: Written) -> None:
    """Goals from the top down, so that each finds the one it serves; then what hangs on them."""
    waiting = written.new[Goal]
    while waiting:
        ready = [one for one in waiting if one.parent is None or one.parent.pk is not None]
        Goal.objects.bulk_create(ready, batch_size=BATCH)
        waiting = [one for one in waiting if one.pk is None]
    for one in written.changed[Goal].values():
        one.parent = one.parent  # a new one over it has its key only now
    Indicator.objects.bulk_create(written.new[Indicator], batch_size=BATCH)
    for model, rows in written.changed.items():
        if rows:
            model._default_manager.bulk_update(rows.values(), sorted(written.fields[model]), batch_size=BATCH)


@part
def _write_targets(written: Written, instansi_id: int, year: int) -> None:
    """All targets by two statements, once their indicators have keys."""
    with connection.cursor() as cursor:
        if written.new_targets:
            indicators, quarters, values = zip(*written.new_targets, strict=True)
            keys = [one.pk for one in indicators]
            cursor.execute(NEW_TARGETS, [instansi_id, year, keys, list(quarters), list(values)])
        if written.other_targets:
            cursor.execute(OTHER_TARGETS, [list(written.other_targets), list(written.other_targets.values())])
