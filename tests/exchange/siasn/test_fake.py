"""The stand-in says what the documented service says: its fields are fields of the published lists."""

from __future__ import annotations

import pytest

from sembilan.exchange.siasn.resources import ALL
from tests.cast import SARI
from tests.exchange.siasn.fake import of_sari

# As published for the service; only what the client reads or the stand-in gives.
DOCUMENTED = {
    "data-utama": (
        "id nipBaru nama gelarDepan gelarBelakang tempatLahir tglLahir agama agamaId email emailGov nik alamat noHp"
        " jenisKawinId statusPerkawinan noNpwp bpjs noTaspen noSeriKarpeg kodePos karis_karsu path"
    ),
    "rw-golongan": (
        "id idPns nipBaru nipLama golonganId golongan skNomor skTanggal tmtGolongan noPertekBkn tglPertekBkn"
        " jumlahKreditUtama jumlahKreditTambahan jenisKPId jenisKPNama masaKerjaGolonganTahun"
        " masaKerjaGolonganBulan path pangkat"
    ),
    "rw-jabatan": "tmtJabatan nomorSk tanggalSk jabatanFungsionalId jabatanFungsionalUmumId unorId",
    "rw-pendidikan": (
        "id idPns nipBaru nipLama pendidikanId pendidikanNama tkPendidikanId tkPendidikanNama tahunLulus tglLulus"
        " isPendidikanPertama nomorIjasah namaSekolah gelarDepan gelarBelakang path"
    ),
    "rw-penghargaan": "id tahun skNomor skDate hargaNama hargaId pnsOrangId path",
    "rw-angkakredit": (
        "id pns nomorSk tanggalSk bulanMulaiPenailan tahunMulaiPenailan bulanSelesaiPenailan tahunSelesaiPenailan"
        " kreditUtamaBaru kreditPenunjangBaru kreditBaruTotal rwJabatan namaJabatan isAngkaKreditPertama isIntegrasi"
        " isKonversi path Sumber created_at updated_at"
    ),
}


class Noticing(dict):
    """An entry that remembers which of its fields were looked at."""

    def __init__(self):
        super().__init__()
        self.seen = set()

    def get(self, name, default=None):
        self.seen.add(name)
        return default


@pytest.mark.parametrize("resource", ALL, ids=lambda one: one.kind)
def test_the_client_reads_documented_fields_only(resource):
    said = Noticing()

    resource.texts(said)

    assert said.seen
    assert said.seen <= set(DOCUMENTED[resource.code].split())


@pytest.mark.parametrize("code", sorted(of_sari(SARI.nip)))
def test_the_stand_in_gives_documented_fields_only(code):
    said = of_sari(SARI.nip)[code]

    for row in [said] if isinstance(said, dict) else said:
        assert set(row) <= set(DOCUMENTED[code].split())
