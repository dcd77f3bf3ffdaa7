"""A user: someone who can sign in to one instansi with a NIP."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

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
    """A sign-in that was refused: which NIP, from where, when. Counted per pair, so nobody locks another out."""

    nip = NipField()
    address = models.GenericIPAddressField()
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["instansi", "nip", "address", "at"], name="refusal_pair")]
