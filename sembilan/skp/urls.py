"""The addresses of SKP."""

from __future__ import annotations

from django.urls import path

from sembilan.skp import urls_bulk, views

app_name = "skp"

urlpatterns = [
    *urls_bulk.urlpatterns,
    path("skp/", views.own, name="own"),
    path("skp/baru/", views.new, name="new"),
    path("skp/perpindahan/", views.move, name="move"),
    path("skp/pindah/", views.moved, name="moved"),
    path("skp/antrean/", views.queue, name="queue"),
    path("skp/berkas.zip", views.papers, name="papers"),
    path("skp/pegawai/<nip:nip>/", views.of_person, name="person"),
    path("skp/<int:pk>/", views.one, name="one"),
    path("skp/<int:pk>/isi/<slug:kind>/", views.new_line, name="new-line"),
    path("skp/<int:pk>/isi/<slug:kind>/<int:n>/", views.line, name="line"),
    path("skp/<int:pk>/isi/<slug:kind>/<int:n>/penghapusan/", views.removal, name="removal"),
    path("skp/<int:pk>/pengajuan/", views.submission, name="submission"),
    path("skp/<int:pk>/penarikan/", views.withdrawal, name="withdrawal"),
    path("skp/<int:pk>/persetujuan/", views.approval, name="approval"),
    path("skp/<int:pk>/koreksi/", views.correction, name="correction"),
    path("skp/<int:pk>/penilai/", views.rater, name="rater"),
    path("skp/<int:pk>/adendum/", views.adendum, name="adendum"),
    path("skp/<int:pk>/adendum/pembatalan/", views.abandonment, name="abandonment"),
    path("skp/<int:pk>/riwayat/", views.history, name="history"),
    path("skp/<int:pk>/versi/<int:step>/", views.version, name="version"),
    path("skp/<int:pk>/perubahan/", views.changes, name="changes"),
    path("skp/<int:pk>/skp.pdf", views.paper, name="paper"),
]
