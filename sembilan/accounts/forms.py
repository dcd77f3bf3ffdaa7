"""What people type to sign in, to get in for the first time, and to change how they sign in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth import authenticate, password_validation
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from sembilan.accounts import actions, codes, queries, sealed
from sembilan.accounts.models import EntryCode, Refusal, User
from sembilan.organisation.models import Instansi
from sembilan.records.tenancy import tenant
from sembilan.terms.nip import NipError, cleaned

WAIT = _("Terlalu banyak percobaan untuk NIP ini dari tempat Anda. Coba lagi 15 menit lagi.")


def nip_field() -> forms.CharField:
    """A field for a NIP, however it is typed."""
    shown = forms.TextInput({"autocomplete": "username", "inputmode": "numeric"})
    return forms.CharField(label=_("NIP"), max_length=40, widget=shown)


OLD_PASSWORD = _("Kata sandi")


def old_password(label: Any = OLD_PASSWORD) -> forms.CharField:
    """A field for the password one has."""
    shown = forms.PasswordInput({"autocomplete": "current-password"})
    return forms.CharField(label=label, max_length=128, strip=False, widget=shown)


def new_password(label: Any, hint: Any = "") -> forms.CharField:
    """A field for a password one chooses."""
    shown = forms.PasswordInput({"autocomplete": "new-password"})
    return forms.CharField(label=label, help_text=hint, max_length=128, strip=False, widget=shown)


class NipForm(forms.Form):
    """A NIP."""

    nip = nip_field()

    def clean_nip(self) -> str:
        """The eighteen digits, however they were typed."""
        try:
            return cleaned(self.cleaned_data["nip"])
        except NipError as wrong:
            raise forms.ValidationError(wrong.sentence, code=wrong.code) from wrong


class RegionForm(forms.Form):
    """Where somebody belongs; the region is asked only where there are several."""

    instansi = forms.ModelChoiceField(Instansi.objects.order_by("name"), label=_("Daerah atau instansi"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        regions = list(Instansi.objects.order_by("name")[:2])
        self.only = regions[0] if len(regions) == 1 else None
        if self.only:
            del self.fields["instansi"]

    @property
    def region(self) -> Instansi | None:
        """Where she signs in."""
        return self.only or self.cleaned_data.get("instansi")


class ForgottenForm(RegionForm, NipForm):
    """Whose password is forgotten."""

    field_order = ["instansi", "nip"]


class SignInForm(RegionForm, NipForm):
    """NIP and password; the region is asked only where there are several."""

    password = old_password()
    field_order = ["instansi", "nip", "password"]

    def user(self, request: HttpRequest, address: str) -> User | None:
        """The user when everything fits; otherwise the form says why not."""
        if not self.is_valid() or (region := self.region) is None:
            return None
        nip, password = self.cleaned_data["nip"], self.cleaned_data["password"]
        with tenant(region.pk):
            if queries.must_wait(nip, address):
                self.add_error(None, WAIT)
                return None
            user = authenticate(request, nip=nip, password=password)
            if user is None:
                actions.refuse_session(instansi_id=region.pk, nip=nip, address=address, by=f"web:{address}")
        if user is None:
            self.add_error(
                None,
                _("NIP atau kata sandi tidak cocok. Periksa lagi, atau pilih Lupa kata sandi di bawah."),
            )
        return user if isinstance(user, User) else None


class NewPasswordForm(forms.Form):
    """A new password, twice."""

    new = new_password(
        _("Kata sandi baru"), _("Paling sedikit 10 huruf atau angka; kalimat pendek paling mudah diingat.")
    )
    again = new_password(_("Ulangi kata sandi baru"))

    def __init__(self, *args: Any, user: User | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.owner = user

    def clean(self) -> dict[str, Any]:
        """Both the same, and not one that is easily found."""
        new, again = self.cleaned_data.get("new"), self.cleaned_data.get("again")
        if new and again and new != again:
            self.add_error("again", _("Kedua kata sandi tidak sama. Ketik ulang."))
        elif new:
            owner = self.owner or User(nip=self.cleaned_data.get("nip", ""))
            try:
                password_validation.validate_password(new, owner)
            except forms.ValidationError as weak:
                self.add_error("new", weak)
        return self.cleaned_data


class ChangePasswordForm(NewPasswordForm):
    """The password one has, and a new one."""

    password = old_password(_("Kata sandi sekarang"))
    field_order = ["password", "new", "again"]

    def clean_password(self) -> str:
        """Only who knows the old one may choose a new one."""
        typed = str(self.cleaned_data["password"])
        if self.owner is None or not self.owner.check_password(typed):
            raise forms.ValidationError(_("Kata sandi Anda sekarang tidak cocok."))
        return typed


class FirstForm(RegionForm, NipForm, NewPasswordForm):
    """NIP, the code an officer handed out, and a password of one's own."""

    code = forms.CharField(
        label=_("Kode masuk"),
        max_length=40,
        help_text=_("Sepuluh huruf dan angka dari pengelola kepegawaian atau BKD."),
        widget=forms.TextInput({"autocomplete": "one-time-code", "autocapitalize": "characters"}),
    )
    field_order = ["instansi", "nip", "code", "new", "again"]

    def let_in(self, address: str) -> User | None:
        """The user when the code fits, with her new password; otherwise the form says why not."""
        if not self.is_valid() or (region := self.region) is None:
            return None
        nip, by = self.cleaned_data["nip"], f"web:{address}"
        with tenant(region.pk):
            if queries.must_wait(nip, address):
                self.add_error(None, WAIT)
                return None
            given, user = self._given(nip), None
            if given is not None:
                user = actions.use_code(given=given, password=self.cleaned_data["new"], by=by)
            if user is None:
                what = Refusal.At.CODE
                actions.refuse_session(instansi_id=region.pk, nip=nip, address=address, by=by, what=what)
        if user is None:
            self.add_error(
                None, _("NIP dan kode tidak cocok, atau kode sudah dipakai atau lewat 7 hari. Mintalah kode baru.")
            )
        return user

    def _given(self, nip: str) -> EntryCode | None:
        given = queries.open_code(nip)
        is_right = given is not None and sealed.is_same(codes.cleaned(self.cleaned_data["code"]), given.hash)
        is_closed = User.objects.filter(nip=nip, is_active=False).exists()
        return given if is_right and not is_closed else None


class GiveCodeForm(NipForm):
    """For whom an officer makes a code."""

    forgets_factors = forms.BooleanField(
        label=_("Hapus juga langkah kedua (ponsel hilang dan kode cadangan tidak ada)"), required=False
    )

    def __init__(self, *args: Any, is_all: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_all:
            del self.fields["forgets_factors"]


class FactorForm(forms.Form):
    """The digits of the app, or a recovery code."""

    code = forms.CharField(
        label=_("Kode"),
        max_length=20,
        widget=forms.TextInput({"autocomplete": "one-time-code", "inputmode": "text"}),
    )


class DigitsForm(forms.Form):
    """The six digits an app shows, to prove that it was set up."""

    code = forms.CharField(
        label=_("Enam angka dari aplikasi"),
        max_length=10,
        widget=forms.TextInput({"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )


class ConfirmForm(forms.Form):
    """The password again, before something is taken away."""

    password = old_password()
