"""Performance: the SKP as agreed, the evaluations of a period, and daily work."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from ninja import Field, Schema

from sembilan.exchange.api.schemas.answers import BIGGEST, MOST, Page

PERIOD = r"^20[0-9]{2}(-(T[1-4]|0[1-9]|1[0-2]))?$"


class Skp(Schema):
    """An SKP in a list; `until` is the first day it no longer stands for."""

    id: int
    nip: str
    name: str
    year: int
    unor: str
    jabatan: str
    acting: str
    first: dt.date
    until: dt.date | None
    state: str
    adendum: int
    penilai_nip: str
    agreed_on: dt.date | None


class Skps(Page):
    """A page of SKP."""

    items: list[Skp]


class Measure(Schema):
    """An indikator kinerja individu with its target in words."""

    id: int
    aspect: str
    text: str
    target: str
    direction: str


class Rhk(Schema):
    """A rencana hasil kerja, what it serves, and with whom it is reached."""

    id: int
    number: int
    kind: str
    text: str
    perspective: str
    serves: str
    goal: str
    is_collaboration: bool
    partners: str
    measures: list[Measure]


class Appendix(Schema):
    """A line of the appendix: support, accountability or consequence."""

    kind: str
    text: str


class WholeSkp(Skp):
    """An SKP as it reads now; `expectations` by the number of the BerAKHLAK value, 1 to 7."""

    form: str
    approach: str
    rhks: list[Rhk]
    expectations: dict[str, str]
    appendix: list[Appendix]


class Evaluation(Schema):
    """An evaluation in a list. Ratings are 1 to 3 and predikat 1 to 5, none while they are not told to this reader."""

    id: int
    skp: int
    nip: str
    name: str
    period: str
    first: dt.date
    until: dt.date
    state: str
    penilai_nip: str
    hasil_kerja: int | None
    perilaku: int | None
    predikat: int | None
    version: int


class Evaluations(Page):
    """A page of evaluations."""

    items: list[Evaluation]


class Outcome(Schema):
    """What was reached for an RHK; `value_milli` in thousandths of the unit of its first measure."""

    rhk: int
    text: str
    value_milli: int | None
    link: str
    has_document: bool
    feedback: str


class WholeEvaluation(Evaluation):
    """An evaluation with what was reached; reasons and advice only once they are told."""

    outcomes: list[Outcome]
    hasil_reason: str
    perilaku_reason: str
    advice: str


class Work(Schema):
    """An entry of daily work."""

    id: int
    nip: str
    day: dt.date
    text: str
    minutes: int
    rhk: int | None
    note: str
    decision: str
    reason: str
    decided_by: str
    version: int


class Works(Page):
    """A page of entries."""

    items: list[Work]


class NewWork(Schema):
    """An entry of one's own: for which RHK of the agreed SKP, or with a note why for none."""

    day: dt.date
    text: str = Field(min_length=1, max_length=300)
    minutes: int = Field(ge=1, le=1440)
    rhk: int | None = Field(None, ge=1, le=BIGGEST)
    note: str = Field("", max_length=200)
    link: str = Field("", max_length=500)


class Read(Schema):
    """An entry with the version of it that was read."""

    id: int = Field(ge=1, le=BIGGEST)
    version: int = Field(ge=0, le=32_767)


class Verdicts(Schema):
    """What a superior says of entries; a refusal needs its reason."""

    entries: list[Read] = Field(min_length=1, max_length=MOST)
    verdict: Literal["setuju", "tolak"]
    reason: str = Field("", max_length=300)


class Decided(Schema):
    """How many were decided, how many had changed since or were decided before, how many must be opened first."""

    decided: int
    changed: int
    unopened: int
