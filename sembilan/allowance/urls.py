"""The addresses of allowances."""

from __future__ import annotations

from django.urls import path

import sembilan.web.paths  # noqa: F401
from sembilan.allowance import views

app_name = "allowance"

urlpatterns = [
    path("tunjangan/", views.newest, name="newest"),
    path("tunjangan/<month:month>/", views.slip, name="own"),
    path("tunjangan/<month:month>/<nip:nip>/", views.slip, name="slip"),
]
