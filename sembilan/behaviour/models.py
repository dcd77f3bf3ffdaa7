"""Rounds of the questionnaire, who is asked about whom, and answers only as sums; votes for the best employee alike.

Who said what is nowhere: an answer is added to a tally and is gone. An invitation says only that it was used.
"""

from __future__ import annotations

import datetime as dt

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from sembilan.organisation.models import Unor
from sembilan.people.models import Employee
from sembilan.records.fields import NipField
from sembilan.records.models import Tenanted


class Group(models.TextChoices):
    """Where one sees somebody from."""

    SUPERIOR = "atasan", _("Atasan")
    PEER = "rekan", _("Rekan")
    SERVED = "dilayani", _("Yang dilayani")


class Round(Tenanted):
    """A questionnaire about the period `[first, until)`, for a unit with those below it or for the whole region."""

    unor = models.ForeignKey(Unor, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    first = models.DateField()
    until = models.DateField()
    closes_on = models.DateField()
    opened_on = models.DateField()
    opened_by = NipField()
    closed_on = models.DateField(null=True, blank=True)
    seed = models.UUIDField()  # draws the peers; the same seed draws the same
    token = models.UUIDField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["instansi", "token"], name="behaviour_round_token_once"),
            models.UniqueConstraint(
                fields=["instansi", "unor", "first", "until"], name="behaviour_round_once", nulls_distinct=False
            ),
        ]

    @property
    def last(self) -> dt.date:
        """The last day of its period."""
        return self.until - dt.timedelta(days=1)


class Invitation(Tenanted):
    """That somebody is asked about somebody. Once she answered it is used up, and nothing leads from it to what."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="invitations")
    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="behaviour_invitations")
    rater_nip = NipField()
    group = models.CharField(max_length=10, choices=Group)
    is_used = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "employee", "rater_nip"], name="behaviour_invitation_once")
        ]
        indexes = [
            models.Index(
                fields=["instansi", "rater_nip"], name="behaviour_invitation_open", condition=models.Q(is_used=False)
            )
        ]


class Tally(Tenanted):
    """All that was answered about a person from one side, added up.

    `counts` holds for each of the seven values how often 0 (tidak tahu) to 5 was answered: 42 numbers. `remarks` are
    shuffled anew with each answer, so that their order says nothing.
    """

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="tallies")
    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="behaviour_tallies")
    group = models.CharField(max_length=10, choices=Group)
    raters = models.SmallIntegerField(default=0)
    counts = ArrayField(models.SmallIntegerField(), size=42)
    remarks = ArrayField(models.CharField(max_length=500), default=list)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["round", "employee", "group"], name="behaviour_tally_once")]
        indexes = [models.Index(fields=["employee"], name="behaviour_tally_of")]


class Link(Tenanted):
    """A link for somebody who is served and has no NIP. It answers once; to whom it was handed is nowhere."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="links")
    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="behaviour_links")
    is_used = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["round", "employee"], name="behaviour_link_of")]


class Poll(Tenanted):
    """A vote for the best employee of a unit, or of the region, in a period."""

    unor = models.ForeignKey(Unor, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    first = models.DateField()
    until = models.DateField()
    closes_on = models.DateField()
    opened_on = models.DateField()
    opened_by = NipField()
    closed_on = models.DateField(null=True, blank=True)
    token = models.UUIDField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["instansi", "token"], name="poll_token_once"),
            models.UniqueConstraint(
                fields=["instansi", "unor", "first", "until"], name="poll_once", nulls_distinct=False
            ),
        ]

    @property
    def last(self) -> dt.date:
        """The last day of its period."""
        return self.until - dt.timedelta(days=1)


class Candidate(Tenanted):
    """Who may be voted for, and how many did."""

    poll = models.ForeignKey(Poll, on_delete=models.PROTECT, related_name="candidates")
    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="candidacies")
    votes = models.IntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["poll", "employee"], name="candidate_once")]


class Voter(Tenanted):
    """That somebody voted; for whom is nowhere."""

    poll = models.ForeignKey(Poll, on_delete=models.PROTECT, related_name="voters")
    voter_nip = NipField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["poll", "voter_nip"], name="one_vote_each")]
