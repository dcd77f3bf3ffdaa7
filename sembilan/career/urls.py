"""The addresses of the services."""

from __future__ import annotations

from django.urls import path

import sembilan.web.paths  # noqa: F401
from sembilan.career.views import cases, check, credit, lists

app_name = "career"

urlpatterns = [
    path("layanan/", lists.due, name="due"),
    path("layanan/daftar.xlsx", lists.sheet, name="sheet"),
    path("layanan/perhitungan/", lists.reckoning, name="reckoning"),
    path("layanan/saya/", lists.mine, name="own"),
    path("layanan/angka-kredit/", credit.newest, name="credits"),
    path("layanan/angka-kredit/<int:year>/", credit.year, name="credit"),
    path("layanan/angka-kredit/<int:pk>/konversi.pdf", credit.paper, name="credit_paper"),
    path("layanan/<nip:nip>/", lists.of_person, name="person"),
    path("layanan/berkas/", cases.cases, name="cases"),
    path("layanan/berkas/baru/", lists.opening, name="opening"),
    path("layanan/berkas/<int:pk>/", cases.case, name="case"),
    path("layanan/berkas/<int:pk>/langkah/", cases.step, name="step"),
    path("layanan/berkas/<int:pk>/surat.pdf", cases.paper, name="paper"),
    path("layanan/tanda-tangan/", cases.signing, name="signing"),
    path("layanan/periksa/<slug:code>/", check.check, name="check"),
]
