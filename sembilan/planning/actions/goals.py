"""Goals and their indicators: added, changed (what they said is kept), taken back while nothing hangs on them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Model, ProtectedError
from django.utils.translation import gettext as _

from sembilan.organisation.models import Unor
from sembilan.planning.models import Goal, Indicator
from sembilan.planning.queries.marks import mark, must_stand
from sembilan.planning.queries.reach import writes
from sembilan.records.actions import Refused, action, done_before, part, tell


@dataclass(frozen=True)
class GoalSaid:
    """What a goal says: `until` is the last year it stands."""

    level: str
    kode: str
    text: str
    year_from: int
    year_until: int
    source: str
    parent: Goal | None = None


@dataclass(frozen=True)
class IndicatorSaid:
    """What an indicator says."""

    name: str
    measure: str
    direction: str = Indicator.Direction.UP
    definition: str = ""
    formula: str = ""
    data_source: str = ""
    owner: Unor | None = None
    is_key: bool = True


def _must_write(by: Any, unor: Unor) -> None:
    if not writes(by, unor):
        raise Refused(_("Rencana unit ini diubah oleh pimpinan unit, pengelolanya, atau BKD."))


@part
def kept(row: Model, values: dict[str, Any]) -> bool:
    """Let a row say this; whether it said anything else before."""
    changed = [name for name, value in values.items() if getattr(row, name) != value]
    for name in changed:
        setattr(row, name, values[name])
    if changed or row.pk is None:
        row.save()
    return bool(changed)


def hung(goal: Goal, parent: Goal | None) -> None:
    """Refuse a goal under itself, or under one of a unit that is not its own or above it."""
    walked, one = [goal], parent
    while one is not None:
        if one in walked:  # of two that are not saved yet each is only itself
            raise Refused(_("Sasaran ini sudah berada di atas sasaran yang dipilih; pilih induk yang lain."))
        walked.append(one)
        one = one.parent
    if parent is not None and not goal.unor.path.startswith(parent.unor.path):
        raise Refused(_("Sasaran induk harus milik unit ini atau unit di atasnya."))


@action("goal.put")
def put_goal(*, unor: Unor, said: GoalSaid, goal: Goal | None = None, seen: str | None = None, by: Any) -> Goal:
    """Add a goal to a unit, or change one; sent twice it is one goal."""
    tell(unor.instansi_id, f"goal:{goal.pk}" if goal else f"unor:{unor.kode}", kode=said.kode, text=said.text[:80])
    _must_write(by, unor)
    row = Goal.objects.select_for_update().get(pk=goal.pk) if goal else _twin(unor, said)
    if goal:
        must_stand(seen, mark(row), f"goal:{goal.pk}")
    hung(row, said.parent)
    is_new = row.pk is None
    try:
        with transaction.atomic():
            if not kept(row, {**fields_of(said), "parent": said.parent}) and not is_new:
                done_before()
    except IntegrityError:
        raise Refused(_("Kode %(kode)s sudah dipakai sasaran lain yang mulai tahun %(year)s. Pakai kode lain.")
                      % {"kode": said.kode, "year": said.year_from}) from None  # fmt: skip
    return row


def _twin(unor: Unor, said: GoalSaid) -> Goal:
    """The same goal where it was sent before; otherwise a new one."""
    found = Goal.objects.filter(unor=unor, kode=said.kode, year_from=said.year_from, text=said.text).first()
    return found or Goal(instansi_id=unor.instansi_id, unor=unor)


def fields_of(said: GoalSaid | IndicatorSaid) -> dict[str, Any]:
    """The words of it by field; records stay records."""
    return {name: getattr(said, name) for name in said.__dataclass_fields__}


@action("indicator.put")
def put_indicator(
    *, goal: Goal, said: IndicatorSaid, indicator: Indicator | None = None, seen: str | None = None, by: Any
) -> Indicator:
    """Add an indicator to a goal, or change one; sent twice it is one indicator."""
    tell(goal.instansi_id, f"indicator:{indicator.pk}" if indicator else f"goal:{goal.pk}", name=said.name[:80])
    _must_write(by, goal.unor)
    new = Indicator(instansi_id=goal.instansi_id, goal=goal)
    row = Indicator.objects.select_for_update().get(pk=indicator.pk) if indicator else new
    if indicator:
        must_stand(seen, mark(row), f"indicator:{indicator.pk}")
    if indicator is None and (twin := Indicator.objects.filter(goal=goal, **fields_of(said)).first()):
        done_before()
        return twin
    try:
        with transaction.atomic():
            if not kept(row, fields_of(said)) and indicator:
                done_before()
    except IntegrityError:
        told = _("Sasaran ini sudah punya indikator “%(name)s”. Ubah yang ada, atau beri nama lain.")
        raise Refused(told % {"name": said.name}) from None
    return row


@action("goal.remove")
def remove_goal(*, goal: Goal, by: Any) -> None:
    """Take back a goal entered by mistake; one that something hangs on is ended by its last year instead."""
    tell(goal.instansi_id, f"goal:{goal.pk}", kode=goal.kode)
    _must_write(by, goal.unor)
    _delete(goal, _("Sasaran ini sudah punya indikator, sasaran turunan atau RHK. Isi tahun terakhirnya saja."))


@action("indicator.remove")
def remove_indicator(*, indicator: Indicator, by: Any) -> None:
    """Take back an indicator entered by mistake; what has a target or was reached stays."""
    tell(indicator.goal.instansi_id, f"indicator:{indicator.pk}", name=indicator.name[:80])
    _must_write(by, indicator.goal.unor)
    _delete(indicator, _("Indikator ini sudah punya target, rencana aksi, realisasi atau RHK, jadi tetap disimpan."))


@part
def _delete(row: Model, sentence: str) -> None:
    try:
        with transaction.atomic():
            row.delete()
    except ProtectedError:
        raise Refused(sentence) from None
