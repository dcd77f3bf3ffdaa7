"""Whom the addresses of this room serve."""

from __future__ import annotations

from tests.architecture.reach import closed, own, public

CASES = {
    "layanan/": closed(),
    "layanan/daftar.xlsx": closed(),
    "layanan/perhitungan/": closed(),
    "layanan/saya/": own(),
    "layanan/<nip:nip>/": closed("dewi"),
    "layanan/berkas/": closed(),
    "layanan/berkas/baru/": closed(),
    "layanan/berkas/<int:pk>/": closed("dewi"),
    "layanan/berkas/<int:pk>/langkah/": closed(),
    "layanan/berkas/<int:pk>/surat.pdf": closed("dewi"),
    "layanan/tanda-tangan/": closed("rina"),
    "layanan/periksa/<slug:code>/": public("whoever holds a signed letter may check it; it names no employee"),
}
