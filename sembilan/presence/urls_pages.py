"""The addresses of the phone's side: the page itself, what makes it an app, phones, photos."""

from __future__ import annotations

from django.urls import path

from sembilan.presence.views import devices, pages, photos

urlpatterns = [
    path("hadir/", pages.page, name="page"),
    path("hadir/sw.js", pages.worker, name="worker"),
    path("hadir/app.webmanifest", pages.manifest, name="manifest"),
    path("hadir/telepon/", devices.own, name="phones"),
    path("hadir/telepon/<int:pk>/akhir/", devices.ending, name="end_phone"),
    path("hadir/telepon/pegawai/", devices.others, name="phones_of_others"),
    path("hadir/telepon/<int:pk>/setuju/", devices.approving, name="approve_phone"),
    path("hadir/foto/<uuid:press>/", photos.photo, name="photo"),
]
