"""Whom the addresses of lists, kept filters, lists taken along and statistics serve."""

from __future__ import annotations

from tests import cast
from tests.architecture.reach import closed


def _region():
    from sembilan.organisation.models import Instansi

    return Instansi.objects.get(kode=cast.REGION).pk


def a_filter():
    """A filter Bayu keeps for himself."""
    from sembilan.directory import actions

    kept = actions.keep_filter(instansi_id=_region(), name="Guru", query="q=sari", role="", by=cast.BAYU.nip)
    return {"pk": kept.pk}


def an_export():
    """A list Bayu asked for, written and ready."""
    from sembilan.directory import actions, jobs

    asked = actions.ask_export(instansi_id=_region(), query="q=sari", columns=["nip"], by=cast.BAYU.nip)
    jobs.export(instansi_id=_region(), export_id=asked.pk)
    return {"pk": asked.pk}


CASES = {
    "pegawai/": closed(),
    "pegawai/unit/": closed(),
    "pegawai/kolom/": closed(),
    "pegawai/saringan/": closed(),
    "pegawai/saringan/<int:pk>/": closed(given=a_filter),
    "pegawai/saringan/<int:pk>/penghapusan/": closed(given=a_filter),
    "pegawai/ekspor/": closed(),
    "pegawai/ekspor/<int:pk>/": closed(given=an_export),
    "pegawai/ekspor/<int:pk>/berkas.xlsx": closed(given=an_export),
    "statistik/": closed(),
    "statistik/<slug:picture>.xlsx": closed(part={"picture": "usia"}),
}
