"""Whom the addresses of a person's file serve."""

from __future__ import annotations

from tests import cast
from tests.architecture.reach import closed, everyone, own
from tests.people.papers import KGB, entered, scan

BKD = f"cli:{cast.BAYU.nip}"


def an_entry():
    entry = entered(cast.SARI.nip, "kgb", KGB, by=BKD, paper=scan())
    return {"kind": "kgb", "section": "kgb", "pk": entry.pk}


def a_document():
    return {"pk": entered(cast.SARI.nip, "kgb", KGB, by=BKD, paper=scan()).document_id}


def a_kind():
    return {"kind": "kgb", "section": "kgb"}


CASES = {
    "pegawai/saya/": own(),
    "pegawai/pilihan/<slug:what>/": everyone(
        "names of units and posts are no secret, and name nobody", given=lambda: {"what": "unor"}
    ),
    "pegawai/<nip:nip>/": closed("budi"),
    "pegawai/<nip:nip>/drh.pdf": closed("budi"),
    "pegawai/<nip:nip>/foto/": closed("bayu"),
    "pegawai/<nip:nip>/dokumen/<int:pk>/": closed("budi", given=a_document),
    "pegawai/<nip:nip>/dokumen/<int:pk>/kecil.png": closed("budi", given=a_document),
    "pegawai/<nip:nip>/<slug:section>/": closed("budi", given=a_kind),
    "pegawai/<nip:nip>/<slug:kind>/baru/": closed("bayu", given=a_kind),
    "pegawai/<nip:nip>/<slug:kind>/<int:pk>/": closed("budi", given=an_entry),
    "pegawai/<nip:nip>/<slug:kind>/<int:pk>/koreksi/": closed("bayu", given=an_entry),
    "pegawai/<nip:nip>/<slug:kind>/<int:pk>/penarikan/": closed("bayu", given=an_entry),
}
