"""Due lists as they were reckoned, the cases opened from them, each step of a case, and its signature."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from sembilan.people.models import Employee
from sembilan.records.fields import NipField
from sembilan.records.models import Loaded, Tenanted


class Kind(models.TextChoices):
    """The services of a career."""

    KGB = "kgb", _("KGB")
    PANGKAT = "pangkat", _("Kenaikan pangkat")
    PENSIUN = "pensiun", _("Pensiun")
    SATYALANCANA = "satyalancana", _("Satyalancana")
    GELAR = "gelar", _("Pencantuman gelar")


class Reckoning(Tenanted):
    """The day for which the due lists of a region were reckoned, and by which rules. The newest one counts."""

    day = models.DateField()
    at = models.DateTimeField()
    by = models.CharField(max_length=80)
    people = models.IntegerField()
    release_hash = models.CharField(max_length=64)

    class Meta:
        indexes = [models.Index(fields=["instansi", "-id"], name="reckoning_newest")]


class Due(Loaded):
    """Something that falls due for a person: when, and which requirements are met, not met or unknown.

    Reckoned anew every day and never a decision; what was decided on stands in the case.
    """

    reckoning = models.ForeignKey(Reckoning, on_delete=models.CASCADE, related_name="due")
    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="+", db_constraint=False)
    service = models.CharField(max_length=12, choices=Kind)
    due_on = models.DateField(null=True)
    is_met = models.BooleanField(null=True)  # None while a requirement is unknown
    unmet = models.CharField(max_length=200, blank=True)  # columns of the rules, parted by spaces
    unknown = models.CharField(max_length=200, blank=True)
    facts = models.JSONField(default=dict)

    class Meta:
        indexes = [models.Index(fields=["reckoning", "service", "due_on"], name="due_of_a_service")]


class Case(Tenanted):
    """A berkas layanan: what is to be decided for a person, with its requirements as the rules found them then."""

    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="cases")
    service = models.CharField(max_length=12, choices=Kind)
    due_on = models.DateField()
    code = models.CharField(max_length=20)
    requirements = models.JSONField()
    facts = models.JSONField()
    release_hash = models.CharField(max_length=64)
    number = models.CharField(max_length=80, blank=True)
    dated = models.DateField(null=True, blank=True)
    opened_at = models.DateTimeField()
    is_open = models.BooleanField(default=True)  # false once cancelled, so that another may be opened

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["code"], name="case_code_once"),
            models.UniqueConstraint(
                fields=["employee", "service", "due_on"], condition=models.Q(is_open=True), name="case_once"
            ),
        ]
        indexes = [models.Index(fields=["instansi", "service", "-id"], name="case_newest")]


class CaseStep(Tenanted):
    """What was done with a case: by whom, when, and why. The newest one is its state."""

    APPEND_ONLY = True

    class State(models.TextChoices):
        DRAFTED = "drafted", _("disusun")
        CHECKED = "checked", _("diperiksa")
        TO_SIGN = "to_sign", _("menunggu tanda tangan")
        SIGNED = "signed", _("ditandatangani")
        RETURNED = "returned", _("dikembalikan")
        CANCELLED = "cancelled", _("dibatalkan")

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="steps")
    state = models.CharField(max_length=12, choices=State)
    by = NipField()
    at = models.DateTimeField()
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes = [models.Index(fields=["case", "-id"], name="case_step_newest")]


class Signature(Tenanted):
    """A signed letter: its hash, who signed, with which key, and the signature itself."""

    APPEND_ONLY = True

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="signature")
    document = models.ForeignKey("documents.StoredFile", on_delete=models.PROTECT, related_name="+")
    sha256 = models.CharField(max_length=64)
    by = NipField()
    name = models.CharField(max_length=200)
    title = models.CharField(max_length=200)
    provider = models.CharField(max_length=20)
    key = models.CharField(max_length=100)
    signature = models.TextField()
    at = models.DateTimeField()
