"""Who asks: a token names its instansi, so that its row can be looked for where only that instansi's rows are seen."""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import re
import secrets

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja.errors import HttpError
from ninja.security import HttpBearer

from sembilan.exchange.api import actions
from sembilan.exchange.api.models import Token
from sembilan.organisation.models import Instansi
from sembilan.records.tenancy import enter

FORM = re.compile(r"sb1_(\d{1,9})_(\d{1,12})_([A-Za-z0-9_-]{43})")
SEEN_EVERY = dt.timedelta(hours=1)


def new_secret() -> str:
    """The part of a token that nobody guesses: 256 bits."""
    return secrets.token_urlsafe(32)


def hashed(secret: str) -> str:
    """What is kept of it; a secret so long needs no slow hash."""
    return hashlib.sha256(secret.encode()).hexdigest()


def written(token: Token, secret: str) -> str:
    """A token as its owner is given it, once."""
    return f"sb1_{token.instansi_id}_{token.pk}_{secret}"


class TokenAuth(HttpBearer):
    """Lets in who shows a living token of an active user; the request then works for that user's instansi.

    `scope` is what the token must hold besides the rights of its user.
    """

    def __init__(self, scope: str = "") -> None:
        super().__init__()
        self.scope = scope

    def authenticate(self, request: HttpRequest, token: str) -> Token | None:
        """The token's row, if everything fits."""
        found = FORM.fullmatch(token)
        if not found:
            return None
        instansi = Instansi.objects.filter(pk=int(found[1])).first()
        if instansi is None:
            return None
        enter(instansi.pk)
        now = timezone.now()
        row = Token.objects.select_related("user").filter(pk=int(found[2]), ended_at=None, until__gt=now).first()
        if row is None or not row.user.is_active or not hmac.compare_digest(row.hash, hashed(found[3])):
            enter(None)
            return None
        request.user = row.user
        request.instansi = instansi  # type: ignore[attr-defined]
        if row.used_at is None or row.used_at < now - SEEN_EVERY:
            actions.note_used(token=row, by=row.user)
        if self.scope and self.scope not in row.scopes:
            raise HttpError(403, _("Token ini tidak memuat lingkup %(scope)s.") % {"scope": self.scope})
        return row
