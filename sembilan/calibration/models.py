"""A calibration with what it moved and why, and how strict each rater seemed to be in a time."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from sembilan.evaluation.models import Evaluation
from sembilan.organisation.models import Unor
from sembilan.records.fields import NipField
from sembilan.records.models import Tenanted


class Session(Tenanted):
    """A calibration of the ratings of a unit, or of all (`unor` empty), in the period `[first, until)`.

    `before` and `after` keep how each rater spread her ratings when it began and when it was closed.
    """

    class State(models.TextChoices):
        OPEN = "berjalan", _("Berjalan")
        CLOSED = "ditutup", _("Ditutup")

    unor = models.ForeignKey(Unor, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    cycle = models.CharField(max_length=10, choices=Evaluation.Cycle)
    first = models.DateField()
    until = models.DateField()
    leader_nip = NipField()
    purpose = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    raters = models.JSONField(default=list)  # the NIPs of those who rated, and so take part
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    conclusion = models.CharField(max_length=1000, blank=True)
    opened_at = models.DateTimeField(db_default=Now())
    closed_at = models.DateTimeField(null=True, blank=True)
    token = models.UUIDField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["instansi", "token"], name="calibration_session_sent_once"),
            models.UniqueConstraint(
                fields=["instansi", "unor", "cycle", "first"], name="calibration_one_at_a_time",
                condition=Q(state="berjalan"), nulls_distinct=False,
            ),
            models.CheckConstraint(condition=Q(until__gt=models.F("first")), name="calibration_period"),
        ]  # fmt: skip


class Movement(Tenanted):
    """A rating that somebody proposes to move, from what to what and why; the leader's decision about it."""

    class State(models.TextChoices):
        PROPOSED = "diusulkan", _("Menunggu pemimpin kalibrasi")
        ACCEPTED = "diterima", _("Diterima")
        REFUSED = "ditolak", _("Tidak diterima")
        WITHDRAWN = "ditarik", _("Ditarik pengusul")

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="movements")
    evaluation = models.ForeignKey(Evaluation, on_delete=models.PROTECT, related_name="movements")
    from_hasil = models.SmallIntegerField()
    from_perilaku = models.SmallIntegerField()
    from_predikat = models.SmallIntegerField()
    to_hasil = models.SmallIntegerField()
    to_perilaku = models.SmallIntegerField()
    to_predikat = models.SmallIntegerField()
    reason = models.CharField(max_length=1000)
    state = models.CharField(max_length=10, choices=State, default=State.PROPOSED)
    proposed_by = NipField()
    proposed_at = models.DateTimeField(db_default=Now())
    decided_by = NipField(blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decision = models.CharField(max_length=1000, blank=True)
    token = models.UUIDField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["instansi", "token"], name="calibration_movement_sent_once"),
            models.UniqueConstraint(
                fields=["evaluation"], name="calibration_one_proposal", condition=Q(state="diusulkan")
            ),
            models.CheckConstraint(
                condition=Q(from_hasil__range=(1, 3), from_perilaku__range=(1, 3), from_predikat__range=(1, 5))
                & Q(to_hasil__range=(1, 3), to_perilaku__range=(1, 3), to_predikat__range=(1, 5)),
                name="calibration_movement_ratings",
            ),
        ]
        indexes = [models.Index(fields=["session", "state"])]


class SessionStep(Tenanted):
    """Who did what with a calibration, and when; a movement's steps are here too."""

    APPEND_ONLY = True

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="steps")
    movement = models.ForeignKey(Movement, null=True, blank=True, on_delete=models.PROTECT, related_name="steps")
    what = models.CharField(max_length=20)
    text = models.CharField(max_length=1000, blank=True)
    by = models.CharField(max_length=80)
    at = models.DateTimeField(db_default=Now())


class Comparison(Tenanted):
    """One estimate of all raters over the evaluations of `[first, until)`: on what facts, and how far it reaches."""

    APPEND_ONLY = True

    first = models.DateField()
    until = models.DateField()
    ratings = models.IntegerField()
    people = models.IntegerField()
    raters = models.IntegerField()
    facts = models.JSONField(default=list)  # the facts that the ratings were compared beside
    between_milli = models.IntegerField(null=True, blank=True)  # how far raters differ: a standard deviation
    why_not = models.CharField(max_length=300, blank=True)  # why there is no estimate
    by = models.CharField(max_length=80)
    at = models.DateTimeField(db_default=Now())

    class Meta:
        indexes = [models.Index(fields=["instansi", "-until", "-id"])]


class RaterEstimate(Tenanted):
    """How far a rater's ratings lie above (below zero: under) those of the others, beside the same facts.

    In thousandths of a level, with the ends of the interval of 95 percent; `leaning` is what the rules let be said.
    """

    APPEND_ONLY = True

    comparison = models.ForeignKey(Comparison, on_delete=models.PROTECT, related_name="estimates")
    rater_nip = NipField()
    people = models.IntegerField()
    mean_milli = models.IntegerField()
    estimate_milli = models.IntegerField()
    low_milli = models.IntegerField()
    high_milli = models.IntegerField()
    leaning = models.SmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["comparison", "rater_nip"], name="rater_estimate_once")]
        indexes = [models.Index(fields=["instansi", "rater_nip", "comparison"])]
