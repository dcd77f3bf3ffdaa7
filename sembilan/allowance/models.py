"""What a kelas jabatan is worth in the region, what else a month is paid by, and a person's allowance of a month."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models

from sembilan.people.models import Employee
from sembilan.records.fields import BpField, MonthField, RupiahField, first_day
from sembilan.records.models import Dated, Kept, Loaded
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


class PayElement(Loaded, Kept):
    """What else some regions pay and cut by in a month, as its office records it; nothing where it says nothing.

    Innovations that were recognised, negative acts that were established, whether a report of wealth is still due, and
    the share of the budget she answers for that was used.
    """

    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="pay_elements")
    month = MonthField()
    inovasi = models.SmallIntegerField(null=True)
    pelanggaran = models.SmallIntegerField(null=True)
    lhkpn_late = models.BooleanField(null=True)
    serapan_bp = BpField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["employee", "month"], name="pay_element_once"),
            first_day("month", "pay_element"),
            models.CheckConstraint(
                condition=models.Q(inovasi=None) | models.Q(inovasi__range=(0, 31)), name="pay_element_inovasi"
            ),
            models.CheckConstraint(
                condition=models.Q(pelanggaran=None) | models.Q(pelanggaran__range=(0, 99)),
                name="pay_element_pelanggaran",
            ),
            models.CheckConstraint(
                condition=models.Q(serapan_bp=None) | models.Q(serapan_bp__range=(0, 10_000)),
                name="pay_element_serapan",
            ),
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
