"""What people type to sign in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth import authenticate
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from sembilan.accounts import actions, queries
from sembilan.accounts.models import User
from sembilan.organisation.models import Instansi
from sembilan.records.tenancy import tenant
from sembilan.terms.nip import NipError, cleaned


class SignInForm(forms.Form):
    """NIP and password; the region is asked only where there are several."""

    instansi = forms.ModelChoiceField(Instansi.objects.order_by("name"), label=_("Daerah atau instansi"))
    nip = forms.CharField(
        label=_("NIP"), max_length=40, widget=forms.TextInput({"autocomplete": "username", "inputmode": "numeric"})
    )
    password = forms.CharField(
        label=_("Kata sandi"),
        max_length=128,
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "current-password"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        regions = list(Instansi.objects.order_by("name")[:2])
        self.only = regions[0] if len(regions) == 1 else None
        if self.only:
            del self.fields["instansi"]

    def clean_nip(self) -> str:
        """The eighteen digits, however they were typed."""
        try:
            return cleaned(self.cleaned_data["nip"])
        except NipError as wrong:
            raise forms.ValidationError(wrong.sentence, code=wrong.code) from wrong

    @property
    def region(self) -> Instansi | None:
        """Where she signs in."""
        return self.only or self.cleaned_data.get("instansi")

    def user(self, request: HttpRequest, address: str) -> User | None:
        """The user when everything fits; otherwise the form says why not."""
        if not self.is_valid() or (region := self.region) is None:
            return None
        nip, password = self.cleaned_data["nip"], self.cleaned_data["password"]
        with tenant(region.pk):
            if queries.must_wait(nip, address):
                self.add_error(
                    None, _("Terlalu banyak percobaan untuk NIP ini dari tempat Anda. Coba lagi 15 menit lagi.")
                )
                return None
            user = authenticate(request, nip=nip, password=password)
            if user is None:
                actions.refuse_session(instansi_id=region.pk, nip=nip, address=address, by=f"web:{address}")
        if user is None:
            self.add_error(
                None,
                _("NIP atau kata sandi tidak cocok. Periksa lagi, atau mintalah sandi baru ke pengelola kepegawaian."),
            )
        return user if isinstance(user, User) else None
