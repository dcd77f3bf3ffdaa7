"""Setting up a second factor: a fresh secret or challenge is kept in the session until the first use proves it."""

from __future__ import annotations

import io
from base64 import b64encode

import qrcode
from django import forms
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from qrcode.image.svg import SvgPathImage

from sembilan.accounts import actions, passkeys, queries, sealed, totp
from sembilan.accounts.models import SecondFactor, User

FRESH = "fresh_factor"
CODES = "fresh_codes"
NAME_LETTERS = 60


class FreshApp:
    """An authenticator app or passkey about to be added, as the page shows it."""

    def __init__(self, request: HttpRequest, user: User) -> None:
        self.request, self.user = request, user

    @cached_property
    def secret(self) -> str:
        """The secret of this set-up, the same until it is proven."""
        kept: dict[str, str] = self.request.session.get(FRESH) or {}
        if kept.get("user") == str(self.user.pk):
            return str(sealed.unseal(kept["sealed"]))
        secret = totp.new_secret()
        self.request.session[FRESH] = {"user": str(self.user.pk), "sealed": sealed.seal(secret)}
        return secret

    @property
    def spelt(self) -> str:
        """The secret in groups of four, for who types it."""
        return " ".join(self.secret[i : i + 4] for i in range(0, len(self.secret), 4))

    @property
    def picture(self) -> str:
        """The square code as the address of a picture."""
        drawn = io.BytesIO()
        address = totp.address(self.secret, self.user.nip, "Sembilan")
        qrcode.make(address, image_factory=SvgPathImage, border=2).save(drawn)
        return "data:image/svg+xml;base64," + b64encode(drawn.getvalue()).decode()

    @property
    def options(self) -> str:
        """What the browser is asked to make a passkey."""
        return passkeys.ask_new(self.request, self.user, list(queries.passkeys(self.user)))

    def add(self, form: forms.Form) -> list[str] | None:
        """Add what was proven and give the recovery codes to show, if new ones were made; else the form says why."""
        form.is_valid()
        if answer := self.request.POST.get("credential"):
            return self._add_passkey(form, answer)
        typed = "".join(self.request.POST.get("code", "").split())
        step = totp.step_of(self.secret, typed, 0)
        if step is None:
            form.errors.clear()
            form.add_error(None, _("Angka tidak cocok. Periksa jam ponsel Anda, lalu ketik angka yang sedang tampil."))
            return None
        secret = self.secret
        self.request.session.pop(FRESH, None)
        kind = SecondFactor.Kind.TOTP
        return actions.add_factor(user=self.user, kind=kind, secret=secret, by=self.user, counter=step)

    def _add_passkey(self, form: forms.Form, answer: str) -> list[str] | None:
        try:
            made = passkeys.made(self.request, answer)
        except passkeys.Wrong:
            form.errors.clear()
            form.add_error(None, _("Kunci sandi tidak jadi dibuat. Muat ulang halaman ini dan coba lagi."))
            return None
        name = self.request.POST.get("name", "").strip()[:NAME_LETTERS] or _("Kunci sandi")
        kind = SecondFactor.Kind.PASSKEY
        return actions.add_factor(user=self.user, kind=kind, secret=made, by=self.user, name=name)


def keep_fresh_codes(request: HttpRequest, made: list[str], goal: str) -> None:
    """Keep new recovery codes until the page that shows them once."""
    if made:
        request.session[CODES] = {"sealed": sealed.seal(made), "next": goal}


def take_fresh_codes(request: HttpRequest) -> tuple[list[str], str]:
    """The new recovery codes and where to go on, once."""
    kept = request.session.pop(CODES, None)
    return (sealed.unseal(kept["sealed"]), kept["next"]) if kept else ([], "")
