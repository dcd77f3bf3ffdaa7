"""Reads about signing in."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from sembilan.accounts.models import Refusal

PATIENCE = dt.timedelta(minutes=15)
TRIES = 5


def must_wait(nip: str, address: str) -> bool:
    """Whether this NIP was refused too often from this address lately; other addresses are not concerned."""
    since = timezone.now() - PATIENCE
    return Refusal.objects.filter(nip=nip, address=address, at__gt=since).count() >= TRIES
