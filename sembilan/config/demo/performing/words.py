"""What the people of the example regency do, in words: by unit, what its leader promises and what its people do."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Result:
    """A result with how it is measured; `serves` is the number of the leader's result it takes part in."""

    serves: int
    text: str
    aspect: str
    indicator: str
    target: str
    unit: str

    @property
    def due_milli(self) -> int:
        """What a quarter of it comes to: of a number a fourth, of a share all of it."""
        return int(self.target) * (250 if self.aspect == "kuantitas" else 1_000)


@dataclass(frozen=True)
class Words:
    """A kind of unit: its goal and indicator, its leader's results, those of its people, and their daily work."""

    goal: str
    indicator: str
    leader: tuple[Result, ...]
    people: tuple[Result, ...]
    daily: tuple[str, ...]


def _words(goal: str, indicator: str, leader: str, people: str, daily: str) -> Words:
    return Words(goal, indicator, _results(leader), _results(people), tuple(_lines(daily)))


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.strip().splitlines()]


def _results(text: str) -> tuple[Result, ...]:
    cells = ([cell.strip() for cell in line.split("|")] for line in _lines(text))
    return tuple(Result(int(one[0]) - 1, *one[1:]) for one in cells)


OFFICE = _words(
    "Tata kelola perangkat daerah makin akuntabel", "Nilai akuntabilitas kinerja perangkat daerah",
    """
    1 | Layanan perangkat daerah makin cepat dan mudah | kualitas | Indeks kepuasan masyarakat | 86 | indeks
    2 | Anggaran terserap sesuai rencana kas | waktu | Realisasi anggaran terhadap rencana kas | 95 | persen
    3 | Pegawai bekerja sesuai sasaran kinerjanya | kualitas | Pegawai dengan predikat paling rendah Baik | 90 | persen
    """,
    """
    1 | Bahan pimpinan tersedia sebelum rapat | waktu | Bahan rapat siap sehari sebelumnya | 95 | persen
    2 | Dokumen pertanggungjawaban lengkap | kuantitas | Dokumen SPJ lengkap | 48 | dokumen
    """,
    """
    Menyiapkan bahan rapat pimpinan
    Mengoreksi naskah dinas keluar
    Menyusun laporan realisasi kegiatan
    """,
)  # fmt: skip
SUPPORT = _words(
    "Urusan umum, keuangan dan kepegawaian tertib", "Layanan internal selesai sesuai standar",
    """
    1 | Administrasi kepegawaian selesai tepat waktu | waktu | Berkas kepegawaian selesai tepat waktu | 95 | persen
    2 | Laporan keuangan tersusun benar | kuantitas | Laporan keuangan bulanan | 12 | laporan
    3 | Barang milik daerah tercatat lengkap | kualitas | Barang yang sesuai kartu inventaris | 98 | persen
    """,
    """
    1 | Berkas kenaikan gaji berkala siap ditandatangani | kuantitas | Berkas KGB diselesaikan | 40 | berkas
    2 | Buku kas umum ditutup tiap akhir bulan | kuantitas | Penutupan buku kas | 12 | laporan
    3 | Kartu inventaris ruangan mutakhir | kualitas | Ruangan dengan kartu mutakhir | 96 | persen
    1 | Surat masuk didisposisikan hari itu juga | waktu | Surat didisposisikan dalam sehari | 95 | persen
    """,
    """
    Mencatat surat masuk dan meneruskan disposisi
    Memeriksa kelengkapan berkas KGB
    Merekap daftar hadir dan lembur
    Menginput SPJ perjalanan dinas
    Menempel kartu inventaris ruangan
    Menyiapkan ruang dan konsumsi rapat
    """,
)  # fmt: skip
UNITS = {
    "Organisasi": _words(
        "Kelembagaan dan tata laksana makin sederhana", "Perangkat daerah dengan proses bisnis lengkap",
        """
        1 | Peta proses bisnis perangkat daerah selesai | kuantitas | Peta proses bisnis ditetapkan | 24 | peta
        2 | Laporan kinerja daerah tersusun tepat waktu | waktu | Laporan selesai sesuai jadwal | 95 | persen
        3 | Standar pelayanan dipublikasikan | kualitas | Layanan dengan standar terpublikasi | 90 | persen
        """,
        """
        1 | Rancangan peta proses bisnis siap dibahas | kuantitas | Rancangan peta | 12 | rancangan
        2 | Data capaian kinerja terkumpul dari perangkat daerah | waktu | Data masuk tepat waktu | 92 | persen
        3 | Maklumat pelayanan terpasang di tempat layanan | kuantitas | Tempat layanan bermaklumat | 32 | tempat
        1 | Analisis jabatan pelaksana mutakhir | kuantitas | Jabatan yang dianalisis | 60 | jabatan
        """,
        """
        Memetakan alur layanan bersama kecamatan
        Merekap capaian kinerja perangkat daerah
        Menelaah usulan perubahan susunan organisasi
        Mendampingi penyusunan standar pelayanan
        Menyusun bahan laporan kinerja daerah
        Rapat pembahasan evaluasi jabatan
        """,
    ),
    "Hukum": _words(
        "Produk hukum daerah tertib dan mudah ditemukan", "Rancangan produk hukum selesai diharmonisasi",
        """
        1 | Rancangan peraturan selesai diharmonisasi | kuantitas | Rancangan diharmonisasi | 36 | rancangan
        2 | Telaahan hukum selesai tepat waktu | waktu | Telaahan selesai dalam lima hari | 90 | persen
        3 | Dokumentasi hukum daring mutakhir | kualitas | Produk hukum terunggah | 98 | persen
        """,
        """
        1 | Naskah rancangan peraturan bupati terperiksa | kuantitas | Naskah diperiksa | 20 | naskah
        2 | Bahan telaahan hukum tersedia | waktu | Bahan selesai dalam tiga hari | 90 | persen
        3 | Abstrak produk hukum tersusun | kuantitas | Abstrak produk hukum | 48 | abstrak
        """,
        """
        Memeriksa pasal rancangan peraturan bupati
        Menyusun telaahan perjanjian kerja sama
        Mengunggah produk hukum dan abstraknya
        Menghadiri sidang sebagai pendamping
        Mencocokkan rujukan peraturan di naskah keputusan
        """,
    ),
    "Umum": SUPPORT,
    "Kesejahteraan Rakyat": _words(
        "Kebijakan kesejahteraan rakyat terkoordinasi", "Rekomendasi kebijakan yang ditindaklanjuti",
        """
        1 | Hibah keagamaan tersalur sesuai ketentuan | kualitas | Penerima hibah lengkap berkas | 96 | persen
        2 | Rekomendasi kebijakan sosial terbit | kuantitas | Rekomendasi kebijakan | 12 | rekomendasi
        3 | Beasiswa daerah tersalur tepat waktu | waktu | Beasiswa tersalur sesuai jadwal | 95 | persen
        """,
        """
        1 | Berkas pemohon hibah terverifikasi | kuantitas | Berkas diverifikasi | 120 | berkas
        2 | Data rumah ibadah dan guru ngaji mutakhir | kualitas | Data sesuai lapangan | 92 | persen
        3 | Daftar calon penerima beasiswa tersusun | kuantitas | Calon terverifikasi | 80 | orang
        """,
        """
        Memverifikasi proposal hibah rumah ibadah
        Mendata guru ngaji per kecamatan
        Menyusun konsep sambutan peringatan hari besar
        Meninjau calon penerima beasiswa
        Rapat koordinasi dengan kantor kementerian agama
        """,
    ),
    "Mutasi": _words(
        "Penempatan pegawai sesuai kebutuhan", "Usul kepegawaian selesai sesuai standar waktu",
        """
        1 | Usul kenaikan pangkat selesai tepat waktu | kuantitas | Usul pangkat disampaikan | 320 | usul
        2 | Pengisian jabatan lowong berjalan | waktu | Jabatan terisi dalam 90 hari | 85 | persen
        3 | Data mutasi mutakhir | kualitas | Riwayat jabatan yang sesuai | 97 | persen
        """,
        """
        1 | Berkas usul pangkat terverifikasi | kuantitas | Berkas diverifikasi | 80 | berkas
        2 | Bahan rapat tim penilai kinerja siap | waktu | Bahan siap tiga hari sebelumnya | 95 | persen
        3 | Riwayat jabatan pegawai diperbarui | kuantitas | Riwayat diperbarui | 400 | riwayat
        """,
        """
        Memverifikasi berkas usul kenaikan pangkat
        Menjawab konsultasi mutasi dari perangkat daerah
        Memperbarui riwayat jabatan di SIASN
        Menyusun daftar jabatan lowong
        Menyiapkan petikan keputusan mutasi
        """,
    ),
    "Pengembangan Kompetensi": _words(
        "Kompetensi pegawai makin sesuai jabatan", "Pegawai yang memenuhi 20 jam pelajaran",
        """
        1 | Pelatihan sesuai kebutuhan terselenggara | kuantitas | Angkatan pelatihan | 16 | angkatan
        2 | Kesenjangan kompetensi terpetakan | kualitas | Pegawai dengan peta kompetensi | 80 | persen
        3 | Tugas belajar terpantau | waktu | Laporan tugas belajar tepat waktu | 90 | persen
        """,
        """
        1 | Pelatihan terlaksana sesuai kalender | kuantitas | Pelatihan dilaksanakan | 4 | angkatan
        2 | Hasil asesmen terekap | kuantitas | Hasil asesmen direkap | 120 | orang
        3 | Laporan kemajuan tugas belajar terkumpul | waktu | Laporan masuk tepat waktu | 90 | persen
        """,
        """
        Menyusun jadwal dan undangan pelatihan
        Merekap hasil asesmen kompetensi
        Memeriksa laporan kemajuan tugas belajar
        Mendampingi kelas pelatihan dasar
        Menghitung jam pelajaran pegawai per unit
        """,
    ),
    "Penilaian Kinerja": _words(
        "Penilaian kinerja pegawai objektif", "Pegawai yang dievaluasi tepat waktu",
        """
        1 | Evaluasi triwulan selesai tepat waktu | waktu | Evaluasi ditetapkan sesuai batas | 95 | persen
        2 | Kalibrasi penilaian terlaksana | kuantitas | Perangkat daerah dikalibrasi | 12 | kalibrasi
        3 | Pegawai tertinggal mendapat pembinaan | kualitas | Pegawai tertinggal yang dibina | 85 | persen
        """,
        """
        1 | Perangkat daerah didampingi menyusun SKP | kuantitas | Pendampingan SKP | 24 | kegiatan
        2 | Bahan kalibrasi tiap perangkat daerah tersedia | kuantitas | Bahan kalibrasi | 12 | bahan
        3 | Laporan disiplin bulanan tersusun | kuantitas | Laporan disiplin | 12 | laporan
        """,
        """
        Mendampingi pengisian SKP perangkat daerah
        Merekap evaluasi yang belum ditetapkan
        Menyusun bahan kalibrasi
        Menelaah usulan hukuman disiplin
        Menjawab pertanyaan penilai lewat telepon
        """,
    ),
    "Bina Marga": _words(
        "Jalan kabupaten makin mantap", "Panjang jalan kabupaten dalam kondisi mantap",
        """
        1 | Pemeliharaan jalan selesai sesuai kontrak | kuantitas | Ruas jalan dipelihara | 40 | ruas
        2 | Serah terima pekerjaan tepat waktu | waktu | Pekerjaan diserahkan sesuai jadwal | 90 | persen
        3 | Mutu aspal memenuhi syarat | kualitas | Contoh uji yang lulus | 95 | persen
        """,
        """
        1 | Kerusakan jalan terdata tiap bulan | kuantitas | Ruas yang disurvei | 60 | ruas
        2 | Laporan kemajuan pekerjaan mingguan terkirim | waktu | Laporan terkirim tepat waktu | 95 | persen
        3 | Uji mutu lapangan terlaksana | kuantitas | Contoh diuji | 48 | contoh
        """,
        """
        Menyurvei kerusakan ruas jalan
        Mengawasi penghamparan aspal
        Menghitung volume pekerjaan bahu jalan
        Memeriksa laporan mingguan konsultan
        Menanggapi aduan lubang jalan
        """,
    ),
    "Cipta Karya": _words(
        "Bangunan, air minum dan sanitasi makin layak", "Rumah tangga dengan akses air minum layak",
        """
        1 | Sambungan air minum bertambah | kuantitas | Sambungan rumah baru | 400 | sambungan
        2 | Persetujuan bangunan terbit tepat waktu | waktu | Persetujuan terbit sesuai standar | 88 | persen
        3 | Sanitasi berbasis masyarakat berfungsi | kualitas | Unit sanitasi yang berfungsi | 90 | persen
        """,
        """
        1 | Calon penerima sambungan terverifikasi | kuantitas | Rumah diverifikasi | 160 | rumah
        2 | Gambar bangunan terperiksa | kuantitas | Gambar diperiksa | 72 | gambar
        3 | Unit sanitasi terpantau | kuantitas | Unit dipantau | 36 | unit
        """,
        """
        Memeriksa gambar permohonan bangunan
        Memverifikasi calon penerima sambungan air
        Meninjau unit sanitasi komunal
        Menyusun berita acara pemeriksaan bangunan
        Rapat teknis dengan fasilitator lapangan
        """,
    ),
    "Sumber Daya Air": _words(
        "Irigasi melayani sawah sepanjang tahun", "Luas layanan irigasi dalam kondisi baik",
        """
        1 | Saluran irigasi terpelihara | kuantitas | Kilometer saluran dipelihara | 32 | kilometer
        2 | Pembagian air berjalan sesuai jadwal | waktu | Hari pembagian sesuai jadwal | 92 | persen
        3 | Genangan berkurang | kualitas | Titik genangan tertangani | 85 | persen
        """,
        """
        1 | Sedimen saluran terangkat | kuantitas | Meter kubik sedimen | 800 | m3
        2 | Debit pintu air tercatat harian | waktu | Hari dengan catatan debit | 96 | persen
        3 | Titik genangan terdata sesudah hujan | kuantitas | Titik didata | 40 | titik
        """,
        """
        Mencatat debit pintu air
        Mengawasi pengerukan saluran
        Mendata titik genangan sesudah hujan
        Musyawarah pembagian air dengan petani
        Menghitung kebutuhan pintu air pengganti
        """,
    ),
    "Pengawasan": _words(
        "Pengawasan internal mencegah kerugian daerah", "Rekomendasi yang selesai ditindaklanjuti",
        """
        1 | Pemeriksaan reguler terlaksana | kuantitas | Laporan hasil pemeriksaan | 24 | laporan
        2 | Rekomendasi ditindaklanjuti | waktu | Rekomendasi selesai dalam 60 hari | 85 | persen
        3 | Reviu laporan keuangan bermutu | kualitas | Kertas kerja yang memenuhi standar | 95 | persen
        """,
        """
        1 | Kertas kerja pemeriksaan lengkap | kuantitas | Kertas kerja | 48 | berkas
        2 | Tindak lanjut perangkat daerah terpantau | waktu | Pemantauan sesuai jadwal | 90 | persen
        3 | Temuan awal dikonfirmasi dengan auditi | kuantitas | Konfirmasi temuan | 24 | temuan
        """,
        """
        Menguji bukti pengeluaran perangkat daerah
        Menyusun kertas kerja pemeriksaan
        Mengonfirmasi temuan dengan auditi
        Memantau tindak lanjut rekomendasi
        Mereviu rencana kerja anggaran
        """,
    ),
    "Sekretariat": SUPPORT,
}  # fmt: skip


def words_of(name: str, *, is_office: bool) -> Words:
    """The words of a unit by its name."""
    if is_office:
        return OFFICE
    head = next((key for key in UNITS if name.startswith((key, f"Bagian {key}", f"Bidang {key}"))), "")
    return UNITS.get(head, SUPPORT)
