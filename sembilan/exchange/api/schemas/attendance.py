"""Attendance: days as they are judged, months as they were published, the board, and terminals."""

from __future__ import annotations

import datetime as dt

from ninja import Field, Schema

from sembilan.exchange.api.schemas.answers import Page


class Punch(Schema):
    """A punch that was reckoned with: seconds from midnight of the day, past 86400 on the next one, and its meaning."""

    second: int
    meaning: str


class Decided(Schema):
    """One step of what was decided of a day, with its law."""

    title: str
    text: str
    law: str
    amount: str


class Day(Schema):
    """One day: `pending` while it is not over, else what the rules made of it now."""

    date: dt.date
    state: str = Field(
        examples=["pending", "free", "leave", "duty", "absent", "late_early", "late", "early", "present"]
    )
    said: list[str]
    hours: str
    punches: list[Punch]
    late_minutes: int | None
    early_minutes: int | None
    decided: list[Decided]


class Published(Schema):
    """What was published of the month; `differs` names what the records of now would make otherwise."""

    run: int
    at: dt.datetime
    results: dict[str, int | None] | None
    differs: list[str]


class MonthOfPerson(Schema):
    """A month of a person: each day as it stands now, the sums until now, and what was published."""

    nip: str
    month: str
    until: dt.date
    days: list[Day]
    results: dict[str, int | None]
    titles: dict[str, str]
    published: Published | None


class Result(Schema):
    """What a month came to for a person."""

    nip: str
    values: dict[str, int | None]


class Month(Page):
    """A page of a published month; `titles` names its columns."""

    month: str
    run: int
    at: dt.datetime
    titles: dict[str, str]
    items: list[Result]


class AskedBoard(Schema):
    """Which day, as known at which time of it, and which unit with all under it."""

    day: str = Field("", max_length=10, examples=["2026-11-23"])
    at: str = Field("", max_length=5, examples=["10:00"])
    unit: str = Field("", max_length=40)


class BoardLine(Schema):
    """A unit with everybody under it; `own` says that only the people of the unit itself are meant."""

    kode: str
    name: str
    own: bool
    due: int
    counts: dict[str, int]


class Board(Schema):
    """How many are present, away, awaited or without news at a moment."""

    day: dt.date
    at: dt.datetime
    total: BoardLine
    units: list[BoardLine]


class Terminal(Schema):
    """A terminal one looks after; `drift_seconds` is how far its clock was ahead when it was last heard."""

    id: int
    kode: str
    serial: str
    name: str
    unit: str
    place: str
    zone: str
    model: str
    firmware: str
    approved_at: dt.datetime | None
    ended_at: dt.datetime | None
    seen_at: dt.datetime | None
    drift_seconds: int | None
    lines_today: int
    is_quiet: bool
    is_wrong: bool
