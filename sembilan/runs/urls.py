"""The addresses of what a month is computed by."""

from __future__ import annotations

from django.urls import path

import sembilan.web.paths  # noqa: F401
from sembilan.runs import views

app_name = "runs"

urlpatterns = [path("bulan/<month:month>/perhitungan/", views.computation, name="computation")]
