"""Hooks, and what became of each message."""

from __future__ import annotations

import datetime as dt

from ninja import Field, Schema

from sembilan.exchange.api.schemas.answers import BIGGEST, Page


class Hook(Schema):
    """An address of another system and what it is told of; its secret is told nowhere."""

    id: int
    name: str
    url: str
    verbs: list[str]
    is_active: bool
    made_at: dt.datetime


class Delivery(Schema):
    """One message: `msg_` with its number is the `webhook-id` it was sent with."""

    id: int
    event: int
    verb: str
    state: str
    attempts: int
    status: int | None
    said: str
    at: dt.datetime


class Deliveries(Page):
    """A page of messages, the newest first."""

    items: list[Delivery]


class Replay(Schema):
    """Which message to send again; without one all that failed."""

    delivery: int | None = Field(None, ge=1, le=BIGGEST)


class Replayed(Schema):
    """How many are sent again."""

    sent: int
