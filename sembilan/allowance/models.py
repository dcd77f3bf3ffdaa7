"""What a kelas jabatan is worth in the region, and a person's allowance of a month."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models

from sembilan.records.fields import BpField, RupiahField
from sembilan.records.models import Dated
from sembilan.runs.models import Result


class TppKelas(Dated):
    """Tukin BPK of a kelas jabatan and the region's percentages on top of it."""

    kelas = models.SmallIntegerField()
    tukin_bpk = RupiahField()
    beban_kerja_bp = BpField()
    kondisi_kerja_bp = BpField()

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="tpp_kelas_one_at_a_time",
                expressions=[
                    ("instansi", RangeOperators.EQUAL),
                    ("kelas", RangeOperators.EQUAL),
                    ("valid", RangeOperators.OVERLAPS),
                ],
            ),
            models.CheckConstraint(condition=models.Q(tukin_bpk__gte=0), name="tpp_kelas_not_negative"),
        ]


class TppMonth(Result):
    """A person's TPP of a month: the ceiling, the two parts, the cut, the gross amount."""

    kelas = models.SmallIntegerField()
    tpp_dasar = RupiahField()
    tpp_maks = RupiahField()
    aktivitas_bp = BpField()
    predikat_bp = BpField()
    produktivitas_bp = BpField()
    disiplin_bp = BpField()
    potongan_hukdis = RupiahField()
    tpp_bruto = RupiahField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["run", "nip"], name="tpp_month_once"),
            models.CheckConstraint(
                condition=models.Q(tpp_bruto__gte=0, tpp_bruto__lte=models.F("tpp_maks")),
                name="tpp_month_within_ceiling",
            ),
        ]
