"""Reads of notices: one's own, and who has something no mail has told yet."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import F, QuerySet

from sembilan.notices.models import Digest, Mailing, Notice
from sembilan.records.actions import actor_name

MOST_IN_A_MAIL = 50


def own(by: Any) -> QuerySet[Notice]:
    """A person's own notices: the unread first, then the newest."""
    return Notice.objects.filter(nip=actor_name(by)).order_by(F("read_at").desc(nulls_first=True), "-pk")


def unread(by: Any) -> QuerySet[Notice]:
    """Those of her own that she has not read."""
    return Notice.objects.filter(nip=actor_name(by), read_at=None)


def unread_count(by: Any) -> int:
    """How many of her own she has not read."""
    return unread(by).count()


def wants_mail(by: Any) -> bool:
    """Whether a person has the daily mail; she does unless she said otherwise."""
    return not Mailing.objects.filter(nip=actor_name(by), is_wanted=False).exists()


def unmailed(nip: str) -> QuerySet[Notice]:
    """What a person has neither read nor been mailed."""
    return Notice.objects.filter(nip=nip, read_at=None, mailed_at=None).order_by("pk")


def due(day: dt.date) -> list[str]:
    """Who has something to be mailed and has had no mail today."""
    waiting = Notice.objects.filter(read_at=None, mailed_at=None)
    waiting = waiting.exclude(nip__in=Digest.objects.filter(day=day).values("nip"))
    waiting = waiting.exclude(nip__in=Mailing.objects.filter(is_wanted=False).values("nip"))
    return sorted(set(waiting.values_list("nip", flat=True)))
