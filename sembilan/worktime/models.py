"""Hours of work: schedules by day of the week, shifts and the roster, what single days are, and work from elsewhere.

Minutes count from midnight of the day; an end past 1440 is on the next day.
"""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce, Now
from django.utils.translation import gettext_lazy as _

from sembilan.organisation.models import Unor
from sembilan.people.models import Employee
from sembilan.records.models import Dated, Kept, Tenanted
from sembilan.terms.frames.attendance import MODE_LABELS, Mode
from sembilan.worktime.clock import hours

LAST_MINUTE = 2_879


class Schedule(Kept, Tenanted):
    """A week of working hours with a name, such as six days of a Puskesmas or the days of Ramadan."""

    kode = models.CharField(max_length=40)
    name = models.CharField(max_length=120)
    law = models.CharField(max_length=200)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["instansi", "kode"], name="schedule_kode_once")]

    def __str__(self) -> str:
        return self.name


class ScheduleDay(Kept, Tenanted):
    """The hours of one day of the week (1 Monday … 7 Sunday); a day without a row is free."""

    schedule = models.ForeignKey(Schedule, on_delete=models.CASCADE, related_name="days")
    weekday = models.SmallIntegerField()
    starts = models.SmallIntegerField()
    ends = models.SmallIntegerField()
    flex = models.SmallIntegerField(default=0)
    mode = models.SmallIntegerField(choices=list(MODE_LABELS.items()), default=Mode.KANTOR)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["schedule", "weekday"], name="schedule_day_once"),
            models.CheckConstraint(condition=Q(weekday__range=(1, 7)), name="schedule_day_of_the_week"),
            models.CheckConstraint(
                condition=Q(starts__range=(0, 1_439), ends__gt=models.F("starts"), ends__lte=LAST_MINUTE),
                name="schedule_day_ends_after_start",
            ),
        ]

    @property
    def span(self) -> str:
        """From when until when, as people read it."""
        return hours(self.starts, self.ends)


class ScheduleFor(Kept, Dated):
    """Whose schedule it is, from when until when: a person's, a unit's with all under it, or the whole region's.

    The nearest one holds: the person's, then the nearest unit's, then the region's.
    `seasonal` comes before what is not, at the same place: Ramadan over the ordinary week.
    """

    schedule = models.ForeignKey(Schedule, on_delete=models.PROTECT, related_name="given")
    unor = models.ForeignKey(Unor, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    employee = models.ForeignKey(Employee, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    seasonal = models.BooleanField(default=False)
    source = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(unor=None) | Q(employee=None), name="schedule_for_unit_or_person"),
            ExclusionConstraint(
                name="schedule_for_one_at_a_time",
                expressions=[
                    ("instansi", RangeOperators.EQUAL),
                    (Coalesce("unor", 0, output_field=models.BigIntegerField()), RangeOperators.EQUAL),
                    (Coalesce("employee", 0, output_field=models.BigIntegerField()), RangeOperators.EQUAL),
                    ("seasonal", RangeOperators.EQUAL),
                    ("valid", RangeOperators.OVERLAPS),
                ],
            ),
        ]


class Shift(Kept, Tenanted):
    """A shift of a unit, for its people and those under it: a letter, hours, perhaps over midnight."""

    unor = models.ForeignKey(Unor, on_delete=models.PROTECT, related_name="shifts")
    kode = models.CharField(max_length=8)
    name = models.CharField(max_length=80)
    starts = models.SmallIntegerField()
    ends = models.SmallIntegerField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unor", "kode"], name="shift_kode_once"),
            models.CheckConstraint(
                condition=Q(starts__range=(0, 1_439), ends__gt=models.F("starts"), ends__lte=LAST_MINUTE),
                name="shift_ends_after_start",
            ),
        ]

    @property
    def span(self) -> str:
        """From when until when, as people read it."""
        return hours(self.starts, self.ends)


class Duty(Kept, Tenanted):
    """A line of the roster: on this day this person has this shift, or is free."""

    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="duties")
    day = models.DateField()
    shift = models.ForeignKey(Shift, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["employee", "day"], name="duty_once_a_day")]
        indexes = [models.Index(fields=["instansi", "day"])]


class Swap(Tenanted):
    """Two people who wish to change their duties of a day (or of two days): asked, agreed by the other, approved."""

    class State(models.TextChoices):
        ASKED = "diminta", _("Menunggu rekan")
        AGREED = "disepakati", _("Menunggu atasan")
        APPROVED = "disetujui", _("Disetujui")
        REFUSED = "ditolak", _("Ditolak")
        WITHDRAWN = "ditarik", _("Ditarik")

    asker = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="+")
    day = models.DateField()
    other = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="+")
    other_day = models.DateField()
    reason = models.CharField(max_length=200)
    stood = models.JSONField(default=list)  # [NIP, day, letter] of each line when it was asked: what was agreed to
    state = models.CharField(max_length=12, choices=State, default=State.ASKED)
    token = models.UUIDField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["instansi", "token"], name="swap_token_once"),
            models.CheckConstraint(condition=~Q(asker=models.F("other")), name="swap_with_another"),
        ]
        indexes = [models.Index(fields=["instansi", "state"])]


class SwapStep(Tenanted):
    """Who did what with a swap, and when."""

    APPEND_ONLY = True

    swap = models.ForeignKey(Swap, on_delete=models.PROTECT, related_name="steps")
    state = models.CharField(max_length=12, choices=Swap.State)
    text = models.CharField(max_length=200, blank=True)
    by = models.CharField(max_length=80)
    at = models.DateTimeField(db_default=Now())


class SpecialDay(Kept, Tenanted):
    """What a single day is by decision, for the region or a unit with all under it.

    A holiday of the region; a half day with its own hours; a day from home; an apel or upacara and when it begins.
    """

    class Kind(models.TextChoices):
        LIBUR = "libur", _("Libur daerah")
        SETENGAH = "setengah hari", _("Setengah hari")
        RUMAH = "wfh", _("Bekerja dari rumah")
        LELUASA = "wfa", _("Bekerja dari mana saja")
        APEL = "apel", _("Apel")
        UPACARA = "upacara", _("Upacara")

    unor = models.ForeignKey(Unor, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    day = models.DateField()
    kind = models.CharField(max_length=16, choices=Kind)
    name = models.CharField(max_length=160)
    starts = models.SmallIntegerField(null=True, blank=True)
    ends = models.SmallIntegerField(null=True, blank=True)
    decision = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["instansi", "unor", "day", "kind"], name="special_day_once", nulls_distinct=False
            ),
            models.CheckConstraint(
                condition=Q(starts=None) | Q(ends=None) | Q(ends__gt=models.F("starts")),
                name="special_day_ends_after_start",
            ),
        ]
        indexes = [models.Index(fields=["instansi", "day"])]

    @property
    def span(self) -> str:
        """From when until when, as people read it."""
        return hours(self.starts, self.ends)


class Remote(Kept, Dated):
    """One person works from home or from anywhere, for a time, on some days of the week, by a letter."""

    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="remote_days")
    mode = models.SmallIntegerField(choices=[(Mode.RUMAH, MODE_LABELS[1]), (Mode.LELUASA, MODE_LABELS[2])])
    weekdays = models.JSONField(default=list)  # 1 Monday … 7 Sunday; none means every day
    source = models.CharField(max_length=200)

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="remote_one_at_a_time",
                expressions=[("employee", RangeOperators.EQUAL), ("valid", RangeOperators.OVERLAPS)],
            )
        ]


class Muster(Kept, Tenanted):
    """Whether somebody was at an apel or upacara, as whoever called the roll wrote down."""

    special_day = models.ForeignKey(SpecialDay, on_delete=models.CASCADE, related_name="musters")
    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="+")
    was_there = models.BooleanField()
    by = models.CharField(max_length=80)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["special_day", "employee"], name="muster_once")]
