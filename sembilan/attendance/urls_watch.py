"""The addresses of the watch of discipline."""

from __future__ import annotations

from django.urls import URLPattern, path

import sembilan.web.paths  # noqa: F401
from sembilan.attendance.views import watch

urlpatterns: list[URLPattern] = [
    path("kehadiran/disiplin/", watch.page, name="watch"),
    path("kehadiran/disiplin/hitung/", watch.reckoning, name="watch-reckon"),
    path("kehadiran/disiplin/saya/", watch.mine, name="watch-own"),
    path("kehadiran/disiplin/panggilan/<int:pk>/surat.pdf", watch.paper, name="watch-paper"),
    path("kehadiran/disiplin/<nip:nip>/", watch.of_person, name="watch-person"),
    path("kehadiran/disiplin/<nip:nip>/panggilan/", watch.summoning, name="watch-summon"),
    path("kehadiran/disiplin/<nip:nip>/penanganan/", watch.handling, name="watch-handle"),
]
