"""The three guides of each BerAKHLAK value, as they stand in every SKP under perilaku kerja."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from sembilan.terms.berakhlak import Nilai

GUIDES: Mapping[Nilai, tuple[str, str, str]] = MappingProxyType(
    {
        Nilai.BERORIENTASI_PELAYANAN: (
            "Memahami dan memenuhi kebutuhan masyarakat",
            "Ramah, cekatan, solutif, dan dapat diandalkan",
            "Melakukan perbaikan tiada henti",
        ),
        Nilai.AKUNTABEL: (
            "Melaksanakan tugas dengan jujur, bertanggung jawab, cermat, disiplin dan berintegritas tinggi",
            "Menggunakan kekayaan dan BMN secara bertanggung jawab, efektif, efisien",
            "Tidak menyalahgunakan kewenangan jabatan",
        ),
        Nilai.KOMPETEN: (
            "Meningkatkan kompetensi diri untuk menjawab tantangan yang selalu berubah",
            "Membantu orang lain belajar",
            "Melaksanakan tugas dengan kualitas terbaik",
        ),
        Nilai.HARMONIS: (
            "Menghargai setiap orang apapun latar belakangnya",
            "Suka menolong orang lain",
            "Membangun lingkungan kerja yang kondusif",
        ),
        Nilai.LOYAL: (
            "Memegang teguh Pancasila, UUD 1945, setia kepada NKRI serta pemerintahan yang sah",
            "Menjaga nama baik sesama ASN, pimpinan, instansi, negara",
            "Menjaga rahasia jabatan dan negara",
        ),
        Nilai.ADAPTIF: (
            "Cepat menyesuaikan diri menghadapi perubahan",
            "Terus berinovasi dan mengembangkan kreativitas",
            "Bertindak proaktif",
        ),
        Nilai.KOLABORATIF: (
            "Memberi kesempatan kepada berbagai pihak untuk berkontribusi",
            "Terbuka dalam bekerja sama untuk menghasilkan nilai tambah",
            "Menggerakkan pemanfaatan berbagai sumber daya untuk tujuan bersama",
        ),
    }
)
