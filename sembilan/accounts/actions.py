"""Making users, changing passwords, signing in and being refused."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from sembilan.accounts.models import Refusal, User
from sembilan.records.actions import action, tell


@action("user.create")
def create_user(*, instansi_id: int, nip: str, name: str, password: str, by: Any) -> User:
    """Let a person sign in."""
    tell(instansi_id, f"user:{nip}", name=name)
    return User.objects.create(instansi_id=instansi_id, nip=nip, name=name, password=password)


@action("user.set_password")
def set_password(*, user: User, password: str, by: Any) -> None:
    """Give a user a new password; every session of hers ends with the old one."""
    tell(user.instansi_id, f"user:{user.nip}")
    user.set_password(password)
    user.save(update_fields=["password"])


@action("user.close")
def close_user(*, user: User, by: Any) -> None:
    """Nobody signs in as this user any more; what she did stays hers."""
    tell(user.instansi_id, f"user:{user.nip}")
    user.is_active = False
    user.save(update_fields=["is_active"])


@action("session.begin")
def begin_session(*, by: User, address: str) -> None:
    """Somebody signed in; what was refused before from the same address is forgotten."""
    tell(by.instansi_id, f"user:{by.nip}", address=address)
    Refusal.objects.filter(nip=by.nip, address=address).delete()


@action("session.refuse")
def refuse_session(*, instansi_id: int, nip: str, address: str, by: str) -> None:
    """Somebody could not sign in."""
    tell(instansi_id, f"user:{nip}", address=address)
    Refusal.objects.create(instansi_id=instansi_id, nip=nip, address=address, at=timezone.now())


@action("session.end")
def end_session(*, by: User) -> None:
    """Somebody signed out."""
    tell(by.instansi_id, f"user:{by.nip}")
