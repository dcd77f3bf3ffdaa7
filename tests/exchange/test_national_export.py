"""The whole national export of 67 columns: the person, masa kerja, and what colleagues need not know."""

from __future__ import annotations

import pytest

from sembilan.people.models import Employee, PersonalData, RiwayatGolongan
from tests import cast
from tests.exchange.uploading import handed_in, loaded, tried

pytestmark = pytest.mark.django_db
HEAD = [
    "pns_id",
    "nip_baru",
    "nip_lama",
    "nama",
    "gelar_depan",
    "gelar_belakang",
    "tempat_lahir_id",
    "tempat_lahir_nama",
    "tanggal_lahir",
    "jenis_kelamin",
    "agama_id",
    "agama_nama",
    "jenis_kawin_id",
    "jenis_kawin_nama",
    "nik",
    "nomor_hp",
    "email",
    "email_gov",
    "alamat",
    "npwp_nomor",
    "bpjs",
    "jenis_pegawai_id",
    "jenis_pegawai_nama",
    "kedudukan_hukum_id",
    "kedudukan_hukum_nama",
    "status_cpns_pns",
    "kartu_asn_virtual",
    "nomor_sk_cpns",
    "tanggal_sk_cpns",
    "tmt_cpns",
    "nomor_sk_pns",
    "tanggal_sk_pns",
    "tmt_pns",
    "gol_awal_id",
    "gol_awal_nama",
    "gol_akhir_id",
    "gol_akhir_nama",
    "tmt_golongan",
    "mk_tahun",
    "mk_bulan",
    "jenis_jabatan_id",
    "jenis_jabatan_nama",
    "jabatan_id",
    "jabatan_nama",
    "tmt_jabatan",
    "tingkat_pendidikan_id",
    "tingkat_pendidikan_nama",
    "pendidikan_id",
    "pendidikan_nama",
    "tahun_lulus",
    "kpkn_id",
    "kpkn_nama",
    "lokasi_kerja_id",
    "lokasi_kerja_nama",
    "unor_id",
    "unor_nama",
    "instansi_induk_id",
    "instansi_induk_nama",
    "instansi_kerja_id",
    "instansi_kerja_nama",
    "satuan_kerja_induk_id",
    "satuan_kerja_induk_nama",
    "satuan_kerja_kerja_id",
    "satuan_kerja_kerja_nama",
    "is_valid_nik",
    "nama_sekolah",
    "flag_ikd",
]


@pytest.fixture
def export(tenant):
    """Sari as the national export writes her: each value behind an apostrophe, `null` where nothing stands."""

    def written(**said):
        sari = Employee.objects.get(nip=cast.SARI.nip)
        post = sari.riwayat_jabatan.order_by("-valid").first()
        golongan = sari.riwayat_golongan.order_by("-valid").first()
        unor = sari.riwayat_unor.order_by("-valid").first()
        cells = dict.fromkeys(HEAD, "null") | {
            "pns_id": "A1", "nip_baru": sari.nip, "nama": sari.name, "tanggal_lahir": f"{sari.birth_date:%d-%m-%Y}",
            "jenis_kelamin": "F", "agama_nama": "Islam", "jenis_kawin_id": "1", "jenis_kawin_nama": "Menikah",
            "nik": "9999015403920001", "alamat": "Jalan Karangan 1", "jenis_pegawai_nama": "PNS Daerah",
            "kedudukan_hukum_nama": "Aktif", "status_cpns_pns": "P", "gol_akhir_nama": golongan.golongan,
            "tmt_golongan": f"{golongan.valid.lower:%d-%m-%Y}", "mk_tahun": "9", "mk_bulan": "4",
            "jabatan_id": post.jabatan.kode, "tmt_jabatan": f"{post.valid.lower:%d-%m-%Y}",
            "tingkat_pendidikan_nama": "S-1/Sarjana", "tahun_lulus": "2014", "unor_id": unor.unor.kode,
        } | said  # fmt: skip
        return (";".join(HEAD) + "\n" + ";".join(f"'{cell}" for cell in cells.values()) + "\n").encode()

    return written


def put(client, content, tenant, name="pegawai.csv"):
    upload = handed_in(client, name, content, tenant)
    assert upload.kind == "pegawai"
    tried(client, upload, tenant)
    return loaded(client, upload, tenant)


def test_it_brings_personal_data_and_masa_kerja_too(client_of, bayu, tenant, export):
    assert len(HEAD) == 67

    put(client_of(bayu), export(), tenant)

    personal = PersonalData.objects.get(employee__nip=cast.SARI.nip)
    assert (personal.nik, personal.religion, personal.marital) == ("9999015403920001", "Islam", "kawin")
    assert personal.address == "Jalan Karangan 1"
    assert personal.npwp == ""
    newest = RiwayatGolongan.objects.filter(employee__nip=cast.SARI.nip).order_by("-valid").first()
    assert (newest.mk_years, newest.mk_months) == (9, 4)


def test_what_it_leaves_empty_stays_as_it_is_known(client_of, bayu, tenant, export):
    client = client_of(bayu)
    put(client, export(npwp_nomor="99.1"), tenant)

    put(client, export(alamat="Jalan Lain 2"), tenant, "nanti.csv")

    personal = PersonalData.objects.get(employee__nip=cast.SARI.nip)
    assert (personal.npwp, personal.address) == ("99.1", "Jalan Lain 2")


def test_a_wrong_nik_is_left_out_and_the_person_goes_in(client_of, bayu, tenant, export):
    page = put(client_of(bayu), export(nik="123"), tenant).content.decode()

    assert "pegawai.csv" in page
    assert not PersonalData.objects.get(employee__nip=cast.SARI.nip).nik
