"""Attendance of one employee's month, day by day with a clock in hand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

COUNTS = (
    "hari_kerja",
    "hadir",
    "cuti",
    "dinas",
    "tk",
    *(f"tl{n}" for n in range(1, 5)),
    *(f"psw{n}" for n in range(1, 5)),
)
CUTI_BERSAMA = {
    dt.date(2026, 2, 16),
    dt.date(2026, 3, 18),
    dt.date(2026, 3, 20),
    dt.date(2026, 3, 23),
    dt.date(2026, 3, 24),
    dt.date(2026, 5, 15),
    dt.date(2026, 5, 28),
    dt.date(2026, 12, 24),
}


def month_of(days: Sequence[tuple[dt.date, bool, int]], punches: Mapping[dt.date, Sequence[int]]) -> dict[str, int]:
    """The counts of a month from (date, holiday, excused) and the seconds clocked on each date."""
    counts = dict.fromkeys(COUNTS, 0)
    for date, holiday, excused in days:
        if date.weekday() > 4 or holiday or date in CUTI_BERSAMA:
            continue
        counts["hari_kerja"] += 1
        if excused:
            counts["cuti" if excused == 1 else "dinas"] += 1
        else:
            for word in judged(date, punches.get(date, ())):
                counts[word] += 1
    return counts


def judged(date: dt.date, seconds: Sequence[int]) -> list[str]:
    """What one working day is called: `hadir` with what is wrong with it, or `tk`."""
    moments = [dt.datetime.combine(date, dt.time()) + dt.timedelta(seconds=second) for second in seconds]
    ins = [each for each in moments if dt.time(5) <= each.time() < dt.time(12)]
    outs = [each for each in moments if each.time() >= dt.time(12)]
    if not ins and not outs:
        return ["tk"]
    begins = dt.datetime.combine(date, dt.time(7, 30))
    ends = dt.datetime.combine(date, dt.time(16, 30) if date.weekday() == 4 else dt.time(16))
    late = band(min(ins) - begins) if ins else 4
    early = band(ends - max(outs)) if outs else 4
    return ["hadir", *([f"tl{late}"] if late else []), *([f"psw{early}"] if early else [])]


def band(behind: dt.timedelta) -> int:
    """The band of a time late or early, full minutes counted."""
    minutes = behind // dt.timedelta(minutes=1)
    if minutes <= 0:
        return 0
    if minutes <= 30:
        return 1
    if minutes <= 60:
        return 2
    return 3 if minutes <= 90 else 4
