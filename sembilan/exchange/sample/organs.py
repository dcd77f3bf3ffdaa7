"""The kinds of unit and post an invented regency has, from which its tree grows."""

from __future__ import annotations

# name of the agency, word for its head, its fields of work
AGENCIES = (
    (
        "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia",
        ("Mutasi dan Promosi", "Pengembangan Kompetensi", "Penilaian Kinerja"),
    ),
    ("Dinas Pendidikan", ("Pembinaan SD", "Pembinaan SMP", "Ketenagaan")),
    ("Dinas Kesehatan", ("Pelayanan Kesehatan", "Kesehatan Masyarakat", "Pengendalian Penyakit")),
    ("Badan Keuangan dan Aset Daerah", ("Anggaran", "Perbendaharaan", "Aset Daerah")),
    ("Inspektorat Daerah", ("Pengawasan Wilayah I", "Pengawasan Wilayah II")),
    ("Satuan Polisi Pamong Praja", ("Ketertiban Umum", "Penegakan Peraturan")),
    ("Dinas Pekerjaan Umum dan Penataan Ruang", ("Bina Marga", "Cipta Karya", "Sumber Daya Air")),
    ("Badan Perencanaan Pembangunan Daerah", ("Ekonomi", "Sosial Budaya", "Prasarana Wilayah")),
    ("Dinas Sosial", ("Rehabilitasi Sosial", "Perlindungan Sosial")),
    ("Dinas Kependudukan dan Pencatatan Sipil", ("Pendaftaran Penduduk", "Pencatatan Sipil")),
    ("Dinas Perhubungan", ("Lalu Lintas", "Angkutan")),
    ("Dinas Komunikasi dan Informatika", ("Aplikasi dan Informatika", "Komunikasi Publik", "Statistik")),
    ("Dinas Pertanian", ("Tanaman Pangan", "Hortikultura", "Penyuluhan")),
    ("Dinas Perikanan", ("Perikanan Tangkap", "Perikanan Budidaya")),
    ("Dinas Lingkungan Hidup", ("Tata Lingkungan", "Pengelolaan Sampah")),
    ("Dinas Perdagangan", ("Pasar", "Metrologi")),
    ("Dinas Tenaga Kerja", ("Pelatihan Kerja", "Hubungan Industrial")),
    ("Dinas Perpustakaan dan Kearsipan", ("Perpustakaan", "Kearsipan")),
    ("Dinas Pariwisata dan Kebudayaan", ("Destinasi Wisata", "Kebudayaan")),
    ("Badan Penanggulangan Bencana Daerah", ("Kesiapsiagaan", "Kedaruratan")),
)
SECRETARIAT_PARTS = ("Organisasi", "Hukum", "Umum", "Kesejahteraan Rakyat")

# name, kind, kelas, and the kinds of unit where it is found
POSTS = (
    ("Pengadministrasi Perkantoran", "Pelaksana", 5, "office school health"),
    ("Pengolah Data dan Informasi", "Pelaksana", 6, "office health"),
    ("Penelaah Teknis Kebijakan", "Pelaksana", 7, "office"),
    ("Operator Layanan Operasional", "Pelaksana", 3, "office school"),
    ("Analis Sumber Daya Manusia Aparatur Ahli Muda", "Fungsional", 9, "office"),
    ("Analis Sumber Daya Manusia Aparatur Ahli Pertama", "Fungsional", 8, "office"),
    ("Perencana Ahli Muda", "Fungsional", 9, "office"),
    ("Pranata Komputer Terampil", "Fungsional", 6, "office"),
    ("Arsiparis Mahir", "Fungsional", 7, "office"),
    ("Guru Ahli Pertama", "Fungsional", 8, "school school school"),
    ("Guru Ahli Muda", "Fungsional", 9, "school school school"),
    ("Guru Ahli Madya", "Fungsional", 11, "school school"),
    ("Perawat Terampil", "Fungsional", 6, "health health health"),
    ("Perawat Ahli Pertama", "Fungsional", 8, "health health"),
    ("Bidan Mahir", "Fungsional", 7, "health health"),
    ("Dokter Ahli Muda", "Fungsional", 10, "health"),
)
# eselon of a unit: kind and kelas of the post that leads it
LEADING = {
    "II/a": ("Struktural", 15),
    "II/b": ("Struktural", 14),
    "III/a": ("Struktural", 12),
    "III/b": ("Struktural", 11),
    "IV/a": ("Struktural", 9),
    "": ("Fungsional", 9),
}
KINDS = {
    "Struktural": "Jabatan Struktural",
    "Fungsional": "Jabatan Fungsional Tertentu",
    "Pelaksana": "Jabatan Fungsional Umum",
}
# kelas, tukin BPK, beban kerja %, kondisi kerja %: what an invented region decided
TPP = (
    *((15, 29_286_000, 25, 20), (14, 22_295_000, 25, 20), (13, 20_010_000, 25, 0), (12, 16_000_000, 25, 0)),
    *((11, 12_370_000, 25, 0), (10, 10_760_000, 25, 0), (9, 9_360_000, 25, 0), (8, 7_523_000, 25, 0)),
    *((7, 6_633_000, 25, 0), (6, 5_764_000, 25, 0), (5, 4_807_000, 25, 0), (4, 2_849_000, 40, 0)),
    *((3, 2_354_000, 40, 0), (2, 1_947_000, 50, 0), (1, 1_540_000, 50, 0)),
)
