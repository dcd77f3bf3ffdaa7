"""Services of a career: due lists, requirements with their law, and cases."""

from __future__ import annotations

import datetime as dt
from typing import Any

from ninja import Field, Schema

from sembilan.exchange.api.schemas.answers import Page


class AskedDue(Schema):
    """The filters of a due list."""

    layanan: str = ""
    unor: str = Field("", max_length=40)
    bulan: str = Field("", max_length=7, examples=["2026-10"])
    keadaan: str = ""


class Lacking(Schema):
    """A requirement that is not met, or not known."""

    title: str
    law: str
    unknown: bool


class Due(Schema):
    """Something that falls due for a person."""

    nip: str
    name: str
    jabatan: str | None
    unor: str | None
    service: str
    due_on: dt.date | None
    what: str
    state: str
    lacking: list[Lacking]
    has_case: bool


class DueList(Page):
    """A page of a due list; `day` is the day it was reckoned for, empty while none was."""

    service: str
    day: dt.date | None
    items: list[Due]


class Requirement(Schema):
    """One requirement as the rules found it."""

    name: str
    title: str
    state: str
    text: str
    law: str


class Service(Schema):
    """One service of a person, with every requirement and the shortest path to it."""

    code: str
    title: str
    due_on: dt.date | None
    what: str
    path: str
    requirements: list[Requirement]


class Case(Schema):
    """A berkas layanan in a list."""

    id: int
    nip: str
    name: str
    service: str
    due_on: dt.date
    state: str
    number: str
    dated: dt.date | None
    signed: bool


class Cases(Page):
    """A page of cases, the newest first."""

    items: list[Case]


class CaseStep(Schema):
    """What was done with a case."""

    state: str
    at: dt.datetime
    by: str
    note: str


class WholeCase(Case):
    """A case with its steps and the requirements as they were frozen."""

    steps: list[CaseStep]
    requirements: Any
