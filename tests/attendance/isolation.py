"""Whom the addresses of attendance serve."""

from __future__ import annotations

import datetime as dt
import uuid

from tests import cast
from tests.architecture.reach import closed, own
from tests.attendance.isolation_watch import CASES as OF_WATCH


def a_correction():
    """Sari's forgotten punch of yesterday, with its letter."""
    from sembilan.attendance.actions import corrections as actions
    from sembilan.organisation.access import today
    from sembilan.people.models import Employee
    from tests.proposals.conftest import png

    wish = actions.Wish(kind="lupa", day=today() - dt.timedelta(days=1), datang=445, reason="Rapat")
    made = actions.ask(
        employee=Employee.objects.get(nip=cast.SARI.nip),
        wish=wish,
        upload=actions.Upload("bukti.png", png()),
        token=uuid.uuid4(),
        by=cast.SARI.nip,
    )
    return {"pk": made.pk}


def a_returned_correction():
    """The same, sent back to her."""
    from sembilan.attendance.actions import corrections as actions
    from sembilan.attendance.models import Correction

    made = Correction.objects.get(pk=a_correction()["pk"])
    actions.decide(correction=made, state=Correction.State.RETURNED, text="Jam berapa?", by=cast.BUDI.nip)
    return {"pk": made.pk}


def a_fault():
    """A fault of the whole region."""
    from django.utils import timezone

    from sembilan.attendance.models import Fault
    from sembilan.organisation.models import Instansi

    now, hour = timezone.now(), dt.timedelta(hours=1)
    made = Fault.objects.create(
        instansi=Instansi.objects.get(kode=cast.REGION), since=now - 2 * hour, until=now - hour, reason="x", by="x"
    )
    return {"pk": made.pk}


CASES = {
    **OF_WATCH,
    "kehadiran/perbaikan/": own(),
    "kehadiran/perbaikan/baru/": own(),
    "kehadiran/perbaikan/antrean/": closed("budi"),
    "kehadiran/perbaikan/putusan/": closed("budi"),
    "kehadiran/perbaikan/<int:pk>/": closed("budi", given=a_correction),
    "kehadiran/perbaikan/<int:pk>/ulang/": closed("sari", given=a_returned_correction),
    "kehadiran/perbaikan/<int:pk>/penarikan/": closed("sari", given=a_correction),
    "kehadiran/perbaikan/<int:pk>/putusan/": closed("budi", given=a_correction),
    "kehadiran/perbaikan/<int:pk>/bukti/": closed("budi", given=a_correction),
    "kehadiran/gangguan/": closed("bayu"),
    "kehadiran/gangguan/baru/": closed("bayu"),
    "kehadiran/gangguan/<int:pk>/penarikan/": closed("bayu", given=a_fault),
    "kehadiran/ketukan/": closed("budi"),
    "kehadiran/ketukan/putusan/": closed("budi"),
    "kehadiran/papan/": closed("budi"),
    "kehadiran/papan/berkas/": closed("budi"),
    "kehadiran/hari-ini/": closed("budi"),
    "kehadiran/": own(),
    "kehadiran/<nip:nip>/": closed("budi"),
    "kehadiran/rekap/": closed("budi"),
    "kehadiran/rekap/tabel.xlsx": closed("budi"),
    "kehadiran/rekap/cetak.pdf": closed("budi"),
}
