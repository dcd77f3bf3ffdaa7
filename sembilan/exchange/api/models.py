"""A token: lets a program act as a user, within scopes, for a time."""

from __future__ import annotations

from django.db import models

from sembilan.accounts.models import User
from sembilan.records.models import Tenanted


class Token(Tenanted):
    """A token of a user. Only its hash is kept; what it may do is what its user may, and no more than its scopes."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="tokens")
    name = models.CharField(max_length=80)
    hash = models.CharField(max_length=64)
    scopes = models.JSONField(default=list)
    made_at = models.DateTimeField()
    until = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["user", "-made_at"], name="token_of_user")]
