"""Who looked at whose file lately, for who watches over the rights."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.functional import Promise

from sembilan.people.queries.looks import FORMER, WHAT
from sembilan.people.queries.places import named
from sembilan.records.models import LOOKS, Event

SHOWN, AMONG = 8, 2_000


@dataclass(frozen=True)
class Reading:
    """One look at a file: when, by whom, at whose, at what."""

    at: dt.datetime
    by: str
    nip: str
    whose: str
    what: str | Promise


def readings(user: Any) -> Sequence[Reading]:
    """The newest looks among the newest events; a day on which nobody looks is not worth a walk over the whole log."""
    newest = Event.objects.order_by("-id").values("pk")[:AMONG]
    events = list(Event.objects.filter(pk__in=newest, verb__in=LOOKS).order_by("-id")[:SHOWN])
    nips = {event.actor for event in events} | {_whose(event) for event in events}
    people = named(nips, timezone.localdate())
    names = {nip: one.full_name for nip, one in people.items()}
    return [
        Reading(
            event.at, names.get(event.actor, event.actor), _whose(event), names.get(_whose(event), _whose(event)),
            WHAT.get(event.data.get("what") or FORMER.get(event.verb, ""), ""),
        )
        for event in events
    ]  # fmt: skip


def _whose(event: Event) -> str:
    return event.target.removeprefix("employee:")
