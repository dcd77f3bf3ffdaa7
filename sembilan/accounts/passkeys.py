"""Passkeys (WebAuthn) by the library fido2: what the browser is asked, and whether its answer is right."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest
from fido2.server import Fido2Server
from fido2.utils import websafe_decode, websafe_encode
from fido2.webauthn import (
    AttestedCredentialData,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialUserEntity,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from sembilan.accounts.models import User

STATE = "passkey"


class Wrong(Exception):
    """What the browser answered does not fit what it was asked."""


def _server(request: HttpRequest) -> Fido2Server:
    host = request.get_host().rsplit(":", 1)[0]
    return Fido2Server(PublicKeyCredentialRpEntity(id=host, name="Sembilan"))


def ask_new(request: HttpRequest, user: User, known: Sequence[str]) -> str:
    """What the browser is asked to make a new passkey, as JSON; the challenge stays in the session."""
    who = PublicKeyCredentialUserEntity(
        id=f"{user.instansi_id}.{user.pk}".encode(), name=user.nip, display_name=user.name
    )
    options, state = _server(request).register_begin(
        who,
        [_credential(text) for text in known],
        resident_key_requirement=ResidentKeyRequirement.PREFERRED,
        user_verification=UserVerificationRequirement.PREFERRED,
    )
    request.session[STATE] = state
    return json.dumps(dict(options))


def made(request: HttpRequest, answer: str) -> str:
    """The public part of the passkey the browser made, to be kept."""
    try:
        found = _server(request).register_complete(request.session.pop(STATE), json.loads(answer))
        if found.credential_data is None:
            raise Wrong
        return websafe_encode(found.credential_data)
    except (KeyError, ValueError, TypeError, AttributeError) as fault:
        raise Wrong from fault


def ask_known(request: HttpRequest, known: Sequence[str]) -> str:
    """What the browser is asked to show one of the known passkeys, as JSON."""
    options, state = _server(request).authenticate_begin(
        [_credential(text) for text in known], user_verification=UserVerificationRequirement.PREFERRED
    )
    request.session[STATE] = state
    return json.dumps(dict(options))


def shown(request: HttpRequest, known: Sequence[str], answer: str) -> str:
    """Which of the known passkeys was shown."""
    try:
        state: Any = request.session.pop(STATE)
        credentials = [_credential(text) for text in known]
        used = _server(request).authenticate_complete(state, credentials, json.loads(answer))
    except Exception as fault:  # a wrong signature is cryptography's own kind of fault
        raise Wrong from fault
    return known[[c.credential_id for c in credentials].index(used.credential_id)]


def _credential(text: str) -> AttestedCredentialData:
    return AttestedCredentialData(websafe_decode(text))
