"""The two tokens every request carries: one for the API manager, one for the officer; and where they come from.

Secrets are read from the environment and are never written anywhere, nor shown by `repr`.
"""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from dataclasses import dataclass, field

import httpx

from sembilan.exchange.siasn.errors import NotAllowed, NotConfigured, NotReached

MARGIN_SECONDS = 30  # a token is renewed before it ends, for a request takes time
REFUSED = (400, 401, 403)
MANAGER = "https://apimws.bkn.go.id/oauth2/token"
SSO = "https://sso-siasn.bkn.go.id/auth/realms/public-siasn/protocol/openid-connect/token"
API = "https://apimws.bkn.go.id:8243/apisiasn/1.0"
REFERENCES = "https://apimws.bkn.go.id:8243/referensi_siasn/1"
NEEDED = ("SIASN_CONSUMER_KEY", "SIASN_CONSUMER_SECRET", "SIASN_CLIENT_ID", "SIASN_USERNAME", "SIASN_PASSWORD")


@dataclass(frozen=True)
class Settings:
    """Where the service is and who we are to it."""

    consumer_key: str
    consumer_secret: str = field(repr=False)
    client_id: str
    username: str
    password: str = field(repr=False)
    manager_url: str = MANAGER
    sso_url: str = SSO
    api_url: str = API
    references_url: str = REFERENCES
    per_second: int = 5

    @classmethod
    def read(cls, environment: Mapping[str, str] = os.environ) -> Settings:
        """From the environment; `NotConfigured` names what is missing."""
        missing = [name for name in NEEDED if not environment.get(name)]
        if missing:
            raise NotConfigured(", ".join(missing))
        key, secret, client, user, password = (environment[name] for name in NEEDED)
        return cls(
            key,
            secret,
            client,
            user,
            password,
            environment.get("SIASN_MANAGER_URL", MANAGER),
            environment.get("SIASN_SSO_URL", SSO),
            environment.get("SIASN_API_URL", API).rstrip("/"),
            environment.get("SIASN_REFERENCES_URL", REFERENCES).rstrip("/"),
            int(environment.get("SIASN_PER_SECOND", "5")),
        )


@dataclass
class Token:
    """A token and until when it may be used, by a clock that only goes forward."""

    text: str = field(default="", repr=False)
    until: float = 0.0

    @property
    def holds(self) -> bool:
        """Whether it may still be used."""
        return bool(self.text) and time.monotonic() < self.until


class Access:
    """Gives the headers of a request, and fetches tokens when they are needed or were refused."""

    def __init__(self, settings: Settings, wire: httpx.Client) -> None:
        self.settings = settings
        self._wire = wire
        self._manager = Token()
        self._sso = Token()

    def headers(self) -> dict[str, str]:
        """Both tokens, as the service wants them."""
        if not self._manager.holds:
            keys = (self.settings.consumer_key, self.settings.consumer_secret)
            self._manager = self._fetch(self.settings.manager_url, {"grant_type": "client_credentials"}, keys)
        if not self._sso.holds:
            asked = {
                "grant_type": "password",
                "client_id": self.settings.client_id,
                "username": self.settings.username,
                "password": self.settings.password,
            }
            self._sso = self._fetch(self.settings.sso_url, asked, None)
        return {
            "Authorization": f"Bearer {self._manager.text}",
            "Auth": f"bearer {self._sso.text}",
            "accept": "application/json",
        }

    def forget(self) -> None:
        """The tokens were refused: the next request fetches new ones."""
        self._manager, self._sso = Token(), Token()

    def _fetch(self, url: str, form: dict[str, str], keys: tuple[str, str] | None) -> Token:
        try:
            answer = self._wire.post(url, data=form, auth=keys) if keys else self._wire.post(url, data=form)
        except httpx.HTTPError as error:
            raise NotReached(type(error).__name__) from None
        if answer.status_code in REFUSED:
            raise NotAllowed(httpx.URL(url).host)
        try:
            said = answer.raise_for_status().json()
            return Token(str(said["access_token"]), time.monotonic() + int(said["expires_in"]) - MARGIN_SECONDS)
        except (httpx.HTTPStatusError, ValueError, KeyError, TypeError):
            raise NotReached(f"{httpx.URL(url).host}: {answer.status_code}") from None
