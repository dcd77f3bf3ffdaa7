"""The rules in force for daily work, asked for many entries at once."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl
from django.db.models import prefetch_related_objects
from django.utils import timezone

from sembilan.organisation import access
from sembilan.organisation.models import Instansi
from sembilan.policy.errors import MissingParameter
from sembilan.policy.plan import Plan
from sembilan.runs import in_force
from sembilan.terms.frames.worklog import AREA, MONTH
from sembilan.terms.month import Month
from sembilan.worklog.models import Entry

ORDINARY: Mapping[str, Any] = {
    "days_ago": 0, "minutes": 0, "others": 0, "is_free": False, "chooses": False, "has_rhk": False,
    "has_word": False, "has_evidence": False, "lot": 9_999, "waited_days": 0,
}  # fmt: skip
LOTS = 10_000


@dataclass(frozen=True)
class Rules:
    """The rules of a month, found once for all that a page asks of them."""

    plan: Plan

    def judge(self, rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
        """What they say of each; what a row leaves out is as it ordinarily is."""
        if not rows:
            return []
        told = [{"nip": number, **ORDINARY, **row} for number, row in enumerate(rows)]
        return self.plan.evaluate({"month": pl.DataFrame(told, schema=MONTH.schema)}).to_dicts()

    @property
    def limits(self) -> dict[str, int]:
        """Their numbers, by name."""
        return {name: int(value.value) for name, (_, value) in self.plan.parameters.items()}


def rules_on(instansi: Instansi, day: dt.date) -> Rules:
    """The rules of the day's month; those of today for a day before there were any, which is closed anyhow."""
    try:
        return Rules(in_force.plan(instansi, AREA, Month.of(day)))
    except MissingParameter:
        return Rules(in_force.plan(instansi, AREA, Month.of(access.today())))


def judge(instansi: Instansi, day: dt.date, rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """What the rules of the day's month say of each."""
    return rules_on(instansi, day).judge(rows) if rows else []


def limits(instansi: Instansi, day: dt.date) -> dict[str, int]:
    """The numbers of the rules, by name."""
    return rules_on(instansi, day).limits


def lot(number: int) -> int:
    """The lot of an entry: it follows from its number alone, which nobody chooses, so anybody can draw it again."""
    return int.from_bytes(hashlib.sha256(f"entry:{number}".encode()).digest()[:8]) % LOTS


def drawn(entries: Sequence[Entry], today: dt.date) -> dict[int, dict[str, Any]]:
    """Of each entry whether it is looked at closely and whether it waited too long, by its number."""
    if not entries:
        return {}
    prefetch_related_objects(list(entries), "evidence")
    numbers = [one.pk for one in entries]
    rows = [
        {
            "minutes": one.minutes, "lot": lot(one.pk), "has_evidence": bool(one.evidence.all()),
            "is_free": one.is_free,
            "waited_days": max((today - timezone.localdate(one.sent_at)).days, 0),
        }
        for one in entries
    ]  # fmt: skip
    told = judge(entries[0].employee.instansi, today, rows)
    return dict(zip(numbers, told, strict=True))
