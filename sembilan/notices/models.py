"""A notice to one person: a sentence with its values, and where it leads; and the one mail a day that gathers them."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext

from sembilan.records.fields import NipField
from sembilan.records.models import Loaded, Tenanted


class Notice(Loaded):
    """A sentence told to a person. `said` is the Indonesian sentence with `%(name)s` places, so that it reads in any
    language; `data` fills them."""

    nip = NipField()
    said = models.CharField(max_length=300)
    data = models.JSONField(default=dict)
    url = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)
    mailed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["instansi", "nip", "-at"], name="notice_of_person"),
            # Every page asks how many are unread, the digest which of them no mail has told.
            models.Index(fields=["instansi", "nip"], name="notice_unread", condition=models.Q(read_at=None)),
        ]

    @property
    def sentence(self) -> str:
        """The sentence in the reader's language; a value that is a word of ours is said in it too."""
        values = {name: gettext(v) if isinstance(v, str) and v else v for name, v in self.data.items()}
        return gettext(self.said) % values


class Digest(Tenanted):
    """The one mail of a day to a person: there before it is sent, so that two jobs never send it twice."""

    nip = NipField()
    day = models.DateField()
    taken_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["instansi", "nip", "day"], name="digest_once_a_day")]


class Mailing(Tenanted):
    """A person's own choice about the daily mail; without one it comes."""

    nip = NipField()
    is_wanted = models.BooleanField(default=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["instansi", "nip"], name="mailing_once")]
