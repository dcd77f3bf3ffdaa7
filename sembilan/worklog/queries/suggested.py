"""What somebody is likely to enter next: what she did on her last day of work, and what she writes often."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sembilan.worklog.models import Entry

BACK = dt.timedelta(days=30)
MOST = 6
OFTEN = 2  # from so many times on something is written often


@dataclass(frozen=True)
class Suggestion:
    """Something to enter with one tap: its words, minutes and RHK, and whether it was done on the last day."""

    text: str
    minutes: int
    rhk_id: int | None
    is_last: bool
    entry: int  # the newest entry that says so


def suggested(day: dt.date, recent: Sequence[Entry]) -> list[Suggestion]:
    """From the entries of the last weeks, the newest first: those of the last day before, then the most frequent."""
    here = {_key(one) for one in recent if one.day == day}
    before = [one for one in recent if one.day < day and _key(one) not in here]
    last = before[0].day if before else None
    by_text: dict[tuple[str, int | None], list[Entry]] = defaultdict(list)
    for one in before:
        by_text[_key(one)].append(one)
    ranked = sorted(by_text.values(), key=lambda some: (some[0].day != last, -len(some), -some[0].pk))
    kept = [some for some in ranked if some[0].day == last or len(some) >= OFTEN]
    return [_suggestion(some, last) for some in kept[:MOST]]


def _suggestion(some: Sequence[Entry], last: dt.date | None) -> Suggestion:
    newest = some[0]
    minutes = Counter(one.minutes for one in some).most_common(1)[0][0]
    is_last = newest.day == last
    return Suggestion(newest.text, newest.minutes if is_last else minutes, newest.rhk_id, is_last, newest.pk)


def _key(entry: Entry) -> tuple[str, int | None]:
    return entry.text.casefold(), entry.rhk_id
