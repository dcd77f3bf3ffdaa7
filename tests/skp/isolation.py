"""Whom the addresses of this room serve."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sembilan.organisation.access import today
from sembilan.people.models import Employee
from sembilan.skp import actions
from sembilan.skp.actions import MeasureText, RhkText
from sembilan.skp.models import Skp, SkpStep
from tests.architecture.reach import closed, own
from tests.cast import BUDI, SARI
from tests.skp.matrix_isolation import CASES as OF_MANY


def _filled() -> Skp:
    sari = Employee.objects.select_related("instansi").get(nip=SARI.nip)
    skp = actions.make_skp(employee=sari, year=today().year, by=SARI.nip)
    rhk = actions.put_rhk(skp=skp, said=RhkText("Kajian"), by=SARI.nip)
    measure = MeasureText("Jumlah", aspect="kuantitas", target_milli=1_000)
    actions.put_measure(rhk=rhk, said=measure, by=SARI.nip)
    return Skp.objects.get(pk=skp.pk)


def a_draft() -> Mapping[str, Any]:
    """An SKP of Sari that is complete and not sent."""
    skp = _filled()
    return {"pk": skp.pk, "kind": "rhk", "n": skp.rhks.get().pk}


def a_sent_one() -> Mapping[str, Any]:
    """One that waits for Budi."""
    return {"pk": actions.send(skp=_filled(), by=SARI.nip).pk}


def an_agreed_one() -> Mapping[str, Any]:
    """One that Budi agreed to."""
    skp = actions.agree(skp=actions.send(skp=_filled(), by=SARI.nip), by=BUDI.nip)
    return {"pk": skp.pk, "step": SkpStep.objects.get(skp=skp, state="setuju").pk}


def an_open_adendum() -> Mapping[str, Any]:
    """One that Sari opened again."""
    skp = Skp.objects.get(pk=an_agreed_one()["pk"])
    return {"pk": actions.open_adendum(skp=skp, text="Target naik", by=SARI.nip).pk}


CASES = {
    **OF_MANY,
    "skp/": own(),
    "skp/baru/": own(),
    "skp/perpindahan/": own(),
    "skp/pindah/": closed("dewi"),
    "skp/antrean/": closed("budi", given=a_sent_one),
    "skp/berkas.zip": closed("budi", given=a_draft),
    "skp/pegawai/<nip:nip>/": closed("budi"),
    "skp/<int:pk>/": closed("budi", given=a_draft),
    "skp/<int:pk>/isi/<slug:kind>/": closed("sari", given=a_draft),
    "skp/<int:pk>/isi/<slug:kind>/<int:n>/": closed("sari", given=a_draft),
    "skp/<int:pk>/isi/<slug:kind>/<int:n>/penghapusan/": closed("sari", given=a_draft, sent={}),
    "skp/<int:pk>/pengajuan/": closed("sari", given=a_draft, sent={}),
    "skp/<int:pk>/penarikan/": closed("sari", given=a_sent_one, sent={}),
    "skp/<int:pk>/persetujuan/": closed("budi", given=a_sent_one, sent={}),
    "skp/<int:pk>/koreksi/": closed("budi", given=a_sent_one, sent={"text": "x"}),
    "skp/<int:pk>/penilai/": closed("budi", given=a_sent_one, sent={}),
    "skp/<int:pk>/adendum/": closed("sari", given=an_agreed_one, sent={"text": "x"}),
    "skp/<int:pk>/adendum/pembatalan/": closed("sari", given=an_open_adendum, sent={"text": "x"}),
    "skp/<int:pk>/riwayat/": closed("budi", given=an_agreed_one),
    "skp/<int:pk>/versi/<int:step>/": closed("budi", given=an_agreed_one),
    "skp/<int:pk>/perubahan/": closed("budi", given=an_agreed_one),
    "skp/<int:pk>/skp.pdf": closed("budi", given=a_draft),
}
