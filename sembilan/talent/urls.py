"""The addresses of the nine-box."""

from __future__ import annotations

from django.urls import path

import sembilan.web.paths  # noqa: F401
from sembilan.talent import views

app_name = "talent"

urlpatterns = [
    path("talenta/", views.newest, name="newest"),
    path("talenta/<month:month>/", views.place, name="own"),
    path("talenta/<month:month>/kotak/", views.board, name="board"),
    path("talenta/<month:month>/kotak/<int:box>/", views.board, name="box"),
    path("talenta/<month:month>/kotak.xlsx", views.sheet, name="sheet"),
    path("talenta/<month:month>/<nip:nip>/", views.place, name="place"),
]
