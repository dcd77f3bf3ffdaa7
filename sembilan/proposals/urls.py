"""The addresses of proposals."""

from __future__ import annotations

from django.urls import path

from sembilan.proposals import views

app_name = "proposals"

urlpatterns = [
    path("usulan/", views.own, name="own"),
    path("usulan/baru/", views.kinds, name="kinds"),
    path("usulan/baru/<slug:kind>/", views.new, name="new"),
    path("usulan/daftar/<slug:what>/", views.codes, name="codes"),
    path("usulan/antrean/", views.queue, name="queue"),
    path("usulan/antrean/persetujuan/", views.bulk, name="bulk"),
    path("usulan/<int:pk>/", views.one, name="one"),
    path("usulan/<int:pk>/perbaikan/", views.mend, name="mend"),
    path("usulan/<int:pk>/penarikan/", views.withdrawal, name="withdrawal"),
    path("usulan/<int:pk>/putusan/", views.verdict, name="verdict"),
    path("usulan/<int:pk>/dokumen/", views.document, name="document"),
    path("usulan/<int:pk>/dokumen/gambar/", views.thumbnail, name="thumbnail"),
]
