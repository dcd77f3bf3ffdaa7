"""Whom the addresses of SKP of many serve."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sembilan.skp.actions.matrix import Part, put_roles
from sembilan.skp.forms.bulk import handed_in
from sembilan.skp.queries.matrix import seen
from tests.architecture.reach import closed
from tests.cast import BUDI, SARI
from tests.skp.matrix_world import YEAR, cells, person, results, workbook


def a_role() -> Mapping[str, Any]:
    """A part that Sari takes of a result of Budi."""
    first = results()[0]
    put_roles(output=first, employee=person(SARI), parts=[Part("x")], mark=seen([]), by=BUDI.nip)
    return {"output": first.pk, "nip": SARI.nip}


SENT = {"peran-TOTAL_FORMS": 0, "peran-INITIAL_FORMS": 0, "seen": "0"}
SHEET = {"lembar": handed_in(workbook(cells(SARI.nip)).read(), "1010", YEAR).signed()}
UNIT = {"unit": "1010"}
CASES = {
    "skp/matriks/": closed("budi", given=a_role),
    "skp/matriks/draf/": closed("budi", given=a_role, sent=UNIT),
    "skp/matriks/<int:output>/<nip:nip>/": closed("budi", given=a_role, sent=SENT),
    "skp/papan/": closed("budi"),
    "skp/papan.xlsx": closed("budi"),
    "skp/excel/": closed("dewi"),
    "skp/excel/daftar.xlsx": closed("dewi"),
    "skp/excel/pengisian/": closed("dewi", sent=SHEET),
    "skp/excel/ditolak.xlsx": closed("dewi", sent=SHEET),
}
