"""Who the token is, the organisation with its seats, and notices."""

from __future__ import annotations

import datetime as dt

from ninja import Schema


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


class Notice(Schema):
    """A sentence told to the token's user."""

    id: int
    said: str
    url: str
    at: dt.datetime
    read: bool


class Sums(Schema):
    """Seats against people: needed, approved, taken, empty, beyond, and soon to be empty."""

    need: int
    approved: int
    people: int
    empty: int
    over: int
    soon: int


class Place(Schema):
    """A unit with what stands under it; `own` says that only the seats of the unit itself are meant."""

    kode: str
    name: str
    own: bool
    sums: Sums


class SeatsOfPost(Schema):
    """A post with its seats and people in the whole subtree."""

    kode: str
    name: str
    kind: str
    kelas: int
    sums: Sums


class Seat(Schema):
    """One seat: filled, soon (empty), empty, or over; names only for who may read them."""

    state: str
    name: str
    nip: str
    pension: dt.date | None


class Bench(Schema):
    """A post of the unit itself with its seats."""

    kode: str
    name: str
    approved: int
    need_hundredths: int | None
    decided: bool
    seats: list[Seat]


class Map(Schema):
    """The map of posts of one unit on a day."""

    kode: str
    name: str
    day: dt.date
    sums: Sums
    units: list[Place]
    posts: list[SeatsOfPost]
    benches: list[Bench]
