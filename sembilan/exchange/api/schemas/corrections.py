"""Requests to put a day right: what one sends, and what is told of each."""

from __future__ import annotations

import datetime as dt

from ninja import Field, Schema

from sembilan.exchange.api.schemas.answers import Page
from sembilan.exchange.api.schemas.proposals import Paper


class NewCorrection(Schema):
    """A wish for a day of one's own: hours as HH:MM where the kind has some, `report` and a paper for a duty."""

    kind: str = Field(examples=["lupa", "perangkat", "tugas luar", "izin datang", "izin pulang"])
    day: dt.date
    datang: str = Field("", max_length=5, examples=["07:25"])
    pulang: str = Field("", max_length=5)
    reason: str = Field(max_length=500)
    report: str = Field("", max_length=2000)
    document: Paper | None = None


class Verdict(Schema):
    """What a superior says; `cabut` opens a decided request again."""

    verdict: str = Field(examples=["setujui", "kembalikan", "tolak", "cabut"])
    text: str = Field("", max_length=500)


class Correction(Schema):
    """A request in a list; hours are minutes from midnight of the day."""

    id: int
    nip: str
    name: str
    kind: str
    day: dt.date
    datang: int | None
    pulang: int | None
    reason: str
    state: str


class Corrections(Page):
    """A page of requests."""

    items: list[Correction]


class Step(Schema):
    """What was done with a request."""

    id: int
    state: str
    said: str
    at: dt.datetime
    by: str
    text: str


class Line(Schema):
    """A raw line of the day, as a terminal or phone wrote it."""

    at: dt.datetime
    source: str
    said: str


class WholeCorrection(Correction):
    """A request with its course and the raw lines of its day; its ETag is what a verdict names in `If-Match`."""

    report: str
    document: str | None
    course: list[Step]
    lines: list[Line]
    warnings: list[str]
    decides: bool
    is_published: bool
