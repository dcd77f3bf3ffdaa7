"""Whom the addresses of this room serve."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sembilan.formation.models import Formation
from sembilan.organisation.models import Jabatan, Unor
from tests import cast
from tests.architecture.reach import closed

# unit, post, need in hundredths, seats
FORMATIONS = (
    ("1010", "J100", 240, 2),
    ("1010", "J200", 100, 1),
    ("1011", "J100", 90, 1),
    ("2000", "J110", 100, 1),
    ("5000", "J400", 100, 1),
)


def formations() -> Mapping[str, Any]:
    """Give Kabupaten Contoh its formation; the parts of an address that names one of them."""
    made = {}
    for unit, post, need, approved in FORMATIONS:
        place = Unor.objects.get(kode=unit)
        made[unit, post] = Formation.objects.create(
            instansi_id=place.instansi_id, unor=place, jabatan=Jabatan.objects.get(kode=post), need_hundredths=need,
            approved=approved, sk_number="061/2020", valid=(cast.SINCE, None),
        )  # fmt: skip
    return {"unit": "1010", "post": "J100", "pk": made["1010", "J100"].pk}


CASES = {
    "peta-jabatan/": closed(),
    "peta-jabatan.xlsx": closed(),
    "peta-jabatan/bagan/": closed(),
    "peta-jabatan/mutasi/": closed(),
    "peta-jabatan/formasi/<str:unit>/": closed(given=formations),
    "peta-jabatan/formasi/<str:unit>/<str:post>/": closed(given=formations),
    "peta-jabatan/formasi/<str:unit>/<str:post>/<int:pk>/": closed(given=formations, sent={}),
    "peta-jabatan/formasi/<str:unit>/<str:post>/<int:pk>/akhir/": closed(given=formations, sent={}),
}
