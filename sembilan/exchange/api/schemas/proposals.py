"""Proposals: what one sends, and what is told of each."""

from __future__ import annotations

import datetime as dt

from ninja import Field, Schema
from pydantic import Base64Bytes

from sembilan.exchange.api.schemas.answers import BIGGEST, Page


class Paper(Schema):
    """A document, as base64."""

    name: str = Field(min_length=1, max_length=160)
    content: Base64Bytes


class Mended(Schema):
    """What a change says, with a note and its document."""

    fields: dict[str, str] = {}
    note: str = Field("", max_length=500)
    document: Paper | None = None


class NewProposal(Mended):
    """A change to propose: without `entry` an addition; with it a correction, or with `withdraw` its withdrawal.

    Without `nip` it is for oneself.
    """

    kind: str
    nip: str = Field("", pattern=r"^([0-9]{18})?$")
    entry: int | None = Field(None, ge=1, le=BIGGEST)
    withdraw: bool = False


class Verdict(Schema):
    """What an officer says; `seen` is the last step she saw, so that of two the second hears of the first."""

    verdict: str = Field(examples=["teruskan", "setujui", "kembalikan", "tolak"])
    seen: int = Field(ge=1, le=BIGGEST)
    note: str = Field("", max_length=500)
    confirmed: bool = False


class Asked(Schema):
    """The filters of the work list; whose turn it is unless a state is named."""

    state: str = ""
    kind: str = ""
    unit: str = Field("", max_length=40)
    age: str = ""


class Proposal(Schema):
    """A proposal in a list."""

    id: int
    nip: str
    name: str
    kind: str
    change: str
    gist: str
    state: str
    next: str
    submitted_at: dt.datetime | None
    due_on: dt.date | None
    late: int
    place: str


class Proposals(Page):
    """A page of proposals."""

    items: list[Proposal]


class Line(Schema):
    """One field: what stands beside what is proposed."""

    label: str
    stands: str
    proposed: str
    changed: bool


class Step(Schema):
    """One step of the course; the number of the last one is what `seen` of a verdict names."""

    id: int
    kind: str
    at: dt.datetime
    by: str
    note: str


class WholeProposal(Proposal):
    """A proposal with both its sides and its course; `drifted` says that the entry changed since."""

    lines: list[Line]
    drifted: bool
    course: list[Step]
    document: str | None
    note: str
    may_act: bool
