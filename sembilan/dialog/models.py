"""Talks between a person and her superior, agreements that come back, feedback, guidance and its forms."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from sembilan.documents.models import StoredFile
from sembilan.people.models import Employee
from sembilan.records.fields import NipField
from sembilan.records.models import Kept, Tenanted
from sembilan.skp.models import Rhk


class Talk(Tenanted):
    """A talk about work, asked for by either side: planned for a time, held, or not."""

    class State(models.TextChoices):
        ASKED = "diminta", _("Diminta")
        PLANNED = "dijadwalkan", _("Dijadwalkan")
        HELD = "berlangsung", _("Sudah berlangsung")
        DROPPED = "batal", _("Batal")

    class Kind(models.TextChoices):
        CHECK_IN = "dialog", _("Dialog kinerja")
        GUIDANCE = "bimbingan", _("Bimbingan kinerja")
        COUNSEL = "konseling", _("Konseling kinerja")

    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="talks")
    partner_nip = NipField()  # the superior, or who guides or counsels
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.CHECK_IN)
    asked_by = NipField()
    about = models.CharField(max_length=300, blank=True)
    planned_at = models.DateTimeField(null=True, blank=True)
    held_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=12, choices=State, default=State.ASKED)
    token = models.UUIDField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["instansi", "token"], name="talk_token_once")]
        indexes = [
            models.Index(fields=["employee", "held_on"]),
            models.Index(fields=["instansi", "partner_nip", "state"]),
        ]


class Topic(Tenanted):
    """A point of the agenda: an open RHK, an agreement that came back, or something else."""

    talk = models.ForeignKey(Talk, on_delete=models.CASCADE, related_name="topics")
    number = models.SmallIntegerField()
    text = models.CharField(max_length=500)
    rhk = models.ForeignKey(Rhk, null=True, blank=True, on_delete=models.PROTECT, related_name="+")


class Note(Kept, Tenanted):
    """What one side wrote down of a talk; both see it."""

    talk = models.ForeignKey(Talk, on_delete=models.PROTECT, related_name="notes")
    by = NipField()
    text = models.CharField(max_length=4000)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["talk", "by"], name="talk_note_one_each")]


class Pledge(Kept, Tenanted):
    """What was agreed in a talk: who does what until when; open, it stands on the agenda of the next talk."""

    talk = models.ForeignKey(Talk, on_delete=models.PROTECT, related_name="pledges")
    owner_nip = NipField()
    text = models.CharField(max_length=500)
    due_on = models.DateField()
    rhk = models.ForeignKey(Rhk, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    done_on = models.DateField(null=True, blank=True)
    outcome = models.CharField(max_length=500, blank=True)

    class Meta:
        indexes = [models.Index(fields=["instansi", "owner_nip"], name="pledge_open", condition=Q(done_on=None))]


class Feedback(Tenanted):
    """What somebody tells a person about her work, at any time; `value` is a BerAKHLAK value where it is about one."""

    APPEND_ONLY = True

    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="feedback")
    by = NipField()
    day = models.DateField()
    text = models.CharField(max_length=1000)
    rhk = models.ForeignKey(Rhk, null=True, blank=True, on_delete=models.PROTECT, related_name="feedback")
    value = models.SmallIntegerField(null=True, blank=True)
    is_praise = models.BooleanField(default=True)
    document = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(db_default=Now())
    token = models.UUIDField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["instansi", "token"], name="feedback_token_once")]
        indexes = [models.Index(fields=["employee", "day"])]


class Guidance(Kept, Tenanted):
    """A form of PermenPANRB 6/2022 filled after guidance: the nine statements (B.1.8) or competences 1-5 (B.1.9)."""

    class Form(models.TextChoices):
        FEEDBACK = "B.1.8", _("Umpan balik pelaksanaan bimbingan")
        COMPETENCE = "B.1.9", _("Evaluasi kompetensi pegawai")

    talk = models.ForeignKey(Talk, on_delete=models.PROTECT, related_name="forms")
    form = models.CharField(max_length=6, choices=Form)
    by = NipField()
    answers = models.JSONField(default=list)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["talk", "form", "by"], name="guidance_form_once")]
