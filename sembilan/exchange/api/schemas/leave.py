"""Leave: what one asks for, what is said to it, and what is left, explained."""

from __future__ import annotations

import datetime as dt

from ninja import Field, Schema

from sembilan.exchange.api.schemas.answers import Page
from sembilan.exchange.api.schemas.proposals import Paper


class NewLeave(Schema):
    """A request for leave of one's own, as the form takes it."""

    kind: str = Field(examples=["cuti tahunan", "cuti sakit", "cuti alasan penting"])
    first: dt.date
    last: dt.date
    reason: str = Field(max_length=500)
    address: str = Field(max_length=300)
    phone: str = Field(max_length=40)
    journey: int = Field(0, ge=0, le=30)
    doctor: int = Field(0, ge=0, le=9)
    child: int | None = Field(None, ge=1, le=20)
    exception: bool = False
    document: Paper | None = None


class Verdict(Schema):
    """What the superior or the official says; `first` and `last` are the days instead, where it is a change."""

    verdict: str = Field(examples=["disetujui", "perubahan", "ditangguhkan", "tidak disetujui", "kembali"])
    text: str = Field("", max_length=500)
    first: dt.date | None = None
    last: dt.date | None = None


class Leave(Schema):
    """A request in a list; a kind that tells of health is only `Cuti` for who may not read it."""

    id: int
    nip: str
    name: str
    kind: str
    first: dt.date
    last: dt.date
    days: int
    state: str
    due_on: dt.date | None
    late: bool


class Leaves(Page):
    """A page of requests."""

    items: list[Leave]


class Step(Schema):
    """What was done with a request."""

    id: int
    state: str
    at: dt.datetime
    by: str
    text: str


class Obstacle(Schema):
    """What stands in the way of a request, or should be known."""

    text: str
    law: str
    hinders: bool


class WholeLeave(Leave):
    """A request with its course; reason and address only for who may read them. Its ETag is named in `If-Match`."""

    reason: str
    address: str
    phone: str
    course: list[Step]
    turn: list[str]
    may_act: bool
    obstacles: list[Obstacle]


class BalanceStep(Schema):
    """One step from the right of a year to what is left."""

    title: str
    text: str
    law: str
    amount: str
    note: str


class Balance(Schema):
    """What is left of annual leave in a year, and how it came about."""

    nip: str
    year: int
    balance: int
    figures: dict[str, int]
    steps: list[BalanceStep]
