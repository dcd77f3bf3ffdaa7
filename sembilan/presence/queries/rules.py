"""The rules in force for presses of a region, asked for many presses at once."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Sequence
from typing import Any

import polars as pl

from sembilan.organisation.models import Instansi
from sembilan.policy.plan import Plan
from sembilan.runs import in_force
from sembilan.terms.frames.presence import AREA, MONTH, REASONS
from sembilan.terms.month import Month

_plans: dict[tuple[int, Month], tuple[float, Plan]] = {}
KEPT = 256


def plan_of(instansi: Instansi, day: dt.date, seconds: float = 0) -> Plan:
    """The rules of the month of a day; one looked up within so many seconds is taken as it was."""
    key, now = (instansi.pk, Month.of(day)), time.monotonic()
    kept = _plans.get(key)
    if kept is None or now - kept[0] >= seconds:
        if len(_plans) >= KEPT:
            _plans.clear()
        kept = _plans[key] = (now, in_force.plan(instansi, AREA, key[1]))
    return kept[1]


def parameter(instansi: Instansi, day: dt.date, name: str) -> int:
    """One number of the rules in force."""
    return int(str(plan_parameters(instansi, day)[name]))


def plan_parameters(instansi: Instansi, day: dt.date) -> dict[str, Any]:
    """The numbers of the rules in force, by name."""
    return {name: value.value for name, (_, value) in plan_of(instansi, day).parameters.items()}


def judge(plan: Plan, rows: Sequence[dict[str, Any]]) -> list[tuple[int, dict[str, int]]]:
    """The decision on each press, and its reasons with their numbers; `nip` numbers the rows from 0 upwards."""
    frame = pl.DataFrame(list(rows), schema=MONTH.schema)
    names = [one.name for one in REASONS]
    return [
        (told["decision"], {name: told[name] for name in names if told.get(name) is not None})
        for told in plan.evaluate({"month": frame}).iter_rows(named=True)
    ]
