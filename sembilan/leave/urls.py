"""The addresses of leave."""

from __future__ import annotations

from django.urls import path

from sembilan.leave import views

app_name = "leave"

urlpatterns = [
    path("cuti/", views.own, name="own"),
    path("cuti/baru/", views.new, name="new"),
    path("cuti/baru/periksa/", views.check, name="check"),
    path("cuti/antrean/", views.queue, name="queue"),
    path("cuti/daftar/", views.listed, name="list"),
    path("cuti/daftar.xlsx", views.list_sheet, name="list-sheet"),
    path("cuti/kalender/", views.calendar, name="calendar"),
    path("cuti/sisa/", views.balances, name="balances"),
    path("cuti/sisa.xlsx", views.balance_sheet, name="balance-sheet"),
    path("cuti/sisa/pengisian/", views.openings, name="openings"),
    path("cuti/kuota/", views.quotas, name="quotas"),
    path("cuti/dinas/", views.travels, name="travels"),
    path("cuti/dinas/baru/", views.order, name="order"),
    path("cuti/pegawai/<nip:nip>/", views.of_person, name="person"),
    path("cuti/pegawai/<nip:nip>/baru/", views.new_for, name="new-for"),
    path("cuti/pegawai/<nip:nip>/periksa/", views.check_for, name="check-for"),
    path("cuti/<int:pk>/", views.one, name="one"),
    path("cuti/<int:pk>/putusan/", views.word, name="word"),
    path("cuti/<int:pk>/perbaikan/", views.mend, name="mend"),
    path("cuti/<int:pk>/penarikan/", views.withdrawal, name="withdrawal"),
    path("cuti/<int:pk>/pembatalan/", views.ending, name="ending"),
    path("cuti/<int:pk>/laporan/", views.report, name="report"),
    path("cuti/<int:pk>/dokumen/", views.document, name="document"),
    path("cuti/<int:pk>/laporan/dokumen/", views.report_document, name="report-document"),
    path("cuti/<int:pk>/formulir.pdf", views.paper, name="paper"),
]
