"""Decided evaluations as SIASN takes them: `kinerjaperiodik` of a month or quarter, `skp22` of a year.

SIASN counts the other way round: 1 di atas, 2 sesuai, 3 di bawah ekspektasi; kuadran 1 Sangat Baik to 5 Sangat Kurang.
Of the kuadran 1, 2 and 5 were seen in use; 3 (Butuh Perbaikan) and 4 (Kurang) follow from their order.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from sembilan.evaluation.models import Evaluation, State
from sembilan.evaluation.queries.annual import of_years
from sembilan.exchange.siasn.queries import pns_id
from sembilan.organisation.models import Instansi, RegionParameter
from sembilan.people.models import Employee, RiwayatGolongan, RiwayatJabatan, RiwayatUnor
from sembilan.terms.golongan import ALL as GOLONGAN

YEARLY, PERIODIC = "skp22", "kinerjaperiodik"
SAME = ("tahun", "periodikId", "hasilKinerjaNilai", "perilakuKerjaNilai")
PERIODIK = "siasn.periodik_"  # the region's own parameter: the code SIASN gives to `bulan` or `triwulan`


@dataclass(frozen=True)
class Parcel:
    """What would be sent of an evaluation, and in sentences what it lacks; nothing is sent while it lacks something."""

    resource: str
    payload: Mapping[str, Any]
    lacks: tuple[str, ...]

    @property
    def fingerprint(self) -> str:
        """The same for the same contents."""
        return hashlib.sha256(json.dumps(dict(self.payload), sort_keys=True).encode()).hexdigest()


def parcel(evaluation: Evaluation) -> Parcel:
    """An evaluation as the service takes it."""
    lacks = []
    person = pns_id(evaluation.employee)
    if not person:
        lacks.append(_("Id SIASN pegawai belum diketahui: ambil datanya dari SIASN lebih dulu."))
    rater = Employee.objects.filter(nip=evaluation.penilai_nip).first()
    if rater is None:
        lacks.append(_("Penilai dengan NIP %(nip)s tidak ada di catatan daerah.") % {"nip": evaluation.penilai_nip})
    if evaluation.state != State.FINAL or not (evaluation.hasil_kerja and evaluation.perilaku and evaluation.predikat):
        lacks.append(_("Evaluasi ini belum ditetapkan."))
        return Parcel(_resource(evaluation), {}, tuple(lacks))
    said = _ratings(evaluation, person) | _rater(evaluation, rater)
    if evaluation.cycle == Evaluation.Cycle.YEAR:
        year = of_years([evaluation])[evaluation.pk]
        if year is None:
            lacks.append(_("SKP lain pegawai ini dalam tahun yang sama belum ditetapkan."))
        else:
            said |= _kuadran(*year)
        said["penilaiJabatan"] = said.pop("penilaiJabatanNama")
        return Parcel(YEARLY, said | {"pnsDinilaiOrang": said.pop("pnsDinilaiId"), "path": []}, tuple(lacks))
    kind = _periodik(evaluation)
    if not kind:
        told = {"name": f"{PERIODIK}{evaluation.cycle}", "cycle": evaluation.get_cycle_display()}
        lacks.append(_("Kode periodik SIASN untuk %(cycle)s belum diisi: parameter daerah %(name)s.") % told)
    return Parcel(PERIODIC, said | _span(evaluation) | {"periodikId": kind, "koefisienId": ""}, tuple(lacks))


def _resource(evaluation: Evaluation) -> str:
    return YEARLY if evaluation.cycle == Evaluation.Cycle.YEAR else PERIODIC


def _ratings(evaluation: Evaluation, person: str) -> dict[str, Any]:
    said = _kuadran(evaluation.hasil_kerja or 0, evaluation.perilaku or 0, evaluation.predikat or 0)
    return {"pnsDinilaiId": person, "tahun": evaluation.first.year} | said


def _kuadran(hasil_kerja: int, perilaku: int, predikat: int) -> dict[str, Any]:
    return {
        "hasilKinerjaNilai": 4 - hasil_kerja,
        "perilakuKerjaNilai": 4 - perilaku,
        "kuadranKinerjaNilai": 6 - predikat,
    }


def _rater(evaluation: Evaluation, rater: Employee | None) -> dict[str, Any]:
    day = evaluation.until
    of = {"employee": rater, "valid__startswith__lt": day}
    post = RiwayatJabatan.objects.filter(**of).order_by("-valid").values_list("jabatan__name", flat=True).first()
    unit = RiwayatUnor.objects.filter(**of).order_by("-valid").values_list("unor__name", flat=True).first()
    rank = RiwayatGolongan.objects.filter(**of).order_by("-valid").values_list("golongan", flat=True).first()
    known = GOLONGAN.get(str(rank))
    return {
        "penilaiNipNrp": evaluation.penilai_nip,
        "penilaiNama": rater.name if rater else "",
        "penilaiJabatanNama": evaluation.skp.penilai_jabatan or post or "",
        "penilaiUnorNama": unit or "",
        "penilaiGolongan": str(known.order) if known else "",
        "statusPenilai": "ASN",
    }


def _span(evaluation: Evaluation) -> dict[str, Any]:
    return {
        "bulanMulaiPenilaian": f"{evaluation.first.month}",
        "tahunMulaiPenilaian": f"{evaluation.first.year}",
        "bulanSelesaiPenilaian": f"{_last(evaluation).month}",
        "tahunSelesaiPenilaian": f"{_last(evaluation).year}",
    }


def _last(evaluation: Evaluation) -> dt.date:
    return evaluation.until - dt.timedelta(days=1)


def _periodik(evaluation: Evaluation) -> str:
    given = RegionParameter.objects.on(evaluation.first).filter(
        instansi=Instansi.objects.get(pk=evaluation.instansi_id), name=f"{PERIODIK}{evaluation.cycle}"
    )
    return given.values_list("value", flat=True).first() or ""


def arrived(given: Parcel, said: Sequence[Mapping[str, Any]], known: Collection[str]) -> str:
    """The id of an entry that an unanswered try left in SIASN, or nothing.

    SIASN does not say of which month a periodic entry is: one of the same year, cycle and ratings whose id none of our
    entries has is taken for it.
    """
    for one in said:
        is_alike = all(_told(one, name) == str(given.payload[name]) for name in SAME if name in given.payload)
        if is_alike and str(one.get("id", "")) not in known:
            return str(one.get("id", ""))
    return ""


def _told(one: Mapping[str, Any], name: str) -> str:
    """A field by its name; `skp22` answers with some of them in capitals."""
    return str(one.get(name, one.get(name[0].upper() + name[1:], ""))).strip()
