"""Signing in by an OpenID Connect provider: allauth speaks the protocol, and the claims end in a user of ours.

Nothing of allauth's is stored: the provider is read from the settings, and a claim finds an existing user by NIP.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NoReturn

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from sembilan.terms.nip import NipError, cleaned

PROVIDER = "oidc"
Claims = dict[str, Any]
Arrive = Callable[[HttpRequest, Claims], HttpResponse]


class Failed(Exception):
    """The provider did not say who somebody is."""


def is_offered() -> bool:
    """Whether a provider is named."""
    return bool(settings.OIDC["issuer"] and settings.OIDC["client_id"])


def nip_of(claims: Claims) -> str | None:
    """The NIP in the claim the settings name, if it is one."""
    try:
        return cleaned(str(claims.get(settings.OIDC["claim"]) or ""))
    except NipError:
        return None


class Adapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Names the one provider of the settings; a fault of the protocol becomes a sentence."""

    def list_apps(self, request: HttpRequest, provider: Any = None, client_id: Any = None) -> list[SocialApp]:
        """The provider of the settings, if there is one."""
        if not is_offered():
            return []
        said = settings.OIDC
        app = SocialApp(provider="openid_connect", provider_id=PROVIDER, name=said["name"])
        app.client_id, app.secret = said["client_id"], said["secret"]
        app.settings = {"server_url": said["issuer"], "oauth_pkce_enabled": True}
        return [app]

    def get_provider(self, request: HttpRequest, provider: Any, client_id: Any = None) -> Any:
        """The provider, which speaks through our own conversation."""
        found = super().get_provider(request, provider, client_id)
        found.get_oauth2_adapter = Conversation
        return found

    def on_authentication_error(self, request: HttpRequest, *args: Any, **kwargs: Any) -> NoReturn:
        """Let the view say it in our words."""
        raise Failed


class Conversation(OpenIDConnectOAuth2Adapter):  # type: ignore[misc]
    """The way to the provider and back; who comes back is handed to `arrive` with all claims."""

    def __init__(self, request: HttpRequest, arrive: Arrive | None = None) -> None:
        super().__init__(request, PROVIDER)
        self.arrive = arrive

    def get_callback_url(self, request: HttpRequest, app: Any) -> str:
        """Where the provider sends people back to."""
        return request.build_absolute_uri(reverse("accounts:oidc_back"))

    def complete_login(self, request: HttpRequest, app: Any, token: Any, **kwargs: Any) -> NoReturn:
        """End with our own sign-in before allauth looks for an account of its own."""
        claims: Claims = {}
        if id_token := kwargs["response"].get("id_token"):
            claims |= self._decode_id_token(app, id_token)
        claims |= self._fetch_user_info(token.token)
        if self.arrive is None:
            raise Failed
        raise ImmediateHttpResponse(self.arrive(request, claims))
