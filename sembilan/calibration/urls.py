"""The addresses of calibration."""

from __future__ import annotations

from django.urls import path

from sembilan.calibration.views import moving, raters, sessions, year

app_name = "calibration"

urlpatterns = [
    path("kalibrasi/", sessions.sessions, name="sessions"),
    path("kalibrasi/baru/", sessions.new, name="new"),
    path("kalibrasi/saya/", moving.own, name="own"),
    path("kalibrasi/penilai/", raters.compared, name="raters"),
    path("kalibrasi/penilai/perhitungan/", raters.computation, name="computation"),
    path("kalibrasi/penilai.xlsx", raters.raters_sheet, name="raters-sheet"),
    path("kalibrasi/setahun/", year.year_own, name="year-own"),
    path("kalibrasi/setahun/<str:unor>/<int:year>/", year.year, name="year"),
    path("kalibrasi/setahun/<str:unor>/<int:year>.xlsx", year.year_sheet, name="year-sheet"),
    path("kalibrasi/<int:pk>/", sessions.session, name="session"),
    path("kalibrasi/<int:pk>/hasil.xlsx", sessions.session_sheet, name="session-sheet"),
    path("kalibrasi/<int:pk>/pimpinan/", sessions.lead, name="lead"),
    path("kalibrasi/<int:pk>/penutupan/", sessions.closing, name="closing"),
    path("kalibrasi/<int:pk>/pegawai/", moving.people, name="people"),
    path("kalibrasi/<int:pk>/pegawai/<int:evaluation>/", moving.propose, name="propose"),
    path("kalibrasi/<int:pk>/usulan/<int:movement>/", moving.decision, name="decision"),
]
