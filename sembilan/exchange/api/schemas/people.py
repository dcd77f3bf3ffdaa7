"""People, their files, who may see them, and who looked."""

from __future__ import annotations

import datetime as dt

from ninja import Field, Schema

from sembilan.exchange.api.schemas.answers import NIP, Page


class Person(Schema):
    """A pegawai as a list shows her."""

    nip: str = Field(pattern=NIP)
    name: str
    full_name: str
    kind: str
    status: str
    jabatan: str | None
    unor: str | None


class People(Schema):
    """A page of people; `next` is the NIP to ask for the page after it, if there is one."""

    items: list[Person]
    next: str | None


class Row(Schema):
    """A line of a section of the file."""

    cells: list[str]
    since: dt.date | None
    until: dt.date | None
    sk: str
    source: str


class Section(Schema):
    """A section of the file, with what is missing in it."""

    code: str
    title: str
    columns: list[str]
    rows: list[Row]
    gaps: list[str]


class Entry(Schema):
    """An entry of the file: its fields as the texts a form takes. `recorded_at` is also its ETag."""

    id: int
    kind: str
    fields: dict[str, str]
    recorded_at: dt.datetime


class NewEntry(Schema):
    """The fields of an entry; which there are is told under `/kinds`."""

    fields: dict[str, str]


class Correction(Schema):
    """What an entry says from now on, and why."""

    fields: dict[str, str]
    reason: str = Field(min_length=3, max_length=300)


class KindField(Schema):
    """A field of a kind of entry."""

    name: str
    label: str
    needed: bool
    choices: list[str]


class Kind(Schema):
    """A kind of entry and its fields."""

    code: str
    title: str
    single: bool
    personal: bool
    fields: list[KindField]


class Watcher(Schema):
    """Somebody who may see a person: who, why, and what of her."""

    nip: str
    name: str
    post: str
    why: str
    touches: list[str]
    since: dt.date | None
    until: dt.date | None


class Look(Schema):
    """One time somebody looked at a person."""

    at: dt.datetime
    nip: str
    name: str
    roles: str
    what: str
    about: str


class Looks(Page):
    """A page of looks, the newest first."""

    items: list[Look]
