"""The addresses of people: one's file, its sections, entries and papers."""

from __future__ import annotations

from django.urls import path

import sembilan.web.paths  # noqa: F401
from sembilan.people import urls_rights
from sembilan.people.views import entries, file, papers

app_name = "people"
FILE = "pegawai/<nip:nip>/"
ENTRY = f"{FILE}<slug:kind>/<int:pk>/"

urlpatterns = [
    *urls_rights.urlpatterns,
    *urls_rights.urlpatterns,
    path("pegawai/saya/", file.own, name="own"),
    path("pegawai/pilihan/<slug:what>/", file.options, name="options"),
    path(FILE, file.person, name="person"),
    path(f"{FILE}drh.pdf", file.drh, name="drh"),
    path(f"{FILE}foto/", papers.portrait, name="portrait"),
    path(f"{FILE}dokumen/<int:pk>/", papers.document, name="document"),
    path(f"{FILE}dokumen/<int:pk>/kecil.png", papers.small, name="small"),
    path(f"{FILE}<slug:section>/", file.person, name="section"),
    path(f"{FILE}<slug:kind>/baru/", entries.addition, name="addition"),
    path(ENTRY, entries.entry, name="entry"),
    path(f"{ENTRY}koreksi/", entries.correction, name="correction"),
    path(f"{ENTRY}penarikan/", entries.withdrawal, name="withdrawal"),
]
