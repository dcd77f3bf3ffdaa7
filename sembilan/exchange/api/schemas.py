"""What the API gives and takes, as OpenAPI describes it. Dates are ISO, NIPs are text, texts are those of the forms."""

from __future__ import annotations

import datetime as dt

from ninja import Field, Schema

NIP = r"^[0-9]{18}$"


class Fault(Schema):
    """Why something was not done: a sentence, and sentences by field where a form was filled in."""

    detail: str
    errors: dict[str, list[str]] = {}


class Me(Schema):
    """Whom the token acts as."""

    nip: str
    name: str
    instansi: str
    roles: list[str]
    scopes: list[str]


class Unit(Schema):
    """A unit of the organisation."""

    kode: str
    name: str
    parent: str | None
    eselon: str
    leader_title: str


class Post(Schema):
    """A post with its kelas."""

    kode: str
    name: str
    kind: str
    kelas: int


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


class Notice(Schema):
    """A sentence told to the token's user."""

    id: int
    said: str
    url: str
    at: dt.datetime
    read: bool
