"""The file of a person: who she is, what fewer people may see, her career and what proves it."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sembilan.privacy.holding import Category, Holding, Route, Table
from sembilan.privacy.periods import PERIODS

PERSONNEL = "UU 27/2022 ps. 20 (2) c dan e; UU 20/2023; PP 11/2017"
OFFICERS = _("Anda, pengelola unit Anda, verifikator, BKD, inspektorat")
LEADERS = _("Anda, atasan Anda, pengelola unit Anda, verifikator, asesor, komite talenta, BKD, PPK, inspektorat")
PHONE = "ponsel"  # by whom photos of presses are kept
OF = "employee__nip"

IDENTITY = Holding(
    "identitas", _("Identitas pegawai"),
    _("NIP, nama, gelar, tempat dan tanggal lahir, jenis kelamin, kedudukan hukum, telepon, surel"),
    _("Mengenali Anda sebagai pegawai dan menjalankan semua layanan kepegawaian"),
    PERSONNEL, PERIODS["tetap"], LEADERS, Route.PROPOSE,
    (Table("people.Employee", "nip"), Table("directory.Listing", OF), Table("directory.ListingDue", counted=False)),
    page="/pegawai/{nip}/identitas/",
)  # fmt: skip
PRIVATE = Holding(
    "pribadi", _("Data pribadi"),
    _("NIK, agama, status kawin, alamat, NPWP, nomor BPJS dan Taspen, rekening, foto"),
    _("Pembayaran, jaminan sosial, pensiun, dan pelaporan ke BKN"),
    PERSONNEL, PERIODS["pribadi"], OFFICERS, Route.PROPOSE, (Table("people.PersonalData", OF),),
    category=Category.SPESIFIK, page="/pegawai/{nip}/pribadi/",
)  # fmt: skip
HEALTH = Holding(
    "kesehatan", _("Data kesehatan"),
    _("Golongan darah, disabilitas, surat keterangan dokter"),
    _("Penyesuaian kerja yang layak dan pengujian kesehatan menurut peraturan"),
    f"{PERSONNEL}; UU 8/2016 ps. 53", PERIODS["pribadi"], _("Hanya Anda dan BKD"), Route.ASK,
    (Table("people.HealthData", OF),), category=Category.SPESIFIK, page="/pegawai/{nip}/kesehatan/",
)  # fmt: skip
FAMILY = Holding(
    "keluarga", _("Keluarga"),
    _("Suami atau istri, anak, dan orang tua: nama, NIK, tanggal lahir, pekerjaan, tanggungan"),
    _("Tunjangan keluarga, jaminan kesehatan, dan hak ahli waris"),
    "UU 27/2022 ps. 20 (2) c; PP 7/1977 ps. 16; UU 11/1969", PERIODS["pribadi"], OFFICERS, Route.PROPOSE,
    (Table("people.Keluarga", OF),), category=Category.SPESIFIK, page="/pegawai/{nip}/keluarga/",
)  # fmt: skip
CAREER = Holding(
    "riwayat", _("Riwayat kepegawaian"),
    _("Golongan, jabatan, unit, Plt/Plh, KGB, pendidikan, diklat, angka kredit, penghargaan, tugas belajar, "
      "masa kerja, organisasi"),
    _("Dasar pangkat, jabatan, gaji, dan pensiun"),
    PERSONNEL, PERIODS["tetap"], LEADERS, Route.PROPOSE,
    (
        *(Table(f"people.{name}", OF) for name in (
            "RiwayatGolongan", "RiwayatJabatan", "RiwayatUnor", "Acting", "Kgb", "Pendidikan", "Penghargaan",
            "AngkaKredit", "TugasBelajar", "MasaKerja", "Organisasi",
        )),
        Table("learning.Training", OF),
    ),
    page="/pegawai/{nip}/",
)  # fmt: skip
VERSIONS = Holding(
    "versi", _("Isi sebelum diperbaiki"),
    _("Apa yang tertulis di berkas Anda sebelum sebuah butir diperbaiki atau dicabut"),
    _("Membuktikan apa yang diketahui ketika sebuah keputusan dibuat"),
    f"{PERSONNEL}; UU 30/2014 ps. 10", PERIODS["tetap"], LEADERS, Route.NONE,
    (Table("records.Superseded", "said", counted=False),), page="/pegawai/{nip}/",
)  # fmt: skip
PAPERS = Holding(
    "dokumen", _("Dokumen"),
    _("SK, ijazah, dan bukti lain yang diunggah, dengan berkasnya"),
    _("Membuktikan butir yang tercatat"),
    PERSONNEL, PERIODS["pribadi"], OFFICERS, Route.PROPOSE,
    (Table("documents.StoredFile", "owner_nip", part=~Q(kept_by=PHONE)),),
    category=Category.SPESIFIK, page="/pegawai/{nip}/",
)  # fmt: skip
# Texts proposed about private things are as private as these, so they go no later than them.
PROPOSALS = Holding(
    "usulan", _("Usulan perubahan"),
    _("Perubahan data yang Anda usulkan, jalannya, dan keputusannya"),
    _("Memperbaiki data Anda dan membuktikan siapa memutuskan apa"),
    "UU 27/2022 ps. 6, 30; UU 30/2014", PERIODS["usulan"], OFFICERS, Route.ASK,
    (
        Table("proposals.Reminder", "step__proposal__employee__nip"),
        Table("proposals.Step", "proposal__employee__nip"),
        Table("proposals.Proposal", OF, hidden=frozenset({"token"})),
    ),
    category=Category.SPESIFIK, page="/usulan/",
)  # fmt: skip

FILE = (IDENTITY, PRIVATE, HEALTH, FAMILY, CAREER, VERSIONS, PROPOSALS, PAPERS)
