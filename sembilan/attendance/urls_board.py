"""The addresses of the day's boards."""

from __future__ import annotations

from django.urls import URLPattern, path

from sembilan.attendance.views import board, superior

urlpatterns: list[URLPattern] = [
    path("kehadiran/papan/", board.shown, name="board"),
    path("kehadiran/papan/berkas/", board.sheet, name="board-sheet"),
    path("kehadiran/hari-ini/", superior.shown, name="superior"),
]
