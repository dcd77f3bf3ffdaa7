"""The addresses of finding people."""

from __future__ import annotations

from django.urls import path

import sembilan.web.paths  # noqa: F401
from sembilan.directory.views import exports, people, saved, statistics

app_name = "directory"

urlpatterns = [
    path("pegawai/", people.people, name="people"),
    path("pegawai/unit/", people.units, name="units"),
    path("pegawai/kolom/", saved.columns, name="columns"),
    path("pegawai/saringan/", saved.keep, name="keep"),
    path("pegawai/saringan/<int:pk>/", saved.use, name="saved"),
    path("pegawai/saringan/<int:pk>/penghapusan/", saved.drop, name="drop"),
    path("pegawai/ekspor/", exports.make, name="export"),
    path("pegawai/ekspor/<int:pk>/", exports.state, name="export_state"),
    path("pegawai/ekspor/<int:pk>/berkas.xlsx", exports.file, name="export_file"),
    path("statistik/", statistics.statistics, name="statistics"),
    path("statistik/<slug:picture>.xlsx", statistics.sheet, name="statistics_sheet"),
]
