"""Where the parts of a small picture lie: pure arithmetic behind the SVG components, all coordinates as plain text."""

from __future__ import annotations

import calendar
import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

ROOMY = 15  # per cent of the width: room for "57,6%" on a phone
GAP = 0.12  # between the bars of a histogram, as a part of a step
NINEBOX_ROWS = ((6, 8, 9), (3, 5, 7), (1, 2, 4))  # PermenPANRB 3/2020: potensial downwards, kinerja to the right


def get(thing: Any, name: str, default: Any = "") -> Any:
    """One field of a dict or of an object alike, since pages bring either."""
    return thing.get(name, default) if isinstance(thing, dict) else getattr(thing, name, default)


@dataclass(frozen=True)
class Piece:
    """One rectangle, its middle, whether a word fits in it, and what it stands for."""

    x: str
    y: str
    width: str
    height: str
    middle: str
    roomy: bool
    source: Any


def _piece(left: float, wide: float, y: int, tall: str, source: Any) -> Piece:
    middle = f"{left + wide / 2:.2f}%"
    return Piece(f"{left:.2f}%", str(y), f"{wide:.2f}%", tall, middle, wide >= ROOMY, source)


def stacked(parts: Sequence[Any]) -> list[Piece]:
    """Parts side by side in proportion to their value; nothing is drawn for nothing."""
    drawn = [part for part in parts if get(part, "value") > 0]
    total = sum(get(part, "value") for part in drawn)
    pieces: list[Piece] = []
    begun = 0
    for part in drawn:
        value = get(part, "value")
        pieces.append(_piece(begun * 100 / total, value * 100 / total, 0, "100%", part))
        begun += value
    return pieces


def columns(buckets: Sequence[Any], height: int) -> list[Piece]:
    """Upright bars as high as their count; a bar that is not zero is at least visible."""
    top = max((get(bucket, "count") for bucket in buckets), default=0) or 1
    pieces = []
    for place, bucket in enumerate(buckets):
        count, step = get(bucket, "count"), 100 / len(buckets)
        tall = max(round(count * height / top), 2) if count else 0
        pieces.append(_piece(place * step + step * GAP / 2, step * (1 - GAP), height - tall, str(tall), bucket))
    return pieces


def weeks(days: Iterable[Any]) -> list[list[Any | None]]:
    """The days of a month in weeks from Monday, with None before the first and after the last."""
    by_date = {get(day, "date"): day for day in days}
    if not by_date:
        return []
    first: dt.date = min(by_date)
    rows = calendar.Calendar().monthdatescalendar(first.year, first.month)
    return [[by_date.get(date) if date.month == first.month else None for date in row] for row in rows]


def legend(days: Iterable[Any]) -> list[tuple[Any, int]]:
    """Each state that occurs, once, with its number of days."""
    listed = [day for day in days if get(day, "label")]
    counts = Counter(get(day, "label") for day in listed)
    first = {get(day, "label"): day for day in reversed(listed)}
    return [(first[label], count) for label, count in counts.items()]


def grid(boxes: Iterable[Any]) -> list[list[Any]]:
    """Nine boxes as the regulation places them; one that is not given is refused."""
    by_number = {get(box, "number"): box for box in boxes}
    return [[by_number[number] for number in row] for row in NINEBOX_ROWS]


def sparkline(values: Sequence[int], width: int, height: int) -> str:
    """The points of a line through the values, lowest at the bottom."""
    low, high = min(values), max(values)
    spread, steps = (high - low) or 1, max(len(values) - 1, 1)
    return " ".join(
        f"{round(place * (width - 8) / steps) + 4},{round((high - value) * (height - 8) / spread) + 4}"
        for place, value in enumerate(values)
    )


def nine_places() -> list[tuple[str, str, str, str, str]]:
    """The squares of a person's place: number, left, top, and where its number is written."""
    return [
        (str(number), str(x * 29), str(y * 23), str(x * 29 + 13), str(y * 23 + 15))
        for y, row in enumerate(NINEBOX_ROWS)
        for x, number in enumerate(row)
    ]
