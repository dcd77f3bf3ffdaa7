"""The place of one employee in the nine-box, and the way onwards by trying every point."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from tests.reference.slow_pay import Sanction, runs

BOX = {(3, 3): 9, (2, 3): 8, (3, 2): 7, (1, 3): 6, (2, 2): 5, (3, 1): 4, (1, 2): 3, (2, 1): 2, (1, 1): 1}
EDUCATION = {50: 100, 45: 90, 40: 80, 35: 80, 30: 70}
Assessment = tuple[dt.date, int, int]
Training = tuple[int, dt.date]


def years_later(day: dt.date, years: int) -> dt.date:
    """The same day some years later; 29 February becomes the 28th."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def rounded(points: Decimal) -> int:
    """Points as hundredths, rounded half up."""
    return int((points * 100).quantize(Decimal(1), ROUND_HALF_UP))


def items(
    one: dict[str, Any], sanctions: Sequence[Sanction], trainings: Sequence[Training], last: dt.date
) -> dict[str, int]:
    """The four items of rekam jejak in whole points."""
    jp = sum(hours for hours, day in trainings if last_two_years(day, last))
    years = full_years(one["post_since"], last)
    return {
        "pendidikan": EDUCATION.get(one["education"], 60),
        "pelatihan": 100 if jp >= 40 else 80 if jp >= 20 else 60 if jp > 0 else 40,
        "pengalaman": 100 if years >= 5 else 80 if years >= 2 else 60,
        "integritas": integrity(sanctions, last),
    }


def last_two_years(day: dt.date, last: dt.date) -> bool:
    """Whether a day lies in the 24 calendar months that end with the month."""
    count = (last.year - day.year) * 12 + last.month - day.month
    return 0 <= count <= 23


def full_years(since: dt.date | None, last: dt.date) -> int:
    """Birthdays of the post that have come by the last day of the month; a 29 February comes on 1 March."""
    years = 0
    while since is not None and anniversary(since, years + 1) <= last:
        years += 1
    return years


def anniversary(day: dt.date, years: int) -> dt.date:
    """The day a number of years is complete."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return dt.date(day.year + years, 3, 1)


def integrity(sanctions: Sequence[Sanction], last: dt.date) -> int:
    """Integrity by the heaviest sanction ever, nothing while one runs."""
    if any(runs(tmt, months, last.replace(day=1)) for _, tmt, months, _ in sanctions):
        return 0
    levels = [level for level, tmt, _, _ in sanctions if tmt <= last]
    return {0: 100, 1: 75, 2: 50, 3: 25}[max(levels, default=0)]


def potensial(jpm: int, potensi: int, rekam_jejak: int) -> int:
    """The potensial axis in hundredths."""
    weighted = Decimal("0.4") * jpm + Decimal("0.4") * potensi + Decimal("0.2") * rekam_jejak
    return rounded(weighted / 100)


def level_of(score: int) -> int:
    """The level of a potensial score in hundredths."""
    return 3 if score >= 8000 else 2 if score >= 6000 else 1


def place(
    one: dict[str, Any],
    sanctions: Sequence[Sanction],
    assessments: Sequence[Assessment],
    trainings: Sequence[Training],
    last: dt.date,
) -> dict[str, int | None]:
    """The exported columns of one employee."""
    four = items(one, sanctions, trainings, last)
    record = rounded(Decimal(sum(four.values())) / 4)
    kinerja = {5: 3, 4: 2, None: None}.get(one["predikat"], 1)
    found: dict[str, int | None] = {"kinerja": kinerja, "rekam_jejak": record}
    found |= dict.fromkeys(("jpm", "potensi", "potensial", "potensial_level", "kotak"))
    valid = [each for each in assessments if each[0] <= last <= years_later(each[0], 3)]
    if valid:
        _, jpm, potensi = max(valid)
        score = potensial(jpm, potensi, record)
        level = level_of(score)
        found |= {"jpm": jpm, "potensi": potensi, "potensial": score, "potensial_level": level}
        if kinerja is not None:
            found["kotak"] = BOX[kinerja, level]
    return found


def least_rise(jpm: int, potensi: int, rekam_jejak: int, component: int, target: int) -> int | None:
    """The least rise of one component (0 jpm, 1 potensi, 2 rekam jejak) that reaches a score, found by halving."""
    now = [jpm, potensi, rekam_jejak]

    def reaches(rise: int) -> bool:
        tried = [value + rise if place == component else value for place, value in enumerate(now)]
        return potensial(*tried) >= target

    low, high = 0, 10_000 - now[component]
    if not reaches(high):
        return None
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if reaches(middle) else (middle + 1, high)
    return low
