"""The addresses of daily work."""

from __future__ import annotations

from django.urls import path

from sembilan.worklog import views

app_name = "worklog"

urlpatterns = [
    path("harian/", views.day, name="day"),
    path("harian/bulan/", views.month, name="month"),
    path("harian/sw.js", views.worker, name="worker"),
    path("harian/tanpa-sinyal/", views.offline, name="offline"),
    path("harian/persetujuan/", views.approval, name="approval"),
    path("harian/persetujuan.xlsx", views.approval_sheet, name="approval-sheet"),
    path("harian/belum-divalidasi/", views.late, name="late"),
    path("harian/belum-divalidasi.xlsx", views.late_sheet, name="late-sheet"),
    path("harian/tim/", views.team, name="team"),
    path("harian/tim.xlsx", views.team_sheet, name="team-sheet"),
    path("harian/unggah/", views.upload, name="upload"),
    path("harian/unggah.xlsx", views.blank, name="blank"),
    path("harian/pegawai/<nip:nip>/", views.person, name="person"),
    path("harian/pegawai/<nip:nip>.xlsx", views.person_sheet, name="person-sheet"),
    path("harian/<int:pk>/", views.one, name="one"),
    path("harian/<int:pk>/penghapusan/", views.removal, name="removal"),
    path("harian/<int:pk>/bukti/<int:number>/", views.proof, name="proof"),
]
