"""Whom the addresses of this room serve."""

from __future__ import annotations

import io
import uuid
from collections.abc import Mapping
from typing import Any

from PIL import Image

from sembilan.documents.actions import Upload
from sembilan.evaluation import actions
from sembilan.evaluation.models import Evaluation
from sembilan.evaluation.queries.periods import ended
from sembilan.organisation.access import today
from sembilan.people.models import Employee
from tests.architecture.reach import closed, own
from tests.cast import BUDI, SARI
from tests.evaluation.world import an_skp, realised


def _png() -> Upload:
    drawn = io.BytesIO()
    Image.new("RGB", (90, 120), "white").save(drawn, "PNG")
    return Upload("bukti.png", drawn.getvalue())


def an_evaluation() -> Mapping[str, Any]:
    """Sari's period that ended last, which Budi has to rate."""
    instansi = Employee.objects.select_related("instansi").get(nip=SARI.nip).instansi
    period = ended(instansi, today())
    skp = an_skp(valid=(period.first.replace(month=1, day=1), period.until))
    actions.open_period(instansi_id=instansi.pk, period=period, by="cli:test")
    found = Evaluation.objects.select_related("employee__instansi", "skp").get(skp=skp)
    given = realised(found) | {skp.rhks.earliest("pk").pk: actions.Realised("Selesai", upload=_png())}
    sent = actions.send(evaluation=found, realised=given, why="x", by=SARI.nip)
    return {"pk": sent.pk, "rhk": skp.rhks.earliest("pk").pk, "period": period}


def a_final_one() -> Mapping[str, Any]:
    """The same, rated and final."""
    given = an_evaluation()
    found = Evaluation.objects.select_related("employee__instansi", "skp").get(pk=given["pk"])
    rated = actions.rate(evaluation=found, judged=actions.Judged(2, 2), by=BUDI.nip)
    return {"pk": actions.finalise(evaluation=rated, by=BUDI.nip).pk}


def an_objection() -> Mapping[str, Any]:
    """Sari's objection against it."""
    final = Evaluation.objects.get(**a_final_one())
    made = actions.object_to(evaluation=final, reason="x", upload=_png(), token=uuid.uuid4(), by=SARI.nip)
    return {"pk": made.pk}


CASES = {
    "evaluasi/": own(),
    "evaluasi/penilaian/": closed("budi", given=an_evaluation),
    "evaluasi/penilaian/penetapan/": closed("budi", given=an_evaluation, sent={}),
    "evaluasi/penilaian.xlsx": closed("budi", given=an_evaluation),
    "evaluasi/penilaian/excel/": closed("budi", given=an_evaluation),
    "evaluasi/penilaian/excel/baris-salah.xlsx": closed("budi", given=an_evaluation, sent={}),
    "evaluasi/papan/": closed("dewi", given=an_evaluation),
    "evaluasi/papan/pembukaan/": closed("bayu", sent={}),
    "evaluasi/papan.xlsx": closed("dewi", given=an_evaluation),
    "evaluasi/papan/dokumen.zip": closed("dewi", given=a_final_one, sent={"unor": "1010"}),
    "evaluasi/keberatan/": own(given=an_objection),
    "evaluasi/keberatan/<int:pk>/": closed("rina", given=an_objection),
    "evaluasi/keberatan/<int:pk>/keterangan/": closed("budi", given=an_objection, sent={"text": "x"}),
    "evaluasi/keberatan/<int:pk>/putusan/": closed("rina", given=an_objection, sent={"text": "x"}),
    "evaluasi/keberatan/<int:pk>/penarikan/": closed("sari", given=an_objection, sent={}),
    "evaluasi/keberatan/<int:pk>/dokumen/": closed("sari", given=an_objection),
    "evaluasi/<int:pk>/": closed("budi", given=an_evaluation),
    "evaluasi/<int:pk>/realisasi/": closed("sari", given=an_evaluation, sent={"version": "0"}),
    "evaluasi/<int:pk>/rating/": closed("budi", given=an_evaluation, sent={"version": "0"}),
    "evaluasi/<int:pk>/predikat/": closed("budi", given=an_evaluation),
    "evaluasi/<int:pk>/pengembalian/": closed("budi", given=an_evaluation, sent={"version": "0", "text": "x"}),
    "evaluasi/<int:pk>/penetapan/": closed("budi", given=an_evaluation, sent={"version": "0"}),
    "evaluasi/<int:pk>/keberatan/": closed("sari", given=a_final_one, sent={"reason": "x"}),
    "evaluasi/<int:pk>/bukti/<int:rhk>/": closed("budi", given=an_evaluation),
    "evaluasi/<int:pk>/dokumen.pdf": closed("budi", given=an_evaluation),
    "evaluasi/sebaran/": closed("budi"),
    "evaluasi/sebaran/<str:unor>/<str:period>/": closed("tono", given=lambda: {"unor": "1010", "period": "2026-T2"}),
}
