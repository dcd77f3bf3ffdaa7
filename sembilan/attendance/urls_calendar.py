"""The addresses of the calendar and the recap."""

from __future__ import annotations

from django.urls import URLPattern, path

import sembilan.web.paths  # noqa: F401
from sembilan.attendance.views import calendar, recap

urlpatterns: list[URLPattern] = [
    path("kehadiran/rekap/", recap.page, name="recap"),
    path("kehadiran/rekap/tabel.xlsx", recap.sheet, name="recap-sheet"),
    path("kehadiran/rekap/cetak.pdf", recap.paper, name="recap-paper"),
    path("kehadiran/", calendar.mine, name="own"),
    path("kehadiran/<nip:nip>/", calendar.of_person, name="person"),
]
