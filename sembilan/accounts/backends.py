"""Who may sign in: a user of the instansi the transaction works for, by NIP and password."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.backends import BaseBackend
from django.http import HttpRequest

from sembilan.accounts.models import User


class NipBackend(BaseBackend):
    """Checks NIP and password within the current instansi; the database hides every other."""

    def authenticate(
        self, request: HttpRequest | None, nip: str | None = None, password: str | None = None, **_: Any
    ) -> User | None:
        """The user when both fit, else nothing; an unknown NIP takes as long as a wrong password."""
        user = User.objects.filter(nip=nip or "").first()
        if user is None:
            User().set_password(password)
            return None
        return user if user.check_password(password or "") and user.is_active else None

    def get_user(self, user_id: Any) -> User | None:
        """The user of a session, if it is of this instansi and still active."""
        return User.objects.select_related("instansi").filter(pk=user_id, is_active=True).first()
