"""Whom the addresses of rights serve."""

from __future__ import annotations

import datetime as dt

from sembilan.organisation.models import Delegation, Grant, Instansi, Unor
from sembilan.people.models import Acting, Employee
from tests import cast
from tests.architecture.reach import closed, everyone, own

LONG = (dt.date(2026, 1, 1), dt.date(2099, 1, 1))


def an_admin():
    """Bayu gives roles too."""
    here = Instansi.objects.get(kode=cast.REGION)
    Grant.objects.create(instansi=here, nip=cast.BAYU.nip, role=Grant.Role.ADMIN, valid=(cast.SINCE, None))
    return {}


def a_role():
    """Dewi's, to be ended by an admin."""
    return an_admin() | {"pk": Grant.objects.get(nip=cast.DEWI.nip).pk}


def a_delegation():
    """Budi leaves his duty to Sari."""
    unor = Unor.objects.get(kode="1010")
    made = Delegation.objects.create(
        instansi_id=unor.instansi_id, from_nip=cast.BUDI.nip, to_nip=cast.SARI.nip, role="penilai", unor=unor,
        valid=LONG, reason="Cuti tahunan",
    )  # fmt: skip
    return {"pk": made.pk}


def an_acting():
    """Sari is Plh of Budi's unit."""
    unor, sari = Unor.objects.get(kode="1010"), Employee.objects.get(nip=cast.SARI.nip)
    made = Acting.objects.create(instansi_id=unor.instansi_id, employee=sari, kind="plh", unor=unor, valid=LONG)
    return {"pk": made.pk}


CASES = {
    "hak/": closed("tono"),
    "hak/peran/": everyone("what each role may and may not is no secret, and names nobody"),
    "hak/pemberian/": closed(given=an_admin),
    "hak/<int:pk>/akhir/": closed(given=a_role),
    "hak/delegasi/": own(given=a_delegation),
    "hak/delegasi/<int:pk>/akhir/": closed("budi", given=a_delegation),
    "hak/plt/": closed(given=an_acting),
    "hak/plt/<int:pk>/akhir/": closed(given=an_acting),
    "pegawai/<nip:nip>/hak/": closed("sari"),
    "pegawai/<nip:nip>/dilihat/": closed("tono"),
}
