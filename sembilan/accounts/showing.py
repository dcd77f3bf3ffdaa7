"""Whether what somebody showed as a second factor is hers: an app's digits, a passkey, or a recovery code."""

from __future__ import annotations

from django.http import HttpRequest

from sembilan.accounts import actions, codes, passkeys, queries, sealed, totp
from sembilan.accounts.models import User


def is_shown(request: HttpRequest, user: User) -> bool:
    """Whether the request shows one of the second factors of a user; it counts as used."""
    if answer := request.POST.get("credential"):
        return _is_passkey(request, user, answer)
    typed = "".join(request.POST.get("code", "").split())
    if typed.isdecimal() and len(typed) == totp.DIGITS:
        return _is_of_app(user, typed)
    return bool(typed) and actions.use_recovery(code=codes.cleaned(typed), by=user)


def _is_of_app(user: User, typed: str) -> bool:
    app = queries.totp(user)
    step = totp.step_of(sealed.unseal(app.sealed), typed, app.counter) if app else None
    return app is not None and step is not None and actions.use_factor(factor=app, by=user, counter=step)


def _is_passkey(request: HttpRequest, user: User, answer: str) -> bool:
    known = queries.passkeys(user)
    try:
        used = passkeys.shown(request, list(known), answer)
    except passkeys.Wrong:
        return False
    return actions.use_factor(factor=known[used], by=user)
