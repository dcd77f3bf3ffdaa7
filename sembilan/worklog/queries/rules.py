"""The rules in force for daily work, asked for many entries at once."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl
from django.utils import timezone

from sembilan.organisation.models import Instansi
from sembilan.runs import in_force
from sembilan.terms.frames.worklog import AREA, MONTH
from sembilan.terms.month import Month
from sembilan.worklog.models import Entry, Evidence

ORDINARY: Mapping[str, Any] = {
    "days_ago": 0, "minutes": 0, "others": 0, "is_free": False, "chooses": False, "has_rhk": False,
    "has_word": False, "has_evidence": False, "lot": 9_999, "waited_days": 0,
}  # fmt: skip
LOTS = 10_000


def judge(instansi: Instansi, day: dt.date, rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """What the rules of the day's month say of each; what a row leaves out is as it ordinarily is."""
    if not rows:
        return []
    told = [{"nip": number, **ORDINARY, **row} for number, row in enumerate(rows)]
    frame = pl.DataFrame(told, schema=MONTH.schema)
    return in_force.plan(instansi, AREA, Month.of(day)).evaluate({"month": frame}).to_dicts()


def limits(instansi: Instansi, day: dt.date) -> dict[str, int]:
    """The numbers of the rules, by name."""
    return {name: int(value) for name, value in in_force.parameters(instansi, AREA, Month.of(day)).items()}


def lot(number: int) -> int:
    """The lot of an entry: it follows from its number alone, which nobody chooses, so anybody can draw it again."""
    return int.from_bytes(hashlib.sha256(f"entry:{number}".encode()).digest()[:8]) % LOTS


def drawn(entries: Sequence[Entry], today: dt.date) -> dict[int, dict[str, Any]]:
    """Of each entry whether it is looked at closely and whether it waited too long, by its number."""
    if not entries:
        return {}
    numbers = [one.pk for one in entries]
    proven = set(Evidence.objects.filter(entry__in=numbers).values_list("entry", flat=True))
    rows = [
        {
            "minutes": one.minutes, "lot": lot(one.pk), "has_evidence": one.pk in proven, "is_free": one.is_free,
            "waited_days": max((today - timezone.localdate(one.sent_at)).days, 0),
        }
        for one in entries
    ]  # fmt: skip
    told = judge(entries[0].employee.instansi, today, rows)
    return dict(zip(numbers, told, strict=True))
