"""Whom the addresses of this room serve."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sembilan.career.actions import open_case, reckon
from sembilan.people.models import Employee
from tests.architecture.reach import closed, own, public
from tests.career.test_credit import of_year
from tests.cast import BAYU, SARI


def the_lists() -> Mapping[str, Any]:
    """The due lists of today."""
    reckon(instansi_id=Employee.objects.get(nip=SARI.nip).instansi_id, by="cli:tes")
    return {}


def a_case() -> Mapping[str, Any]:
    """A case of Sari."""
    sari = Employee.objects.select_related("instansi").get(nip=SARI.nip)
    return {"pk": open_case(employee=sari, service="satyalancana", by=BAYU.nip).pk}


def a_credit() -> Mapping[str, Any]:
    """What Sari's year earns."""
    sari = Employee.objects.get(nip=SARI.nip)
    return {"pk": of_year(sari.instansi, SARI.nip, "Analis Kebijakan Ahli Pertama").pk, "year": 2025}


CASES = {
    "layanan/": closed(given=the_lists),
    "layanan/daftar.xlsx": closed(given=the_lists),
    "layanan/perhitungan/": closed(),
    "layanan/saya/": own(),
    "layanan/angka-kredit/": closed(),
    "layanan/angka-kredit/<int:year>/": closed(given=a_credit),
    "layanan/angka-kredit/<int:pk>/konversi.pdf": closed("dewi", given=a_credit),
    "layanan/<nip:nip>/": closed("dewi"),
    "layanan/berkas/": closed(given=a_case),
    "layanan/berkas/baru/": closed(sent={"layanan": "satyalancana", "nip": SARI.nip}),
    "layanan/berkas/<int:pk>/": closed("dewi", given=a_case),
    "layanan/berkas/<int:pk>/langkah/": closed(given=a_case, sent={"state": "checked"}),
    "layanan/berkas/<int:pk>/surat.pdf": closed("dewi", given=a_case),
    "layanan/tanda-tangan/": closed("rina", given=a_case),
    "layanan/periksa/<slug:code>/": public("whoever holds a signed letter may check it; it names no employee"),
}
