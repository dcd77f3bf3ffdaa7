"""The addresses of the map of posts."""

from __future__ import annotations

from django.urls import path

from sembilan.formation.views import board, moves, seats

app_name = "formation"
POST = "peta-jabatan/formasi/<str:unit>/<str:post>/"

urlpatterns = [
    path("peta-jabatan/", board.board, name="map"),
    path("peta-jabatan.xlsx", board.sheet, name="sheet"),
    path("peta-jabatan/bagan/", board.chart, name="chart"),
    path("peta-jabatan/mutasi/", moves.moves, name="moves"),
    path("peta-jabatan/formasi/<str:unit>/", seats.find, name="find"),
    path(POST, seats.seats, name="seats"),
    path(POST + "<int:pk>/", seats.correct, name="correct"),
    path(POST + "<int:pk>/akhir/", seats.end, name="end"),
]
