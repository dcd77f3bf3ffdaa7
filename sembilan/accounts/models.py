"""A user and what belongs to signing in: refusals, codes for a first sign-in, second factors, open sessions."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

from sembilan.records.fields import NipField
from sembilan.records.models import Tenanted


class UserManager(BaseUserManager["User"]):
    """Finds and makes users within the instansi of the transaction."""

    def create(self, **fields: Any) -> User:
        """A new user with a hashed password."""
        password = fields.pop("password", None)
        user = self.model(**fields)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser, Tenanted):
    """Someone who signs in by NIP; the name shown comes from the person's record."""

    nip = NipField()
    name = models.CharField(max_length=160)
    is_active = models.BooleanField(default=True)

    objects = UserManager()

    USERNAME_FIELD = "nip"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        constraints = [models.UniqueConstraint(fields=["instansi", "nip"], name="user_nip_once")]

    def __str__(self) -> str:
        return self.name


class Refusal(Tenanted):
    """A try that was refused: which NIP, from where, when, at what. Counted per pair, so nobody locks another out."""

    class At(models.TextChoices):
        PASSWORD = "password", _("kata sandi")
        CODE = "code", _("kode masuk pertama")
        FACTOR = "factor", _("langkah kedua")
        RESET = "reset", _("permintaan tautan sandi")

    nip = NipField()
    address = models.GenericIPAddressField()
    at = models.DateTimeField()
    what = models.CharField(max_length=12, choices=At, default=At.PASSWORD)

    class Meta:
        indexes = [models.Index(fields=["instansi", "nip", "address", "at"], name="refusal_pair")]


class EntryCode(Tenanted):
    """A code an officer handed out for a first sign-in or a forgotten password: kept as a hash, used once."""

    nip = NipField()
    name = models.CharField(max_length=160)
    hash = models.CharField(max_length=128)
    given_by = NipField()
    given_at = models.DateTimeField()
    until = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    forgets_factors = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["instansi", "nip"], condition=models.Q(used_at=None), name="entry_code_one_open"
            )
        ]
        indexes = [models.Index(fields=["instansi", "given_by", "-given_at"], name="entry_code_given_by")]


class SecondFactor(Tenanted):
    """What a user shows besides her password: an app's digits, a passkey, or recovery codes. The secret is sealed."""

    class Kind(models.TextChoices):
        TOTP = "totp", _("Aplikasi autentikator")
        PASSKEY = "passkey", _("Kunci sandi (passkey)")
        RECOVERY = "recovery", _("Kode cadangan")

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="factors")
    kind = models.CharField(max_length=12, choices=Kind)
    name = models.CharField(max_length=60, blank=True)
    sealed = models.TextField()
    counter = models.BigIntegerField(default=0)  # the newest step of a TOTP that was used: none is taken twice
    added_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "kind"], condition=models.Q(kind__in=["totp", "recovery"]), name="second_factor_once"
            )
        ]


class SessionMark(Tenanted):
    """One open session of a user as she reads it: which device, from where, since when. Without it the session ends."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="marks")
    device = models.CharField(max_length=300, blank=True)
    address = models.GenericIPAddressField()
    began_at = models.DateTimeField()
    seen_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["user", "-seen_at"], name="session_mark_of_user")]
