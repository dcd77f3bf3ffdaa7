"""Whom the addresses of this room serve."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from sembilan.coaching.models import Look, PlanDate, Remedy
from tests import cast
from tests.architecture.reach import closed, own
from tests.coaching.made import QUARTER, a_contradiction, a_plan, a_problem, person


def looked() -> Mapping[str, Any]:
    """A quarter that was looked at, with a problem and a contradiction of Sari."""
    instansi = person(cast.SARI).instansi
    Look.objects.create(instansi=instansi, first=QUARTER.first, months=3, step="selesai", asked_by="cli:uji")
    return dict(a_contradiction()) | dict(a_problem())


def sari_s() -> Mapping[str, Any]:
    """A problem whose step is Sari's own."""
    made = a_problem()
    Remedy.objects.filter(pk=made["step"]).update(owner_nip=cast.SARI.nip)
    return made


def a_date() -> Mapping[str, Any]:
    """A running plan of Sari with a step."""
    made = a_plan(state="berjalan", first=dt.date(2026, 1, 1), until=dt.date(2099, 7, 1))
    day = PlanDate.objects.create(
        instansi=person(cast.SARI).instansi, plan_id=made["pk"], text="x", due_on=dt.date(2026, 3, 1)
    )
    return dict(made) | {"step": day.pk}


WORD = {"text": "x"}
CASES = {
    "pembinaan/": closed("budi", given=looked),
    "pembinaan/daftar.xlsx": closed("budi", given=looked),
    "pembinaan/pencarian/": closed("budi", sent={"span": "2026-T2", "unor": "1010"}),
    "pembinaan/wilayah/": closed("tono", given=looked),
    "pembinaan/silang/": closed("budi", given=looked),
    "pembinaan/silang/<int:pk>/penjelasan/": closed("budi", given=a_contradiction, sent=WORD),
    "pembinaan/indeks/": closed("budi", given=looked),
    "pembinaan/saya/": own(),
    "pembinaan/saya/<int:pk>/jawaban/": closed("sari", given=a_problem, sent=WORD),
    "pembinaan/rencana/": closed("budi", given=a_plan),
    "pembinaan/rencana/<int:pk>/": closed("budi", given=a_plan),
    "pembinaan/rencana/<int:pk>/mulai/": closed("budi", given=a_plan, sent={"version": "0"}),
    "pembinaan/rencana/<int:pk>/langkah/": closed("budi", given=a_date, sent={"version": "0"}),
    "pembinaan/rencana/<int:pk>/langkah/<int:step>/hasil/": closed("budi", given=a_date, sent=WORD),
    "pembinaan/rencana/<int:pk>/penutupan/": closed("budi", given=a_date, sent={"version": "0"}),
    "pembinaan/rencana/<int:pk>/surat.pdf": closed("sari", given=a_plan),
    "pembinaan/<int:pk>/": closed("budi", given=a_problem),
    "pembinaan/<int:pk>/keputusan/": closed("budi", given=a_problem, sent={"version": "0"}),
    "pembinaan/<int:pk>/langkah/": closed("budi", given=a_problem, sent=WORD),
    "pembinaan/<int:pk>/langkah/<int:step>/hasil/": closed("sari", given=sari_s, sent=WORD),
}
