"""The people every test knows.

In Kabupaten Contoh: Sari is staff of Bidang Pembinaan SD, Budi leads it, Dewi is its personnel officer (pengelola);
Agus works in another unor; Rina is Sekretaris Daerah and the PPK; Tono is of the Inspektorat; Bayu is of the BKD.
Lintang works in another region, which must never be seen from here, nor see anything here.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

PASSWORD = "rahasia-contoh-9"
REGION = "99.02"
OTHER_REGION = "99.03"
SINCE = dt.date(2020, 1, 1)


@dataclass(frozen=True)
class Role:
    """One of the cast, as the world builds her."""

    name: str
    nip: str
    unor: str
    jabatan: str
    golongan: str
    region: str = REGION
    grant: str = ""
    grant_at: str | None = None
    post_since: dt.date = SINCE
    kind: str = "PNS"


SARI = Role("Sari Anindya", "199203142015032001", "1010", "J100", "III/b", post_since=dt.date(2023, 4, 1))
BUDI = Role("Budi Santoso", "197508172000031002", "1010", "J200", "IV/a")
DEWI = Role("Dewi Kartika", "198805052012122003", "1010", "J110", "III/c", grant="pengelola", grant_at="1010")
AGUS = Role("Agus Pratama", "199011112014021004", "2000", "J110", "III/b")
RINA = Role("Rina Maheswari", "197002021995032005", "5000", "J400", "IV/d", grant="ppk")
TONO = Role("Tono Wijaya", "198001012005011006", "3000", "J120", "III/d", grant="inspektorat")
BAYU = Role("Bayu Nugraha", "198506062010011007", "4000", "J120", "III/c", grant="bkd")
LINTANG = Role("Lintang Samudra", "199107072016012008", "1", "J100", "III/a", region=OTHER_REGION)

CAST = (SARI, BUDI, DEWI, AGUS, RINA, TONO, BAYU, LINTANG)

UNORS = (  # kode, parent, name, eselon, leader_title
    ("1", None, "Pemerintah Kabupaten Contoh", "", "Bupati"),
    ("1000", "1", "Dinas Pendidikan", "II/b", "Kepala Dinas Pendidikan"),
    ("1010", "1000", "Bidang Pembinaan SD", "III/b", "Kepala Bidang Pembinaan SD"),
    ("1011", "1010", "Seksi Kurikulum SD", "IV/a", "Kepala Seksi Kurikulum SD"),
    ("1020", "1000", "Bidang Pembinaan SMP", "III/b", "Kepala Bidang Pembinaan SMP"),
    ("2000", "1", "Dinas Kesehatan", "II/b", "Kepala Dinas Kesehatan"),
    ("3000", "1", "Inspektorat Daerah", "II/b", "Inspektur Daerah"),
    ("4000", "1", "Badan Kepegawaian Daerah", "II/b", "Kepala Badan Kepegawaian Daerah"),
    ("5000", "1", "Sekretariat Daerah", "II/a", "Sekretaris Daerah"),
)
OTHER_UNORS = (("1", None, "Pemerintah Kabupaten Seberang", "", "Bupati"),)
POSTS = (  # kode, name, kind, kelas
    ("J100", "Analis Kebijakan Ahli Pertama", "fungsional", 8),
    ("J110", "Penelaah Teknis Kebijakan", "pelaksana", 7),
    ("J120", "Auditor Ahli Muda", "fungsional", 9),
    ("J200", "Kepala Bidang Pembinaan SD", "struktural", 11),
    ("J300", "Kepala Dinas Pendidikan", "struktural", 14),
    ("J400", "Sekretaris Daerah", "struktural", 15),
)
KELAS = (  # kelas, tukin_bpk, beban_kerja_bp, kondisi_kerja_bp
    (7, 3_915_950, 2_500, 0),
    (8, 4_595_150, 2_500, 0),
    (9, 5_079_200, 2_500, 0),
    (11, 8_757_600, 2_500, 0),
    (14, 22_295_000, 2_500, 2_000),
    (15, 29_286_000, 2_500, 2_000),
)
PARAMETERS = (("allowance.ikfd", "0.70"), ("allowance.ikk", "0.9383"), ("allowance.ippd", "0.90"))
