"""Making, using and ending tokens."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.utils import timezone

from sembilan.accounts.models import User
from sembilan.exchange.api.models import Token
from sembilan.records.actions import action, tell


@action("token.give")
def give_token(*, user: User, name: str, scopes: Sequence[str], days: int, secret_hash: str, by: Any) -> Token:
    """Let a program act as a user for some days."""
    now = timezone.now()
    token = Token.objects.create(
        instansi_id=user.instansi_id, user=user, name=name, hash=secret_hash, scopes=[*scopes], made_at=now,
        until=now + dt.timedelta(days=days),
    )  # fmt: skip
    tell(user.instansi_id, f"user:{user.nip}", token=token.pk, name=name, scopes=[*scopes], days=days)
    return token


@action("token.use")
def note_used(*, token: Token, by: Any) -> None:
    """A token was used; told once an hour."""
    token.used_at = timezone.now()
    token.save(update_fields=["used_at"])
    tell(token.instansi_id, f"user:{token.user.nip}", token=token.pk)


@action("token.end")
def end_token(*, token: Token, by: Any) -> None:
    """A token lets nobody in any more."""
    token.ended_at = timezone.now()
    token.save(update_fields=["ended_at"])
    tell(token.instansi_id, f"user:{token.user.nip}", token=token.pk)
