"""Which year and quarter a page of plans is about."""

from __future__ import annotations

from sembilan.organisation.access import today

FIRST_YEAR = 2023  # the first whose capaian organisasi the circular of 2023 speaks of
AHEAD = 5


def year_of(text: str) -> int:
    """The year asked for, or this one."""
    now = today().year
    return int(text) if text.isdigit() and FIRST_YEAR <= int(text) <= now + AHEAD else now


def is_year(year: int) -> bool:
    """Whether plans are kept for a year."""
    return FIRST_YEAR <= year <= today().year + AHEAD


def quarter_of(text: str, year: int) -> int:
    """The quarter asked for (0 is the year), or the one last ended: of a year gone by the year itself."""
    if text in ("0", "1", "2", "3", "4"):
        return int(text)
    day = today()
    if year != day.year:
        return 0 if year < day.year else 1
    return max((day.month - 1) // 3, 1)


def years_around(year: int) -> list[int]:
    """The years a page offers."""
    now = today().year
    return sorted({year, *range(max(FIRST_YEAR, now - 2), now + 3)})
